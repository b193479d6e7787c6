package journey

import "strings"

// isQuoted computes the audit time, accepts the application and sends a quotation.
func (s *story) isQuoted() thing {
	s.t.Helper()
	draft := s.rita.get(s.application + "/calculation-draft")
	s.rita.refused(422, "POST", s.application+"/calculations", draft.at("input")).breaks("SM-20")
	s.ada.changes("POST", "/method-approvals", s.ada.get(""), m{"method": "md5-qms-provisional", "standard": itsm,
		"statement": "It suits our clients until we have a table of our own."})
	s.rita.refused(422, "POST", s.application+"/accept", nil, s.rita.get(s.application).version()).breaks("A3")
	calculation := s.rita.does(s.application+"/calculations", draft.at("input"))
	s.rita.changes("POST", s.application+"/accept", s.rita.get(s.application), nil).is("state", "accepted")
	s.fay.does("/price-lists", m{"valid_from": s.today.String(), "currency": "EUR", "tax_percent": 23, "tax_mode": "exclusive", "discount_limit_percent": 10, "items": []m{
		{"code": "application", "name": both("Application", "申请费"), "basis": "flat", "amount": "500.00", "per": "application", "when": []string{"initial"}},
		{"code": "audit", "name": both("Audit", "审核费"), "basis": "per_day", "amount": "1200.00"},
		{"code": "annual", "name": both("Annual fee", "年金"), "basis": "flat", "amount": "800.00", "per": "system", "when": []string{"surveillance"}}}})
	quotation := s.rita.does(s.application+"/quotations", m{"calculation": calculation.s("id")})
	s.ann.refused(404, "GET", "/quotations/"+quotation.s("id"), nil)
	return s.rita.changes("POST", "/quotations/"+quotation.s("id")+"/send", quotation, nil)
}

// contracts accepts the quotation as the applicant; programme and audits exist at once.
func (s *story) contracts(quotation thing) {
	s.t.Helper()
	path := "/quotations/" + quotation.s("id")
	s.pdf(s.ann, path+"/pdf")
	s.rita.refused(403, "POST", path+"/accept", m{"name": "Rita", "position": "reviewer", "consents": m{"register": true, "logo": false}}, quotation.version())
	s.ann.changes("POST", path+"/accept", s.ann.get(path), m{"name": "Niamh Byrne", "position": "managing director", "consents": m{"register": true, "logo": false}}).
		is("state", "accepted")
	s.ann.get(s.application).is("state", "contracted")
	agreed := s.ann.get("/contracts?application=" + strings.TrimPrefix(s.application, "/applications/")).list("items")
	if len(agreed) != 1 {
		s.t.Fatalf("%d contracts", len(agreed))
	}
	contract := thing{s.t, "contract", "", agreed[0]}
	s.pdf(s.ann, "/contracts/"+contract.s("id")+"/pdf")
	programmes := s.pat.get("/clients/" + contract.s("client_id") + "/programmes").list("items")
	if len(programmes) != 1 {
		s.t.Fatalf("%d programmes", len(programmes))
	}
	s.programme = "/programmes/" + (thing{s.t, "programme", "", programmes[0]}).s("id")
}

// pdf reads a file that is to be a PDF.
func (s *story) pdf(p *person, path string) {
	s.t.Helper()
	a := p.ask("GET", path, nil).well()
	if !strings.HasPrefix(string(a.raw), "%PDF-") || a.header.Get("Content-Type") != "application/pdf" {
		s.t.Errorf("%s is no PDF: %s", path, a.header.Get("Content-Type"))
	}
}
