package body

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

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
	if r.Policy != DefaultPolicy() || r.Jurisdiction != IAF || r.ExpiryConvention != DayBefore || r.Language != text.En {
		t.Errorf("record %+v", r)
	}
	if r.Policy.SuspensionMonths != 6 || r.Policy.CoolingOffMonths != 24 || r.Policy.ClosureDays != 90 {
		t.Errorf("policy %+v", r.Policy)
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

func TestPolicyIsTightenedNeverLoosened(t *testing.T) {
	for _, l := range Limits {
		for n, ok := range map[int]bool{l.Min: true, l.Max: true, l.Min - 1: false, l.Max + 1: false} {
			b, p := fresh(t), DefaultPolicy()
			*l.of(&p) = n
			if err := b.ChangePolicy(p); (err == nil) != ok {
				t.Errorf("%s = %d: %v", l.Field, n, err)
			}
		}
		if l.Default < l.Min || l.Default > l.Max {
			t.Errorf("%s: the default %d is outside its bounds", l.Field, l.Default)
		}
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
