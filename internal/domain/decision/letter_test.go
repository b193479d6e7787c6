package decision

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
)

// Rule "SM-205": the words to the client stay with the decision, up to their limit, where there is a letter at all.
func TestWordsToTheClientStayWithTheDecision(t *testing.T) {
	most := strings.Repeat("停", MostWords)
	for name, x := range map[string]struct {
		of          Type
		words, kept string
		refused     bool
	}{
		"none":              {Suspend, " ", "", false},
		"some":              {Suspend, " Call us.\n", "Call us.", false},
		"as many as may be": {Suspend, most, most, false},
		"one more":          {Suspend, most + "停", "", true},
		"of a monitoring":   {Monitor, "Call us.", "", true},
	} {
		d, in := prepared(t, x.of), taking("2026-01-05")
		in.Words = x.words
		err := d.Decide(in)
		var bad fault.Invalid
		errors.As(err, &bad)
		if x.refused != slices.ContainsFunc(bad.Fields, func(f fault.Field) bool { return f.Path == "words" }) {
			t.Errorf("%s: %v", name, err)
		}
		if d.Record().Words != x.kept || !x.refused && err != nil {
			t.Errorf("%s: %q, %v", name, d.Record().Words, err)
		}
	}
}

// Rule "SM-205": the words are put forward, and kept once the last voice has agreed to them.
func TestWordsAreAgreedTo(t *testing.T) {
	d, in := prepared(t, Suspend), taking("2026-01-05")
	in.Words, in.Needs = "Call us.", 2
	if err := d.Decide(in); err != nil || d.Record().Words != "" || d.Record().Forward().Words != in.Words {
		t.Fatalf("put forward: %+v, %v", d.Record().Motion, err)
	}
	in.By, in.Words = Decider{ID: id.Identity{9}, Name: "Rui Costa"}, ""
	if err := d.Agree(in); err != nil || d.Record().Words != "Call us." {
		t.Errorf("taken: %q, %v", d.Record().Words, err)
	}
}
