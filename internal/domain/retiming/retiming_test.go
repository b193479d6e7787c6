package retiming

import (
	"errors"
	"testing"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func TestNew(t *testing.T) { // rule "SM-48"
	days := audittime.Sheet{InitialDays: 14, SurveillanceDays: 5, RecertificationDays: 9}
	for name, c := range map[string]struct {
		change func(*Record)
		want   bool
	}{
		"the same":               {func(*Record) {}, false},
		"another surveillance":   {func(r *Record) { r.Is.SurveillanceDays++ }, true},
		"another initial":        {func(r *Record) { r.Is.InitialDays-- }, true},
		"another recertificate":  {func(r *Record) { r.Is.RecertificationDays++ }, true},
		"the same days, a price": {func(r *Record) { r.Changes.Lines = []fee.LineChange{{Year: "initial"}} }, true},
		"days that wait":         {func(r *Record) { r.Setter = &audittime.Setter{} }, true},
		"only the persons":       {func(r *Record) { r.Is.Headcount++ }, false},
	} {
		r := Record{ID: id.Retiming{1}, Was: days, Is: days}
		c.change(&r)
		if got := New(r) != nil; got != c.want {
			t.Errorf("%s: proposed is %v", name, got)
		}
	}
}

// Rule "SM-23": days set for other persons that lie below the method wait for a second person anew.
func TestSetDaysAreEndorsedAnew(t *testing.T) {
	x, err := From(Record{ID: id.Retiming{1}, State: Proposed, Setter: &audittime.Setter{By: "Rui", ByID: id.Identity{1}}})
	if err != nil {
		t.Fatal(err)
	}
	broken := func(err error) bool {
		var b rule.Broken
		return errors.As(err, &b) && b[0].Rule.ID == "SM-23"
	}
	if !broken(x.Offer(id.Quotation{1}, "Rita", id.Identity{3}, time.Time{})) || !broken(x.Endorse(audittime.Endorsement{ByID: id.Identity{1}})) {
		t.Error("one person's word")
	}
	if err := x.Endorse(audittime.Endorsement{By: "Ada", ByID: id.Identity{2}}); err != nil {
		t.Fatal(err)
	}
	if s := x.Record().SetDays(); s == nil || s.By != "Rui" || s.Endorsement.By != "Ada" {
		t.Errorf("%+v", s)
	}
	if x.Endorse(audittime.Endorsement{ByID: id.Identity{3}}) == nil {
		t.Error("endorsed twice")
	}
	if err := x.Offer(id.Quotation{1}, "Rita", id.Identity{3}, time.Time{}); err != nil {
		t.Error(err)
	}
}

func TestEveryStateAndAction(t *testing.T) {
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			x, err := From(Record{ID: id.Retiming{1}, State: s})
			if err != nil {
				t.Fatal(err)
			}
			err = map[Action]func() error{
				Endorse: func() error {
					x.r.Setter = &audittime.Setter{By: "Rui", ByID: id.Identity{2}}
					return x.Endorse(audittime.Endorsement{By: "Ada", ByID: id.Identity{3}})
				},
				Keep:  func() error { return x.Keep("why", "Rita", id.Identity{1}, time.Time{}) },
				Offer: func() error { return x.Offer(id.Quotation{1}, "Rita", id.Identity{1}, time.Time{}) },
				Agree: x.Agree, Supersede: x.Supersede,
			}[a]()
			var f fault.Error
			if refused := errors.As(err, &f) && f.Kind == fault.IllegalMove; refused == States.Can(s, a) {
				t.Errorf("%s in %s: %v", a, s, err)
			}
		}
	}
	x, _ := From(Record{ID: id.Retiming{1}, State: Proposed})
	if x.Keep(" ", "Rita", id.Identity{1}, time.Time{}) == nil {
		t.Error("kept without a reason")
	}
}
