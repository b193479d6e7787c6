package register

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

func on(s string) date.Date { return date.MustParse(s) }

func subject() Subject {
	return Subject{Today: on("2026-11-27"), Body: body.Record{Name: text.T("Nordlys", "北光"), Accreditation: body.Accreditation{Body: "CNAS"}},
		Certificate: certificate.Record{ID: id.Certificate{1}, ClientID: id.Client{2}, Number: "N-1", State: certificate.Active, Standard: "ISO/IEC 20000-1:2018",
			Holder: certificate.Holder{Name: text.T("Harbour Ltd", "港湾公司"), Address: text.T("1 Quay", ""), City: text.T("Dublin", "都柏林"), Country: "IE"},
			Scope:  text.T("Hosting", "托管"), Cycle: 1, IssuedOn: on("2026-01-02"), ExpiresOn: on("2029-01-01"),
			Sites: []certificate.Site{{Address: text.T("1 Quay", ""), City: text.T("Dublin", ""), Country: "IE", Activities: text.T("Hosting", "")}}}}
}

func value(e Entry, name string) string {
	for i, f := range Fields {
		if f.Name == name {
			return e.Cells[i]
		}
	}
	return "no such field"
}

func TestTheFields(t *testing.T) {
	s := subject()
	e := EntryOf(s)
	for name, want := range map[string]string{"certified_entity_name": "Harbour Ltd", "certification_issue_date": "20260102", "certification_expiry_date": "20290101",
		"certification_status": "Active", "certification_type": "Management System", "accreditation_body_name": "CNAS", "scheme_name": "ISO/IEC 20000-1",
		"standards_name": "ISO/IEC 20000-1:2018", "certification_original_issue_date": "20260102"} {
		if got := value(e, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	s.Certificate.Holder.Country = "CN"
	if got := value(EntryOf(s), "certified_entity_name"); got != "港湾公司" {
		t.Errorf("the legal name of a Chinese holder is %q", got)
	}
	s.Today = on("2029-01-02")
	if got := value(EntryOf(s), "certification_status"); got != "Expired" {
		t.Errorf("the day after the last day: %q", got)
	}
	if EntryOf(s).Hash() == e.Hash() || e.Hash() != EntryOf(subject()).Hash() {
		t.Error("the hash does not tell entries apart")
	}
}

// Every status has its word, so that no certificate goes out without one.
func TestEveryStatusHasItsWord(t *testing.T) {
	for s := range certificate.StatusNames {
		if Words[s] == "" {
			t.Errorf("%s has no word", s)
		}
	}
}

// Rule "SM-126": mandatory fields and lengths.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		spoil func(*Subject)
		want  string
	}{
		{func(*Subject) {}, ""},
		{func(s *Subject) { s.Body.Accreditation = body.Accreditation{} }, "accreditation_body_name"},
		{func(s *Subject) { s.Certificate.Holder.Address = text.Text{} }, "business_registered_street"},
		{func(s *Subject) { s.Certificate.Holder.Name.En = strings.Repeat("港", 300) }, ""},
		{func(s *Subject) { s.Certificate.Holder.Name.En = strings.Repeat("港", 301) }, "certified_entity_name"},
		{func(s *Subject) { s.Certificate.Number = strings.Repeat("1", 60) }, ""},
		{func(s *Subject) { s.Certificate.Number = strings.Repeat("1", 61) }, "certificate_number"},
		{func(s *Subject) { s.Certificate.Sites[0].City = text.Text{} }, "city"},
		{func(s *Subject) { s.Certificate.Sites[0].Activities.En = strings.Repeat("x", 10001) }, "site_scope"},
	} {
		s := subject()
		c.spoil(&s)
		got := ""
		if p := EntryOf(s).Problems(); len(p) > 0 {
			got = p[0].Field
		}
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestFates(t *testing.T) {
	for _, c := range []struct {
		state          certificate.State
		provisional    bool
		allowed, known bool
		want           Fate
	}{
		{certificate.Active, false, true, false, Tell},
		{certificate.Suspended, false, true, false, Tell},
		{certificate.Withdrawn, false, true, false, Skip},
		{certificate.Withdrawn, false, true, true, Tell},
		{certificate.Superseded, false, true, true, Tell},
		{certificate.Active, true, true, false, Skip},
		{certificate.Active, false, false, false, Skip},
		{certificate.Active, false, false, true, Remove},
	} {
		r := certificate.Record{State: c.state, Provisional: c.provisional, ExpiresOn: on("2029-01-01")}
		if got := FateOf(r, on("2026-11-27"), c.allowed, c.known); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// Rule "SM-125": a month, the reminder seven days before its end. Rule "SM-193": one that was missed stays due.
func TestTheDuty(t *testing.T) {
	for _, c := range []struct {
		today, since, last, due string
		done, soon, overdue     bool
		notice                  string
	}{
		{"2026-11-19", "", "2026-10-31", "2026-11-30", false, false, false, ""},
		{"2026-11-20", "", "2026-10-31", "2026-11-30", false, false, false, "2026-11-20"},
		{"2026-11-22", "", "2026-10-31", "2026-11-30", false, false, false, "2026-11-20"},
		{"2026-11-23", "", "2026-10-31", "2026-11-30", false, true, false, "2026-11-23"},
		{"2026-11-30", "", "2026-10-31", "2026-11-30", false, true, false, "2026-11-30"},
		{"2026-11-30", "", "2026-11-01", "2026-11-30", true, false, false, ""},
		{"2028-02-22", "", "2028-01-31", "2028-02-29", false, true, false, "2028-02-22"},
		{"2026-12-01", "", "2026-11-30", "2026-12-31", false, false, false, ""},
		{"2026-12-01", "", "2026-10-31", "2026-11-30", false, true, true, "2026-12-01"},
		{"2026-12-07", "", "2026-10-31", "2026-11-30", false, true, true, "2026-12-01"},
		{"2026-12-08", "", "2026-10-31", "2026-11-30", false, true, true, "2026-12-08"},
		{"2027-02-27", "", "2026-10-31", "2026-11-30", false, true, true, "2027-02-23"},
		{"2026-12-01", "2026-11-05", "", "2026-11-30", false, true, true, "2026-12-01"},
		{"2026-12-01", "2026-12-01", "2026-08-01", "2026-12-31", false, false, false, ""}, // it did not report for a while
		{"2026-12-01", "2026-11-05", "2026-12-01", "2026-12-31", true, false, false, ""},
		{"2026-11-30", "", "", "2026-11-30", false, true, false, "2026-11-30"},
	} {
		since, _ := date.Parse(c.since)
		last, _ := date.Parse(c.last)
		d := DutyOf(on(c.today), since, last)
		if d.DueOn != on(c.due) || !d.DoneOn.IsZero() != c.done || d.Soon != c.soon || d.Overdue != c.overdue || d.Notice(on(c.today)).String() != c.notice {
			t.Errorf("%+v: %+v, notice %s", c, d, d.Notice(on(c.today)))
		}
	}
}

// Rule "SM-127": nothing has changed only if nothing has.
func TestNothingChanged(t *testing.T) {
	sid := id.Submission{1}
	for _, c := range []struct {
		kind   Kind
		counts Counts
		ok     bool
		state  State
	}{
		{Nothing, Counts{Unchanged: 3}, true, Sent},
		{Nothing, Counts{Unchanged: 3, Held: 1}, false, ""},
		{Nothing, Counts{New: 1}, false, ""},
		{Nothing, Counts{Changed: 1}, false, ""},
		{Nothing, Counts{Removed: 1}, false, ""},
		{Changed, Counts{Unchanged: 3}, false, ""},
		{Changed, Counts{Removed: 1}, true, Prepared},
		{Changed, Counts{Held: 1}, false, ""},
		{All, Counts{Unchanged: 3, Held: 1}, true, Prepared},
	} {
		s, err := New(Record{ID: sid, Kind: c.kind, Counts: c.counts}, "Ada", on("2026-11-27"))
		var broken rule.Broken
		switch {
		case (err == nil) != c.ok:
			t.Errorf("%+v: %v", c, err)
		case err == nil && s.Record().State != c.state:
			t.Errorf("%+v: %s", c, s.Record().State)
		case c.kind == Nothing && err != nil && (!errors.As(err, &broken) || broken[0].Rule.ID != "SM-127"):
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestASubmissionEndsOnce(t *testing.T) {
	s, err := New(Record{ID: id.Submission{1}, Kind: All}, "Ada", on("2026-11-27"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Confirm("Rui", on("2026-11-28")); err != nil {
		t.Fatal(err)
	}
	if r := s.Record(); r.State != Sent || r.EndedBy != "Rui" || r.EndedOn != on("2026-11-28") {
		t.Errorf("%+v", r)
	}
	var f fault.Error
	if err := s.Drop("Rui", on("2026-11-28")); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("dropped after the upload: %v", err)
	}
	if _, err := From(Record{ID: id.Submission{1}, State: "lost"}); err == nil {
		t.Error("an unknown state is read")
	}
}

// Rule "SM-126": what no file could hold is held back.
func TestAnEntryThatIsTooLong(t *testing.T) {
	s := subject()
	site := certificate.Site{Name: text.T("A", "甲"), Address: text.T("1 Quay", "码头1号"), City: text.T("Cork", "科克"), Country: "IE", Activities: text.T(strings.Repeat("a", mostSiteScope), "")}
	for range mostEntry/mostSiteScope + 1 {
		s.Certificate.Sites = append(s.Certificate.Sites, site)
	}
	if got := EntryOf(s).Problems(); len(got) != 1 || got[0].Field != "site_scope" {
		t.Errorf("%+v", got)
	}
}
