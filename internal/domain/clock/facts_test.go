package clock

import (
	"testing"
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
)

func heldAudit(n byte, kind programme.Kind, cycle int, day string) audit.Record {
	return audit.Record{ID: id.Audit{n}, Type: kind, Cycle: cycle, State: audit.Decided, Span: audit.Whole(on(day), on(day))}
}

// Rule "SM-120" in the second cycle: the recertification audit that led into it does not count as that of its end.
func TestARenewedCertificateHasALastSafeDay(t *testing.T) {
	p := programme.Record{Cycle: 2, Limits: pack.For("IAF", on("2026-12-01"))}
	c := certificate.Record{Rules: body.IAF, Convention: body.DayBefore, Cycle: 2, DecidedOn: on("2026-12-01"), IssuedOn: on("2026-12-01"), PreviousExpiry: on("2027-01-09")}
	audits := []audit.Record{heldAudit(1, programme.Recertification, 1, "2026-10-20")}
	safe := func() (out Record) {
		for _, r := range Owed(InputOf(c, p, audits, on("2028-03-01")), Record{}) {
			if r.Kind == Recertification {
				out = r
			}
		}
		return out
	}
	if r := safe(); r.SafeOn.IsZero() || r.DueOn != on("2030-01-09") {
		t.Errorf("%+v", r)
	}
	audits = append(audits, heldAudit(2, programme.Recertification, 2, "2028-02-20"))
	if r := safe(); !r.SafeOn.IsZero() {
		t.Errorf("after its own recertification audit: %+v", r)
	}
}

// Rule "P6": an approved earlier day of a surveillance stands beside its last day.
func TestWhatIsOwedKnowsTheAgreedDay(t *testing.T) {
	p := programme.Record{Cycle: 1, Limits: pack.For("IAF", on("2026-06-10")), Slots: []programme.Slot{
		{Kind: programme.Surveillance, Number: 1, AuditID: id.Audit{1}}, {Kind: programme.Surveillance, Number: 2, AuditID: id.Audit{2},
			Shift: &programme.Shift{DueOn: on("2028-05-01"), ApprovedAt: time.Unix(1, 0)}}}}
	c := certificate.Record{Rules: body.IAF, Convention: body.DayBefore, Cycle: 1, DecidedOn: on("2026-06-10"), IssuedOn: on("2026-06-10")}
	owed := Owed(InputOf(c, p, []audit.Record{heldAudit(1, programme.Surveillance, 1, "2027-05-01")}, on("2027-08-01")), Record{})
	if owed[0].State != Done || owed[1].AgreedOn != on("2028-05-01") || owed[1].DueOn != on("2028-12-31") {
		t.Errorf("%+v", owed)
	}
	if got := SurveillancesOwed(owed); len(got) != 1 || got[0] != (programme.Owed{Number: 2, LastOn: on("2028-12-31")}) {
		t.Errorf("%+v", got)
	}
}
