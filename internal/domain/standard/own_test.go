package standard

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

func described() Description {
	return Description{Code: "Green Office:2026", System: text.T("green office", "绿色办公"), Title: text.T("Green offices", "绿色办公场所"),
		Clauses:   []Clause{{Number: "4", Title: text.T("Energy", "能源")}, {Number: " A.5 ", Title: text.T("Paper", "纸张")}},
		Materials: []Material{{Title: text.T("Energy bill", "电费单"), Need: Required}}}
}

func TestWhatABodySaysOfItsOwnStandard(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Description)
		want   string
	}{
		{"complete", func(*Description) {}, "[]"},
		{"blanks are squeezed", func(d *Description) { d.Code = "  Green   Office:2026 " }, "[]"},
		{"no year", func(d *Description) { d.Code = "Green Office" }, "[code]"},
		{"a year of two digits", func(d *Description) { d.Code = "Green Office:26" }, "[code]"},
		{"a delivered standard", func(d *Description) { d.Code = "ISO 9001:2015" }, "[code]"},
		{"an earlier edition of one", func(d *Description) { d.Code = "ISO 9001:2008" }, "[code]"},
		{"one in other letters", func(d *Description) { d.Code = "iso 9001:2027" }, "[code]"},
		{"a later edition of one", func(d *Description) { d.Code = "ISO 9001:2027" }, "[]"},
		{"no names", func(d *Description) { d.System, d.Title = text.Text{}, text.Text{} }, "[system.en title.en]"},
		{"a draft without clauses", func(d *Description) { d.Clauses = nil }, "[]"},
		{"no number", func(d *Description) { d.Clauses[0].Number = "four" + strings.Repeat("x", 9) }, "[clauses[0].number]"},
		{"twice", func(d *Description) { d.Clauses[1].Number = "4" }, "[clauses[1].number]"},
		{"no title", func(d *Description) { d.Clauses[1].Title = text.Text{} }, "[clauses[1].title]"},
		{"a need that is none", func(d *Description) { d.Materials[0].Need = Retired }, "[materials[0].need]"},
		{"500 clauses", func(d *Description) { d.Clauses = many(500) }, "[]"},
		{"501 clauses", func(d *Description) { d.Clauses = many(501) }, "[clauses]"},
	} {
		d := described()
		c.change(&d)
		s, err := New(id.Standard{1}, d)
		var bad fault.Invalid
		errors.As(err, &bad)
		got := []string{}
		for _, f := range bad.Fields {
			got = append(got, f.Path)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if err == nil && !strings.HasPrefix(s.Record().Code, "ISO") && s.Record().Code != "Green Office:2026" {
			t.Errorf("%s: %q", c.name, s.Record().Code)
		}
	}
}

func many(n int) []Clause {
	out := make([]Clause, n)
	for i := range out {
		out[i] = Clause{Number: fmt.Sprintf("%d.%d", 1+i/100, i%100), Title: text.T("x", "x")}
	}
	return out
}

// Rule "SM-26": clauses before clients apply, and the same ones from then on.
func TestAPublishedStandardStays(t *testing.T) {
	d := described()
	d.Clauses = nil
	s, err := New(id.Standard{1}, d)
	if err != nil {
		t.Fatal(err)
	}
	var broken rule.Broken
	if err := s.Publish("Ada", time.Now()); !errors.As(err, &broken) || broken[0].Field != "clauses" {
		t.Errorf("without clauses: %v", err)
	}
	if err := s.Change(described()); err != nil {
		t.Fatal(err)
	}
	if err := s.Publish("Ada", time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := s.Change(described()); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-26" {
		t.Errorf("changed after it was published: %v", err)
	}
	if err := s.Retire(); err != nil || s.Record().State != Ended {
		t.Errorf("%v", err)
	}
	if s.Publish("Ada", time.Now()) == nil || s.Retire() == nil {
		t.Error("a retired standard went on")
	}
}

func TestEveryStateOfAnOwnStandard(t *testing.T) {
	verbs := map[Action]func(*Scheme) error{Publish: func(s *Scheme) error { return s.Publish("Ada", time.Now()) }, Retire: (*Scheme).Retire}
	for _, state := range States.States() {
		for _, action := range States.AllActions() {
			s, err := FromOwn(Own{ID: id.Standard{1}, State: state, Description: described()})
			if err != nil {
				t.Fatal(err)
			}
			if got := verbs[action](s) == nil; got != States.Can(state, action) || got && s.Record().State != States[state][action] {
				t.Errorf("%s in %s: %v, %s", action, state, got, s.Record().State)
			}
		}
	}
	if _, err := FromOwn(Own{}); err == nil {
		t.Error("an empty record was read")
	}
}

func TestTheBookOfABody(t *testing.T) {
	own := Own{ID: id.Standard{12: 0xab}, State: Published, Description: described()}
	own.Clauses[1].Number = "A.5"
	b := Book{own, {ID: id.Standard{2}, State: Draft, Description: Description{Code: "Draft:2026"}}, {ID: id.Standard{3}, State: Ended, Description: Description{Code: "Old:2020"}}}
	if e, ok := b.Find("Green Office:2026"); !ok || e.Short != "Green Office" || !e.Selectable {
		t.Errorf("%+v", e)
	}
	if n := len(b.Editions()) - len(Book(nil).Editions()); n != 2 {
		t.Errorf("%d beside the delivered; a draft is none", n)
	}
	for code, want := range map[string]bool{"Green Office:2026": true, QMS: true, "Draft:2026": false, "Old:2020": false, "Unknown:2020": false} {
		if err := b.CanApply(today, code); (err == nil) != want {
			t.Errorf("%s: %v", code, err)
		}
	}
	if b.ClauseTitle("Green Office:2026", "A.5").En != "Paper" || b.ClauseTitle(QMS, "8.1").IsZero() || !b.ClauseTitle("Green Office:2026", "9").IsZero() {
		t.Error("clauses")
	}
	items := b.Materials("Green Office:2026")
	last := items[len(items)-1]
	if len(items) < 5 || last.Key != "own.ab000000.1" || last.Need != Required || last.Category != "own" {
		t.Errorf("what everybody hands in, and its own: %+v", last)
	}
	if _, ok := b.FindItem("own.ab000000.1", QMS); ok {
		t.Error("another standard asks for it")
	}
	kept := b.Of("Green Office:2026", QMS)
	if len(kept) != 1 || kept[0].Clauses != nil || len(b[0].Clauses) != 2 {
		t.Errorf("%+v", kept)
	}
	if b.BySector("Green Office:2026") || !b.BySector(QMS) || b.BySector(ITSM) {
		t.Error("sectors")
	}
	if Delivered(QMS, "Green Office:2026") || !Delivered(QMS, ITSM) {
		t.Error("delivered")
	}
}
