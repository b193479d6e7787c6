package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNoVariableAtAll(t *testing.T) {
	c, err := Parse(map[string]string{"HOME": "/home/ada"})
	if err != nil {
		t.Fatal(err)
	}
	if c.PublicURL != "http://localhost:8080" || c.DatabaseURL != "" || c.RedisURL != "" || c.Secure() {
		t.Errorf("unexpected defaults: %+v", c)
	}
	if c.KeyFile != filepath.Join(c.DataDir, "key") {
		t.Errorf("key file %s is not in %s", c.KeyFile, c.DataDir)
	}
}

func TestDataDirectory(t *testing.T) {
	for _, tc := range []struct {
		vars map[string]string
		uid  int
		want string
	}{
		{map[string]string{"HOME": "/root"}, 0, "/var/lib/triennia"},
		{map[string]string{"HOME": "/home/ada"}, 1000, "/home/ada/.local/share/triennia"},
		{map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/srv/ada"}, 1000, "/srv/ada/triennia"},
		{map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "relative"}, 1000, "/home/ada/.local/share/triennia"},
		{map[string]string{}, 1000, ""},
		{map[string]string{}, 0, "/var/lib/triennia"},
	} {
		if got := defaultDataDir(tc.vars, tc.uid); got != tc.want {
			t.Errorf("%v uid %d: %s, want %s", tc.vars, tc.uid, got, tc.want)
		}
	}
}

func TestSecretsFromFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "url")
	if err := os.WriteFile(path, []byte("postgres://owner:pw@db/triennia\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Parse(map[string]string{"DATABASE_URL_FILE": path, "HOME": "/home/ada"})
	if err != nil || c.DatabaseURL != "postgres://owner:pw@db/triennia" {
		t.Errorf("%q, %v", c.DatabaseURL, err)
	}
	_, err = Parse(map[string]string{"DATABASE_URL_FILE": path, "DATABASE_URL": "x"})
	wantErr(t, err, "keep one")
	_, err = Parse(map[string]string{"SMTP_PASSWORD_FILE": "/nowhere/at/all"})
	wantErr(t, err, "SMTP_PASSWORD_FILE")
}

func TestWrongVariables(t *testing.T) {
	for name, tc := range map[string]struct {
		vars map[string]string
		says string
	}{
		"listen":        {map[string]string{"LISTEN": "8080"}, "LISTEN"},
		"public url":    {map[string]string{"PUBLIC_URL": "example.org"}, "PUBLIC_URL"},
		"one role only": {map[string]string{"DATABASE_URL": "a", "APP_DATABASE_URL": "b"}, "or neither"},
		"demo on roles": {map[string]string{"DEMO": "true", "APP_DATABASE_URL": "b", "SYSTEM_DATABASE_URL": "c"}, "own database"},
		"proxy":         {map[string]string{"TRUSTED_PROXIES": "10.0.0.0/8,nginx"}, "nginx"},
		"mail":          {map[string]string{"SMTP_HOST": "mx", "SMTP_TLS": "ssl"}, "SMTP_TLS"},
		"open password": {map[string]string{"SMTP_HOST": "mx", "SMTP_FROM": "a@b", "SMTP_USER": "a", "SMTP_TLS": "none"}, "open line"},
		"sender":        {map[string]string{"SMTP_HOST": "mx"}, "SMTP_FROM"},
		"remote signer": {map[string]string{"REMOTE_SIGNER_URL": "http://signer.example/csc/v1"}, "REMOTE_SIGNER_URL"},
		"bucket":        {map[string]string{"S3_BUCKET": "files"}, "S3_ENDPOINT"},
		"port":          {map[string]string{"SMTP_PORT": "many"}, "Port"},
		"open register": {map[string]string{"CERTSEARCH_URL": "http://api.example.org"}, "CERTSEARCH_URL"},
		"hasty":         {map[string]string{"CERTSEARCH_PAUSE": "-1s"}, "CERTSEARCH_PAUSE"},
		"open demo":     {map[string]string{"DEMO": "true", "LISTEN": "0.0.0.0:80"}, "loopback"},
		"demo on real":  {map[string]string{"DEMO": "true", "DATABASE_URL": "a"}, "own database"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(tc.vars)
			wantErr(t, err, tc.says)
		})
	}
}

func wantErr(t *testing.T, err error, says string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), says) {
		t.Errorf("error %v does not say %q", err, says)
	}
}
