package journey

import (
	"encoding/json"
	"strings"
)

// findings of an audit, as the person sees them.
func (e *engagement) findings(p *person) []thing {
	e.t.Helper()
	var out []thing
	for _, x := range p.get(e.path + "/findings").list("items") {
		out = append(out, thing{e.t, "finding", "", x})
	}
	return out
}

// finds writes a nonconformity of the grade.
func (e *engagement) finds(grade string) func() {
	return func() {
		e.t.Helper()
		e.jonas.does(e.path+"/findings", m{"grade": grade, "clause": "8.6.1", "requirement": "Incidents are recorded.",
			"statement": "Two incidents were not.", "evidence": "Tickets 4711 and 4712."})
	}
}

// responds hands parts of the answer in.
func (s *story) responds(finding string, parts map[string]string) thing {
	s.t.Helper()
	body := m{}
	for key, words := range parts {
		body[key] = m{"text": words}
	}
	return s.ann.changes("POST", "/findings/"+finding+"/respond", s.ann.get("/findings/"+finding), body)
}

// reviews accepts the parts; a reason returns one.
func (s *story) reviews(finding string, reasons map[string]string) thing {
	s.t.Helper()
	body := m{}
	for key, reason := range reasons {
		body[key] = m{"accept": reason == "", "reason": reason}
	}
	return s.jonas.changes("POST", "/findings/"+finding+"/review", s.jonas.get("/findings/"+finding), body)
}

// stage2 holds a stage 2; on site is what happens there.
func (s *story) stage2(onSite func(*engagement) func(), recommendation string) *engagement {
	s.t.Helper()
	e := s.audit("stage2")
	e.arranged(s.monday(14))
	e.planned()
	var there func()
	if onSite != nil {
		there = onSite(e)
	}
	e.held(there)
	e.reported(recommendation)
	return e
}

// prepared is the decision of the type that the worker has laid before the decision makers.
func (s *story) prepared(of string) string {
	s.t.Helper()
	var found string
	soon(s.t, "a decision to "+of, func() bool {
		found = s.mei.get("/decisions?state=prepared&type=" + of).s("items.0.id")
		return found != ""
	})
	return "/decisions/" + found
}

// grants decides on the certificate; somebody of the team may not.
func (s *story) grants() thing {
	s.t.Helper()
	path := s.prepared("grant")
	post.waits(s.t, s.address("mei"), "Bluewater")
	s.jonas.refused(403, "POST", path+"/take", m{}, s.jonas.get(path).version())
	s.mei.changes("POST", path+"/take", s.mei.get(path), m{"reason": "The file shows conformity."}).is("state", "taken")
	held := s.ann.get("/certificates").at("items.0.id")
	if held == nil {
		s.t.Fatal("no certificate")
	}
	return s.certificate(held.(string))
}

func (s *story) certificate(id string) thing { s.t.Helper(); return s.ann.get("/certificates/" + id) }

// signed waits until the worker has signed the certificate.
func (s *story) signed(id string) {
	s.t.Helper()
	soon(s.t, "a signature", func() bool { return s.certificate(id).at("signature") != nil })
}

// verified is what anyone reads about the certificate with the code.
func (s *story) verified(code string) thing {
	s.t.Helper()
	out := s.visitor().ask("GET", "/api/v1/verify/"+code, nil).well()
	page := s.visitor().ask("GET", "/verify/"+code, nil).well()
	if strings.Contains(string(page.raw), "<script") || !strings.Contains(page.header.Get("Content-Type"), "text/html") {
		s.t.Errorf("the page of verification: %s", page.raw)
	}
	if number := out.s("number"); number == "" || !strings.Contains(string(page.raw), number) {
		j, _ := json.Marshal(out.json)
		s.t.Errorf("page and JSON differ: %s and %s", j, page.raw)
	}
	return out.thing
}
