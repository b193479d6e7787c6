package body

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
)

var day = date.New(2026, 11, 23)

func sample() Record {
	return Record{ID: id.Body{1}, Slug: "north-star", Name: text.T("North Star", "北辰认证"), Code: "NS", Country: "CN", TimeZone: "Asia/Shanghai"}
}

func fresh(t *testing.T) *Body {
	t.Helper()
	b, err := New(sample(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNewBodyHasTheDefaults(t *testing.T) {
	r := fresh(t).Record()
	if len(r.OwnLimits) > 0 || r.Jurisdiction != IAF || r.ExpiryConvention != DayBefore || r.Language != text.En {
		t.Errorf("record %+v", r)
	}
	if l := r.Limits(day); l.Of(pack.SuspensionMonths) != 6 || l.Of(pack.CoolingOffMonths) != 24 || l.Of(pack.ClosureDays) != 90 {
		t.Errorf("limits %+v", l)
	}
}

func TestBodyFieldsAreChecked(t *testing.T) {
	for name, change := range map[string]func(*Record){
		"capitals in the slug":    func(r *Record) { r.Slug = "North" },
		"reserved slug":           func(r *Record) { r.Slug = "verify" },
		"slug ends in a hyphen":   func(r *Record) { r.Slug = "north-" },
		"one letter":              func(r *Record) { r.Slug = "n" },
		"too long":                func(r *Record) { r.Slug = strings.Repeat("n", 41) },
		"no name":                 func(r *Record) { r.Name = text.Text{} },
		"small code":              func(r *Record) { r.Code = "ns" },
		"country in words":        func(r *Record) { r.Country = "China" },
		"no zone":                 func(r *Record) { r.TimeZone = "" },
		"unknown zone":            func(r *Record) { r.TimeZone = "Asia/Atlantis" },
		"the machine's zone":      func(r *Record) { r.TimeZone = "Local" },
		"unknown jurisdiction":    func(r *Record) { r.Jurisdiction = "EU" },
		"script for a website":    func(r *Record) { r.Website = "javascript:alert(1)" },
		"pattern without serial":  func(r *Record) { r.CertificatePattern = "{cb}{yy}" },
		"pattern of unknown part": func(r *Record) { r.CertificatePattern = "{serial}{moon}" },
		"numbers without report":  func(r *Record) { r.Counts = true },
		"pattern with a sign":     func(r *Record) { r.CertificatePattern = "{serial}<b>" },
	} {
		r := sample()
		change(&r)
		if _, err := New(r, time.Now()); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestPatternsThatWillDo(t *testing.T) {
	for _, p := range []string{DefaultPattern, "{serial}", "{cb}-{yyyy}/{serial:6}", "ITSMS {field} {serial:4}"} {
		if says := PatternProblem(p); !says.IsZero() {
			t.Errorf("%s: %s", p, says.En)
		}
	}
}

// A pattern of a standard is one like any other, holds for its next edition, and is nobody else's.
func TestPatternsOfAStandard(t *testing.T) {
	b := fresh(t)
	s := b.Record().Settings()
	s.Patterns = Patterns{"ISO/IEC 27001": "{cb}IS{serial:4}", "ISO 9001": " "}
	if err := b.ChangeSettings(s, date.MustParse("2026-11-27")); err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string][2]string{"ISO/IEC 27001:2022": {"{cb}IS{serial:4}", "ISO/IEC 27001"}, "ISO/IEC 27001:2030": {"{cb}IS{serial:4}", "ISO/IEC 27001"},
		"ISO 9001:2015": {DefaultPattern, ""}} {
		if pattern, own := b.Record().PatternOf(code); pattern != want[0] || own != want[1] {
			t.Errorf("%s: %s, %s", code, pattern, own)
		}
	}
	for name, patterns := range map[string]Patterns{"no serial": {"ISO 9001": "Q{yy}"}, "that of the body": {"ISO 9001": DefaultPattern},
		"twice": {"ISO 9001": "X{serial}", "ISO 14001": "X{serial}"}} {
		s.Patterns = patterns
		if err := b.ChangeSettings(s, date.MustParse("2026-11-27")); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestTheAccreditationIsRemindedOf(t *testing.T) { // rule "SM-194"
	a := Accreditation{Body: "CNAS", ExpiresOn: date.MustParse("2027-11-30")}
	for today, want := range map[string]string{"2026-11-29": "", "2026-11-30": "2026-11-30", "2027-05-29": "2026-11-30", "2027-05-30": "2027-05-30",
		"2027-09-15": "2027-08-30", "2027-11-30": "2027-10-30", "2027-12-01": "2027-12-01", "2028-02-01": "2027-12-01"} {
		on := date.MustParse(today)
		if got := a.Notice(on).String(); got != want {
			t.Errorf("%s: %s, want %s", today, got, want)
		}
		if stands := a.Stands(on); stands != (today < "2027-12-01") {
			t.Errorf("%s: stands %v", today, stands)
		}
	}
	if (Accreditation{}).Stands(a.ExpiresOn) || !(Accreditation{Body: "CNAS"}).Stands(a.ExpiresOn) {
		t.Error("none, or one without an end")
	}
}

// The day from which a body owes reports is that on which it began to make them so.
func TestReportsAreOwedSinceTheyAreMadeSo(t *testing.T) {
	b := fresh(t)
	at := func(day string, do func(*Settings)) Record {
		s := b.Record().Settings()
		do(&s)
		if err := b.ChangeSettings(s, date.MustParse(day)); err != nil {
			t.Fatal(err)
		}
		return b.Record()
	}
	if r := at("2026-11-01", func(s *Settings) { s.CertSearch, s.Jurisdiction = true, China }); r.CertSearchSince.String() != "2026-11-01" || r.CNCASince.String() != "2026-11-01" {
		t.Errorf("%s, %s", r.CertSearchSince, r.CNCASince)
	}
	if r := at("2026-11-02", func(s *Settings) { s.Email = "office@nordlys.example" }); r.CertSearchSince.String() != "2026-11-01" || r.CNCASince.String() != "2026-11-01" {
		t.Errorf("%s, %s", r.CertSearchSince, r.CNCASince)
	}
	if r := at("2026-12-01", func(s *Settings) { s.Counts = true }); r.CertSearchSince.String() != "2026-12-01" {
		t.Errorf("numbers instead of certificates: %s", r.CertSearchSince)
	}
	if err := b.OweReports(date.MustParse("2026-12-02")); err != nil || b.Record().CNCASince.String() != "2026-12-02" {
		t.Errorf("%v, %s", err, b.Record().CNCASince)
	}
}

func TestOwnLimitsTightenAndNeverLoosen(t *testing.T) {
	b := fresh(t)
	own := func(k pack.Key, n int) map[pack.Key]pack.Entry { return map[pack.Key]pack.Entry{k: {Value: &n}} }
	if b.ChangeLimits(own(pack.SuspensionMonths, 7), day) == nil || len(b.Record().OwnLimits) > 0 {
		t.Error("a longer suspension than that of the standard was taken")
	}
	if err := b.ChangeLimits(own(pack.SuspensionMonths, 3), day); err != nil {
		t.Fatal(err)
	}
	for days, want := range map[int]int{-1: 6, 0: 3, 400: 3} {
		if got := b.Record().Limits(day.AddDays(days)).Of(pack.SuspensionMonths); got != want {
			t.Errorf("after %d days: %d months, want %d", days, got, want)
		}
	}
	if err := b.ChangeLimits(nil, day.AddDays(30)); err != nil || b.Record().Limits(day.AddDays(30)).Of(pack.SuspensionMonths) != 6 {
		t.Errorf("taken back: %v", err)
	}
	if got := b.Record().Packs(day.AddDays(30)); len(got) != 2 || got[1].Edition != "2" || len(b.Record().OwnLimits) != 2 {
		t.Errorf("packs %+v", got)
	}
}

func TestClockMovesForwardOnly(t *testing.T) {
	b := fresh(t)
	for days, ok := range map[int]bool{-1: false, 0: false, 1: true, 1500: true, 1501: false} {
		if err := b.MoveClock(days); (err == nil) != ok {
			t.Errorf("%d days: %v", days, err)
		}
	}
	now := time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC) // 24 November in Shanghai
	if got := sampleOn(now, 0); got != "2026-11-24" {
		t.Errorf("today is %s", got)
	}
	if got := sampleOn(now, 10); got != "2026-12-04" {
		t.Errorf("ten days on, today is %s", got)
	}
}

func sampleOn(now time.Time, offset int) string {
	r := sample()
	r.DayOffset = offset
	return r.Today(now).String()
}

func TestLatestApprovalOfAMethodCounts(t *testing.T) {
	b := fresh(t)
	a := MethodApproval{Method: "itsms-provisional", Standard: "ISO/IEC 20000-1:2018", ApprovedBy: id.Identity{1}, Name: "Chen Jie",
		Statement: "Until the table of ISO/IEC 20000-6 is bought."}
	if b.Record().Approved(a.Method, a.Standard) != nil {
		t.Error("approved before anyone did")
	}
	if err := b.ApproveMethod(a); err != nil {
		t.Fatal(err)
	}
	a.Name = "Wang Fang"
	if err := b.ApproveMethod(a); err != nil {
		t.Fatal(err)
	}
	if got := b.Record().Approved(a.Method, a.Standard); got == nil || got.Name != "Wang Fang" {
		t.Errorf("approval %+v", got)
	}
	a.Statement = "ok"
	if b.ApproveMethod(a) == nil {
		t.Error("accepted without a statement")
	}
}
