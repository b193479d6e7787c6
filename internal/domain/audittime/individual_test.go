package audittime

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
)

func individual(in Input, surveillance, recertification float64) Input {
	in.Individual = &Individual{days(surveillance), days(recertification), "agreement AB-7 of 2025", "nine years without a major nonconformity"}
	return in
}

// Rule "REC-2": what is individual takes the place of a third and two thirds, and never of the least day (SUR-3).
func TestDaysOfALaterCycleAreIndividual(t *testing.T) {
	for _, c := range []struct{ surveillance, recertification, wantS, wantR float64 }{
		{1.5, 4, 1.5, 4}, {3, 6, 3, 6}, {0.5, 0.5, 1, 1},
	} {
		s := compute(t, individual(qms(120), c.surveillance, c.recertification))
		if s.SurveillanceDays != days(c.wantS) || s.RecertificationDays != days(c.wantR) || s.Days != days(7) || !hasStep(s, "REC-2") {
			t.Errorf("%+v: %s a year, %s, initial %s", c, s.SurveillanceDays, s.RecertificationDays, s.Days)
		}
	}
	plain := compute(t, qms(120))
	if hasStep(plain, "REC-2") || plain.SurveillanceDays != days(2.5) {
		t.Errorf("without: %s", plain.SurveillanceDays)
	}
}

func TestIndividualDaysNeedMethodReasonAndASecondPerson(t *testing.T) {
	for field, change := range map[string]func(*Individual){
		"individual.surveillance":    func(i *Individual) { i.Surveillance = 0 },
		"individual.recertification": func(i *Individual) { i.Recertification = DaysOf(mostSet) + 1 },
		"individual.method":          func(i *Individual) { i.Method = " " },
	} {
		in := individual(qms(120), 1, 2)
		change(in.Individual)
		var bad fault.Invalid
		if _, err := Compute(in); !errors.As(err, &bad) || bad.Fields[0].Path != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	in := individual(qms(120), 1, 2)
	in.Individual.Reason = ""
	if err := in.justified(); err == nil || !strings.Contains(err.Error(), "reason") {
		t.Errorf("without a reason: %v", err)
	}
	if r := (Record{Input: individual(qms(120), 1, 2), By: "Rita"}); r.Endorsed() == nil {
		t.Error("quoted on one person's word")
	}
	if in := individual(qms(120), 1, 2).WithPersons(130, 130); in.Individual != nil {
		t.Error("it holds for other persons")
	}
}

// Only an application for the next cycle may have them.
func TestOnlyALaterCycleIsIndividual(t *testing.T) {
	for kind, want := range map[application.Kind]bool{application.Renewal: true, application.Initial: false, application.Extension: false} {
		a := application.Record{ID: id.Application{1}, Kind: kind, Standards: []string{"ISO 9001:2015"}}
		if got := individual(qms(120), 1, 2).For(a, body.Record{}).Individual != nil; got != want {
			t.Errorf("%s: %v", kind, got)
		}
	}
}
