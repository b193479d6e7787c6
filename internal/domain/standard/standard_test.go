package standard

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
)

var today = date.MustParse("2026-11-27")

func TestOnlyTheEditionInForceIsSelectable(t *testing.T) { // rule "SM-1"
	if err := Book(nil).CanApply(today, ITSM); err != nil {
		t.Error(err)
	}
	for _, old := range []string{"ISO/IEC 20000-1:2005", "ISO/IEC 20000-1:2011"} {
		var b rule.Broken
		if err := Book(nil).CanApply(today, old); !errors.As(err, &b) || b[0].Rule.ID != "SM-1" {
			t.Errorf("%s: %v", old, err)
		}
		if _, ok := Find(old); !ok {
			t.Errorf("%s can no longer be read", old)
		}
	}
	var bad fault.Invalid
	if err := Book(nil).CanApply(today, "ISO 1"); !errors.As(err, &bad) {
		t.Error(err)
	}
}

func TestAnApplicationNamesEachStandardOnce(t *testing.T) {
	if err := Book(nil).CanApply(today, ITSM, ISMS); err != nil {
		t.Error(err)
	}
	var bad fault.Invalid
	for _, codes := range [][]string{{}, {ITSM, ITSM}, {ITSM, "ISO 1"}} {
		if err := Book(nil).CanApply(today, codes...); !errors.As(err, &bad) {
			t.Errorf("%v: %v", codes, err)
		}
	}
}

func TestClauses(t *testing.T) {
	for code, want := range map[string]int{ITSM: 77, ISMS: 138, QMS: 75, EMS: 42, OHS: 50} {
		all := Clauses(code)
		if len(all) != want || all[0].Number != "4" {
			t.Fatalf("%s: %d clauses", code, len(all))
		}
		seen := map[string]bool{"A": true}
		for _, c := range all {
			if c.Title.En == "" || c.Title.Zh == "" || seen[c.Number] {
				t.Errorf("%s: clause %s lacks a title or stands twice", code, c.Number)
			}
			seen[c.Number] = true
			if i := strings.LastIndexByte(c.Number, '.'); i > 0 && !seen[c.Number[:i]] {
				t.Errorf("%s: clause %s comes before its parent", code, c.Number)
			}
		}
	}
	if ClauseTitle(ITSM, "8.2.6").En != "Configuration management" || !ClauseTitle(ITSM, "12").IsZero() {
		t.Error("titles are not found")
	}
	if Clauses("ISO 22000:2018") != nil {
		t.Error("clauses that are not held were returned")
	}
	for number, want := range map[string]int{"4": 1, "8.2.6": 3, "A.5": 1, "A.8.34": 2} {
		if level(number) != want {
			t.Errorf("%s: level %d", number, level(number))
		}
	}
}

func TestMaterials(t *testing.T) {
	groups := map[string]bool{}
	for _, c := range Categories() {
		groups[c.Key] = true
	}
	used := map[string]bool{}
	for _, e := range Book(nil).Editions() {
		if !e.Selectable {
			continue
		}
		keys := map[string]bool{}
		for _, i := range Book(nil).Materials(e.Code) {
			if keys[i.Key] || !groups[i.Category] || i.Title.En == "" || i.Title.Zh == "" || (i.Hint.En == "") != (i.Hint.Zh == "") {
				t.Errorf("item %+v is incomplete or stands twice", i)
			}
			for _, c := range i.Clauses {
				if ClauseTitle(e.Code, c).IsZero() && !strings.HasPrefix(i.Key, "mat.") {
					t.Errorf("item %s names clause %s, which %s has not", i.Key, c, e.Code)
				}
			}
			keys[i.Key], used[i.Category] = true, true
		}
	}
	if len(used) != len(groups)-1 { // all but that of a body's own standards
		t.Errorf("%d groups used", len(used))
	}
	for _, i := range Asked(ITSM) {
		if i.Need == Retired {
			t.Errorf("%s is asked for", i.Key)
		}
	}
	if i, ok := Book(nil).FindItem("mat.orgcode", ITSM); !ok || i.Need != Retired {
		t.Error("the organisation code certificate can no longer be read")
	}
	if _, ok := Book(nil).FindItem("doc.soa", ITSM, QMS); ok || Book(nil).Materials("ISO 22000:2018") != nil {
		t.Error("an item was found that nobody asks for")
	}
}

func TestSeveralStandardsShareWhatTheyBothAskFor(t *testing.T) {
	one, other, both := len(Asked(ITSM)), len(Asked(ISMS)), Asked(ITSM, ISMS)
	shared := 0
	for _, i := range both {
		if strings.HasPrefix(i.Key, "mat.") {
			shared++
		}
	}
	if len(both) != one+other-shared || shared != 13 {
		t.Errorf("%d and %d items, %d together, %d shared", one, other, len(both), shared)
	}
	documents := 0
	for _, i := range Book(nil).Materials(ITSM) {
		if i.Category == "sysdocs" {
			documents++
		}
	}
	if documents != 16 {
		t.Errorf("%d system documents", documents)
	}
}
