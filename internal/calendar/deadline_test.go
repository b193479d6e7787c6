package calendar

import (
	"strings"
	"testing"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func TestADeadlineIsAWholeDay(t *testing.T) {
	n := clock.Notice{Of: clock.Record{ID: id.Obligation{1}, Version: 4, Kind: clock.Surveillance, Number: 1, DueOn: date.MustParse("2026-12-31"),
		ClientName: text.T("Acme; Ltd", "艾克米"), Reference: "N-1"}, Rung: clock.Rung{Ask: text.T("Please agree the dates.", "请商定日期。")}}
	for lang, title := range map[text.Lang]string{text.En: "SUMMARY:Surveillance audit 1 · Acme\\; Ltd", text.Zh: "SUMMARY:监督审核（第1次） · 艾克米"} {
		got := Deadlines([]clock.Notice{n}, lang, made, "example.org")
		for _, line := range []string{"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SEQUENCE:4", "UID:" + n.Of.ID.String() + "@example.org", title} {
			if !strings.Contains(got, line+"\r\n") {
				t.Errorf("%s: no line %s in\n%s", lang, line, got)
			}
		}
	}
}
