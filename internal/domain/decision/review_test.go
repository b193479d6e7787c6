package decision

import (
	"errors"
	"slices"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

var (
	reviewer = access.Actor{Identity: mei.ID, Name: mei.Name, Roles: []access.Role{access.DecisionMaker}}
	jonas    = access.Actor{Identity: leader.ID, Name: leader.Name, Roles: []access.Role{access.Auditor}}
	at       = time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)
)

func underReview(t *testing.T) (*Review, Dossier) {
	t.Helper()
	f := file()
	f.Audits[1].ID = id.Audit{2}
	f.Parts = []Part{{Key: "report:E-26-0002", Title: text.T("Report", "报告"), Fields: []Field{{"scope", text.T("Scope", "范围"), text.T("hosting in one place", "一处托管")}}}}
	v, err := NewReview(id.Review{1}, prepared(t, Grant).Record(), f, Reviewer{Decider: mei, By: "Ada", On: day("2026-01-05"), Due: day("2026-01-15")})
	if err != nil {
		t.Fatal(err)
	}
	return v, f
}

func (v *Review) ask(t *testing.T, f Dossier) {
	t.Helper()
	if err := v.Comment(reviewer, Remark{Part: "report:E-26-0002", Field: "scope", Says: "Which place?", Asks: true}, f.Parts, at); err != nil {
		t.Fatal(err)
	}
}

func sending(f Dossier, reopened ...id.Audit) Sending {
	return Sending{Reopened: reopened, Parts: f.Parts, On: day("2026-01-06")}
}

func kind(err error) fault.Kind {
	var f fault.Error
	errors.As(err, &f)
	return f.Kind
}

func TestTheReviewerIsTestedWhenAssigned(t *testing.T) {
	d := prepared(t, Grant).Record()
	for name, x := range map[string]struct {
		change func(*Dossier, *Reviewer)
		want   []string
	}{
		"independent":                        {func(*Dossier, *Reviewer) {}, nil},
		"D9: an auditor of the file reviews": {func(_ *Dossier, by *Reviewer) { by.ID = leader.ID }, []string{"D1"}},
		"not competent": {func(_ *Dossier, by *Reviewer) {
			by.Fit = fault.New(fault.Denied, text.T("not competent", "不具备能力"))
		}, []string{"D2"}},
		"SM-132: on the last day": {func(f *Dossier, by *Reviewer) {
			f.Others, f.Rest, f.Today = []Audit{{Reference: "E-25", EndedOn: day("2025-01-05"), Team: []Member{{ID: mei.ID}}}}, 12, day("2026-01-05")
		}, []string{"SM-132"}},
		"SM-132: a day later": {func(f *Dossier, by *Reviewer) {
			f.Others, f.Rest, f.Today = []Audit{{Reference: "E-25", EndedOn: day("2025-01-05"), Team: []Member{{ID: mei.ID}}}}, 12, day("2026-01-06")
		}, nil},
		"I12: an audit of the client that feeds another decision": {func(f *Dossier, by *Reviewer) {
			f.Others, f.Today = []Audit{{Reference: "E-25", EndedOn: day("2025-01-05"), Team: []Member{{ID: mei.ID}}}}, day("2025-01-06")
		}, nil},
	} {
		f, by := file(), Reviewer{Decider: mei, On: day("2026-01-05"), Due: day("2026-01-15")}
		x.change(&f, &by)
		v, err := NewReview(id.Review{1}, d, f, by)
		if got := brokenRules(err); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil && len(v.Record().Tested) != 2 {
			t.Errorf("%s: %+v", name, v.Record().Tested)
		}
	}
	d.State = Taken
	if _, err := NewReview(id.Review{1}, d, file(), Reviewer{Decider: mei}); kind(err) != fault.IllegalMove {
		t.Errorf("a file that was decided is reviewed: %v", err)
	}
}

func TestAReviewGoesToTheTeamAndBack(t *testing.T) {
	v, f := underReview(t)
	if err := v.SendBack(reviewer, f, sending(f)); !slices.Equal(brokenRules(err), []string{"SM-130"}) {
		t.Errorf("sent back without a question: %v", err)
	}
	v, f = underReview(t)
	if err := v.Comment(jonas, Remark{Part: "report:E-26-0002", Says: "Fine."}, f.Parts, at); kind(err) != fault.Denied {
		t.Errorf("the leader comments: %v", err)
	}
	var bad fault.Invalid
	if err := v.Comment(reviewer, Remark{Part: "report:E-26-0009", Says: "What?"}, f.Parts, at); !errors.As(err, &bad) {
		t.Errorf("a part that is not there: %v", err)
	}
	v.ask(t, f)
	if err := v.CanClose(f, mei); !slices.Equal(brokenRules(err), []string{"SM-130"}) {
		t.Errorf("closed with a question that was not sent: %v", err)
	}
	if err := v.SendBack(reviewer, f, sending(f, f.Audits[1].ID)); err != nil {
		t.Fatal(err)
	}
	if err := v.HandIn(jonas, f, day("2026-01-07"), day("2026-01-17")); !slices.Equal(brokenRules(err), []string{"SM-130"}) {
		t.Errorf("handed in without an answer: %v", err)
	}
	if err := v.Answer(reviewer, f, 1, "The first.", at); kind(err) != fault.Denied {
		t.Errorf("the reviewer answers: %v", err)
	}
	if err := v.Answer(jonas, f, 1, "The first.", at); err != nil {
		t.Fatal(err)
	}
	f.Audits[1].Reported = false
	if err := v.HandIn(jonas, f, day("2026-01-07"), day("2026-01-17")); !slices.Equal(brokenRules(err), []string{"SM-130"}) {
		t.Errorf("handed in while the report is being corrected: %v", err)
	}
	f.Audits[1].Reported = true
	if err := v.HandIn(jonas, f, day("2026-01-07"), day("2026-01-17")); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(f, mei, Closing{Recommends: false, Parts: f.Parts, On: day("2026-01-08")}); !errors.As(err, &bad) {
		t.Errorf("against it without a word: %v", err)
	}
	if err := v.Close(f, mei, Closing{Recommends: true, Parts: f.Parts, On: day("2026-01-08")}); err != nil {
		t.Fatal(err)
	}
	if r := v.Record(); r.State != Reviewed || len(r.Rounds) != 1 || r.Rounds[0].BackBy != leader.Name || r.Remarks[0].Answer != "The first." {
		t.Errorf("%+v", r)
	}
}

func TestADecisionWaitsForTheReviewOfTheFileAsItIs(t *testing.T) {
	v, f := underReview(t)
	check := func(want ...string) {
		t.Helper()
		if got := brokenRules(prepared(t, Grant).CanDecide(f, mei)); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	check()
	f.Reviews = true
	check("SM-131")
	r := v.Record()
	f.Review = &r
	check("SM-131")
	if err := v.Close(f, mei, Closing{Recommends: false, Says: "Too early.", Parts: f.Parts, On: day("2026-01-08")}); err != nil {
		t.Fatal(err)
	}
	r = v.Record()
	check()
	d := prepared(t, Grant)
	with := taking("2026-01-09")
	with.File, with.Reason = f, ""
	var bad fault.Invalid
	if err := d.Decide(with); !errors.As(err, &bad) {
		t.Errorf("granted against the review without a word: %v", err)
	}
	f.Parts = []Part{{Key: "report:E-26-0002", Fields: []Field{{"scope", text.T("Scope", "范围"), text.T("hosting in two places", "两处托管")}}}}
	check("SM-131")
	if err := v.Reopen(reviewer, day("2026-01-09"), day("2026-01-19")); err != nil || v.Record().Round() != 2 || v.Record().Closed != nil {
		t.Errorf("%v %+v", err, v.Record())
	}
}

func TestDifferencesAreTold(t *testing.T) {
	part := func(says, zh string) []Part {
		return []Part{{Key: "p", Title: text.T("Report", "报告"), Fields: []Field{{"f", text.T("Scope", "范围"), text.T(says, zh)}}}}
	}
	got := Differences(part("hosting in one place", "一处托管"), part("hosting in two places", "两处托管"))
	if len(got) != 1 || !slices.Equal(got[0].En, []Piece{{"same", "hosting in "}, {"gone", "one place"}, {"new", "two places"}}) ||
		!slices.Equal(got[0].Zh, []Piece{{"gone", "一"}, {"new", "两"}, {"same", "处托管"}}) {
		t.Errorf("%+v", got)
	}
	if got := Differences(part("a", "b"), part("a", "b")); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := Differences(part("a", ""), nil); len(got) != 1 || !slices.Equal(got[0].En, []Piece{{"gone", "a"}}) {
		t.Errorf("%+v", got)
	}
	if got := Differences(nil, part("a", "")); len(got) != 1 || !slices.Equal(got[0].En, []Piece{{"new", "a"}}) {
		t.Errorf("%+v", got)
	}
}

// reviewAt is a review in the state, with a question of the round that runs; the file has changed since it was closed.
func reviewAt(t *testing.T, s ReviewState) (*Review, Dossier) {
	t.Helper()
	v, f := underReview(t)
	var err error
	switch s {
	case UnderReview:
		v.ask(t, f)
	case SentBack:
		v.ask(t, f)
		if err = v.SendBack(reviewer, f, sending(f)); err == nil {
			err = v.Answer(jonas, f, 1, "The first.", at)
		}
	case Reviewed:
		err = v.Close(f, mei, Closing{Recommends: true, Parts: f.Parts, On: day("2026-01-08")})
		f.Parts = []Part{{Key: "report:E-26-0002", Fields: []Field{{"scope", text.T("Scope", "范围"), text.T("hosting in two places", "两处托管")}}}}
	}
	if err != nil || v.Record().State != s {
		t.Fatalf("%s: %v", s, err)
	}
	return v, f
}

// Every verb in every state does what the table says, or is refused and changes nothing.
func TestEveryReviewStateAndAction(t *testing.T) {
	another := Reviewer{Decider: rui, By: "Ada", On: day("2026-01-09"), Due: day("2026-01-19")}
	verbs := map[ReviewAction]func(*Review, Dossier) error{
		DoAssign: func(v *Review, f Dossier) error { return v.Assign(f, another) },
		DoComment: func(v *Review, f Dossier) error {
			return v.Comment(reviewer, Remark{Part: "report:E-26-0002", Says: "Fine."}, f.Parts, at)
		},
		DoDrop:     func(v *Review, _ Dossier) error { return v.Drop(reviewer, 1) },
		DoSendBack: func(v *Review, f Dossier) error { return v.SendBack(reviewer, f, sending(f)) },
		DoAnswer:   func(v *Review, f Dossier) error { return v.Answer(jonas, f, 1, "Both.", at) },
		DoHandIn:   func(v *Review, f Dossier) error { return v.HandIn(jonas, f, day("2026-01-07"), day("2026-01-17")) },
		DoRecall: func(v *Review, _ Dossier) error {
			return v.Recall(reviewer, "The team is gone.", day("2026-01-07"), day("2026-01-17"))
		},
		DoClose: func(v *Review, f Dossier) error {
			v.r.Remarks = slices.DeleteFunc(slices.Clone(v.r.Remarks), func(x Remark) bool { return x.Round == v.r.Round() })
			return v.Close(f, mei, Closing{Recommends: true, Parts: f.Parts, On: day("2026-01-08")})
		},
		DoReopen: func(v *Review, _ Dossier) error { return v.Reopen(reviewer, day("2026-01-09"), day("2026-01-19")) },
	}
	if len(verbs) != len(ReviewTable.AllActions()) {
		t.Errorf("%d verbs for %v", len(verbs), ReviewTable.AllActions())
	}
	for _, s := range ReviewStates() {
		if ReviewStateNames[s].IsZero() {
			t.Errorf("%s has no name", s)
		}
		for do, verb := range verbs {
			v, f := reviewAt(t, s)
			v.Take()
			err := verb(v, f)
			to, listed := ReviewTable[s][do]
			switch {
			case listed && (err != nil || v.Record().State != to || len(v.Take()) != 1):
				t.Errorf("%s in %s leads to %s: %v", do, s, v.Record().State, err)
			case !listed && (kind(err) != fault.IllegalMove || v.Record().State != s || len(v.Take()) != 0):
				t.Errorf("%s in %s leads to %s: %v", do, s, v.Record().State, err)
			}
		}
	}
	v, f := underReview(t)
	var names []string
	for _, a := range v.Actions(reviewer, f, mei) {
		names = append(names, a.Name)
	}
	if !slices.Equal(names, []string{"assign", "close", "comment", "drop", "send_back"}) || v.Record().Turn().Who != flow.Body {
		t.Errorf("%v", names)
	}
	if got := v.Actions(jonas, f, mei); len(got) != 0 {
		t.Errorf("the leader may %v", got)
	}
}

// A file that changed after its review is taken up by somebody else where the reviewer is not there any more; whoever had
// it before is kept.
func TestAnotherPersonTakesUpAClosedReview(t *testing.T) {
	another := Reviewer{Decider: rui, By: "Ada", On: day("2026-01-09"), Due: day("2026-01-19")}
	v, f := underReview(t)
	if err := v.Close(f, mei, Closing{Recommends: false, Says: "Too early.", Parts: f.Parts, On: day("2026-01-08")}); err != nil {
		t.Fatal(err)
	}
	if err := v.Assign(f, another); kind(err) != fault.IllegalMove || v.Record().ReviewerID != mei.ID {
		t.Errorf("another reviewer of a file that is as it was reviewed: %v", err)
	}
	v, f = reviewAt(t, Reviewed)
	if err := v.Assign(f, another); err != nil {
		t.Fatal(err)
	}
	r := v.Record()
	if r.State != UnderReview || r.ReviewerID != rui.ID || r.Round() != 2 || r.Closed != nil || r.Recommends != nil || r.DueOn != another.Due {
		t.Errorf("%+v", r)
	}
	if !slices.Equal(r.Earlier, []Earlier{{mei.ID, mei.Name, another.On}}) {
		t.Errorf("before: %+v", r.Earlier)
	}
	if err := v.Close(f, rui, Closing{Recommends: true, Parts: f.Parts, On: day("2026-01-10")}); err != nil {
		t.Errorf("the other does not close it: %v", err)
	}
}

// Rule "SM-130": the reviewer takes the file back, with the reason, from a team that does not answer.
func TestAFileIsTakenBackFromItsTeam(t *testing.T) {
	v, f := underReview(t)
	v.ask(t, f)
	if err := v.SendBack(reviewer, f, sending(f)); err != nil {
		t.Fatal(err)
	}
	var bad fault.Invalid
	if err := v.Recall(reviewer, " ", day("2026-01-07"), day("2026-01-17")); !errors.As(err, &bad) {
		t.Errorf("without a reason: %v", err)
	}
	if err := v.Recall(jonas, "Done.", day("2026-01-07"), day("2026-01-17")); kind(err) != fault.Denied {
		t.Errorf("the leader takes it back: %v", err)
	}
	if err := v.Recall(reviewer, "The team has left the body.", day("2026-01-07"), day("2026-01-17")); err != nil {
		t.Fatal(err)
	}
	if r := v.Record(); r.Rounds[0].Recalled == "" || r.Rounds[0].BackOn != day("2026-01-07") || r.DueOn != day("2026-01-17") || r.Round() != 2 {
		t.Errorf("%+v", r)
	}
	if err := v.Close(f, mei, Closing{Recommends: false, Says: "Nobody answers.", Parts: f.Parts, On: day("2026-01-08")}); err != nil {
		t.Errorf("not closed: %v", err)
	}
}

// Rules "SM-131" and "SM-152": a file that takes the place of another is a change, though no word is. What was kept before
// files were looked at is compared by its words alone.
func TestAReplacedFileIsAChange(t *testing.T) {
	part := func(files ...File) []Part {
		return []Part{{Key: "finding:F-1", Title: text.T("Finding", "审核发现"), Fields: []Field{{"clause", text.T("Clause", "条款"), text.T("8.1", "8.1")}}, Files: files}}
	}
	first, second := File{id.Document{1}, "proof.pdf", "aa"}, File{id.Document{2}, "proof.pdf", "bb"}
	unfiled := part()
	if unfiled[0].Files = nil; len(Differences(unfiled, part(first))) != 0 || len(changedSince(fileSeen(unfiled), part(first))) != 0 {
		t.Error("what was kept before files were looked at has changed")
	}
	if len(Differences(part(first), part(first))) != 0 || len(changedSince(fileSeen(part(first)), part(first))) != 0 {
		t.Error("the same file is a change")
	}
	if got := Differences(part(first), part(second)); len(got) != 2 {
		t.Errorf("%+v", got)
	}
	if got := changedSince(fileSeen(part(first)), part(second)); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if got := Differences([]Part{{Key: "finding:F-1", Files: []File{}, Fields: part()[0].Fields}}, part(first)); len(got) != 1 {
		t.Errorf("a file that was added: %+v", got)
	}
}
