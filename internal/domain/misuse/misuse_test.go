package misuse

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	day    = date.New(2026, 3, 6)
	limits = pack.For("IE", day)
	act    = Act{By: "Rui", On: day}
)

func found() Finding {
	return Finding{ID: id.Misuse{1}, Reference: "M-1", Against: Against{Party: OfClient, ClientID: id.Client{1}, Name: text.T("A", "甲")},
		Sighting: Sighting{Kind: OnProduct, What: "The mark is on the boxes.", Where: "Cork", SeenOn: day},
		Source:   Source{ComplaintID: id.Complaint{1}, Complaint: "K-1"}, Hidden: []string{"Ann Other", "", "ann@example.net"}}
}

// at is a misuse in the state; one that was warned has a warning, one that was answered an answer to it.
func at(t *testing.T, s State) *Misuse {
	t.Helper()
	m, err := Detect(found(), act)
	if err != nil {
		t.Fatal(err)
	}
	if s != Detected {
		m.ask("Take it off.", "", limits, act)
	}
	r := m.Record()
	r.State = s
	if s == Answered || s == Corrected {
		r.Warnings[0].Answer, r.Warnings[0].AnsweredOn = "It is off.", day
	}
	if m, err = From(r); err != nil {
		t.Fatal(err)
	}
	return m
}

func wrong(err error) string {
	var bad fault.Invalid
	var broken rule.Broken
	switch {
	case errors.As(err, &bad):
		return bad.Fields[0].Path
	case errors.As(err, &broken):
		return broken[0].Rule.ID + " " + broken[0].Field
	}
	return ""
}

func TestWhatWasSeenIsComplete(t *testing.T) {
	for field, change := range map[string]func(*Finding){
		"":        func(*Finding) {},
		"kind":    func(f *Finding) { f.Sighting.Kind = "weather" },
		"what":    func(f *Finding) { f.Sighting.What = " " },
		"where":   func(f *Finding) { f.Sighting.Where = "" },
		"seen_on": func(f *Finding) { f.Sighting.SeenOn = day.AddDays(1) },
		"files":   func(f *Finding) { f.Sighting.Files = make([]id.Document, mostFiles+1) },
	} {
		f := found()
		change(&f)
		m, err := Detect(f, act)
		if wrong(err) != field || field != "" && err == nil {
			t.Errorf("%s: %v", field, err)
		}
		if err == nil && len(m.Take()) != 1 {
			t.Error("nothing happened")
		}
	}
}

// Rule "SM-170": a statement that names all three is allowed, one that leaves any of them out is not.
func TestAStatementThatNamesEverythingIsAllowed(t *testing.T) {
	for names, allowed := range map[string]bool{"": false, "client system": false, "client body": false, "system body": false, "body system client": true} {
		f := found()
		f.Sighting.Kind, f.Sighting.Names = InStatement, nil
		for _, n := range strings.Fields(names) {
			f.Sighting.Names = append(f.Sighting.Names, Named(n))
		}
		if _, err := Detect(f, act); (wrong(err) == "SM-170 names") != allowed {
			t.Errorf("%q: %v", names, err)
		}
		f.Sighting.Kind = OnProduct // a mark is no statement, whatever stands beside it
		if _, err := Detect(f, act); err != nil {
			t.Errorf("%q with a mark: %v", names, err)
		}
	}
}

// Rule "SM-173": the record of a misuse names no complainant.
func TestNoComplainantIsNamed(t *testing.T) {
	for says, told := range map[string]bool{"Seen by ann other.": true, "Write to ANN@example.net": true, "An annual fair.": false} {
		for _, field := range []string{"what", "where"} {
			f := found()
			if field == "what" {
				f.Sighting.What = says
			} else {
				f.Sighting.Where = says
			}
			if _, err := Detect(f, act); (wrong(err) == "SM-173 "+field) != told {
				t.Errorf("%s %q: %v", field, says, err)
			}
		}
	}
	m := at(t, Warned)
	seen, told := m.Record().ForClient()
	if text, err := json.Marshal(seen); err != nil || !told || strings.Contains(string(text), "K-1") || strings.Contains(string(text), "Rui") {
		t.Errorf("the client reads %s, %v", text, err)
	}
	if _, told := at(t, Detected).Record().ForClient(); told {
		t.Error("the client reads what it was not warned about")
	}
}

// Rule "SM-171": the last day is that of the body, and it is late only on the day after.
func TestTheDaysOfTheBody(t *testing.T) {
	m := at(t, Detected)
	if err := m.Warn("Take it off.", "", limits, act); err != nil {
		t.Fatal(err)
	}
	due := day.AddDays(limits.Of(pack.MisuseDays))
	r := m.Record()
	if r.DueOn() != due || r.Overdue(due) || !r.Overdue(due.AddDays(1)) || limits.Of(pack.MisuseDays) != 14 {
		t.Errorf("%+v", r)
	}
	if r.Turn(due).Who != flow.Client || r.Turn(due.AddDays(1)).Who != flow.Body {
		t.Error("after the last day it still lies with the client")
	}
	if err := m.Answer("It is off.", nil, act); err != nil || !m.Record().DueOn().IsZero() {
		t.Errorf("%v, %+v", err, m.Record())
	}
	later := Act{By: "Rui", On: day.AddDays(3)}
	if err := m.Return("The van still shows it.", "", limits, later); err != nil {
		t.Fatal(err)
	}
	if r := m.Record(); r.DueOn() != due.AddDays(3) || len(r.Warnings) != 2 || r.Warnings[0].Returned == "" || r.Warnings[1].Says != r.Warnings[0].Returned {
		t.Errorf("%+v", r.Warnings)
	}
}

// Rule "SM-174": only of a valid certificate.
func TestASuspensionIsProposedOfAValidCertificate(t *testing.T) {
	for _, valid := range []bool{true, false} {
		m := at(t, Warned)
		err := m.Escalate("Nothing was done.", valid, act)
		if (err == nil) != valid || !valid && wrong(err) != "SM-174 " || valid && m.Record().ProposedOn != day {
			t.Errorf("valid %v: %v", valid, err)
		}
		for _, a := range at(t, Warned).Record().Actions(valid) {
			if a.Name == string(Escalate) && (a.Allowed != valid || (a.Why == nil) != valid) {
				t.Errorf("offered as %+v", a)
			}
		}
	}
}

func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Misuse) error{
		Warn:     func(m *Misuse) error { return m.Warn("Take it off.", "", limits, act) },
		Answer:   func(m *Misuse) error { return m.Answer("It is off.", nil, act) },
		Accept:   func(m *Misuse) error { return m.Accept("Seen on site.", act) },
		Return:   func(m *Misuse) error { return m.Return("It is still there.", "", limits, act) },
		Escalate: func(m *Misuse) error { return m.Escalate("Nothing was done.", true, act) },
		Sue:      func(m *Misuse) error { return m.Sue("The lawyer wrote.", act) },
		Dismiss:  func(m *Misuse) error { return m.Dismiss("It is a statement.", act) },
	}
	for _, s := range States.States() {
		if turn := at(t, s).Record().Turn(day); StateNames[s].IsZero() || turn.What.IsZero() || (turn.Who == flow.Nobody) == at(t, s).Record().Open() {
			t.Errorf("%s: %+v", s, turn)
		}
		seen, _ := at(t, s).Record().ForClient()
		if (seen.Turn.Who == flow.Client) != seen.Answers || seen.Turn.What.IsZero() {
			t.Errorf("%s: the client reads %+v", s, seen.Turn)
		}
		offered := map[Action]bool{}
		for _, a := range at(t, s).Record().Actions(true) {
			offered[Action(a.Name)] = true
		}
		for a, do := range verbs {
			m := at(t, s)
			if err := do(m); States.Can(s, a) != (err == nil) || err == nil && m.Record().State != States[s][a] || offered[a] != (err == nil) {
				t.Errorf("%s, %s: %v, offered %v", s, a, err, offered[a])
			}
			if Done[a].IsZero() {
				t.Errorf("%s has no name", a)
			}
		}
	}
	for _, k := range Kinds {
		if KindNames[k].IsZero() || (KindRules[k].ID == "") != (k == Other) {
			t.Errorf("%s has no name or no rule", k)
		}
	}
	if _, err := From(Record{State: "lost"}); err == nil {
		t.Error("an unknown state is a misuse")
	}
}

func TestWhatIsSaidIsGiven(t *testing.T) {
	outside := at(t, Detected)
	outside.r.Party = OfNobody
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"warn":            {at(t, Detected).Warn(" ", "", limits, act), "says"},
		"warn outside":    {outside.Warn("Take it off.", " ", limits, act), "sent"},
		"answer":          {at(t, Warned).Answer(" ", nil, act), "says"},
		"answer files":    {at(t, Warned).Answer("Off.", make([]id.Document, mostFiles+1), act), "proof"},
		"accept answered": {at(t, Answered).Accept("", act), ""},
		"accept":          {at(t, Legal).Accept("", act), "note"},
		"return":          {at(t, Answered).Return("", "", limits, act), "note"},
		"escalate":        {at(t, Warned).Escalate("", true, act), "note"},
		"sue":             {at(t, Warned).Sue("", act), "note"},
		"dismiss":         {at(t, Warned).Dismiss("", act), "note"},
		"note":            {at(t, Legal).Note(day, "", act), "note"},
		"note no day":     {at(t, Legal).Note(date.Date{}, "Heard.", act), "on"},
		"note to come":    {at(t, Legal).Note(day.AddDays(1), "Heard.", act), "on"},
		"note before":     {at(t, Legal).Note(day.AddDays(-9), "Heard.", act), ""},
	} {
		if got := wrong(c.err); got != c.want {
			t.Errorf("%s: %q, %v", name, got, c.err)
		}
	}
	if err := at(t, Corrected).Note(day, "Heard.", act); err == nil {
		t.Error("a closed misuse takes notes")
	}
}

func TestWhoMisuses(t *testing.T) {
	c := certificate.Record{State: certificate.Active, ExpiresOn: day, Number: "N-1"}
	for _, x := range []struct {
		state certificate.State
		today date.Date
		want  Party
	}{{certificate.Active, day, OfClient}, {certificate.Suspended, day, OfClient}, {certificate.Active, day.AddDays(1), OfFormer}, {certificate.Withdrawn, day, OfFormer}} {
		c.State = x.state
		if got, err := OfHolder(c, x.today); err != nil || got.Party != x.want || got.Certificate != "N-1" {
			t.Errorf("%s on %s: %+v, %v", x.state, x.today, got, err)
		}
	}
	c.State = certificate.Superseded
	if _, err := OfHolder(c, day); wrong(err) != "certificate" {
		t.Error(err)
	}
	if _, err := OfOutsider(" ", "IE"); wrong(err) != "company" {
		t.Error(err)
	}
	if _, err := OfOutsider("Copy Ltd", ""); wrong(err) != "country" {
		t.Error(err)
	}
	if got, err := OfOutsider("Copy Ltd", "ie"); err != nil || got.Country != "IE" || got.Name.Zh != "Copy Ltd" {
		t.Errorf("%+v, %v", got, err)
	}
}

// What was taken up and is not corrected keeps a certificate suspended; what was only seen may be no misuse.
func TestWhatIsNotCorrected(t *testing.T) {
	for _, s := range States.States() {
		want := s != Detected && s != Corrected && s != Dismissed
		if got := Uncorrected([]Record{{Reference: "M-1", State: s}}); (len(got) == 1) != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
