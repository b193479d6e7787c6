package fee

import (
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

var (
	sentOn = date.MustParse("2026-11-23")
	noon   = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
)

func quotation(t *testing.T, s State) *Quotation {
	t.Helper()
	q, err := From(Record{ID: id.Quotation{1}, ClientID: id.Client{1}, State: s, ValidUntil: sentOn.AddDays(90),
		ClientName: text.T("Star", "星"), Reference: "Q-2026-0001", Revision: 1})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Quotation) error{
		Send:    func(q *Quotation) error { return q.Send("Wang", sentOn, 90) },
		Ask:     func(q *Quotation) error { return q.Ask("Li", "Why seven days?", noon) },
		Answer:  func(q *Quotation) error { return q.Answer("Wang", "86 persons.", noon) },
		Accept:  func(q *Quotation) error { return q.Accept(Acceptance{Name: "Li Lei", Position: "CEO"}, sentOn) },
		Decline: func(q *Quotation) error { return q.Decline("Li", "too dear", noon) },
		Revise:  (*Quotation).Supersede,
		Amend:   (*Quotation).Amend,
		Approve: func(q *Quotation) error {
			q.r.ApprovalNeeded = true
			return q.ApproveDiscount(Approval{Identity: id.Identity{2}, Name: "Fay", At: noon})
		},
	}
	for _, state := range States.States() {
		for _, action := range States.AllActions() {
			q := quotation(t, state)
			if got := verbs[action](q) == nil; got != States.Can(state, action) {
				t.Errorf("%s in %s: possible %v", action, state, got)
			} else if got && (q.Record().State != States[state][action] || len(q.Take()) != 1) {
				t.Errorf("%s in %s led to %s", action, state, q.Record().State)
			}
		}
	}
	if _, err := From(Record{}); err == nil {
		t.Error("an empty record was read")
	}
}

// Rule "FEE-3": before, on and after the last day, 29 February included.
func TestQuotationIsValidThroughItsLastDay(t *testing.T) {
	q := quotation(t, Draft)
	if err := q.Send("Wang", date.MustParse("2028-01-30"), 30); err != nil {
		t.Fatal(err)
	}
	if got := q.Record().ValidUntil; got != date.MustParse("2028-02-29") {
		t.Fatalf("valid until %s", got)
	}
	for day, ok := range map[string]bool{"2028-02-28": true, "2028-02-29": true, "2028-03-01": false} {
		today := date.MustParse(day)
		if err := q.CanAccept(today); (err == nil) != ok || !ok && !breaks(err, "FEE-3") || q.Record().Lapsed(today) == ok {
			t.Errorf("on %s: %v", day, err)
		}
	}
}

func TestAcceptanceKeepsTheSentence(t *testing.T) {
	q := quotation(t, Sent)
	if err := q.Accept(Acceptance{Name: " "}, sentOn); err == nil {
		t.Error("accepted without a name")
	}
	if err := q.Accept(Acceptance{Name: "Li Lei", Position: "CEO", At: noon, IP: "192.0.2.1"}, sentOn); err != nil {
		t.Fatal(err)
	}
	if a := q.Record().Acceptance; a.Statement != q.Record().Statement() || a.IP != "192.0.2.1" || a.Statement.Zh == "" {
		t.Errorf("%v", a)
	}
}

func TestQuestionsAreAnswered(t *testing.T) {
	q := quotation(t, Sent)
	if q.Ask("Li", " ", noon) == nil || q.Ask("Li", "Why?", noon) != nil || q.Ask("Li", "And?", noon) != nil {
		t.Fatal("asking")
	}
	if q.Answer("Wang", "", noon) == nil || q.Answer("Wang", "So.", noon) != nil {
		t.Fatal("answering")
	}
	for _, x := range q.Record().Questions {
		if x.Answer != "So." || x.Answerer != "Wang" {
			t.Errorf("%v", x)
		}
	}
	if quotation(t, Sent).Decline("Li", "", noon) == nil {
		t.Error("declined without a reason")
	}
}

func TestTurnAndActions(t *testing.T) {
	for state, who := range map[State]flow.Party{Draft: flow.Body, Sent: flow.Client, Questioned: flow.Body, Accepted: flow.Nobody, Declined: flow.Nobody} {
		if got := quotation(t, state).Record().Turn(sentOn); got.Who != who || (who == flow.Body) != (got.Needs == access.Quote) {
			t.Errorf("%s: %s", state, got.Who)
		}
	}
	late := sentOn.AddDays(91)
	if got := quotation(t, Sent).Record().Turn(late); got.Who != flow.Body {
		t.Errorf("lapsed: %s", got.Who)
	}
	for _, a := range quotation(t, Sent).Actions(id.Identity{}, late) {
		if a.Name == "accept" && (a.Allowed || a.Why == nil) || a.Name == "ask" && !a.Allowed || a.Name == "send" && a.Why == nil {
			t.Errorf("%v", a)
		}
	}
}

func TestQuotationIsMadeOfAcceptedApplication(t *testing.T) {
	var a application.Record
	a.ID, a.ClientID, a.State, a.Standards = id.Application{1}, id.Client{2}, application.Accepted, []string{"ISO/IEC 20000-1:2018"}
	a.Organisation.Data.Name = text.T("Star", "星")
	a.Sites.Data.List = []client.Site{{Key: "hq", Name: text.T("Head office", "总部"), City: text.T("Shanghai", "上海")}, {Key: "store"}}
	a.Headcount.Data = application.Headcount{Company: 137, Groups: []application.Group{{Site: "hq", Activity: text.T("operations", "运维"), Total: 90, InScope: 86}, {Site: "store", Total: 47}}}
	c, err := audittime.New(audittime.Record{ID: id.Calculation{3}, ApplicationID: a.ID, ClientID: a.ClientID, Input: audittime.InputOf(a, body.Record{})})
	if err != nil {
		t.Fatal(err)
	}
	l := stateList("1000", "3000", "2000", "2000")
	q, err := New(Record{ID: id.Quotation{4}, Revision: 1}, a, c.Record(), l)
	if err != nil {
		t.Fatal(err)
	}
	r := q.Record()
	if len(r.Sites) != 1 || r.Sites[0].Headcount != 86 || r.Sheet.Days != 14 || r.Offer.Years[0].Net != MustMoney("24000") || r.State != Draft {
		t.Errorf("%+v", r)
	}
	a.State = application.UnderReview
	if _, err := New(Record{}, a, c.Record(), l); err == nil {
		t.Error("quoted before the application was accepted")
	}
	a.State = application.Accepted
	if _, err := New(Record{}, a, audittime.Record{ApplicationID: a.ID, State: audittime.Computed}, l); !breaks(err, "T1") {
		t.Errorf("a calculation without days: %v", err)
	}
	if err := c.Supersede(); err != nil {
		t.Fatal(err)
	}
	if _, err := New(Record{}, a, c.Record(), l); err == nil {
		t.Error("quoted from a superseded calculation")
	}
}

// Rule "FEE-13": not sent without, not approved by who made it, sent with.
func TestADiscountIsApprovedByAnother(t *testing.T) {
	q := quotation(t, Draft)
	if err := q.ApproveDiscount(Approval{Identity: id.Identity{2}}); err == nil {
		t.Error("approved where nothing waits")
	}
	q.r.MadeByID, q.r.ApprovalNeeded = id.Identity{1}, true
	if turn := q.Record().Turn(sentOn); turn.Needs != access.ManagePrices {
		t.Errorf("%+v", turn)
	}
	if err := q.Send("Wang", sentOn, 90); !breaks(err, "FEE-13") {
		t.Errorf("sent without approval: %v", err)
	}
	if err := q.ApproveDiscount(Approval{Identity: id.Identity{1}}); !breaks(err, "FEE-13") {
		t.Errorf("approved by who made it: %v", err)
	}
	for who, may := range map[id.Identity]bool{{1}: false, {2}: true} {
		if a := q.Actions(who, sentOn)[0]; a.Name != string(Approve) || a.Allowed != may || (a.Why == nil) != may {
			t.Errorf("%v is offered %+v", who, a)
		}
	}
	if err := q.ApproveDiscount(Approval{Identity: id.Identity{2}, Name: "Fay", At: noon}); err != nil {
		t.Fatal(err)
	}
	if q.ApproveDiscount(Approval{Identity: id.Identity{3}}) == nil {
		t.Error("approved twice")
	}
	if err := q.Send("Wang", sentOn, 90); err != nil || q.Record().DiscountApproval.Name != "Fay" {
		t.Errorf("%v", err)
	}
}

// Rule "FEE-15": on the day, the day before, late, lapsed, and while the body has to answer.
func TestAClientIsRemindedWhileItIsItsTurn(t *testing.T) {
	day := func(s string) date.Date { return date.MustParse(s) }
	q := quotation(t, Draft)
	if err := q.Send("Wang", day("2026-12-01"), 30); err != nil { // until 31 December
		t.Fatal(err)
	}
	for _, c := range []struct {
		today string
		owed  bool
		next  string
	}{
		{"2026-12-16", false, "2026-12-17"},
		{"2026-12-17", true, "2026-12-28"},
		{"2026-12-17", false, "2026-12-28"},
		{"2026-12-30", true, ""}, // two days late
		{"2026-12-31", false, ""},
	} {
		if owed := q.Record().OwesReminder(day(c.today)); owed != c.owed {
			t.Errorf("%s: owed %v", c.today, owed)
		} else if owed {
			q.Remind(day(c.today))
		}
		if next := q.Record().RemindOn.String(); next != c.next {
			t.Errorf("%s: the next is on %s, want %s", c.today, next, c.next)
		}
	}
	late := quotation(t, Draft)
	if err := late.Send("Wang", day("2026-12-01"), 30); err != nil {
		t.Fatal(err)
	}
	if late.Record().OwesReminder(day("2027-01-01")) {
		t.Error("reminded of a quotation that has lapsed")
	}
	if err := late.Ask("Li", "Why seven days?", noon); err != nil || late.Record().OwesReminder(day("2026-12-20")) {
		t.Errorf("reminded while the body has to answer: %v", err)
	}
	short := quotation(t, Draft)
	if err := short.Send("Wang", day("2026-12-01"), 10); err != nil || short.Record().RemindOn != day("2026-12-08") {
		t.Errorf("a short quotation is reminded on %s, %v", short.Record().RemindOn, err)
	}
}
