package complaint

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

var (
	received = date.New(2026, 3, 6) // a Friday
	promise  = PromiseOf(pack.For("IE", received))
	handler  = Person{id.Identity{1}, "Hana"}
	decider  = Person{id.Identity{2}, "Dora"}
	leader   = Person{id.Identity{3}, "Lena"}
	team     = []Involvement{{Person: leader, As: text.T("audit team leader", "审核组长")}}
)

func by(p Person) Act {
	return Act{By: p, On: received.AddDays(1), Note: "Looked at it.", Involved: team}
}

var theClient = Concern{ClientID: id.Client{1}, ClientName: text.T("A", "")}

func about(s Subject) *Complaint {
	c, err := Receive(id.Complaint{1}, "K-1", Statement{About: s, Company: "C-100", Text: "The mark is on the boxes.",
		Complainant: Complainant{Name: "Ann", Email: "ann@example.org"}}, promise, received)
	if err != nil {
		panic(err)
	}
	return c
}

func at(t *testing.T, s State) *Complaint {
	t.Helper()
	r := about(AboutClient).Record()
	r.State, r.ClientID = s, id.Client{1}
	c, err := From(r)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReceive(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Statement)
		field  string
	}{
		"complete":           {func(*Statement) {}, ""},
		"anonymous":          {func(s *Statement) { s.Complainant = Complainant{} }, ""},
		"about the body":     {func(s *Statement) { s.About, s.Company = AboutBody, "" }, ""},
		"about nobody":       {func(s *Statement) { s.About = "" }, "about"},
		"no company":         {func(s *Statement) { s.Company = " " }, "company"},
		"nothing said":       {func(s *Statement) { s.Text = " " }, "text"},
		"a novel":            {func(s *Statement) { s.Text = strings.Repeat("字", MostText+1) }, "text"},
		"a long text":        {func(s *Statement) { s.Text = strings.Repeat("字", MostText) }, ""},
		"a long name":        {func(s *Statement) { s.Complainant.Name = strings.Repeat("n", 201) }, "complainant.name"},
		"no address":         {func(s *Statement) { s.Complainant.Email = "ann" }, "complainant.email"},
		"a name in the mail": {func(s *Statement) { s.Complainant.Email = "Ann <ann@example.org>" }, "complainant.email"},
	} {
		s := about(AboutClient).Record().Statement
		c.change(&s)
		got, err := Receive(id.Complaint{1}, "K-1", s, promise, received)
		var bad fault.Invalid
		switch {
		case c.field == "" && (err != nil || got.Record().State != Received || len(got.Take()) != 1):
			t.Errorf("%s: %v", name, err)
		case c.field != "" && (!errors.As(err, &bad) || bad.Fields[0].Path != c.field):
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every action is possible in the states of the table and refused in all others.
func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Complaint) error{
		Acknowledge: func(c *Complaint) error { return c.Acknowledge(by(handler)) },
		Screen:      func(c *Complaint) error { return c.Screen(true, theClient, by(handler)) },
		TurnAway:    func(c *Complaint) error { return c.Screen(false, theClient, by(handler)) },
		Validate:    func(c *Complaint) error { return c.Validate(true, by(handler)) },
		Dismiss:     func(c *Complaint) error { return c.Validate(false, by(handler)) },
		Refer:       func(c *Complaint) error { return c.Refer("The mark is on boxes.", by(handler)) },
		Investigate: func(c *Complaint) error { return c.Investigate("It works.", by(handler)) },
		Decide:      func(c *Complaint) error { return c.Decide(by(decider)) },
		Notify:      func(c *Complaint) error { return c.Notify("You were right.", time.Time{}, by(handler)) },
		Close:       func(c *Complaint) error { return c.Close(Consent{}, by(handler)) },
	}
	if len(verbs) != len(States.AllActions()) {
		t.Errorf("%d verbs, %d actions", len(verbs), len(States.AllActions()))
	}
	for _, s := range States.States() {
		if StateNames[s].IsZero() {
			t.Errorf("%s has no name", s)
		}
		for a, do := range verbs {
			c := at(t, s)
			err := do(c)
			if can := States.Can(s, a); can != (err == nil) || can && (c.Record().State != States[s][a] || len(c.Take()) != 1 || len(c.Record().Steps) != 1) {
				t.Errorf("%s, %s: %v", s, a, err)
			}
		}
	}
}

func stopped(err error) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == "CO1"
}

func TestNobodyInvolvedHandlesOrDecides(t *testing.T) { // rule "CO1"
	c := at(t, Investigated)
	if err := c.Assign(leader, by(handler)); !stopped(err) {
		t.Errorf("the audit team leader handles it: %v", err)
	}
	if err := c.Assign(handler, by(handler)); err != nil {
		t.Error(err)
	}
	if err := c.Decide(by(leader)); !stopped(err) {
		t.Errorf("the leader decides: %v", err)
	}
	for name, do := range map[string]func(*Complaint) error{
		"screens":      func(*Complaint) error { return at(t, Acknowledged).Screen(true, theClient, by(leader)) },
		"validates":    func(*Complaint) error { return at(t, Screened).Validate(true, by(leader)) },
		"refers":       func(*Complaint) error { return at(t, Valid).Refer("So.", by(leader)) },
		"investigates": func(*Complaint) error { return at(t, Valid).Investigate("So.", by(leader)) },
		"notifies":     func(*Complaint) error { return at(t, Decided).Notify("So.", time.Time{}, by(leader)) },
		"writes":       func(c *Complaint) error { return c.Write("So.", time.Time{}, by(leader)) },
		"notes":        func(c *Complaint) error { return c.Observe(by(leader)) },
	} {
		if err := do(c); !stopped(err) {
			t.Errorf("the leader %s: %v", name, err)
		}
	}
	if err := at(t, Received).Acknowledge(by(leader)); err != nil {
		t.Errorf("the leader acknowledges: %v", err)
	}
	for _, x := range c.Record().Actions(leader, team) {
		if x.Allowed != (x.Name == "assign") {
			t.Errorf("%+v", x)
		}
	}
	for _, x := range c.Record().Actions(decider, team) {
		if !x.Allowed {
			t.Errorf("%+v", x)
		}
	}
	if err := c.Decide(by(decider)); err != nil {
		t.Error(err)
	}
}

// Rules "I7" and "I8": who has a tie to the client is kept from a complaint and an appeal as whoever took part.
func TestWhoHasATieToTheClientHandlesNothing(t *testing.T) {
	tie := staff.I7.Breaks(text.T("Hana advised the client.", "Hana曾为该客户提供咨询。"))
	tied := []Involvement{{Person: handler, Conflict: &tie}}
	act := by(handler)
	act.Involved = tied
	if err := at(t, Investigated).Decide(act); !breaks(err, "I7") {
		t.Errorf("the consultant decides a complaint: %v", err)
	}
	if err := at(t, Acknowledged).Assign(handler, act); !breaks(err, "I7") {
		t.Errorf("the consultant handles a complaint: %v", err)
	}
	act.By = decider
	if err := appealAt(t, AppealAcknowledged).Form([]Person{handler}, act); !breaks(err, "I7") {
		t.Errorf("the consultant is of the panel: %v", err)
	}
	if err := at(t, Investigated).Decide(act); err != nil {
		t.Errorf("nobody else decides: %v", err)
	}
}

func TestThosePersonallyConcernedAreOut(t *testing.T) { // rule "CO1"
	c := about(AboutBody)
	if err := errors.Join(c.Assign(handler, by(decider)), c.Acknowledge(by(decider))); err != nil {
		t.Fatal(err)
	}
	named := Concern{Persons: []Person{handler}}
	if err := c.Screen(true, named, by(handler)); !stopped(err) || c.Record().State != Acknowledged || len(c.Record().Persons) != 0 {
		t.Errorf("who is complained about screens it: %v", err)
	}
	if err := c.Screen(true, named, by(decider)); err != nil || c.Record().Handler != nil {
		t.Errorf("who is complained about goes on handling it: %v", err)
	}
	if err := c.Assign(handler, by(decider)); !stopped(err) {
		t.Error(err)
	}
}

func TestAReasonIsGiven(t *testing.T) {
	silent := Act{By: decider, On: received, Note: " "}
	for name, x := range map[string]struct {
		err   error
		field string
	}{
		"turned away":  {at(t, Acknowledged).Screen(false, theClient, silent), "note"},
		"dismissed":    {at(t, Screened).Validate(false, silent), "note"},
		"referred":     {at(t, Valid).Refer(" ", silent), "account"},
		"investigated": {at(t, Valid).Investigate("It works.", silent), "note"},
		"no system":    {at(t, Valid).Investigate(" ", by(decider)), "effectiveness"},
		"decided":      {at(t, Investigated).Decide(silent), "note"},
		"notified":     {at(t, Decided).Notify("", time.Time{}, silent), "outcome"},
		"noted":        {at(t, Valid).Observe(silent), "note"},
	} {
		var bad fault.Invalid
		if !errors.As(x.err, &bad) || bad.Fields[0].Path != x.field {
			t.Errorf("%s without a reason: %v", name, x.err)
		}
	}
}

func TestTheClientMeantIsKnown(t *testing.T) {
	c := about(AboutClient)
	var bad fault.Invalid
	if err := errors.Join(c.Acknowledge(by(handler)), c.Screen(true, Concern{}, by(handler))); !errors.As(err, &bad) || bad.Fields[0].Path != "client" {
		t.Errorf("screened without a client: %v", err)
	}
	if err := c.Screen(true, theClient, by(handler)); err != nil || c.Record().ClientID != theClient.ClientID {
		t.Error(err)
	}
	b := about(AboutBody)
	if err := errors.Join(b.Acknowledge(by(handler)), b.Screen(true, theClient, by(handler))); err != nil || !b.Record().ClientID.IsZero() {
		t.Errorf("a complaint about the body names a client: %v", err)
	}
	if b.Record().Company != "" {
		t.Error("a complaint about the body keeps a company")
	}
	var f fault.Error
	if err := b.Refer("So.", by(handler)); !errors.As(err, &f) {
		t.Errorf("a complaint about the body goes to a client: %v", err)
	}
	if err := errors.Join(b.Validate(true, by(handler)), b.Investigate("", by(handler))); err != nil {
		t.Errorf("a complaint about the body asks for a client's system: %v", err)
	}
}

func TestTheClientAnswersOnce(t *testing.T) {
	c := at(t, Valid)
	me := theClient.ClientID
	var f fault.Error
	if err := c.AnswerAs(me, "No.", received); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("before it was referred: %v", err)
	}
	if err := c.Refer("The mark is on boxes.", by(handler)); err != nil {
		t.Fatal(err)
	}
	if c.Record().Turn().Who != flow.Client {
		t.Error("it is not the client's turn")
	}
	if err := c.AnswerAs(id.Client{2}, "No.", received); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("another client: %v", err)
	}
	var bad fault.Invalid
	if err := c.AnswerAs(me, " ", received); !errors.As(err, &bad) || bad.Fields[0].Path != "answer" {
		t.Error(err)
	}
	if err := c.AnswerAs(me, "No.", received); err != nil || c.Record().Turn().Who != flow.Body {
		t.Error(err)
	}
	if err := c.AnswerAs(me, "Yes.", received); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("answered twice: %v", err)
	}
}

func TestTheClock(t *testing.T) { // rules "SM-115" and "SM-116"
	c := about(AboutBody)
	if d := c.Record().Due(); d.Acknowledge != date.New(2026, 3, 13) || !d.Progress.IsZero() || d.Outcome != date.New(2026, 5, 5) || d.Next() != d.Acknowledge {
		t.Errorf("received: %+v", d)
	}
	if err := c.Acknowledge(Act{By: handler, On: date.New(2026, 3, 10)}); err != nil {
		t.Fatal(err)
	}
	if d := c.Record().Due(); !d.Acknowledge.IsZero() || d.Progress != date.New(2026, 4, 9) || d.Next() != d.Progress {
		t.Errorf("acknowledged: %+v", d)
	}
	write := func(on date.Date) {
		if err := c.Write("A word.", time.Time{}, Act{By: handler, On: on}); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Hear("A word.", time.Time{}, date.New(2026, 4, 1)); err != nil {
		t.Fatal(err)
	}
	if d := c.Record().Due(); d.Progress != date.New(2026, 4, 9) {
		t.Errorf("the complainant's own message moved the clock: %+v", d)
	}
	write(date.New(2026, 4, 2))
	if d := c.Record().Due(); d.Progress != date.New(2026, 5, 2) {
		t.Errorf("told: %+v", d)
	}
	write(date.New(2026, 4, 20))
	if d := c.Record().Due(); d.Progress != d.Outcome {
		t.Errorf("the progress is due after the outcome: %+v", d)
	}
	if d := at(t, Notified).Record().Due(); d != (Due{}) || !d.Next().IsZero() {
		t.Errorf("notified: %+v", d)
	}
}

func TestRemindersComeOnce(t *testing.T) { // rules "SM-115" and "SM-116"
	due, never := date.New(2026, 3, 13), date.Date{}
	for _, x := range []struct {
		reminded, today date.Date
		want            bool
	}{
		{never, due.AddDays(-3), false}, {never, due.AddDays(-2), true}, {due.AddDays(-2), due.AddDays(-1), false}, {due.AddDays(-2), due, false},
		{due.AddDays(-2), due.AddDays(1), true}, {due.AddDays(1), due.AddDays(7), false}, {due.AddDays(1), due.AddDays(8), true},
		{due.AddDays(-30), due, true}, {never, due.AddDays(40), true},
	} {
		if got := remind(due, x.reminded, x.today); got != x.want {
			t.Errorf("reminded %s, today %s: %v", x.reminded, x.today, got)
		}
	}
	c := about(AboutBody)
	if !c.Record().Remind(due) {
		t.Error("not on its day")
	}
	if c.Reminded(due); c.Record().Remind(due) {
		t.Error("twice on one day")
	}
	if at(t, Closed).Record().Remind(due.AddDays(100)) {
		t.Error("of a closed complaint")
	}
}

func TestWhoComplainsStaysUntold(t *testing.T) { // rule "SM-117"
	c := at(t, Valid)
	if _, told := c.Record().ForClient(); told {
		t.Error("told before it was referred")
	}
	if err := errors.Join(c.Hear("I am the neighbour.", time.Time{}, received), c.Refer("The mark is on boxes.", by(handler))); err != nil {
		t.Fatal(err)
	}
	seen, told := c.Record().ForClient()
	if shown, err := json.Marshal(seen); err != nil || !told || !seen.Answers || strings.Contains(string(shown), "Ann") || strings.Contains(string(shown), "neighbour") ||
		strings.Contains(string(shown), c.Record().Text) {
		t.Errorf("%s", shown)
	}
	r := c.Record()
	r.Complainant.Disclose = true
	if seen, _ := r.ForClient(); seen.Complainant != "Ann" {
		t.Error("who agreed to be named is not")
	}
	if w := c.Record().Withheld(); w.Complainant.Name != "" || w.Complainant.Email != "" || len(w.Messages) != 0 || w.Text == "" {
		t.Errorf("%+v", w)
	}
}

func TestPublicByConsentOnly(t *testing.T) { // rule "SM-118"
	for _, x := range []struct {
		about                       Subject
		complainant, client, public bool
	}{{AboutClient, true, true, true}, {AboutClient, true, false, false}, {AboutClient, false, true, false}, {AboutBody, true, false, true}, {AboutBody, false, true, false}} {
		r := at(t, Notified).Record()
		r.About = x.about
		c, _ := From(r)
		if err := c.Close(Consent{Complainant: x.complainant, Client: x.client}, by(handler)); err != nil || c.Record().Public() != x.public {
			t.Errorf("%+v: %v", x, err)
		}
	}
	if about(AboutBody).Record().Public() {
		t.Error("public without having been asked")
	}
}

func TestNoWordsOfAClosedComplaint(t *testing.T) {
	var f fault.Error
	if err := at(t, Closed).Hear("More.", time.Time{}, received); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Error(err)
	}
	if err := at(t, Closed).Observe(by(handler)); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Error(err)
	}
	var bad fault.Invalid
	if err := at(t, Received).Hear(" ", time.Time{}, received); !errors.As(err, &bad) {
		t.Error(err)
	}
	if err := at(t, Received).Hear(strings.Repeat("n", MostText+1), time.Time{}, received); !errors.As(err, &bad) {
		t.Error(err)
	}
	if err := at(t, Closed).Assign(handler, by(handler)); !errors.As(err, &f) {
		t.Error(err)
	}
	c := at(t, Received)
	for range mostMessages {
		if err := c.Hear("More.", time.Time{}, received); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Hear("More.", time.Time{}, received); !errors.As(err, &f) {
		t.Error("somebody outside writes without end")
	}
	if _, err := From(Record{State: "lost", ID: id.Complaint{1}}); err == nil {
		t.Error("an unknown state is a complaint")
	}
}

func TestEveryStateSaysWhatComesNext(t *testing.T) {
	for _, s := range States.States() {
		r := at(t, s).Record()
		turn := r.Turn()
		if Ahead[s].IsZero() || turn.What.IsZero() || (turn.Who == flow.Nobody) != (s == Closed) || s == Notified && !turn.By.IsZero() {
			t.Errorf("%s: %+v", s, turn)
		}
		if got := len(r.Actions(handler, team)); (got == 0) != (s == Closed) {
			t.Errorf("%s offers %d verbs", s, got)
		}
	}
}
