package calendar

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func TestADeadlineIsAWholeDay(t *testing.T) {
	n := clock.Notice{Of: clock.Record{ID: id.Obligation{1}, Version: 4, Kind: clock.Surveillance, Number: 1, DueOn: date.MustParse("2026-12-31"),
		ClientName: text.T("Acme; Ltd", "艾克米"), Reference: "N-1"}, Rung: clock.Rung{Ask: text.T("Please agree the dates.", "请商定日期。")}}
	for lang, title := range map[text.Lang]string{text.En: "SUMMARY:Surveillance audit 1 · Acme\\; Ltd", text.Zh: "SUMMARY:监督审核（第1次） · 艾克米"} {
		got := Deadlines([]clock.Notice{n}, Place{lang, time.UTC, time.UTC}, made, "example.org")
		if strings.Contains(got, "UTC") {
			t.Errorf("the zone of the body is told to who lives there:\n%s", got)
		}
		for _, line := range []string{"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SEQUENCE:4", "UID:" + n.Of.ID.String() + "@example.org", title} {
			if !strings.Contains(got, line+"\r\n") {
				t.Errorf("%s: no line %s in\n%s", lang, line, got)
			}
		}
	}
}

func TestWhenTheDayEndsElsewhereIsTold(t *testing.T) {
	shanghai, _ := date.Zone("Asia/Shanghai")
	n := clock.Notice{Of: clock.Record{ID: id.Obligation{1}, Kind: clock.Surveillance, DueOn: date.MustParse("2026-12-31")}}
	got := strings.ReplaceAll(Deadlines([]clock.Notice{n}, Place{text.Zh, time.UTC, shanghai}, made, "example.org"), "\r\n ", "")
	for _, want := range []string{"DTSTART;VALUE=DATE:20261231", "2027年1月1日08:00（Asia/Shanghai）"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
