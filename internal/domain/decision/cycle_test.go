package decision

import (
	"slices"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

func cycle() programme.Record {
	return programme.Record{Cycle: 1, DecidedOn: day("2024-01-10"), ExpiresOn: day("2027-01-09"), Slots: []programme.Slot{
		{Kind: programme.Surveillance, Number: 1, AuditID: id.Audit{1}, DueOn: day("2025-01-10")},
		{Kind: programme.Surveillance, Number: 2, AuditID: id.Audit{2}, DueOn: day("2026-12-31")},
		{Kind: programme.Recertification, Number: 1, AuditID: id.Audit{3}, DueOn: day("2027-01-09")}},
		Reviews: []programme.Review{{On: day("2023-12-01"), Note: "before"}, {On: day("2025-02-01"), ByName: "Petra", Note: "stands"}}}
}

func heldOn(n byte, k programme.Kind, on string) audit.Record {
	d := day(on)
	return audit.Record{ID: id.Audit{n}, Reference: "E-" + string('0'+rune(n)), Cycle: 1, Type: k, Number: int(n), State: audit.Decided, Span: audit.Whole(d, d)}
}

func against(n byte, clause string, g finding.Grade, s finding.State) finding.Record {
	return finding.Record{AuditID: id.Audit{n}, Clause: clause, Grade: g, State: s}
}

// Rule "D8": the cycle is compiled of its audits, what came back, and what was decided; stage 2 is not of it.
func TestTheCycleBeforeARenewal(t *testing.T) {
	audits := []audit.Record{heldOn(4, programme.Stage2, "2023-12-01"), heldOn(2, programme.Surveillance, "2025-12-01"), heldOn(1, programme.Surveillance, "2025-01-10"),
		heldOn(3, programme.Recertification, "2026-11-01")}
	other := heldOn(5, programme.Surveillance, "2022-01-01")
	other.Cycle = 0
	l := LookAt(cycle(), append(audits, other), []finding.Record{against(1, "8.1", finding.Minor, finding.Closed), against(2, "8.2", finding.Minor, finding.Closed),
		against(2, "8.1", finding.Opportunity, finding.Closed), against(2, "8.1", finding.Minor, finding.Dropped), against(2, "8.1", finding.Minor, finding.Draft)}, nil)
	if len(l.Audits) != 3 || l.Audits[0].Reference != "E-1" || l.Audits[0].Minors != 1 || l.Audits[1].Minors != 1 || len(l.Notes) != 1 || len(l.Notable) != 0 {
		t.Fatalf("in order: %+v", l)
	}
	if c := looked(*l); !c.Passed || c.Rule.ID != "D8" {
		t.Errorf("%+v", c)
	}
}

// Rule "D8": a surveillance a day late or left out, what came back, a major and a suspension are laid before whoever decides, and stop nobody.
func TestWhatStandsOutInTheCycle(t *testing.T) {
	notHeld := heldOn(2, programme.Surveillance, "2025-12-01")
	notHeld.State, notHeld.Span = audit.Programmed, audit.Span{}
	suspended := Record{ID: id.Decision{1}, Type: Suspend, State: Taken, On: day("2025-03-01"), Terms: Terms{Reason: "Late."}}
	before := suspended
	before.On = day("2024-01-09")
	l := LookAt(cycle(), []audit.Record{heldOn(1, programme.Surveillance, "2025-01-11"), notHeld, heldOn(3, programme.Recertification, "2026-11-01")},
		[]finding.Record{against(1, "8.1", finding.Minor, finding.Closed), against(3, "8.1", finding.Major, finding.Issued)}, []Record{suspended, before, {Type: Grant, State: Taken, On: day("2024-01-10")}})
	var says []string
	for _, n := range l.Notable {
		says = append(says, n.En)
	}
	want := []string{"surveillance 1 was held on 11 January 2025, due on 10 January 2025", "E-3 found major nonconformities (1)", "surveillance 2 was not held",
		"nonconformities against 8.1 came back", "the certificate was suspended on 1 March 2025"}
	if !slices.Equal(says, want) {
		t.Errorf("notable: %q", says)
	}
	if len(l.Acts) != 1 || len(l.Clauses) != 1 || !slices.Equal(l.Clauses[0].Audits, []string{"E-1", "E-3"}) || l.Audits[1].Open != 1 {
		t.Errorf("%+v", l)
	}
	f := file()
	f.Look, f.Agreed, f.Audits = l, true, f.Audits[1:]
	d, x := prepared(t, Renew), taking("2026-12-01")
	x.File, x.Code = f, ""
	if err := d.Decide(x); err != nil || d.Record().Look != l {
		t.Errorf("the look stopped the renewal, or is not kept: %v", err)
	}
	checks := Renew.Checks(f, mei)
	if i := slices.IndexFunc(checks, func(c Check) bool { return c.Rule.ID == "D8" }); i < 0 || checks[i].Passed {
		t.Errorf("%+v", checks)
	}
}

// Rule "D8": a complaint of the cycle is one to think about, an older one is not.
func TestTheCycleTellsItsComplaints(t *testing.T) {
	for received, notable := range map[string]bool{"2026-05-03": false, "2026-05-04": true} {
		l := Look{From: day("2026-05-04")}
		l.Complained("CP-1", day(received), text.T("received", "已收到"))
		if len(l.Notable) > 0 != notable || looked(l).Passed == notable {
			t.Errorf("received on %s: %v", received, l.Notable)
		}
	}
}
