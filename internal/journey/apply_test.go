package journey

import (
	"strings"

	"triennia/internal/testkit"
)

// registers an organisation with the body and signs in as its representative.
func (s *story) registers(who, name, lang string) *person {
	s.t.Helper()
	p := s.visitor()
	p.name, p.lang, p.foreign = who, lang, cnca
	p.ask("POST", "/~/bodies/"+s.slug+"/registrations", m{"name": name, "email": s.address(who), "password": password, "locale": lang,
		"organisation": m{"name": both("Bluewater Data Centres Ltd", "碧水数据中心有限公司"), "country": "IE", "registration_number": "551234",
			"address": both("1 Quay Street", "码头街1号"), "city": both("Dublin", "都柏林")}}).well()
	return p
}

// sites are those of the applicant: its head office and one more.
func sites() m {
	return m{"list": []m{
		{"key": "hq", "name": both("Head office", "总部"), "address": both("1 Quay Street", "码头街1号"), "city": both("Dublin", "都柏林"), "country": "IE",
			"kind": "permanent", "central": true, "activities": both("service desk", "服务台"), "headcount": 90, "in_scope": 60},
		{"key": "cork", "name": both("Cork", "科克"), "address": both("4 South Mall", "南购物街4号"), "city": both("Cork", "科克"), "country": "IE",
			"kind": "permanent", "activities": both("operations", "运维"), "headcount": 47, "in_scope": 26},
	}}
}

func (s *story) sections(legal any) map[string]any {
	ago := func(months int) string { return s.today.AddMonths(-months).String() }
	return map[string]any{
		"organisation": legal,
		"contacts":     m{"language": s.ann.lang, "people": []m{{"name": "Niamh Byrne", "email": s.address("niamh"), "representative": true}}},
		"sites":        sites(),
		"provider":     m{"kind": "outsourcing", "certification_body": "no"},
		"scope": m{"org_unit": both("Bluewater operations", "碧水运维部"), "customers": both("banks", "银行"), "locations": []string{"hq", "cork"},
			"customer_locations": both("", ""), "technology": both("", ""), "services": []m{both("managed hosting", "托管服务"), both("service desk", "服务台服务")}},
		"headcount": m{"company": 137, "groups": []m{
			{"key": "1", "site": "hq", "activity": both("service desk", "服务台"), "total": 90, "in_scope": 60, "minutes_a_day": 480, "shifts_per_day": 1},
			{"key": "2", "site": "cork", "activity": both("operations", "运维"), "total": 47, "in_scope": 26, "minutes_a_day": 480, "shifts_per_day": 2}}},
		"system":       m{"operated_since": ago(8), "internal_audit": ago(2), "management_review": ago(1)},
		"consultancy":  m{"received": "no", "by_body": "no", "internal_audits": "no"},
		"history":      m{"held": "no", "certificates": []m{}},
		"declarations": m{"truthful": true},
	}
}

// applies fills every section in, each saved by itself, sends the licence in parts, and submits.
func (s *story) applies() {
	s.t.Helper()
	draft := s.ann.does("/applications", m{"standards": []string{itsm}})
	s.application = "/applications/" + draft.s("id")
	for name, data := range s.sections(draft.at("organisation.data")) {
		s.ann.ask("PATCH", s.application+"/sections", m{name: data}, header{"If-Match", `"` + draft.s(name+".version") + `"`}).well()
	}
	s.ann.refused(422, "POST", s.application+"/submit", m{"name": "Niamh Byrne", "explanation": "The rest follows."}, s.ann.get(s.application).version()).breaks("SM-10")
	s.hands("mat.legal", "licence.pdf")
	s.hands("doc.sla", "service levels.pdf")
	before := s.ann.get(s.application)
	before.is("state", "draft").is("count.received", "2")
	submitted := s.ann.changes("POST", s.application+"/submit", before, m{"name": "Niamh Byrne", "position": "managing director", "explanation": "The rest follows."})
	submitted.is("state", "submitted").is("turn.who", "body")
	post.waits(s.t, s.address("rita"), submitted.s("reference"))
}

// hands a file in for an item of the checklist, in parts of 500 bytes.
func (s *story) hands(item, name string) {
	s.t.Helper()
	content := testkit.PDF(name + strings.Repeat(" and more", 200))
	s.ann.sends(name, content, 500, map[string]string{"application": strings.TrimPrefix(s.application, "/applications/"), "item": item}).well()
}

// isReviewed returns one document and accepts it when it has come again, asks a question, records the review.
func (s *story) isReviewed() {
	s.t.Helper()
	s.rita.changes("POST", s.application+"/review", s.rita.get(s.application), nil).is("state", "under_review")
	v := s.rita.get(s.application)
	judge := func(number string, body m) {
		version := s.rita.get(s.application).s("materials.[number=" + number + "].version")
		s.rita.ask("POST", s.application+"/materials/"+number+"/verdict", body, header{"If-Match", `"` + version + `"`}).well()
	}
	judge(v.s("materials.0.number"), m{"accept": true})
	judge(v.s("materials.1.number"), m{"accept": false, "reason": "The second page is missing."})
	post.waits(s.t, s.address("ann"), "The second page is missing.")
	replies := s.ann.get(s.application)
	number := replies.s("materials.1.number")
	s.ann.ask("POST", s.application+"/materials/"+number+"/reply", m{"answer": "It was blank; here it is."}, header{"If-Match", `"` + replies.s("materials.1.version") + `"`}).well()
	judge(number, m{"accept": true})
	asked := s.rita.changes("POST", s.application+"/questions", s.rita.get(s.application), m{"text": "How many shifts work at Cork?", "about": "headcount"})
	asked.is("state", "info_requested").is("turn.who", "client")
	post.waits(s.t, s.address("ann"), "How many shifts work at Cork?")
	s.ann.changes("POST", s.application+"/questions/1/answer", s.ann.get(s.application), m{"answer": "Two."}).is("state", "under_review")
	yes := m{"holds": "yes", "notes": "seen"}
	s.rita.changes("PUT", s.application+"/review", s.rita.get(s.application),
		m{"competence": yes, "scope": yes, "impartiality": yes, "time": yes, "needed": "an auditor and a decision maker for service management"})
}
