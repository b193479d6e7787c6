package headcount

import (
	"errors"
	"testing"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

var today = date.New(2026, 11, 26)

func declared(n byte, on date.Date, s Source, company, scope, effective int) Entry {
	return Entry{ID: id.Headcount{n}, ClientID: id.Client{1}, Source: s, At: time.Date(2026, 1, int(n), 0, 0, 0, 0, time.UTC),
		Declaration: Declaration{On: on, Reason: "growth", Figures: Figures{Figure{company, "payroll"}, Figure{scope, "list"}, Figure{effective, "count"}}}}
}

func TestNew(t *testing.T) { // rule "SM-4", rule "SM-45", rule "SM-46"
	for name, c := range map[string]struct {
		change func(*Entry)
		field  string
		rule   string
	}{
		"complete":          {func(*Entry) {}, "", ""},
		"today":             {func(e *Entry) { e.On = today }, "", ""},
		"tomorrow":          {func(e *Entry) { e.On = today.AddDays(1) }, "on", ""},
		"no day":            {func(e *Entry) { e.On = date.Date{} }, "on", ""},
		"no company":        {func(e *Entry) { e.Company.Persons = 0 }, "company.persons", ""},
		"nobody in scope":   {func(e *Entry) { e.InScope.Persons = 0 }, "in_scope.persons", ""},
		"effective unknown": {func(e *Entry) { e.Effective = Figure{} }, "", ""},
		"no proof":          {func(e *Entry) { e.InScope.Proof = " " }, "in_scope.proof", ""},
		"proof is a file":   {func(e *Entry) { e.InScope.Proof, e.Document = "", id.Document{1} }, "", ""},
		"no reason":         {func(e *Entry) { e.Reason = "" }, "reason", ""},
		"all in scope":      {func(e *Entry) { e.InScope.Persons = 137 }, "", ""},
		"one too many":      {func(e *Entry) { e.InScope.Persons = 138 }, "", "SM-4"},
		"all effective":     {func(e *Entry) { e.Effective.Persons = 86 }, "", ""},
		"too many count":    {func(e *Entry) { e.Effective.Persons = 87 }, "", "SM-46"},
	} {
		e := declared(1, date.New(2026, 11, 1), Notice, 137, 86, 34)
		c.change(&e)
		h, err := New(e, nil, today)
		if c.field == "" && c.rule == "" {
			if err != nil || len(h.Take()) != 1 || h.Entry().ID != e.ID {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var bad fault.Invalid
		var broken rule.Broken
		switch {
		case errors.As(err, &bad) && bad.Fields[0].Path == c.field:
		case errors.As(err, &broken) && broken[0].Rule.ID == c.rule:
		default:
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCorrection(t *testing.T) { // rule "SM-47"
	audit := declared(1, date.New(2026, 3, 1), Audit, 137, 86, 0)
	notice := declared(2, date.New(2026, 4, 1), Notice, 140, 90, 0)
	notice.ByClient = true
	fixed := declared(3, date.New(2026, 4, 1), Notice, 140, 98, 0)
	fixed.ByClient, fixed.Corrects = true, notice.ID
	if _, err := New(fixed, []Entry{audit, notice}, today); err != nil {
		t.Error(err)
	}
	var broken rule.Broken
	if _, err := New(fixed, []Entry{audit, notice, fixed}, today); !errors.As(err, &broken) {
		t.Error("an entry was corrected twice")
	}
	fixed.Corrects = audit.ID
	if _, err := New(fixed, []Entry{audit, notice}, today); !errors.As(err, &broken) {
		t.Error("the client corrected what the body recorded")
	}
	fixed.ByClient = false
	if _, err := New(fixed, []Entry{audit, notice}, today); err != nil {
		t.Error(err)
	}
}

func TestLedger(t *testing.T) {
	first := declared(1, date.New(2025, 1, 10), Application, 100, 80, 0)
	visit := declared(2, date.New(2025, 6, 1), Audit, 110, 84, 40)
	wrong := declared(3, date.New(2026, 1, 1), Notice, 190, 84, 40)
	right := declared(4, date.New(2026, 1, 1), Notice, 109, 84, 40)
	right.Corrects = wrong.ID
	again := declared(5, date.New(2026, 6, 1), Audit, 99, 63, 30)
	other := declared(6, date.New(2026, 2, 1), Notice, 109, 20, 0)
	other.ProgrammeID = id.Programme{2}
	again.ProgrammeID = id.Programme{1}
	lines := Ledger([]Entry{again, right, other, wrong, visit, first})
	want := []id.Headcount{first.ID, visit.ID, wrong.ID, right.ID, other.ID, again.ID}
	for i, l := range lines {
		if l.ID != want[i] {
			t.Fatalf("line %d is %s", i, l.ID)
		}
	}
	if lines[0].Change != nil || lines[1].Change.Company.Persons != 10 || lines[1].Change.Company.Percent != 10 || lines[1].Change.Effective != nil {
		t.Errorf("%+v", lines[1].Change)
	}
	if lines[2].CorrectedBy != right.ID || lines[2].Change != nil || lines[3].Change.Company.Percent != -0.9 {
		t.Errorf("the wrong entry counts: %+v", lines[3].Change)
	}
	if c := lines[5]; c.Change.Since != right.On || c.Visit.Since != visit.On || c.Visit.InScope.Percent != -25 {
		t.Errorf("%+v %+v", c.Change, c.Visit)
	}
	if l := Latest([]Entry{first, other, visit}, id.Programme{1}); l.ID != visit.ID {
		t.Errorf("the latest is %s", l.ID)
	}
	if Latest(nil, id.Programme{}) != nil {
		t.Error("an empty ledger has a latest entry")
	}
}

// Rule "SM-86": at ten per cent of the last audit or agreement nothing is said, above it there is a warning.
func TestAChangeSinceTheLastAudit(t *testing.T) {
	day := func(n int) date.Date { return date.New(2026, 1, n) }
	agreed := declared(1, day(1), Contract, 137, 100, 0)
	for name, c := range map[string]struct {
		entries []Entry
		warned  bool
	}{
		"ten per cent more":           {[]Entry{agreed, declared(2, day(2), Notice, 137, 110, 0)}, false},
		"one more":                    {[]Entry{agreed, declared(2, day(2), Notice, 137, 111, 0)}, true},
		"ten per cent fewer":          {[]Entry{agreed, declared(2, day(2), Notice, 137, 90, 0)}, false},
		"one fewer":                   {[]Entry{agreed, declared(2, day(2), Notice, 137, 89, 0)}, true},
		"twice a little":              {[]Entry{agreed, declared(2, day(2), Notice, 137, 108, 0), declared(3, day(3), Notice, 137, 116, 0)}, true},
		"little since the last audit": {[]Entry{agreed, declared(2, day(2), Audit, 137, 120, 0), declared(3, day(3), Notice, 137, 130, 0)}, false},
		"agreed since":                {[]Entry{agreed, declared(2, day(2), Notice, 137, 130, 0), declared(3, day(3), Contract, 137, 130, 0), declared(4, day(4), Notice, 137, 131, 0)}, false},
		"nothing agreed":              {[]Entry{declared(1, day(1), Application, 137, 50, 0), declared(2, day(2), Notice, 137, 100, 0)}, false},
		"nothing declared":            {nil, false},
	} {
		got := Warn(c.entries, id.Programme{1}, 10)
		if (len(got) > 0) != c.warned || c.warned && got[0].Rule.ID != "SM-86" {
			t.Errorf("%s: %v", name, got)
		}
	}
}
