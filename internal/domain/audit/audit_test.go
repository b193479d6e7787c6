package audit

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

const itsms = "ISO/IEC 20000-1:2018"

var (
	d                          = date.MustParse
	berg, lin, ito, wu         = id.Identity{1}, id.Identity{2}, id.Identity{3}, id.Identity{4}
	monday, tuesday, wednesday = d("2026-12-07"), d("2026-12-08"), d("2026-12-09")
	threeDays                  = Whole(monday, wednesday)
)

func newAudit(t *testing.T, k programme.Kind, days audittime.HalfDays) *Audit {
	t.Helper()
	p := programme.Record{ID: id.Programme{1}, ClientID: id.Client{2}, ClientName: text.T("Acme", "艾克米"), Standard: itsms, Cycle: 1,
		Days: programme.Days{Stage1: days, Stage2: days, Surveillance: days, Recertification: days}}
	a, err := New(id.Audit{5}, "E-26-0001", p, programme.Slot{Kind: k, Number: 1})
	do(t, err)
	return a
}

func inState(t *testing.T, k programme.Kind, s State) *Audit {
	t.Helper()
	r := newAudit(t, k, audittime.DaysOf(3)).Record()
	r.State, r.Span, r.Team = s, threeDays, []Member{{PersonID: berg, Name: "Berg", Role: Lead}}
	r.ObjectBy = d("2026-11-30")
	r.Plan = Plan{Objectives: "o", Criteria: "c", Scope: "s", Places: "p"}
	for _, day := range []date.Date{monday, tuesday, wednesday} {
		r.Plan.Items = append(r.Plan.Items, PlanItem{Day: day, From: "09:00", To: "17:00", Topic: "work", Who: []id.Identity{berg}})
	}
	for _, h := range Headings(k) {
		r.Report.Sections = append(r.Report.Sections, Section{Key: h.Key, Body: text.T("said", "")})
	}
	r.Report.Recommendation = Positive
	r.Stage1 = &Stage1{Objectives: slices.Clone(objectives), Readiness: Ready, Conclusion: "ready"}
	for i := range r.Stage1.Objectives {
		r.Stage1.Objectives[i].Met = "yes"
	}
	r.Checklist = ChecklistFor(k, []Check{{Key: "4.1"}})
	for i := range r.Checklist {
		r.Checklist[i].Conformity = Conforms
	}
	a, err := From(r)
	do(t, err)
	return a
}

func meeting(day date.Date) Meeting {
	return Meeting{Day: day, Time: "09:00", Attendees: []Attendee{{Name: "Berg", Body: true}, {Name: "Wang"}}}
}

func stage1Record(t *testing.T, ended date.Date, r Readiness) *Record {
	s := inState(t, programme.Stage1, Concluded).Record()
	s.Span, s.ConcludedOn, s.Stage1.Readiness = Whole(ended, ended), ended, r
	return &s
}

func ids(err error) []string {
	var broken rule.Broken
	errors.As(err, &broken)
	var out []string
	for _, b := range broken {
		out = append(out, b.Rule.ID)
	}
	return out
}

var iaf = pack.For("IAF", date.New(2026, 11, 23))

func TestEveryStateAndEveryAction(t *testing.T) {
	p := Proposal{Span: threeDays, Team: []Member{{PersonID: berg, Name: "Berg", Role: Lead}}}
	acts := map[Action]func(*Audit) error{
		DoPropose: func(a *Audit) error { return a.Propose(p, nil, iaf, d("2026-11-23")) },
		DoObject:  func(a *Audit) error { return a.Object(Objection{Reason: "holiday"}, time.Time{}) },
		DoConfirm: func(a *Audit) error { return a.Assume("planner", d("2026-12-01")) },
		DoClear: func(a *Audit) error {
			a.r.Occasion = &programme.Occasion{Announcement: programme.ShortNotice}
			return a.Clear(Clearance{ByID: lin, By: "Lin", On: monday, Note: "No conflict is known."}, nil)
		},
		DoPlan:     func(a *Audit) error { return a.IssuePlan(Coverage{}, d("2026-12-01")) },
		DoStart:    func(a *Audit) error { return a.Start(meeting(monday), wednesday, StartRules{}) },
		DoClose:    func(a *Audit) error { return a.Close(meeting(wednesday), wednesday) },
		DoReport:   func(a *Audit) error { return a.IssueReport("Berg", wednesday, 0) },
		DoReopen:   func(a *Audit) error { return a.Reopen("a question") },
		DoConclude: func(a *Audit) error { return a.Conclude(wednesday, nil) },
		DoDecide:   func(a *Audit) error { return a.Decide(wednesday) },
		DoRepeat:   func(a *Audit) error { return a.Repeat("too late") },
		DoAbort:    func(a *Audit) error { return a.Abort("access was refused", tuesday) },
		DoCancel:   func(a *Audit) error { return a.Cancel("contract ended") },
	}
	for _, s := range States.States() {
		if StateNames[s].IsZero() {
			t.Errorf("state %s has no name", s)
		}
		for _, do := range States.AllActions() {
			a := inState(t, programme.Surveillance, s)
			err := acts[do](a)
			if States.Can(s, do) != (err == nil) || err == nil && a.Record().State != States[s][do] {
				t.Errorf("%s in %s: %v, now %s", do, s, err, a.Record().State)
			}
			if err == nil && len(a.Take()) == 0 {
				t.Errorf("%s in %s leaves no event", do, s)
			}
		}
	}
}

func TestHalfDays(t *testing.T) {
	s := Half(d("2026-12-07"), true)
	if s.String() != "2026-12-07/pm" || s.Day() != d("2026-12-07") || !s.Afternoon() {
		t.Errorf("%s", s)
	}
	var back Span
	b, err := json.Marshal(Span{s, s + 1})
	do(t, err)
	do(t, json.Unmarshal(b, &back))
	if back != (Span{s, s + 1}) {
		t.Errorf("%s came back as %v", b, back)
	}
	if json.Unmarshal([]byte(`"2026-12-07/evening"`), &s) == nil {
		t.Error("an evening was taken")
	}
	friToMon := Whole(d("2026-12-11"), d("2026-12-14"))
	if friToMon.Working(false) != 4 || friToMon.Working(true) != 8 {
		t.Errorf("over a weekend: %d, %d", friToMon.Working(false), friToMon.Working(true))
	}
}

// Rules "MD5-2" and "T5" with the worked example D31: 80 % of 3 days are 2.4.
func TestTimeOnSite(t *testing.T) {
	two := Whole(monday, tuesday)
	for _, c := range []struct {
		name string
		span Span
		team []Member
		days audittime.HalfDays
		want []string
	}{
		{"D31: expert and observer do not count", two, []Member{{PersonID: berg, Role: Lead}, {PersonID: ito, Role: Expert}, {PersonID: wu, Role: Observer}}, 6, []string{"MD5-2"}},
		{"an auditor in training does not count", two, []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Trainee, EvaluatorID: berg}}, 6, []string{"MD5-2"}},
		{"a second auditor for half a day", two, []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Auditor, Span: Span{two.To, two.To}}}, 6, []string{}},
		{"exactly 80 %", two, []Member{{PersonID: berg, Role: Lead}}, 5, []string{}},
		{"half a day below", Span{two.From, two.To - 1}, []Member{{PersonID: berg, Role: Lead}}, 5, []string{"MD5-2"}},
	} {
		a := newAudit(t, programme.Stage2, c.days)
		err := a.CanPropose(Proposal{Span: c.span, Team: c.team}, nil)
		if got := ids(err); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// Rule "MD5-4" with the worked example T26: two auditors for 1.5 days with 10 hours on the full day are credited 3 days, and 4 are needed.
func TestThePlanCountsEightHoursADay(t *testing.T) {
	r := inState(t, programme.Surveillance, Confirmed).Record()
	r.Days = audittime.DaysOf(4)
	r.Team = []Member{{PersonID: berg, Role: Lead}, {PersonID: lin, Role: Auditor}, {PersonID: ito, Role: Expert}}
	all := []id.Identity{berg, lin, ito}
	r.Plan.Items = []PlanItem{{Day: monday, From: "08:00", To: "18:00", Topic: "a", Who: all}, {Day: tuesday, From: "08:00", To: "12:00", Topic: "b", Who: all}}
	if r.PlannedMinutes() != 3*480 || !slices.Equal(ids(r.PlanBroken(Coverage{})), []string{"MD5-2"}) {
		t.Errorf("%d minutes, %v", r.PlannedMinutes(), r.PlanBroken(Coverage{}))
	}
	r.Days = 7
	if got := r.PlanBroken(Coverage{}); len(got) > 0 {
		t.Errorf("80 %% of 3.5 days are 2.8: %v", got)
	}
}

// Rules "TM3" and "TM6".
func TestThePlanIsWhole(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Record)
		want   []string
	}{
		"complete":          {func(*Record) {}, nil},
		"TM6 no objectives": {func(r *Record) { r.Plan.Objectives = "" }, []string{"TM6"}},
		"TM6 no entries":    {func(r *Record) { r.Plan.Items = nil }, []string{"TM6"}},
		"TM6 outside":       {func(r *Record) { r.Plan.Items[0].Day = monday.AddDays(-1) }, []string{"TM6"}},
		"TM3 expert alone": {func(r *Record) {
			r.Team = append(r.Team, Member{PersonID: ito, Role: Expert})
			r.Plan.Items = append(r.Plan.Items, PlanItem{Day: monday, From: "17:00", To: "18:00", Topic: "alone", Who: []id.Identity{ito}})
		}, []string{"TM3"}},
	} {
		r := inState(t, programme.Surveillance, Confirmed).Record()
		c.change(&r)
		if got := ids(r.PlanBroken(Coverage{})); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Rules "TM1", "AU-1" and "AU-2"; an observer is put to the client with the team ("TM5").
func TestFitness(t *testing.T) {
	r := newAudit(t, programme.Stage2, audittime.DaysOf(3)).Record()
	fit := staff.Record{ID: berg, Name: "Berg", Competences: []staff.Competence{{Standard: itsms, Function: staff.Lead, From: d("2020-01-01"), Evidence: "x"}}}
	booked := func(s Span, of id.Audit) []Booking {
		return []Booking{{PersonID: berg, AuditID: of, Title: text.T("Other", "其他"), Span: s}}
	}
	for name, c := range map[string]struct {
		leave    []staff.Leave
		bookings []Booking
		decider  id.Identity
		want     []string
	}{
		"free":                          {want: nil},
		"AU-2 on leave on the last day": {leave: []staff.Leave{{From: wednesday, To: d("2026-12-20")}}, want: []string{"AU-2"}},
		"back that morning":             {leave: []staff.Leave{{From: d("2026-12-01"), To: d("2026-12-06")}}, want: nil},
		"AU-2 booked the last half-day": {bookings: booked(Span{threeDays.To, threeDays.To + 4}, id.Audit{9}), want: []string{"AU-2"}},
		"booked right after":            {bookings: booked(Span{threeDays.To + 1, threeDays.To + 4}, id.Audit{9}), want: nil},
		"booked by this audit":          {bookings: booked(threeDays, r.ID), want: nil},
		"AU-1 would decide":             {decider: berg, want: []string{"AU-1"}},
	} {
		x := fit
		x.Leave = c.leave
		got := r.Unfit(Candidate{Record: x, Bookings: c.bookings}, Lead, threeDays, Asked{Decider: c.decider})
		if !slices.Equal(ids(got), c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := ids(r.Unfit(Candidate{Record: staff.Record{ID: wu}}, Auditor, threeDays, Asked{})); !slices.Equal(got, []string{"K1"}) {
		t.Errorf("without competence: %v", got)
	}
	team := []Member{{PersonID: wu, Name: "Wu", Role: Auditor}, {PersonID: wu, Name: "Wu", Role: Observer}}
	if got := ids(leaderBroken(team)); !slices.Equal(got, []string{"TM1", "TM1"}) {
		t.Errorf("no leader and twice the same: %v", got)
	}
	if got := ids(r.UnfitTeam(Proposal{Span: threeDays, Team: team[:1]}, nil, Asked{})); !slices.Equal(got, []string{"TM1"}) {
		t.Errorf("a stranger: %v", got)
	}
}

// Rule "TM7".
func TestSilenceIsConsentOnlyAfterTheWindow(t *testing.T) {
	a := newAudit(t, programme.Stage1, audittime.DaysOf(3))
	do(t, a.Propose(Proposal{Span: threeDays, Team: []Member{{PersonID: berg, Name: "Berg", Role: Lead}}}, nil, iaf, d("2026-11-13")))
	if a.Record().ObjectBy != d("2026-11-27") {
		t.Errorf("ten workdays from a Friday: %s", a.Record().ObjectBy)
	}
	for on, ok := range map[string]bool{"2026-11-26": false, "2026-11-27": false, "2026-11-28": true} {
		if err := a.CanAssume(d(on)); (err == nil) != ok {
			t.Errorf("on %s: %v", on, err)
		}
	}
	early := inState(t, programme.Stage1, Planned)
	if got := ids(early.CanStart(monday.AddDays(-1), StartRules{})); !slices.Equal(got, []string{"TM7"}) {
		t.Errorf("a day before the agreed dates: %v", got)
	}
}

// Rules "S1-1" and "S1-4".
func TestStage2WaitsForStage1(t *testing.T) {
	block := rule.Broken{TM1.Breaks(text.T("no internal audit", "无内审"))}
	nine := iaf
	nine.Numbers = map[pack.Key]int{pack.StageGapMonths: 9}
	for _, c := range []struct {
		name string
		with StartRules
		want []string
	}{
		{"none", StartRules{}, []string{"S1-1"}},
		{"not ready", StartRules{Stage1: stage1Record(t, d("2026-11-01"), NotReady)}, []string{"S1-1"}},
		{"ready", StartRules{Limits: iaf, Stage1: stage1Record(t, d("2026-11-01"), Ready)}, nil},
		{"six months ago to the day", StartRules{Limits: iaf, Stage1: stage1Record(t, d("2026-06-07"), Ready)}, nil},
		{"one day more", StartRules{Limits: iaf, Stage1: stage1Record(t, d("2026-06-06"), Ready)}, []string{"S1-4"}},
		{"a body that waits nine months", StartRules{Limits: nine, Stage1: stage1Record(t, d("2026-06-06"), Ready)}, nil},
		{"the scheme blocks", StartRules{Limits: iaf, Stage1: stage1Record(t, d("2026-11-01"), Ready), Blocks: block}, []string{"TM1"}},
	} {
		if got := ids(inState(t, programme.Stage2, Planned).CanStart(monday, c.with)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	for days, warned := range map[int]bool{89: false, 90: false, 91: true} {
		if got := WarnInterval(monday, monday.AddDays(days), iaf) != nil; got != warned {
			t.Errorf("S1-4 after %d days: %v", days, got)
		}
	}
}

// Rule "F1".
func TestMeetingsNameBothSides(t *testing.T) {
	m := meeting(monday)
	m.Attendees = m.Attendees[:1]
	if got := ids(inState(t, programme.Surveillance, Planned).Start(m, wednesday, StartRules{})); !slices.Equal(got, []string{"F1"}) {
		t.Errorf("nobody of the client: %v", got)
	}
}

// Rules "S1-2" and "S1-3".
func TestStage1AnswersItsObjectives(t *testing.T) {
	a := inState(t, programme.Stage1, FieldClosed)
	do(t, a.RecordStage1(Stage1{Objectives: []Objective{{Key: "a", Met: "yes"}}}))
	got := ids(a.CanIssueReport(0))
	want := append(slices.Repeat([]string{"S1-2"}, 6), "S1-3")
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if inState(t, programme.Surveillance, InProgress).RecordStage1(Stage1{}) == nil {
		t.Error("a surveillance has objectives of stage 1")
	}
}

// Rules "F5", "F6", "F7" and "V3".
func TestTheReportIsComplete(t *testing.T) {
	a := inState(t, programme.Surveillance, FieldClosed)
	if err := a.CanIssueReport(0); err != nil {
		t.Fatal(err)
	}
	if got := ids(a.CanIssueReport(2)); !slices.Equal(got, []string{"F6"}) {
		t.Errorf("with drafts: %v", got)
	}
	do(t, a.Tick([]Check{{Key: "V3-h"}}))
	do(t, a.WriteReport([]Section{{Key: "deviations", None: true}, {Key: "criteria", None: true}}, ""))
	got := ids(a.CanIssueReport(0))
	want := append([]string{"V3"}, append(slices.Repeat([]string{"F6"}, 12), "F7", "F7", "F7", "F7", "F6")...)
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	r := inState(t, programme.Surveillance, FieldClosed).Record()
	r.Closing = &Meeting{Day: monday}
	eight := pack.Set{Numbers: map[pack.Key]int{pack.ReportWorkdays: 8}}
	if r.ReportDue(iaf) != d("2026-12-21") || r.ReportDue(eight) != d("2026-12-17") || r.Turn(Around{Start: StartRules{Limits: eight}}).By != d("2026-12-17") {
		t.Errorf("F5: report due %s, in a stricter body %s", r.ReportDue(iaf), r.ReportDue(eight))
	}
}

func TestTheReportBeginsWithWhatIsKnown(t *testing.T) {
	r := inState(t, programme.Surveillance, InProgress).Record()
	r.Report = Report{}
	a, err := From(r)
	do(t, err)
	do(t, a.Close(meeting(wednesday), wednesday))
	got := map[string]text.Text{}
	for _, s := range a.Record().Report.Sections {
		got[s.Key] = s.Body
	}
	if len(got) != 5 || got["scope"].En != "s" || got["representative"].En != "Wang" || got["disclaimer"].Zh == "" {
		t.Errorf("%v", got)
	}
	if len(a.Record().ReportBroken()) != 13 {
		t.Errorf("%d things are missing still", len(a.Record().ReportBroken()))
	}
}

func TestConclusionWaitsForFindings(t *testing.T) {
	open := rule.Broken{F6.Breaks(text.T("open", "未关闭"))}
	if inState(t, programme.Stage2, Reported).CanConclude(open) == nil {
		t.Error("stage 2 concluded with open findings")
	}
	if err := inState(t, programme.Stage1, Reported).CanConclude(open); err != nil {
		t.Errorf("stage 1 concludes with its concerns: %v", err)
	}
}

func TestRecordIsACopy(t *testing.T) {
	a := inState(t, programme.Stage1, InProgress)
	r := a.Record()
	r.Team[0].Name = "changed"
	r.Stage1.Objectives[0].Met = "no"
	if a.Record().Team[0].Name != "Berg" || a.Record().Stage1.Objectives[0].Met != "yes" {
		t.Error("the record shares its parts")
	}
	if len(a.Record().Bookings()) != 1 || len(inState(t, programme.Stage1, Cancelled).Record().Bookings()) != 0 {
		t.Error("a cancelled audit keeps people booked")
	}
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAMeetingIsRecordedWhenItHasTakenPlace(t *testing.T) {
	for name, c := range map[string]struct {
		today date.Date
		ok    bool
	}{"the day before": {monday.AddDays(-1), false}, "on the day": {monday, true}, "the day after": {monday.AddDays(1), true}} {
		err := inState(t, programme.Surveillance, Planned).Start(meeting(monday), c.today, StartRules{})
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
