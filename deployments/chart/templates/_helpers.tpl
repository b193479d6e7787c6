{{- define "triennia.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "triennia.pod" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile: {type: RuntimeDefault}
volumes:
  - name: key
    secret:
      secretName: {{ .Values.secretName }}
      items: [{key: key, path: key}]
  - name: tmp
    emptyDir: {}
  - name: data
    emptyDir: {}
{{- end }}

{{- define "triennia.container" -}}
image: {{ include "triennia.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
volumeMounts:
  - {name: key, mountPath: /secrets, readOnly: true}
  - {name: tmp, mountPath: /tmp}
  - {name: data, mountPath: /data}
env:
  - {name: LISTEN, value: "0.0.0.0:8080"}
  - {name: PUBLIC_URL, value: {{ .Values.publicUrl | quote }}}
  - {name: TRUSTED_PROXIES, value: {{ .Values.trustedProxies | quote }}}
  - {name: KEY_FILE, value: /secrets/key}
  {{- range $name, $value := .Values.environment }}
  - {name: {{ $name }}, value: {{ $value | quote }}}
  {{- end }}
  {{- range $name, $key := .Values.secretEnvironment }}
  - name: {{ $name }}
    valueFrom:
      secretKeyRef: {name: {{ $.Values.secretName }}, key: {{ $key }}}
  {{- end }}
{{- end }}
