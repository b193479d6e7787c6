package notice

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
)

var day = date.New(2026, 3, 6)

func reported() Record {
	return Record{ID: id.ChangeNotice{1}, Report: Report{Kind: "sites", Since: day, Text: "We moved."}, ReportedOn: day, ReportedBy: "Niamh"}
}

func at(t *testing.T, s State) *Notice {
	t.Helper()
	n, err := Receive(reported(), pack.For("IE", day))
	if err != nil {
		t.Fatal(err)
	}
	r := n.Record()
	r.State = s
	if n, err = From(r); err != nil {
		t.Fatal(err)
	}
	return n
}

func wrong(err error) string {
	var bad fault.Invalid
	if errors.As(err, &bad) {
		return bad.Fields[0].Path
	}
	return ""
}

func TestReceive(t *testing.T) {
	for field, change := range map[string]func(*Record){
		"":      func(*Record) {},
		"kind":  func(r *Record) { r.Kind = "weather" },
		"since": func(r *Record) { r.Since = date.Date{} },
		"text":  func(r *Record) { r.Text = " " },
	} {
		r := reported()
		change(&r)
		if _, err := Receive(r, pack.For("IE", day)); wrong(err) != field || field != "" && err == nil {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestTenDays(t *testing.T) { // rule "CH1"
	n := at(t, Reported)
	due := day.AddDays(10)
	if r := n.Record(); r.DueOn != due || r.Turn().By != due || r.Remind(due) || !r.Remind(due.AddDays(1)) {
		t.Errorf("%+v", r)
	}
	n.Reminded(due.AddDays(1))
	if r := n.Record(); r.Remind(due.AddDays(7)) || !r.Remind(due.AddDays(8)) {
		t.Error("reminded again too early or never")
	}
	if at(t, Closed).Record().Remind(due.AddDays(99)) {
		t.Error("reminded of what is closed")
	}
}

// Rule "SM-180": what was assessed has a day of its own, and is asked for after it.
func TestWhatIsAskedForIsDone(t *testing.T) {
	n := at(t, Reported)
	n.Reminded(day.AddDays(11))
	if err := n.Triage(NewTime, "More people.", "Rui", day.AddDays(12), pack.For("IE", day)); err != nil {
		t.Fatal(err)
	}
	due := day.AddDays(12 + 30)
	if r := n.Record(); r.DueOn != due || r.Turn().By != due || r.Remind(due) || !r.Remind(due.AddDays(1)) {
		t.Errorf("%+v", r)
	}
	n.Reminded(due.AddDays(1))
	if r := n.Record(); r.Remind(due.AddDays(7)) || !r.Remind(due.AddDays(8)) {
		t.Error("reminded again too early or never")
	}
}

// Rule "SM-181": what the assessment asks for has happened before the notice ends.
func TestANoticeEndsWithWhatItAsksFor(t *testing.T) {
	application := Outcome{Kind: ByApplication, ID: "a"}
	for name, x := range map[string]struct {
		result Result
		c      Closing
		f      Followed
		want   string
	}{
		"no action":                         {"no_action", Closing{}, Followed{}, ""},
		"no audit was called for":           {SpecialAudit, Closing{}, Followed{}, "SM-181"},
		"saying that none is needed":        {SpecialAudit, Closing{Unneeded: true}, Followed{}, "SM-181"},
		"the audit was held":                {SpecialAudit, Closing{}, Followed{Held: true}, ""},
		"nobody has decided to suspend":     {Suspension, Closing{}, Followed{Waits: true}, "SM-181"},
		"it is decided on":                  {Suspension, Closing{}, Followed{}, ""},
		"new time without an amendment":     {NewTime, Closing{}, Followed{Possible: []Outcome{application}}, "SM-181"},
		"the agreement stays":               {NewTime, Closing{Unneeded: true}, Followed{}, ""},
		"scope without an application":      {ScopeChange, Closing{}, Followed{}, "SM-181"},
		"the application is named":          {ScopeChange, Closing{Came: []string{"a"}}, Followed{Possible: []Outcome{application}}, ""},
		"an application from before is not": {ScopeChange, Closing{Came: []string{"b"}}, Followed{Possible: []Outcome{application}}, "came"},
	} {
		r := at(t, Triaged).Record()
		r.Result, x.c.Done, r.SuspendID = x.result, "Done.", id.Decision{1}
		n, err := From(r)
		if err != nil {
			t.Fatal(err)
		}
		err = n.Close(x.c, "Rui", day, x.f)
		var broken rule.Broken
		got := wrong(err)
		if errors.As(err, &broken) {
			got = broken[0].Rule.ID
		}
		if got != x.want || x.want == "" && (err != nil || len(n.Record().Came) != len(x.c.Came)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Notice) error{
		Triage: func(n *Notice) error {
			return n.Triage("document_review", "A new address.", "Rui", day, pack.For("IE", day))
		},
		Close: func(n *Notice) error {
			return n.Close(Closing{Done: "The address was changed."}, "Rui", day, Followed{})
		},
	}
	for _, s := range States.States() {
		if turn := at(t, s).Record().Turn(); StateNames[s].IsZero() || turn.What.IsZero() || (turn.Who == flow.Nobody) != (s == Closed) {
			t.Errorf("%s: %+v", s, turn)
		}
		for a, do := range verbs {
			n := at(t, s)
			if err := do(n); States.Can(s, a) != (err == nil) || err == nil && n.Record().State != States[s][a] {
				t.Errorf("%s, %s: %v", s, a, err)
			}
		}
	}
}

// A notice ends with the special audits that it occasioned, and occasions none without its assessment.
func TestASpecialAuditHoldsTheNotice(t *testing.T) {
	if err := at(t, Triaged).Close(Closing{Done: "Audited."}, "Rui", day, Followed{Running: []string{"E-26-0001"}}); err == nil || !strings.Contains(err.Error(), "E-26-0001") {
		t.Errorf("closed while an audit runs: %v", err)
	}
	for _, s := range States.States() {
		for _, result := range Results {
			r := at(t, s).Record()
			r.Result = result
			if err := r.Occasions(); (err == nil) != (s == Triaged && result == SpecialAudit) {
				t.Errorf("%s, %s: %v", s, result, err)
			}
		}
	}
}

func TestReasonsAreGiven(t *testing.T) {
	if got := wrong(at(t, Reported).Triage("holiday", "So.", "Rui", day, pack.For("IE", day))); got != "result" {
		t.Error(got)
	}
	if got := wrong(at(t, Reported).Triage("no_action", " ", "Rui", day, pack.For("IE", day))); got != "reason" {
		t.Error(got)
	}
	if got := wrong(at(t, Triaged).Close(Closing{Done: " "}, "Rui", day, Followed{})); got != "done" {
		t.Error(got)
	}
	for _, k := range Kinds {
		if KindNames[k].IsZero() {
			t.Errorf("%s has no name", k)
		}
	}
	for _, r := range Results {
		if ResultNames[r].IsZero() {
			t.Errorf("%s has no name", r)
		}
	}
	if _, err := From(Record{State: "lost"}); err == nil {
		t.Error("an unknown state is a notice")
	}
}
