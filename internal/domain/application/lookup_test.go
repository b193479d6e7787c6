package application

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
)

func TestLookUpsInPublicRegisters(t *testing.T) { // rules "SM-14", "SM-9" and "Q6"
	type found struct {
		register string
		result   LookUpResult
		on       date.Date
	}
	early, long := today.AddDays(-30), today.AddDays(-31)
	for name, x := range map[string]struct {
		found []found
		wants []string
	}{
		"none":            {nil, []string{"SM-14", "SM-14"}},
		"one":             {[]found{{"gsxt", NotListed, today}}, []string{"SM-14"}},
		"both":            {[]found{{"gsxt", NotListed, today}, {"credit_china", NotListed, early}}, nil},
		"too old":         {[]found{{"gsxt", NotListed, today}, {"credit_china", NotListed, long}}, []string{"SM-14"}},
		"a penalty":       {[]found{{"gsxt", Penalised, today}, {"credit_china", NotListed, today}}, nil},
		"listed":          {[]found{{"gsxt", Listed, today}, {"credit_china", NotListed, today}}, []string{"Q6"}},
		"listed long ago": {[]found{{"gsxt", NotListed, today}, {"credit_china", Listed, long}}, []string{"Q6"}},
		"no longer":       {[]found{{"gsxt", Listed, early}, {"gsxt", NotListed, today}, {"credit_china", NotListed, today}}, nil},
	} {
		a := underReview(t)
		for _, l := range x.found {
			if err := a.LookUp(LookUp{Register: l.register, On: l.on, Result: l.result, Words: "noise, paid"}, china, reviewer, noon, l.on); err != nil {
				t.Fatal(name, err)
			}
		}
		got := a.lookedUp(Facts{Limits: china, On: today})
		if len(got) != len(x.wants) {
			t.Errorf("%s: %v", name, got)
		}
		for _, id := range x.wants {
			if !has(got, id) {
				t.Errorf("%s: %v, want %s", name, got, id)
			}
		}
		var broken rule.Broken
		errors.As(a.CanAccept(Facts{Limits: china, On: today}), &broken)
		if has(broken, "SM-14") != has(got, "SM-14") || has(broken, "Q6") != has(got, "Q6") {
			t.Errorf("%s: accepting asks for %v", name, broken)
		}
		if len(a.lookedUp(Facts{Limits: iaf, On: today})) > 0 {
			t.Errorf("%s: looked up outside China", name)
		}
	}
}

func TestWhatALookUpSays(t *testing.T) { // rule "SM-9"
	sound := LookUp{Register: "gsxt", On: today, Result: NotListed}
	for name, x := range map[string]struct {
		change func(*LookUp)
		field  string
	}{
		"no such register": {func(l *LookUp) { l.Register = "other" }, "register"},
		"no day":           {func(l *LookUp) { l.On = date.Date{} }, "on"},
		"tomorrow":         {func(l *LookUp) { l.On = today.AddDays(1) }, "on"},
		"too old":          {func(l *LookUp) { l.On = today.AddDays(-31) }, "on"},
	} {
		l := sound
		x.change(&l)
		var bad fault.Invalid
		if err := underReview(t).LookUp(l, china, reviewer, noon, today); !errors.As(err, &bad) || bad.Fields[0].Path != x.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	penalty := sound
	penalty.Result, penalty.Words = Penalised, " "
	var broken rule.Broken
	if err := underReview(t).LookUp(penalty, china, reviewer, noon, today); !errors.As(err, &broken) || !has(broken, "SM-9") {
		t.Errorf("a penalty without words: %v", err)
	}
	a := underReview(t)
	if err := a.LookUp(sound, china, reviewer, noon, today); err != nil {
		t.Fatal(err)
	}
	if got := a.Record().Review.LookUps; len(got) != 1 || got[0].LookUp != sound || got[0].Name != reviewer.Name || got[0].At != noon {
		t.Errorf("%+v", got)
	}
	if err := submitted(t).LookUp(sound, china, reviewer, noon, today); err == nil {
		t.Error("looked up before the review began")
	}
	if err := underReview(t).LookUp(sound, iaf, reviewer, noon, today); err == nil {
		t.Error("looked up in a register of China elsewhere")
	}
}
