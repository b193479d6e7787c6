package register

import (
	"errors"
	"testing"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

var noon = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)

func sendingTo(t *testing.T, to Server) *Submission {
	t.Helper()
	s, err := New(Record{ID: id.Submission{1}, Register: CertSearch, Kind: All}, "Ada", on("2026-11-27"))
	if err == nil {
		err = s.Send(to, "Ada")
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Rule "SM-162": what counts as the report of the month.
func TestHowASendingEnds(t *testing.T) {
	for _, c := range []struct {
		to   Server
		n    Progress
		want State
	}{
		{Live, Progress{Accepted: 1, Refused: 9}, Sent},
		{Live, Progress{Refused: 1}, Refused},
		{Live, Progress{LeftOut: 3}, Cancelled},
		{Sandbox, Progress{Accepted: 5}, Tried},
		{Sandbox, Progress{Refused: 5}, Tried},
	} {
		s := sendingTo(t, c.to)
		if err := s.Finish(c.n, on("2026-11-28")); err != nil || s.Record().State != c.want || s.Record().EndedBy != "Ada" {
			t.Errorf("%+v: %s %v", c, s.Record().State, err)
		}
		if got := s.Record().Counts; got.Accepted != c.n.Accepted || got.Refused != c.n.Refused || got.LeftOut != c.n.LeftOut {
			t.Errorf("%+v: %+v", c, got)
		}
	}
}

func TestASendingStopsAndGoesOn(t *testing.T) {
	s := sendingTo(t, Live)
	why := text.T("No key.", "无密钥。")
	if err := s.Stop(&why); err != nil || s.Record().Halt == nil {
		t.Fatal(err)
	}
	var f fault.Error
	if err := s.Resume(Sandbox); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("resumed on the other server: %v", err)
	}
	if err := s.Resume(Live); err != nil || s.Record().Run != 2 || s.Record().Halt != nil {
		t.Errorf("%+v %v", s.Record(), err)
	}
	if err := s.Cancel(Progress{Accepted: 2, Waiting: 3, LeftOut: 1}, "Rui", on("2026-11-28")); err != nil || s.Record().Counts.LeftOut != 4 || s.Record().State != Cancelled {
		t.Errorf("%+v %v", s.Record(), err)
	}
	for _, kind := range []Kind{Nothing, Numbers, Window} {
		if (Record{Register: CertSearch, Kind: kind}).Sendable() {
			t.Errorf("%s goes by the API", kind)
		}
	}
	if list := (Record{Register: CNCA, Kind: Window, State: Prepared}).Actions(); len(list) != 2 {
		t.Errorf("a report to CNCA offers %v", list)
	}
	if list := (Record{Register: CertSearch, Kind: All, State: Sending}).Actions(); len(list) != 2 {
		t.Errorf("a sending offers %v", list)
	}
}

func TestWhatFollowsFromAnAnswer(t *testing.T) {
	for _, c := range []struct {
		a    Answer
		want Outcome
	}{
		{Answer{Status: 200, Given: "cc_1"}, Taken},
		{Answer{Status: 201, Given: "cc_1"}, Taken},
		{Answer{Status: 200, Code: "validation_error"}, No},
		{Answer{Status: 200}, Later}, // a page of somebody else
		{Answer{Status: 400}, No},
		{Answer{Status: 422}, No},
		{Answer{Status: 408}, Later},
		{Answer{Status: 401}, Halted},
		{Answer{Status: 403}, Halted},
		{Answer{Status: 404}, Halted},
		{Answer{Status: 302}, Halted},
		{Answer{Status: 429}, Busy},
		{Answer{Status: 500}, Later},
		{Answer{Status: 503}, Later},
		{Answer{}, Later},
	} {
		if got := c.a.Outcome(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.a, got, c.want)
		}
	}
	if (Answer{Status: 401}).Halt() == (Answer{Status: 404}).Halt() {
		t.Error("a wrong key is told as a wrong address")
	}
}

// Rule "SM-161": the pause between requests, and that of a certificate without an answer.
func TestThePauses(t *testing.T) {
	if got := (Progress{Waiting: 3}).Ends(noon, time.Minute); got != noon.Add(2*time.Minute) {
		t.Error(got)
	}
	if got := (Progress{}).Ends(noon, time.Minute); got != noon {
		t.Error(got)
	}
	u := Telling{State: Waiting}
	for n := 1; n <= MostFailures; n++ {
		u.Ask("h", false)
		how := u.Take(Answer{Status: 503, Says: "away", After: 90 * time.Second}, noon)
		pause := u.NextAt.Sub(noon)
		switch {
		case n == MostFailures:
			if how != No || u.State != Declined || u.Code != NoAnswer || u.Attempts != MostFailures {
				t.Errorf("after %d: %s %+v", n, how, u)
			}
		case how != Later, n == 1 && pause != 90*time.Second, n == 3 && pause != 4*time.Minute, n == 9 && pause != 256*time.Minute:
			t.Errorf("after %d: %s, %s", n, how, pause)
		}
	}
	if (Telling{Failures: 12}).pause() != longestPause {
		t.Error("pauses grow without end")
	}
}

// Rule "SM-160": a certificate that is not to be told any more is left out, and a later answer about it is still kept.
func TestATelling(t *testing.T) {
	u := Telling{State: Waiting}
	u.Ask("h", false)
	u.LeaveOut(Interrupted)
	if u.Settled() || u.State != LeftOut {
		t.Errorf("%+v", u)
	}
	if how := u.Take(Answer{Status: 200, Given: "cc_7"}, noon); how != Taken || !u.Settled() || u.Given != "cc_7" || u.Code != "" {
		t.Errorf("%s %+v", how, u)
	}
	for _, a := range []Answer{{Status: 429}, {Status: 401}} {
		u := Telling{State: Waiting}
		u.Ask("h", false)
		if u.Take(a, noon); u.State != Waiting || u.Failures != 0 {
			t.Errorf("%+v counts against the certificate: %+v", a, u)
		}
	}
}

func TestTheMessage(t *testing.T) {
	s := subject()
	m := MessageOf(EntryOf(s), false)
	if m.Entity["certified_entity_name"] != "Harbour Ltd" || m.Entity["certificate_number"] != "" || m.Entity["business_registration_number"] != "" {
		t.Errorf("%v", m.Entity)
	}
	for name, want := range map[string]any{"certificate_identity_number": s.Certificate.ID.String(), "certificate_number": "N-1", "certification_status": "Active",
		"certification_type": "Management System", "certificate_accreditation_status": "Accredited", "certification_issue_date": "20260102", identityNumber: nil, "scheme_name": nil} {
		if got := m.Certification[name]; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	sites, _ := m.Certification["sites"].([]map[string]string)
	if len(sites) != 1 || sites[0]["scope_description"] != "Hosting" || sites[0]["street"] != "1 Quay" || sites[0][identityNumber] != "" {
		t.Errorf("%v", sites)
	}
	if hidden := MessageOf(EntryOf(s), true); hidden.Certification["certification_status"] != "Hidden" {
		t.Errorf("%v", hidden.Certification)
	}
	s.Certificate.Sites = nil
	if sites, _ := MessageOf(EntryOf(s), false).Certification["sites"].([]map[string]string); sites == nil {
		t.Error("without sites those of before would stay in the register")
	}
}

// Rule "SM-163": a refusal stays open until the register has the certificate or somebody says why not.
func TestARefusal(t *testing.T) {
	u := Telling{Certificate: id.Certificate{1}, Number: "N-1", Code: "validation_error", Says: "city: missing"}
	f := NewRefusal(id.Refusal{1}, u, on("2026-11-27"))
	u.Says = "street: missing"
	if err := f.Again(u, on("2026-12-01")); err != nil {
		t.Fatal(err)
	}
	if r := f.Record(); r.State != RefusalOpen || r.Times != 2 || r.Says != u.Says || r.Since != on("2026-11-27") || r.Last != on("2026-12-01") || len(r.Actions()) != 1 {
		t.Errorf("%+v", r)
	}
	var bad fault.Invalid
	if err := f.SetAside(" ", "Ada", on("2026-12-01")); !errors.As(err, &bad) || bad.Fields[0].Path != "reason" {
		t.Errorf("set aside without a reason: %v", err)
	}
	if err := f.SetAside("It is not accredited there.", "Ada", on("2026-12-01")); err != nil || f.Record().State != RefusalAside {
		t.Error(err)
	}
	for _, do := range []func() error{func() error { return f.Again(u, on("2026-12-02")) }, func() error { return f.Solve("x", on("2026-12-02")) },
		func() error { return f.SetAside("Again.", "Ada", on("2026-12-02")) }} {
		var no fault.Error
		if err := do(); !errors.As(err, &no) || no.Kind != fault.IllegalMove {
			t.Errorf("a task that has ended goes on: %v", err)
		}
	}
	if _, err := RefusalFrom(RefusalRecord{ID: id.Refusal{1}, State: "lost"}); err == nil {
		t.Error("an unknown state is a refusal")
	}
}

func TestTheKey(t *testing.T) {
	for _, c := range []struct {
		key   string
		at    Server
		field string
	}{{" abc-123 ", Live, ""}, {"", Live, "key"}, {"a b", Live, "key"}, {"a\nb", Live, "key"}, {"密钥", Sandbox, "key"}, {"abc", "moon", "server"}} {
		r := SetupFrom(NoSetup)
		plain, err := r.SetKey(c.key, c.at, "Ada", noon)
		var bad fault.Invalid
		switch {
		case c.field == "" && (err != nil || plain != "abc-123" || r.Record().Key.SetBy != "Ada"):
			t.Errorf("%+v: %q %v", c, plain, err)
		case c.field != "" && (!errors.As(err, &bad) || bad.Fields[0].Path != c.field):
			t.Errorf("%+v: %v", c, err)
		}
	}
	r := SetupFrom(NoSetup)
	if r.RemoveKey() == nil || r.Tested(Answer{Status: 400}, noon) == nil {
		t.Error("there was no key")
	}
	if _, err := r.SetKey("abc", Sandbox, "Ada", noon); err != nil {
		t.Fatal(err)
	}
	for status, passed := range map[int]bool{400: true, 422: true, 401: false, 404: false, 429: false, 500: false, 0: false} {
		if err := r.Tested(Answer{Status: status}, noon); err != nil || r.Record().Key.Test.Passed != passed || r.Record().Key.Test.Says.Zh == "" {
			t.Errorf("%d: %+v %v", status, r.Record().Key.Test, err)
		}
	}
	if err := r.RemoveKey(); err != nil || r.Record().Key != nil {
		t.Error(err)
	}
}
