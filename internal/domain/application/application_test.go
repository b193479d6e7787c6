package application

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func kind(err error) fault.Kind {
	var f fault.Error
	errors.As(err, &f)
	return f.Kind
}

func TestEveryStateAndAction(t *testing.T) {
	for _, s := range States.States() {
		for _, act := range States.AllActions() {
			a, err := From(Record{ID: id.Application{1}, ClientID: id.Client{1}, State: s})
			if err != nil {
				t.Fatal(err)
			}
			if refused := kind(a.move(act, "x")) == fault.IllegalMove; refused == States.Can(s, act) {
				t.Errorf("%s in %s", act, s)
			}
		}
	}
	if _, err := From(Record{}); err == nil {
		t.Error("an empty record was read")
	}
}

func TestTurnNamesSomebodyInEveryState(t *testing.T) {
	for _, s := range States.States() {
		turn := Record{State: s, Standards: []string{"ISO/IEC 20000-1:2018"}}.Turn()
		if turn.What.En == "" || turn.What.Zh == "" || (turn.Who == flow.Nobody) != (len(States[s]) == 0) || (turn.Who == flow.Body) != (turn.Needs != "") {
			t.Errorf("%s: %+v", s, turn)
		}
	}
	a := underReview(t)
	if err := a.Verdict(1, 1, false, "not signed", "Rui", today); err != nil {
		t.Fatal(err)
	}
	if turn := a.Record().Turn(); turn.Who != flow.Client {
		t.Errorf("a returned file is the client's turn, not %+v", turn)
	}
}

func TestSectionsHaveTheirOwnVersions(t *testing.T) {
	a := ready(t)
	provider := &Provider{Kind: "internal", CertificationBody: "no"}
	if v, err := a.Save(Edit{Provider: provider}, 2, "A", noon); v != 3 || err != nil {
		t.Fatal(v, err)
	}
	if _, err := a.Save(Edit{Provider: provider}, 2, "B", noon); kind(err) != fault.Stale || !strings.Contains(err.Error(), "A saved") {
		t.Error("the second tab overwrote the first:", err)
	}
	if v, err := a.Save(Edit{History: &History{Held: "no"}}, 2, "B", noon); v != 3 || err != nil {
		t.Error("another section was disturbed:", err)
	}
	if _, err := a.Save(Edit{}, 0, "B", noon); err == nil {
		t.Error("nothing was saved")
	}
	if _, err := a.Save(Edit{Provider: provider, History: &History{}}, 3, "B", noon); err == nil {
		t.Error("two sections were saved at once")
	}
}

func TestOnlyTheDatesMayFollowTheSubmission(t *testing.T) {
	a := submitted(t)
	if _, err := a.Save(Edit{Provider: &Provider{}}, 2, "A", noon); kind(err) != fault.IllegalMove {
		t.Error(err)
	}
	if _, err := a.Save(Edit{System: &System{}}, 2, "A", noon); err != nil {
		t.Error(err)
	}
}

func TestTasksTellNotStartedIncompleteAndDone(t *testing.T) { // rule "A1"
	a := New(id.Application{1}, Initial, client.Record{ID: id.Client{1}}, "A-2026-0001", []string{"ISO/IEC 20000-1:2018"}, noon)
	for _, p := range a.Record().Tasks(iaf) {
		if p.State != NotStarted || len(p.Missing) == 0 {
			t.Errorf("%s is %s with %d missing", p.Section, p.State, len(p.Missing))
		}
	}
	full := ready(t)
	for _, p := range slices.Concat(full.Record().Tasks(iaf), full.Record().Tasks(china)) {
		if p.State != Done || p.Title.Zh == "" {
			t.Errorf("%s: %+v", p.Section, p.Missing)
		}
	}
	if _, err := full.Save(Edit{Consultancy: &Consultancy{Received: "unknown", InternalAudits: "no"}}, 2, "A", noon); err != nil {
		t.Fatal(err)
	}
	var broken rule.Broken
	if err := full.CanSubmit(iaf, client.Bar{}, today); !errors.As(err, &broken) || !has(broken, "A1") {
		t.Error("unknown consultancy was let through:", err)
	}
}

func TestEachSectionSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		edit  Edit
		wants []string
	}{
		{Edit{Organisation: &client.Legal{Country: "NL", Name: text.T("X", "")}}, []string{"registration_number", "name.zh", "address", "city"}},
		{Edit{Contacts: &Contacts{People: []client.Contact{{Email: "x"}}}}, []string{"people[0].name", "people[0].email", "people"}},
		{Edit{Sites: &Sites{List: []client.Site{{Key: "a"}}}}, []string{"list[0].name", "list[0].country", "list"}},
		{Edit{Provider: &Provider{Kind: "other"}}, []string{"other", "certification_body"}},
		{Edit{Scope: &Scope{Locations: []string{"nowhere"}}}, []string{"services", "locations[0]", "org_unit"}},
		{Edit{Headcount: &Headcount{Company: 5, Groups: []Group{{Site: "nowhere", Total: 1, InScope: 2}}}}, []string{"groups[0].site", "groups[0].in_scope", "groups[0].minutes_a_day"}},
		{Edit{System: &System{}}, []string{"operated_since"}},
		{Edit{Consultancy: &Consultancy{Received: "yes"}}, []string{"by", "by_body", "internal_audits"}},
		{Edit{History: &History{Held: "yes", Certificates: []Certificate{{OwnFault: true}}}}, []string{"certificates[0].standard", "certificates[0].withdrawn_on"}},
		{Edit{Declarations: &Declarations{NoPenalty: "no"}}, []string{"lawful", "penalties", "truthful"}},
	} {
		a := ready(t)
		if _, err := a.Save(c.edit, 2, "A", noon); err != nil {
			t.Fatal(err)
		}
		section, _ := c.edit.section()
		for _, p := range a.Record().Tasks(china) {
			if p.Section != section {
				continue
			}
			for _, want := range c.wants {
				if !contains(p.Missing, want) || p.State != Incomplete {
					t.Errorf("%s does not ask for %s: %+v", section, want, p.Missing)
				}
			}
		}
	}
}

func contains(list []fault.Field, path string) bool {
	for _, f := range list {
		if f.Path == path {
			return f.Says.En != "" && f.Says.Zh != ""
		}
	}
	return false
}

func TestSubmitNeedsASignatureAndExplanations(t *testing.T) {
	a := ready(t)
	unsigned := signer
	unsigned.Name, unsigned.Explanation = " ", ""
	var bad fault.Invalid
	if err := a.Submit(unsigned, iaf, client.Bar{}); !errors.As(err, &bad) || len(bad.Fields) != 2 {
		t.Errorf("%v", err)
	}
	if err := a.Submit(signer, iaf, client.Bar{}); err != nil {
		t.Fatal(err)
	}
	r := a.Record()
	if r.State != Submitted || r.Signature.Warned[0] != "SM-11" {
		t.Errorf("%s, warned %v", r.State, r.Signature.Warned)
	}
	if err := a.Submit(signer, iaf, client.Bar{}); kind(err) != fault.IllegalMove {
		t.Error("submitted twice:", err)
	}
}

func TestQuestionsStopTheClock(t *testing.T) {
	a := underReview(t)
	due := today.AddDays(30)
	if err := a.Ask(" ", "", reviewer, today, due); err == nil {
		t.Error("an empty question was asked")
	}
	for _, q := range []string{"Which shifts?", "Which suppliers?"} {
		if err := a.Ask(q, "headcount", reviewer, today, due); err != nil {
			t.Fatal(err)
		}
	}
	if r := a.Record(); r.State != InfoRequested || r.Turn().By != due || len(r.OpenQuestions()) != 2 {
		t.Errorf("%+v", r.Turn())
	}
	if _, err := a.Save(Edit{Provider: &Provider{}}, 2, "A", noon); err != nil {
		t.Error("the applicant cannot correct what was asked about:", err)
	}
	for _, on := range []date.Date{due.AddDays(-1), due} {
		if err := a.CanLapse(on); kind(err) != fault.IllegalMove {
			t.Errorf("lapsed on %s", on)
		}
	}
	if err := a.CanLapse(due.AddDays(1)); err != nil {
		t.Error(err)
	}
	later := today.AddDays(9)
	if err := a.AnswerQuestion(1, "two", "Mei", later); err != nil || a.Record().State != InfoRequested {
		t.Error("one answer is not all:", err)
	}
	if err := a.AnswerQuestion(1, "three", "Mei", later); kind(err) != fault.IllegalMove {
		t.Error("an answer was overwritten")
	}
	if err := a.AnswerQuestion(9, "x", "Mei", later); kind(err) != fault.NotFound {
		t.Error(err)
	}
	if err := a.AnswerQuestion(2, "none", "Mei", later); err != nil || a.Record().State != UnderReview {
		t.Error("the review did not resume:", err)
	}
	if got := a.Record().Turn().By; got != later.AddWorkdays(reviewWorkdays) {
		t.Errorf("the body's time counts from the answer, not until %s", got)
	}
}

func TestAQuestionBeforeTheReviewGoesBackToSubmitted(t *testing.T) {
	a := submitted(t)
	if err := a.Ask("?", "", reviewer, today, today); err != nil {
		t.Fatal(err)
	}
	if err := a.AnswerQuestion(1, "!", "Mei", today); err != nil || a.Record().State != Submitted {
		t.Error(err)
	}
}

func TestReviewerIsCompetentAndImpartial(t *testing.T) { // rule "A6"
	a := submitted(t)
	var broken rule.Broken
	if err := a.BeginReview(competent(today.AddDays(1)), 24, today); !errors.As(err, &broken) || !has(broken, "A6") {
		t.Error("competent from tomorrow only:", err)
	}
	tied := competent(today)
	tied.Conflicts = []staff.Conflict{{ClientID: id.Client{1}, Kind: staff.Consultancy, EndedOn: today.AddMonths(-24)}}
	if err := a.BeginReview(tied, 24, today); !errors.As(err, &broken) || !has(broken, "I7") {
		t.Error("consultancy ended two years ago today:", err)
	}
	several := submitted(t)
	several.r.Standards = []string{standard.ITSM, standard.ISMS}
	if err := several.CanReview(tied, 24, today); !errors.As(err, &broken) || len(broken) != 2 || !has(broken, "A6") || !has(broken, "I7") {
		t.Error("competent for one of two standards, and tied:", err)
	}
	if err := a.BeginReview(competent(today), 24, today); err != nil {
		t.Error(err)
	}
}

func TestAcceptNeedsTheFourFindingsAndTheTime(t *testing.T) { // rules "A3" and "A5"
	a := underReview(t)
	calculation := id.Calculation{3}
	var broken rule.Broken
	if err := a.Accept(Facts{Limits: iaf, On: today}, reviewer); !errors.As(err, &broken) || len(broken) != 6 || !has(broken, "A5") || !has(broken, "A3") {
		t.Errorf("%v", err)
	}
	yes := Statement{Holds: "yes", Notes: "looked at"}
	if err := a.Assess(Assessment{Competence: yes, Scope: yes, Impartiality: yes, Time: yes, Needed: "ITSM auditor, Chinese"}, standard.AreaRecord{}); err != nil {
		t.Fatal(err)
	}
	if err := a.Accept(Facts{Limits: iaf, On: today}, reviewer); !errors.As(err, &broken) || len(broken) != 1 || broken[0].Field != "calculation" {
		t.Errorf("accepted without audit time: %v", err)
	}
	a.r.Standards = []string{standard.ITSM, standard.EMS}
	if err := a.Accept(Facts{Limits: iaf, On: today, Calculation: calculation}, reviewer); !errors.As(err, &broken) || len(broken) != 1 || broken[0].Field != "sectors" {
		t.Errorf("accepted without a sector: %v", err)
	}
	var bad fault.Invalid
	for _, codes := range [][]string{{"40"}, {"33", "33"}, {"x"}} {
		if err := a.Assess(Assessment{Sectors: codes}, standard.AreaRecord{}); !errors.As(err, &bad) {
			t.Errorf("%v: %v", codes, err)
		}
	}
	if err := a.Assess(Assessment{Competence: yes, Scope: yes, Impartiality: yes, Time: yes, Needed: "EMS auditor, Chinese", Sectors: []string{"33.02", "28"}}, standard.AreaRecord{}); err != nil {
		t.Fatal(err)
	}
	if err := a.Accept(Facts{Limits: iaf, On: today, Calculation: calculation}, reviewer); err != nil || a.Record().Review.Calculation != calculation {
		t.Fatal(err)
	}
	if err := a.Assess(Assessment{}, standard.AreaRecord{}); kind(err) != fault.IllegalMove {
		t.Error("the review was changed after its end")
	}
	for _, verb := range []func() error{a.Quote, a.Quote, a.Contract} {
		if err := verb(); err != nil {
			t.Error(err)
		}
	}
	if err := a.Withdraw("", "Mei", today); kind(err) != fault.IllegalMove {
		t.Error("withdrawn after the contract")
	}
}

func TestDeclineSaysWhy(t *testing.T) { // rule "A4"
	a := underReview(t)
	var broken rule.Broken
	if err := a.Decline(" ", reviewer, today); !errors.As(err, &broken) || !has(broken, "A4") {
		t.Error(err)
	}
	if err := a.Decline("no auditor speaks the language", reviewer, today); err != nil {
		t.Fatal(err)
	}
	if r := a.Record(); r.State != Declined || r.Review.Reason == "" {
		t.Error("the reason was lost")
	}
}

func TestEndings(t *testing.T) {
	a := submitted(t)
	if err := a.Withdraw("sold", "Mei", today); err != nil || a.Record().Closed.Reason != "sold" {
		t.Error(err)
	}
	quoted, _ := From(Record{ID: id.Application{1}, ClientID: id.Client{1}, State: Quoted})
	if err := quoted.Reject("dear", "Mei", today); err != nil {
		t.Error(err)
	}
	quoted, _ = From(Record{ID: id.Application{1}, ClientID: id.Client{1}, State: Quoted})
	if err := quoted.Lapse(today); err != nil {
		t.Error(err)
	}
}

func TestActionsComeFromTheSameChecks(t *testing.T) {
	a := ready(t)
	if got := a.Actions(Facts{Limits: iaf, On: today}); len(got) != 2 || !got[0].Allowed {
		t.Errorf("%+v", got)
	}
	early := a.Actions(Facts{Limits: iaf, On: date.New(2026, 3, 2)})
	if early[0].Allowed || early[0].Why == nil {
		t.Errorf("too early: %+v", early)
	}
	if got := underReview(t).Actions(Facts{Limits: iaf, On: today, Staff: true}); len(got) != 3 || got[0].Name != "accept" || got[0].Allowed {
		t.Errorf("%+v", got)
	}
}
