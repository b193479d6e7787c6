package standard

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
)

func TestOnlyTheEditionInForceIsSelectable(t *testing.T) { // rule "SM-1"
	if err := CanApply(ITSM); err != nil {
		t.Error(err)
	}
	for _, old := range []string{"ISO/IEC 20000-1:2005", "ISO/IEC 20000-1:2011"} {
		var b rule.Broken
		if err := CanApply(old); !errors.As(err, &b) || b[0].Rule.ID != "SM-1" {
			t.Errorf("%s: %v", old, err)
		}
		if _, ok := Find(old); !ok {
			t.Errorf("%s can no longer be read", old)
		}
	}
	var bad fault.Invalid
	if err := CanApply("ISO 1"); !errors.As(err, &bad) {
		t.Error(err)
	}
}

func TestClauses(t *testing.T) {
	all := Clauses(ITSM)
	if len(all) != 77 || all[0].Number != "4" || all[len(all)-1].Number != "10.2" {
		t.Fatalf("%d clauses", len(all))
	}
	seen := map[string]bool{}
	for _, c := range all {
		if c.Title.En == "" || c.Title.Zh == "" || seen[c.Number] {
			t.Errorf("clause %s lacks a title or stands twice", c.Number)
		}
		seen[c.Number] = true
		if i := strings.LastIndexByte(c.Number, '.'); i > 0 && !seen[c.Number[:i]] {
			t.Errorf("clause %s comes before its parent", c.Number)
		}
	}
	if ClauseTitle(ITSM, "8.2.6").En != "Configuration management" || !ClauseTitle(ITSM, "12").IsZero() {
		t.Error("titles are not found")
	}
	if Clauses("ISO 9001:2015") != nil {
		t.Error("clauses that are not held were returned")
	}
}

func TestMaterials(t *testing.T) {
	groups := map[string]bool{}
	for _, c := range Categories() {
		groups[c.Key] = true
	}
	used, keys, documents := map[string]bool{}, map[string]bool{}, 0
	for _, i := range Materials(ITSM) {
		if keys[i.Key] || !groups[i.Category] || i.Title.En == "" || i.Title.Zh == "" || (i.Hint.En == "") != (i.Hint.Zh == "") {
			t.Errorf("item %+v is incomplete or stands twice", i)
		}
		for _, c := range i.Clauses {
			if ClauseTitle(ITSM, c).IsZero() {
				t.Errorf("item %s names clause %s, which there is not", i.Key, c)
			}
		}
		keys[i.Key], used[i.Category] = true, true
		if i.Category == "sysdocs" {
			documents++
		}
	}
	if len(used) != len(groups) || documents != 16 {
		t.Errorf("%d groups used, %d system documents", len(used), documents)
	}
	for _, i := range Asked(ITSM) {
		if i.Need == Retired {
			t.Errorf("%s is asked for", i.Key)
		}
	}
	if i, ok := FindItem(ITSM, "mat.orgcode"); !ok || i.Need != Retired {
		t.Error("the organisation code certificate can no longer be read")
	}
	if _, ok := FindItem(ITSM, "x"); ok || Materials("ISO 9001:2015") != nil {
		t.Error("an unknown item was found")
	}
}
