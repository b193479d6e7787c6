package clock

import (
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/misuse"
)

// What is answered on the last day is in time; what the body goes on about without an answer is owed no more.
func TestTheAnswerToAMisuseIsOwed(t *testing.T) {
	for _, c := range []struct {
		name     string
		state    misuse.State
		answered date.Date
		want     State
	}{
		{"warned", misuse.Warned, date.Date{}, Open},
		{"answered on the last day", misuse.Answered, on("2026-01-31"), Done},
		{"answered late", misuse.Corrected, on("2026-02-01"), Late},
		{"proposed to suspend", misuse.Suspension, date.Date{}, Superseded},
		{"no misuse", misuse.Dismissed, date.Date{}, Superseded},
	} {
		m := misuse.Record{State: c.state, Warnings: []misuse.Warning{{Number: 1, On: on("2026-01-17"), DueOn: on("2026-01-31"), AnsweredOn: c.answered}}}
		owed := OwedByMisuse(m, Record{})
		if len(owed) != 1 || owed[0].State != c.want || owed[0].DueOn != on("2026-01-31") || owed[0].DoneOn != c.answered || owed[0].Rules[0] != "SM-171" {
			t.Errorf("%s: %+v", c.name, owed)
		}
	}
}

// Rule "SM-172": proposed on the day after the last one, of a valid certificate.
func TestWhatIsNotAnsweredIsProposed(t *testing.T) {
	m := misuse.Record{Reference: "M-1", State: misuse.Warned, Warnings: []misuse.Warning{{DueOn: on("2026-01-31")}}}
	held := certificate.Record{State: certificate.Active, ExpiresOn: on("2027-01-31")}
	suspended := held
	suspended.State = certificate.Suspended
	escalated := misuse.Record{Reference: "M-2", State: misuse.Suspension, ProposedOn: on("2026-01-20")}
	corrected := m
	corrected.State = misuse.Corrected
	for _, c := range []struct {
		name  string
		m     misuse.Record
		of    certificate.Record
		today date.Date
		want  date.Date
	}{
		{"on the last day", m, held, on("2026-01-31"), date.Date{}},
		{"on the day after", m, held, on("2026-02-01"), on("2026-02-01")},
		{"later", m, held, on("2026-02-09"), on("2026-02-01")},
		{"suspended already", m, suspended, on("2026-02-01"), date.Date{}},
		{"expired", m, held, on("2027-02-01"), date.Date{}},
		{"by a person", escalated, held, on("2026-01-20"), on("2026-01-20")},
		{"corrected", corrected, held, on("2026-02-01"), date.Date{}},
	} {
		got := ProposedByMisuses([]misuse.Record{c.m}, c.of, c.today)
		if (len(got) == 0) != c.want.IsZero() || len(got) > 0 && (got[0].On != c.want || got[0].Action != ProposeSuspend || got[0].Because != "SM-172" || got[0].Why.IsZero()) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
