package decision

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	day    = date.MustParse
	mei    = Decider{ID: id.Identity{7}, Name: "Mei Lin"}
	leader = Member{ID: id.Identity{8}, Name: "Jonas Berg", Role: text.T("team leader", "审核组长"), Audits: true}
)

func file() Dossier {
	return Dossier{Reviewed: true, Contract: true, Limits: pack.For("IAF", day("2025-01-01")), Audits: []Audit{
		{Reference: "E-26-0001", EndedOn: day("2025-07-01"), Team: []Member{leader}, Reported: true, Recommended: true},
		{Reference: "E-26-0002", Stage2: true, EndedOn: day("2025-08-31"), Team: []Member{leader}, Reported: true, Recommended: true},
	}}
}

func prepared(t *testing.T, of Type) *Decision {
	t.Helper()
	d, err := New(Record{ID: id.Decision{1}, Type: of, ClientID: id.Client{2}, CertificateID: id.Certificate{3},
		Standard: "ISO/IEC 20000-1:2018", Because: "P4", ProposedOn: day("2026-01-05")})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func taking(on string) Taking {
	return Taking{By: mei, At: time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC), On: day(on), File: file(),
		Terms: Terms{Reason: "The file shows it.", Code: "surveillance_overdue", EndsOn: day(on).AddMonths(6)}}
}

func brokenRules(err error) []string {
	var broken rule.Broken
	errors.As(err, &broken)
	var out []string
	for _, b := range broken {
		out = append(out, b.Rule.ID)
	}
	return out
}

func TestTheFileStopsTheDecision(t *testing.T) {
	for name, x := range map[string]struct {
		change func(*Dossier, *Decider)
		want   []string
	}{
		"a complete file":        {func(*Dossier, *Decider) {}, nil},
		"D1: the leader decides": {func(_ *Dossier, by *Decider) { by.ID = leader.ID }, []string{"D1"}},
		"D1: an observer of stage 1 decides (D27)": {func(f *Dossier, by *Decider) {
			f.Audits[0].Team = append(f.Audits[0].Team, Member{ID: mei.ID, Role: text.T("observer", "观察员")})
		}, []string{"D1"}},
		"D2: not competent": {func(_ *Dossier, by *Decider) {
			by.Fit = fault.New(fault.Denied, text.T("not competent", "不具备能力"))
		}, []string{"D2"}},
		"D4: a finding is open": {func(f *Dossier, _ *Decider) {
			f.Findings = []Finding{{Number: "1", Open: fault.New(fault.IllegalMove, text.T("no plan", "无计划"))}}
		}, []string{"D4"}},
		"D5: no report, no contract": {func(f *Dossier, _ *Decider) { f.Contract, f.Audits[1].Reported = false, false }, []string{"D5"}},
	} {
		f, by := file(), mei
		x.change(&f, &by)
		if got := brokenRules(prepared(t, Grant).CanDecide(f, by)); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", name, got, x.want)
		}
	}
}

// Rule D6: stage 2 ended on 31 August 2025, the six months end on 28 February 2026.
func TestAMajorVerifiedTooLateRepeatsStage2(t *testing.T) {
	for on, ok := range map[string]bool{"2025-12-01": true, "2026-02-28": true, "2026-03-01": false} {
		f := file()
		f.Findings = []Finding{{Number: "1", Major: true, VerifiedOn: day(on)}}
		err := prepared(t, Grant).CanDecide(f, mei)
		if got := brokenRules(err); ok != (err == nil) || !ok && !slices.Equal(got, []string{"D6"}) {
			t.Errorf("D6 verified on %s: %v", on, err)
		}
	}
}

// Rule "SM-88": a next cycle that nothing is agreed for is a warning in the file of a renewal, and no more.
func TestANextCycleWithoutAnAgreement(t *testing.T) {
	for _, agreed := range []bool{false, true} {
		f := file()
		f.Agreed = agreed
		checks := Renew.Checks(f, mei)
		at := slices.IndexFunc(checks, func(c Check) bool { return c.Rule.ID == "SM-88" })
		if at < 0 || checks[at].Passed != agreed {
			t.Errorf("agreed %v: %+v", agreed, checks)
		}
		if err := prepared(t, Renew).CanDecide(f, mei); err != nil {
			t.Errorf("agreed %v: %v", agreed, err)
		}
	}
	if slices.ContainsFunc(Grant.Checks(file(), mei), func(c Check) bool { return c.Rule.ID == "SM-88" }) {
		t.Error("a first certification has no next cycle yet")
	}
}

// Rule "SM-87": a certificate of an ISMS is not decided on without its statement of applicability.
func TestADecisionNamesTheStatementOfApplicability(t *testing.T) {
	f := file()
	f.NeedsSoA = true
	if got := brokenRules(prepared(t, Grant).CanDecide(f, mei)); !slices.Equal(got, []string{"SM-87"}) {
		t.Errorf("without it: %v", got)
	}
	f.SoA = &audit.SoA{Version: "3.1", On: day("2025-06-01")}
	if err := prepared(t, Grant).CanDecide(f, mei); err != nil {
		t.Error(err)
	}
}

// Rules X3 and X5: the ground is named, the end lies within six months (31 August + 6 = 28 February).
func TestASuspensionNamesItsGroundAndEnd(t *testing.T) {
	for _, x := range []struct {
		ends string
		code ReasonCode
		want []string
	}{
		{"2026-02-28", "surveillance_overdue", nil},
		{"2026-03-01", "surveillance_overdue", []string{"X5"}},
		{"2025-08-31", "surveillance_overdue", []string{"X5"}},
		{"2026-02-01", "false_information", []string{"X3"}},
		{"2026-02-01", "", []string{"X3"}},
	} {
		in := taking("2025-08-31")
		in.EndsOn, in.Code = day(x.ends), x.code
		err := prepared(t, Suspend).Decide(in)
		if got := brokenRules(err); !slices.Equal(got, x.want) {
			t.Errorf("until %s for %q: %v", x.ends, x.code, err)
		}
	}
}

// Rule X5 again: a suspension is lifted only when nothing is overdue.
func TestRestoringWantsTheGroundResolved(t *testing.T) {
	f := file()
	if err := prepared(t, Restore).CanDecide(f, mei); err != nil {
		t.Error(err)
	}
	open := []Finding{{Number: "1", Major: true, Open: errors.New("open")}}
	owed := []text.Text{text.T("surveillance 1", "第1次监督审核")}
	for name, c := range map[string]struct {
		of        Type
		suspended bool
		owed      []text.Text
		findings  []Finding
		want      []string
	}{
		"restored with something owed":                {Restore, true, owed, nil, []string{"X5"}},
		"restored with an open major":                 {Restore, true, nil, open, []string{"D4"}},
		"reduced with something owed":                 {Reduce, true, owed, nil, []string{"X5"}},
		"reduced with an open major":                  {Reduce, true, nil, open, []string{"D4"}},
		"reduced, nothing open":                       {Reduce, true, nil, nil, nil},
		"reduced while valid":                         {Reduce, false, owed, open, nil},
		"renewed with something owed":                 {Renew, true, owed, nil, []string{"X5"}},
		"renewed while valid":                         {Renew, false, owed, nil, nil},
		"suspended no more by what is decided beside": {Maintain, true, owed, nil, nil},
	} {
		f := file()
		f.Suspended, f.Standing, f.Owed, f.Findings = c.suspended, true, c.owed, c.findings
		if got := brokenRules(prepared(t, c.of).CanDecide(f, mei)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A renewal that comes too late is barred, and says so on the button.
func TestARenewalThatComesTooLate(t *testing.T) {
	f := file()
	f.Bars = rule.Broken{X5.Breaks(text.T("Too late.", "太迟。"))}
	if got := brokenRules(prepared(t, Renew).CanDecide(f, mei)); !slices.Equal(got, []string{"X5"}) {
		t.Errorf("%v", got)
	}
}

// Rule "SM-177": put aside by somebody who might decide it, where it is a proposal and follows no appeal.
func TestWhoPutsAProposalAside(t *testing.T) {
	for name, c := range map[string]struct {
		of     Type
		change func(*Record, *Taking)
		want   string
	}{
		"a proposal of the clock":      {Suspend, func(*Record, *Taking) {}, ""},
		"an escalated audit":           {Maintain, func(r *Record, _ *Taking) { r.Because = "" }, ""},
		"by the leader of the audit":   {Maintain, func(_ *Record, x *Taking) { x.By.ID = leader.ID }, "D1"},
		"by somebody not competent":    {Suspend, func(_ *Record, x *Taking) { x.By.Fit = errors.New("no") }, "D2"},
		"by somebody who keeps out":    {Suspend, func(r *Record, _ *Taking) { r.Recusals = []Recusal{{By: mei.ID}} }, "SM-151"},
		"after an upheld appeal":       {Restore, func(r *Record, _ *Taking) { r.Appealed = &Appealed{Reference: "B-1"} }, "SM-177"},
		"a grant that was asked for":   {Grant, func(r *Record, _ *Taking) { r.Because = "" }, "illegal_move"},
		"a renewal that was asked for": {Renew, func(r *Record, _ *Taking) { r.Because = "" }, "illegal_move"},
	} {
		r, x := prepared(t, c.of).Record(), taking("2026-01-05")
		c.change(&r, &x)
		d, err := From(r)
		if err != nil {
			t.Fatal(err)
		}
		x.File.Recusals = r.Recusals
		err = d.Dismiss(x)
		got := ""
		var f fault.Error
		if ids := brokenRules(err); len(ids) > 0 {
			got = ids[0]
		} else if errors.As(err, &f) {
			got = string(f.Kind)
		}
		if got != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheFileOfARefusalIsOfWhatWasRefused(t *testing.T) {
	for _, c := range []struct {
		r    Record
		want Type
	}{
		{Record{Type: Refuse}, Grant}, {Record{Type: Refuse, CertificateID: id.Certificate{1}}, Renew}, {Record{Type: Keep}, Extend}, {Record{Type: Suspend}, Suspend},
	} {
		if got := c.r.Of(); got != c.want {
			t.Errorf("%s: %s", c.r.Type, got)
		}
	}
}

func TestOnlyAGrantIsRefused(t *testing.T) {
	d := prepared(t, Grant)
	x := taking("2026-01-05")
	x.Refuse, x.Code = true, ""
	x.File.Audits[1].Recommended = false
	if err := d.Decide(x); err != nil || d.Record().Type != Refuse {
		t.Errorf("a file without recommendation is refused: %v, %s", err, d.Record().Type)
	}
	x = taking("2026-01-05")
	x.Refuse = true
	if prepared(t, Suspend).Decide(x) == nil {
		t.Error("a suspension was refused")
	}
}

// The file made of the records: a repeated stage 2 keeps its team, a cancelled audit is not there.
func TestTheFileOfTheRecords(t *testing.T) {
	team := []audit.Member{{PersonID: leader.ID, Name: "Jonas Berg", Role: audit.Lead}}
	audits := []audit.Record{
		{Reference: "1", Type: programme.Stage1, State: audit.Concluded, Stage1: &audit.Stage1{Readiness: audit.Ready}, Team: team},
		{Reference: "2", Type: programme.Stage2, State: audit.Repeated, Team: []audit.Member{{PersonID: mei.ID}}},
		{Reference: "3", Type: programme.Stage2, State: audit.Concluded, Team: team, Report: audit.Report{Recommendation: audit.Positive, IssuedOn: day("2026-01-01")}},
		{Reference: "4", Type: programme.Stage2, State: audit.Cancelled},
		{Reference: "5", Type: programme.Surveillance, State: audit.Concluded},
	}
	a := application.Record{State: application.Contracted, Review: application.Review{DecidedOn: day("2025-01-01")}}
	f := FileOf(Grant, a, []contract.Record{{State: contract.Active}}, audits, []finding.Record{{Grade: finding.Opportunity}, {Grade: finding.Minor, State: finding.Issued, Reference: "3/1"}})
	if len(f.Audits) != 3 || !f.Reviewed || !f.Contract || len(f.Findings) != 1 {
		t.Errorf("%+v", f)
	}
	if got := brokenRules(prepared(t, Grant).CanDecide(f, mei)); !slices.Equal(got, []string{"D1", "D4"}) {
		t.Errorf("broken: %v", got)
	}
}

func TestABodyMaySuspendForLessThanSixMonths(t *testing.T) {
	in := taking("2025-08-31")
	in.File.Limits.Numbers = map[pack.Key]int{pack.SuspensionMonths: 2}
	in.EndsOn = day("2025-11-01")
	if got := brokenRules(prepared(t, Suspend).Decide(in)); !slices.Equal(got, []string{"X5"}) {
		t.Errorf("longer than the policy: %v", got)
	}
	in.EndsOn = day("2025-10-31")
	if err := prepared(t, Suspend).Decide(in); err != nil {
		t.Error(err)
	}
}

// Rules "D3" and "D9": the decision keeps who, when, why and what was seen; reviewing it first is allowed.
func TestADecisionIsRecorded(t *testing.T) {
	d, in := prepared(t, Grant), taking("2026-01-05")
	in.Seen = []Seen{{Name: text.T("Stage 2 report", "第二阶段审核报告"), SHA256: "ab"}}
	if err := d.Decide(in); err != nil {
		t.Fatal(err)
	}
	r := d.Record()
	if r.State != Taken || r.By != mei.ID || r.On != day("2026-01-05") || len(r.Checks) != 5 || len(r.Seen) != 1 {
		t.Errorf("D3: %+v", r)
	}
	in.Reason = " "
	var bad fault.Invalid
	if err := prepared(t, Withdraw).Decide(in); !errors.As(err, &bad) || bad.Fields[0].Path != "reason" {
		t.Errorf("D3: withdrawing without a reason: %v", err)
	}
}

func TestEveryStateAndEveryAction(t *testing.T) {
	do := map[Action]func(*Decision) error{
		Take:     func(d *Decision) error { return d.Decide(taking("2026-01-05")) },
		Dismiss:  func(d *Decision) error { return d.Dismiss(taking("2026-01-05")) },
		Overtake: func(d *Decision) error { return d.Overtake(day("2026-01-05")) },
		Agree:    func(d *Decision) error { return d.Agree(taking("2026-01-05")) },
		Disagree: func(d *Decision) error { return d.Disagree(taking("2026-01-05")) },
		TakeBack: func(d *Decision) error { return d.TakeBack(mei, taking("2026-01-05").At) },
		Recuse:   func(d *Decision) error { return d.Recuse(taking("2026-01-05")) },
	}
	forward := func(by Decider) *Motion {
		return &Motion{Needs: 3, Terms: Terms{Reason: "Access refused.", Code: "surveillance_overdue", EndsOn: day("2026-03-01")}, Voices: []Voice{{By: by.ID, ByName: by.Name}}}
	}
	motions := map[Action]*Motion{Agree: forward(rui), Disagree: forward(rui), TakeBack: forward(mei)}
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			r := prepared(t, Suspend).Record()
			r.State, r.Motion = s, motions[a]
			d, err := From(r)
			if err != nil {
				t.Fatal(err)
			}
			if err = do[a](d); States.Can(s, a) != (err == nil) || err == nil && d.Record().State != States[s][a] {
				t.Errorf("%s in %s: %v, now %s", a, s, err, d.Record().State)
			}
		}
	}
}

func TestTheGreyedButtonSaysWhy(t *testing.T) {
	d := prepared(t, Grant)
	if a := d.Actions(file(), mei); !a[0].Allowed {
		t.Errorf("a fit decider: %+v", a)
	}
	a := d.Actions(file(), Decider{ID: leader.ID, Name: leader.Name})
	if a[0].Allowed || a[0].Why == nil || a[0].Why.Zh == "" {
		t.Errorf("the leader: %+v", a)
	}
}

// Rule "D7": a transfer needs its review and contract, and a certificate that can still be taken over.
func TestATransferRestsOnItsReview(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Dossier)
		want   []string
	}{
		"in order":    {func(*Dossier) {}, nil},
		"no review":   {func(f *Dossier) { f.Reviewed = false }, []string{"D7"}},
		"no contract": {func(f *Dossier) { f.Contract = false }, []string{"D7"}},
		"suspended since": {func(f *Dossier) {
			f.Bars = rule.Broken{application.TR2.Breaks(text.Text{})}
		}, []string{"TR-2"}},
	} {
		d := prepared(t, Transfer)
		x := taking("2026-01-05")
		x.File.Audits = nil
		c.change(&x.File)
		if got := brokenRules(d.Decide(x)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if of, err := Transfer.Outcome(true); err != nil || of != Refuse {
		t.Error("a transfer cannot be refused:", err)
	}
}

// Rule "TR-7": leaving for another body is no ground against a certificate, and one to end it at the client's request.
func TestLeavingForAnotherBodyIsNoGround(t *testing.T) {
	for of, want := range map[Type][]string{Suspend: {"TR-7"}, Withdraw: {"TR-7"}, Cancel: nil} {
		x := taking("2026-01-05")
		x.Asked = &Asked{On: x.On}
		x.Code = transferredOut
		if got := brokenRules(prepared(t, of).Decide(x)); !slices.Equal(got, want) {
			t.Errorf("%s: %v", of, got)
		}
	}
}

// An extension is decided on a complete file while the certificate is valid; refused, the certificate stays.
func TestAnExtensionRestsOnItsAuditAndAValidCertificate(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Taking)
		want   []string
	}{
		"in order":            {func(*Taking) {}, nil},
		"by an auditor":       {func(x *Taking) { x.By.ID = leader.ID }, []string{"D1"}},
		"before its audit":    {func(x *Taking) { x.File.Audits = nil }, []string{"D5"}},
		"open nonconformity":  {func(x *Taking) { x.File.Findings = []Finding{{Number: "1", Open: errors.New("open")}} }, []string{"D4"}},
		"suspended meanwhile": {func(x *Taking) { x.File.Bars = rule.Broken{application.SM81.Breaks(text.Text{})} }, []string{"SM-81"}},
	} {
		x := taking("2026-01-05")
		x.Reason, x.Code = "", ""
		c.change(&x)
		if got := brokenRules(prepared(t, Extend).Decide(x)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	d := prepared(t, Extend)
	x := taking("2026-01-05")
	x.Refuse, x.Code = true, ""
	x.File.Audits[1].Recommended = false
	if err := d.Decide(x); err != nil || d.Record().Type != Keep {
		t.Errorf("refused on what the audit found: %v, %s", err, d.Record().Type)
	}
}

func TestAnExtensionIsFedByTheAuditThatCoveredIt(t *testing.T) {
	a, other := id.Application{1}, id.Application{2}
	for _, c := range []struct {
		of    Type
		x     audit.Record
		feeds bool
	}{
		{Extend, audit.Record{Type: programme.Special, Extends: a}, true},
		{Extend, audit.Record{Type: programme.Surveillance, Extends: a}, true},
		{Extend, audit.Record{Type: programme.Special, Extends: other}, false},
		{Keep, audit.Record{Type: programme.Special, Extends: a}, true},
		{Extend, audit.Record{Type: programme.Surveillance}, false},
		{Renew, audit.Record{Type: programme.Special, Extends: a}, false},
	} {
		if got := c.of.Feeds(c.x, a); got != c.feeds {
			t.Errorf("%s, %s of %v: %v", c.of, c.x.Type, c.x.Extends, got)
		}
	}
}

// Rule "SM-178": cancelled on a written request that was made by the day of the decision, and is kept.
func TestACancellationNamesTheRequest(t *testing.T) {
	for _, c := range []struct {
		asked *Asked
		want  []string
	}{
		{nil, []string{"SM-178"}}, {&Asked{Reference: "M-17"}, []string{"SM-178"}}, {&Asked{On: day("2026-01-06")}, []string{"SM-178"}},
		{&Asked{On: day("2026-01-05"), Reference: " M-17 "}, nil},
	} {
		x, d := taking("2026-01-05"), prepared(t, Cancel)
		x.Code, x.Asked = "client_request", c.asked
		if got := brokenRules(d.Decide(x)); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v", c.asked, got)
		}
		if r := d.Record(); c.want == nil && (r.Asked == nil || r.Asked.On != c.asked.On || r.Asked.Reference != "M-17") {
			t.Errorf("kept: %+v", r.Asked)
		}
	}
}

// What the clock proposes comes with its reason; what people propose, without.
func TestTheReasonOfAProposalIsDrafted(t *testing.T) {
	for _, c := range []struct {
		r    Record
		want string
	}{
		{Record{Terms: Terms{Code: Overdue}, Deadline: day("2027-11-24")}, "2027"}, {Record{Terms: Terms{Code: Unresolved}, Deadline: day("2027-11-24")}, "2027"},
		{Record{Terms: Terms{Code: Misused}, Cause: text.T("Misuse M-1", "误用M-1")}, "M-1"}, {Record{Terms: Terms{Code: Overdue}}, ""}, {Record{}, ""},
	} {
		got := c.r.Draft()
		if c.want == "" && !got.IsZero() || !strings.Contains(got.En, c.want) || !strings.Contains(got.Zh, c.want) {
			t.Errorf("%+v: %+v", c.r, got)
		}
	}
}
