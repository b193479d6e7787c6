package journey

import (
	"triennia/internal/domain/date"
)

// engagement is one audit of a story.
type engagement struct {
	*story
	path     string
	from, to date.Date
}

// audit is the audit that the programme has for the step now: "Stage 1", "Surveillance 1".
func (s *story) audit(kind string) *engagement {
	s.t.Helper()
	var found string
	for _, x := range s.pat.get(s.programme).list("steps") {
		step := thing{s.t, "step", "", x}
		if id := step.s("audit_id"); id != "" && !over(step.s("state")) {
			if path := "/audits/" + id; s.pat.get(path).s("type") == kind && found == "" {
				found = path
			}
		}
	}
	if found == "" {
		s.t.Fatalf("the programme has no open %s: %v", kind, s.pat.get(s.programme).at("steps"))
	}
	return &engagement{story: s, path: found}
}

func over(state string) bool {
	return state == "concluded" || state == "decided" || state == "repeated" || state == "cancelled"
}

// by does a verb of the audit as the person.
func (e *engagement) by(p *person, verb string, body any) thing {
	e.t.Helper()
	return p.changes("POST", e.path+verb, p.get(e.path), body)
}

// arranged puts dates and team to the client, who confirms them.
func (e *engagement) arranged(from date.Date) {
	e.t.Helper()
	half := func(d date.Date, x string) string { return d.String() + "/" + x }
	team := []m{{"person_id": e.ids["Jonas"], "role": "lead"}, {"person_id": e.ids["Wu"], "role": "auditor"}}
	needs, _ := e.pat.get(e.path).at("days").(float64)
	e.from, e.to = from, from.AddDays(max(0, int(needs+1.5)/2-1))
	proposal := m{"span": m{"from": half(e.from, "am"), "to": half(e.to, "pm")}, "team": team}
	alone := m{"span": proposal["span"], "team": []m{{"person_id": e.ids["Wu"], "role": "lead"}}}
	e.pat.refused(422, "POST", e.path+"/propose", alone, e.pat.get(e.path).version()).breaks("K1")
	e.by(e.pat, "/propose", proposal).is("state", "proposed").is("turn.who", "client")
	e.by(e.ann, "/object", m{"reason": "Our annual shutdown.", "about": "dates"}).is("state", "objected").is("turn.who", "body")
	e.by(e.pat, "/propose", proposal)
	e.by(e.ann, "/confirm", nil).is("state", "confirmed")
	if ics := e.ann.ask("GET", e.path+"/calendar.ics", nil).well(); len(ics.raw) == 0 {
		e.t.Error("no calendar file")
	}
}

// plan writes the plan of every day and sends it.
func (e *engagement) planned() {
	e.t.Helper()
	var items []m
	for d := e.from; !d.After(e.to); d = d.AddDays(1) {
		items = append(items, m{"day": d.String(), "from": "09:00", "to": "17:00", "topic": "Operation", "place": "Head office", "clauses": []string{"8.6.1"},
			"who": []string{e.ids["Jonas"], e.ids["Wu"]}})
	}
	e.jonas.changes("PUT", e.path+"/plan", e.jonas.get(e.path), m{"objectives": "Conformity and effectiveness", "criteria": itsm, "scope": "managed hosting",
		"places": "Head office, Cork", "items": items})
	e.by(e.jonas, "/plan/issue", nil).is("state", "planned")
	e.pdf(e.ann, e.path+"/plan.pdf")
}

// held goes from the opening to the closing meeting; on site is what happens between.
func (e *engagement) held(onSite func()) {
	e.t.Helper()
	e.until(e.from)
	begun := e.by(e.jonas, "/start", e.meeting(e.from)).is("state", "in_progress")
	var checks []m
	for _, x := range begun.list("checklist") {
		checks = append(checks, m{"key": (thing{e.t, "", "", x}).s("key"), "conformity": "conforms", "note": "seen"})
	}
	if len(checks) > 0 {
		e.jonas.changes("PATCH", e.path+"/checklist", e.jonas.get(e.path), m{"checks": checks})
	}
	if onSite != nil {
		onSite()
	}
	e.until(e.to)
	e.by(e.jonas, "/close", e.meeting(e.to)).is("state", "field_closed")
}

func (e *engagement) meeting(d date.Date) m {
	return m{"day": d.String(), "time": "09:00", "place": "Head office",
		"attendees": []m{{"name": "Jonas Berg", "role": "lead", "body": true}, {"name": "Niamh Byrne", "role": "managing director"}}}
}

// isReady records the outcome of stage 1: its seven objectives are met.
func (e *engagement) isReady() {
	e.t.Helper()
	var objectives []m
	for _, key := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		objectives = append(objectives, m{"key": key, "met": "yes", "note": "seen"})
	}
	e.jonas.changes("PUT", e.path+"/stage1", e.jonas.get(e.path), m{"objectives": objectives, "readiness": "ready", "conclusion": "Ready for stage 2."})
}

// reported writes the report with every heading and sends it.
func (e *engagement) reported(recommendation string) {
	e.t.Helper()
	e.jonas.refused(422, "POST", e.path+"/report/issue", nil, e.jonas.get(e.path).version()).breaks("F6")
	v := e.jonas.get(e.path)
	var sections []m
	for _, x := range v.list("headings") {
		sections = append(sections, m{"key": (thing{e.t, "", "", x}).s("key"), "body": both("Written.", "已填写。")})
	}
	e.jonas.changes("PUT", e.path+"/report", v, m{"sections": sections, "recommendation": recommendation})
	e.by(e.jonas, "/report/issue", nil).is("state", "reported")
	e.pdf(e.ann, e.path+"/report.pdf")
}

func (e *engagement) concluded() {
	e.t.Helper()
	e.by(e.jonas, "/conclude", nil).is("state", "concluded")
}

// stage1 holds a stage 1 that ends well.
func (s *story) stage1() {
	s.t.Helper()
	e := s.audit("stage1")
	e.arranged(s.monday(14))
	e.planned()
	e.held(e.isReady)
	e.reported("positive")
	e.concluded()
}
