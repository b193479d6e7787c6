package register

import "slices"

// Message is what version 2 of the API takes of one certificate.
type Message struct {
	Entity        map[string]string `json:"certified_entity"`
	Certification map[string]any    `json:"certification"`
}

// MessageOf says the entry by the API (SM-126); hidden, the register shows it to nobody.
func MessageOf(e Entry, hidden bool) Message {
	m := Message{Entity: map[string]string{}, Certification: map[string]any{"certificate_accreditation_status": "Accredited"}}
	says := map[string]string{}
	first := slices.IndexFunc(Fields, func(f Field) bool { return f.Name == identityNumber })
	for i, f := range Fields {
		says[f.Name] = e.Cells[i]
		switch {
		case e.Cells[i] == "":
		case i < first:
			m.Entity[f.Name] = e.Cells[i]
		default:
			m.Certification[f.Name] = e.Cells[i]
		}
	}
	for _, other := range []string{identityNumber, "scheme_name", "standards_name"} { // said otherwise
		delete(m.Certification, other)
	}
	m.Certification["certificate_identity_number"] = says[identityNumber]
	m.Certification["schemes"] = []any{map[string]any{"scheme_name": says["scheme_name"],
		"standard_list": []any{map[string]string{"standards_name": says["standards_name"]}}}}
	m.Certification["sites"] = e.messageSites()
	if hidden {
		m.Certification["certification_status"] = Hidden
	}
	return m
}

// messageSites are all sites: those that are not named go from the register.
func (e Entry) messageSites() []map[string]string {
	out := []map[string]string{}
	for _, site := range e.Sites {
		said := map[string]string{}
		for i, name := range SiteFields[1:] { // the first is the identity number
			if name == "site_scope" {
				name = "scope_description"
			}
			if v := site[i+1]; v != "" {
				said[name] = v
			}
		}
		out = append(out, said)
	}
	return out
}
