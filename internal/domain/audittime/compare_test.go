package audittime

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestSheetsAreComparedLineByLine(t *testing.T) {
	before, after := compute(t, qms(86)), compute(t, qms(140))
	changes := Compare(before, after)
	if got := fmt.Sprintf("%s %s to %s", changes[0].Is.Says.En, changes[0].Was.Value, changes[0].Is.Value); got != "Persons in scope 86 to 140" {
		t.Error(got)
	}
	table := false
	for _, c := range changes {
		if c.Was == nil || c.Is == nil {
			t.Errorf("the steps are the same, only their numbers differ: %+v", c)
		}
		table = table || c.Rule == "T1" && c.Was.Value == "7.0" && c.Is.Value == "8.0"
	}
	if !table {
		t.Errorf("the table is not among %d changes", len(changes))
	}
	in := qms(86)
	in.Standards[0].Factors = []Factor{{Code: "maturity", Percent: -10, Reason: "three cycles"}}
	added, gone := Compare(before, compute(t, in)), Compare(compute(t, in), before)
	if len(added) == 0 || len(added) != len(gone) {
		t.Errorf("%d lines came with a factor, %d went", len(added), len(gone))
	}
}

func TestComparingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := computed(t, anInput(t)), computed(t, anInput(t))
		if changes := Compare(before, before); len(changes) != 0 {
			t.Fatalf("a sheet differs from itself: %+v", changes)
		}
		was, is := 0, 0
		for _, c := range Compare(before, after) {
			if c.Was == nil && c.Is == nil {
				t.Fatal("an empty change")
			}
			if c.Rule != "" && c.Was != nil {
				was++
			}
			if c.Rule != "" && c.Is != nil {
				is++
			}
		}
		if len(before.Steps)-was != len(after.Steps)-is {
			t.Fatalf("%d of %d steps changed into %d of %d", was, len(before.Steps), is, len(after.Steps))
		}
	})
}
