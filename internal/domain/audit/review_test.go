package audit

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// Rule "P7": due from the conclusion of an audit until a review names it.
func TestTheProgrammeIsReviewedAfterEachAudit(t *testing.T) {
	of := func(n byte, k programme.Kind, s State) Record {
		return Record{ID: id.Audit{n}, Reference: string('A' + rune(n)), Type: k, State: s}
	}
	p := programme.Record{State: programme.Certified}
	audits := []Record{of(1, programme.Stage1, Concluded), of(2, programme.Stage2, Decided), of(3, programme.Surveillance, Reported)}
	if due := ReviewDue(p, audits); len(due) != 1 || due[0].ID != audits[1].ID {
		t.Fatalf("due %+v", due)
	}
	if got := WarnReview(p, audits, nil); len(got) != 1 || got[0].Rule.ID != "P7" {
		t.Errorf("warned %v", got)
	}
	p.Reviews = []programme.Review{{After: []id.Audit{audits[1].ID}}}
	if got := WarnReview(p, audits, nil); len(got) != 0 {
		t.Errorf("after the review: %v", got)
	}
	audits[2].State = Concluded
	if due := ReviewDue(p, audits); len(due) != 1 || due[0].ID != audits[2].ID {
		t.Errorf("after the next audit: %+v", due)
	}
	if p.State = programme.Terminated; len(ReviewDue(p, audits)) != 0 {
		t.Error("a programme that has ended is reviewed")
	}
}

// Rule "P7": a complaint or a change asks for the review from the day of the decision on, until a review names it.
func TestTheProgrammeIsReviewedForComplaintsAndChanges(t *testing.T) {
	decided := date.New(2026, 3, 6)
	p := programme.Record{State: programme.Certified, DecidedOn: decided}
	prompt := func(on date.Date) []Prompt { return []Prompt{{Subject: "k", Reference: "K-1", On: on}} }
	if got := WarnReview(p, nil, prompt(decided)); len(got) != 1 || got[0].Rule.ID != "P7" {
		t.Errorf("on the day: %v", got)
	}
	if got := WarnReview(p, nil, prompt(decided.AddDays(-1))); len(got) != 0 {
		t.Errorf("before the cycle: %v", got)
	}
	p.Reviews = []programme.Review{{Beside: []string{"k"}}}
	if got := WarnReview(p, nil, prompt(decided)); len(got) != 0 {
		t.Errorf("after the review: %v", got)
	}
	p.State, p.Reviews = programme.Terminated, nil
	if got := WarnReview(p, nil, prompt(decided)); len(got) != 0 {
		t.Errorf("of a programme that has ended: %v", got)
	}
}
