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
	if at(t, Triaged).Record().Remind(due.AddDays(99)) {
		t.Error("reminded of what was looked at")
	}
}

func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Notice) error{
		Triage: func(n *Notice) error { return n.Triage("document_review", "A new address.", "Rui", day) },
		Close:  func(n *Notice) error { return n.Close("The address was changed.", "Rui", day, nil) },
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
	if err := at(t, Triaged).Close("Audited.", "Rui", day, []string{"E-26-0001"}); err == nil || !strings.Contains(err.Error(), "E-26-0001") {
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
	if got := wrong(at(t, Reported).Triage("holiday", "So.", "Rui", day)); got != "result" {
		t.Error(got)
	}
	if got := wrong(at(t, Reported).Triage("no_action", " ", "Rui", day)); got != "reason" {
		t.Error(got)
	}
	if got := wrong(at(t, Triaged).Close(" ", "Rui", day, nil)); got != "done" {
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
