package journey

import "testing"

// contracted is a story whose applicant has accepted the quotation and been found ready in stage 1.
func contracted(t *testing.T, lang string) *story {
	s := begin(t, "IE")
	s.ann = s.registers("ann", "Ann Byrne", lang)
	s.applies()
	s.isReviewed()
	s.contracts(s.isQuoted())
	s.stage1()
	return s
}

func TestAMinorIsAnsweredReturnedAndAccepted(t *testing.T) {
	s := contracted(t, "en")
	e := s.stage2(func(e *engagement) func() { return e.finds("minor") }, "conditional")
	f := e.findings(s.ann)[0].is("state", "issued").s("id")
	e.jonas.refused(422, "POST", e.path+"/conclude", nil, e.jonas.get(e.path).version()).breaks("F9")
	s.mei.refused(403, "POST", "/findings/"+f+"/respond", m{"cause": m{"text": "not mine"}}, s.mei.get("/findings/"+f).version())
	s.responds(f, map[string]string{"correction": "Recorded both.", "cause": "Training.", "corrective_action": "A course.", "other_sites": "Looked at, not affected."}).is("state", "responded")
	s.reviews(f, map[string]string{"correction": "", "cause": "Why was there no training?", "corrective_action": "", "other_sites": ""}).is("state", "returned").is("turn.who", "client")
	s.responds(f, map[string]string{"cause": "New staff were not on the list of training."})
	s.reviews(f, map[string]string{"cause": ""}).is("state", "plan_accepted")
	e.concluded()
	s.grants().is("state", "active")
}

func TestAMajorVerifiedTooLateNeedsAnotherStage2(t *testing.T) {
	s := contracted(t, "en")
	e := s.stage2(func(e *engagement) func() { return e.finds("major") }, "conditional")
	f := e.findings(s.ann)[0].s("id")
	plan := map[string]string{"correction": "Recorded both.", "cause": "Training.", "corrective_action": "A course.", "other_sites": "Looked at, not affected."}
	s.responds(f, plan)
	s.reviews(f, map[string]string{"correction": "", "cause": "", "corrective_action": "", "other_sites": ""}).is("state", "plan_accepted")
	e.jonas.refused(422, "POST", e.path+"/conclude", nil, e.jonas.get(e.path).version())
	s.until(e.to.AddMonths(6).AddDays(1))
	s.responds(f, map[string]string{"evidence": "The records of the course."})
	s.reviews(f, map[string]string{"evidence": ""}).is("state", "closed")
	e.concluded()
	grant := s.prepared("grant")
	s.mei.refused(422, "POST", grant+"/take", m{"reason": "The file shows conformity."}, s.mei.get(grant).version()).breaks("D6")
	e.by(s.pat, "/repeat", m{"reason": "The major was verified after six months."}).is("state", "repeated")
	s.stage2(nil, "positive").concluded()
	s.grants().is("state", "active")
}
