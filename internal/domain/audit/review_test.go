package audit

import (
	"testing"

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
	if got := WarnReview(p, audits); len(got) != 1 || got[0].Rule.ID != "P7" {
		t.Errorf("warned %v", got)
	}
	p.Reviews = []programme.Review{{After: []id.Audit{audits[1].ID}}}
	if got := WarnReview(p, audits); len(got) != 0 {
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
