package audit

import (
	"testing"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/programme"
)

func isms(t *testing.T, k programme.Kind, s State) *Audit {
	t.Helper()
	r := inState(t, k, s).Record()
	r.Standard = "ISO/IEC 27001:2022"
	a, err := From(r)
	do(t, err)
	return a
}

// Rule "SM-87": stage 1 of an ISMS is not reported without version and date of the statement of applicability.
func TestStage1OfAnISMSRecordsTheStatement(t *testing.T) {
	a := isms(t, programme.Stage1, FieldClosed)
	if got := a.Record().ReportBroken(); len(got) != 1 || got[0].Rule.ID != "SM-87" {
		t.Errorf("without the statement: %v", got)
	}
	for name, s := range map[string]SoA{"no version": {Version: " ", On: monday}, "no date": {Version: "3.1"}, "tomorrow": {Version: "3.1", On: tuesday}} {
		if a.RecordSoA(s, monday) == nil {
			t.Errorf("%s was taken", name)
		}
	}
	do(t, a.RecordSoA(SoA{Version: "3.1", On: monday}, monday))
	if got := a.Record().ReportBroken(); len(got) != 0 {
		t.Errorf("with it: %v", got)
	}
	for _, other := range []*Audit{isms(t, programme.Surveillance, FieldClosed), inState(t, programme.Stage1, FieldClosed)} {
		if got := other.Record().soaBroken(); got != nil {
			t.Errorf("%s of %s: %v", other.r.Type, other.r.Standard, got)
		}
	}
	if inState(t, programme.Stage1, InProgress).RecordSoA(SoA{Version: "1", On: monday}, monday) == nil {
		t.Error("a statement for service management")
	}
}

func TestTheStatementIsRecordedUntilTheDecision(t *testing.T) {
	for _, s := range States.States() {
		err := isms(t, programme.Surveillance, s).RecordSoA(SoA{Version: "4", On: monday}, tuesday)
		open := s == InProgress || s == FieldClosed || s == Reported || s == Concluded
		if (err == nil) != open {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestTheLastAuditSaysWhichStatementHolds(t *testing.T) {
	first, later := newAudit(t, programme.Stage1, audittime.DaysOf(1)).Record(), newAudit(t, programme.Surveillance, audittime.DaysOf(1)).Record()
	first.Span, first.SoA = Whole(monday, monday), &SoA{Version: "3", On: monday}
	later.Span, later.SoA = Whole(wednesday, wednesday), &SoA{Version: "4", On: tuesday}
	none := later
	none.SoA = nil
	if SoAOf(nil) != nil || SoAOf([]Record{later, first}).Version != "4" || SoAOf([]Record{first, none}).Version != "3" {
		t.Error("another statement")
	}
}
