package calendar

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

var (
	made  = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	jonas = id.Identity{7}
)

func example(from, to string) audit.Record {
	return audit.Record{ID: id.Audit{1}, Version: 3, Reference: "E-26-0001", ClientName: text.T("Acme", "艾克米"), Type: programme.Stage2, Number: 1,
		Span: audit.Span{From: audit.Half(date.MustParse(from), false), To: audit.Half(date.MustParse(to), false)},
		Team: []audit.Member{{PersonID: jonas, Name: "Berg, Jonas", Role: audit.Lead}}}
}

// write writes the file, with its folded lines put together.
func write(t *testing.T, r audit.Record, zone string, to Reader) string {
	t.Helper()
	b := body.Record{Name: text.T("North Star", "北光认证"), Email: "office@example.org", TimeZone: zone}
	got := Audit(r, b, to, made, "example.org")
	if strings.Count(got, "\r\n") != strings.Count(got, "\n") {
		t.Error("lines do not end in CRLF")
	}
	return strings.ReplaceAll(got, "\r\n ", "")
}

func wants(t *testing.T, file string, lines ...string) {
	t.Helper()
	for _, want := range lines {
		if !strings.Contains(file, want) {
			t.Errorf("lacks %s:\n%s", want, file)
		}
	}
}

func TestTheFileIsWhatCalendarsRead(t *testing.T) {
	r := example("2026-12-07", "2026-12-08")
	wants(t, write(t, r, "Asia/Shanghai", Reader{Lang: text.Zh}), "METHOD:PUBLISH", "UID:"+r.ID.String()+"@example.org",
		"DTSTART;TZID=Asia/Shanghai:20261207T090000", "DTEND;TZID=Asia/Shanghai:20261208T130000",
		"SEQUENCE:3", "STATUS:TENTATIVE", "第二阶段审核", "Berg Jonas", "mailto:office@example.org",
		"BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD\r\nDTSTART:19910915T020000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0800\r\nEND:STANDARD")
}

func TestACancelledAuditLeavesTheCalendar(t *testing.T) {
	r := example("2026-12-07", "2026-12-08")
	before := write(t, r, "Asia/Shanghai", Reader{})
	r.State, r.Version = audit.Cancelled, 4
	after := write(t, r, "Asia/Shanghai", Reader{})
	wants(t, after, "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4", "UID:"+r.ID.String()+"@example.org")
	wants(t, before, "METHOD:PUBLISH", "UID:"+r.ID.String()+"@example.org")
}

// The clocks of Vienna go back on 25 October 2026.
func TestTheZoneTellsOfAChangeOfTheClocks(t *testing.T) {
	file := write(t, example("2026-10-23", "2026-10-26"), "Europe/Vienna", Reader{})
	wants(t, file, "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200",
		"BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100")
	wants(t, write(t, example("2026-10-23", "2026-10-26"), "UTC", Reader{}), "TZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000")
}

func TestAMemberFindsTheOwnTime(t *testing.T) {
	r := example("2026-12-07", "2026-12-09")
	day := date.MustParse("2026-12-08")
	r.Team[0].Span = audit.Whole(day, day)
	wants(t, write(t, r, "Asia/Shanghai", Reader{Person: jonas}), ":20261208T090000", ":20261208T170000")
	wants(t, write(t, r, "Asia/Shanghai", Reader{Person: id.Identity{8}}), ":20261207T090000", ":20261209T130000")
}
