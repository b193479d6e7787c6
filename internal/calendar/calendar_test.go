package calendar

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

func TestTheFileIsWhatCalendarsRead(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	r := audit.Record{ID: id.Audit{1}, Version: 3, Reference: "E-26-0001", ClientName: text.T("Acme", "艾克米"), Type: programme.Stage2, Number: 1,
		Span: audit.Span{From: audit.Half(date.MustParse("2026-12-07"), false), To: audit.Half(date.MustParse("2026-12-08"), false)},
		Team: []audit.Member{{Name: "Berg, Jonas", Role: audit.Lead}}}
	got := Audit(r, text.Zh, zone, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), "example.org")
	if strings.Count(got, "\r\n") != strings.Count(got, "\n") {
		t.Error("lines do not end in CRLF")
	}
	for _, want := range []string{"UID:" + r.ID.String() + "@example.org", "DTSTART:20261207T010000Z", "DTEND:20261208T050000Z",
		"SEQUENCE:3", "STATUS:TENTATIVE", "第二阶段审核", "Berg Jonas"} {
		if !strings.Contains(strings.ReplaceAll(got, "\r\n ", ""), want) {
			t.Errorf("lacks %s:\n%s", want, got)
		}
	}
}
