package clock

import (
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
)

// The days of "IM-9": asked for at once, reminded two days before the last day, breached on the day after it.
func TestWhatAnExaminationOwes(t *testing.T) {
	on, due := date.MustParse("2026-05-01"), date.MustParse("2026-05-11")
	c := certificate.Record{State: certificate.Active, ExpiresOn: date.MustParse("2028-05-01"),
		Examinations: []certificate.Examination{{Number: 1, On: on, DueOn: due}}}
	owes := func(today date.Date) Record { return OwedByExaminations(c, today, Record{SubjectID: "x"})[0] }
	r := owes(on)
	if r.State != Open || r.DueOn != due || r.Rules[0] != "IM-9" {
		t.Fatalf("owed %+v", r)
	}
	if now, send, next := r.Notice(on); !send || now.Step != Remind || next != date.MustParse("2026-05-09") {
		t.Errorf("on the first day %+v %v %s", now, send, next)
	}
	if now, _, _ := r.Notice(due.AddDays(1)); now.Step != Breached {
		t.Errorf("after the last day %+v", now)
	}
	for done, want := range map[date.Date]State{due: Done, due.AddDays(1): Late} {
		c.Examinations[0].Outcome, c.Examinations[0].DoneOn = certificate.NoEffect, done
		if got := owes(done); got.State != want || got.DoneOn != done {
			t.Errorf("done on %s: %s", done, got.State)
		}
	}
	c.Examinations[0].Outcome, c.State = "", certificate.Withdrawn
	if got := owes(due); got.State != Superseded {
		t.Errorf("of a withdrawn certificate: %s", got.State)
	}
}
