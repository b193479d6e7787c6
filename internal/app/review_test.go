package app_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func firstRule(err error) string {
	var broken rule.Broken
	if errors.As(err, &broken) {
		return broken[0].Rule.ID
	}
	return ""
}

func TestATechnicalReviewGoesToTheTeamAndBack(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	p := w.Contracted(w.Client("Bluewater Ltd"))
	jonas := w.Staff("Jonas Leader", access.Auditor)
	d := w.Prepared(p, decision.Grant)
	v := w.Review(d)
	if v.State != decision.UnderReview || v.ReviewerName != mei.Name || len(v.Parts) < 4 || len(v.Tested) != 2 || len(v.Reviewers) == 0 {
		t.Fatalf("%+v", v)
	}
	if _, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{}); firstRule(err) != "SM-131" {
		t.Errorf("decided while the review is open: %v", err)
	}
	report := v.Parts[slices.IndexFunc(v.Parts, func(x decision.Part) bool { return strings.HasPrefix(x.Key, "report:") })]
	v, err := w.App.CommentReview(ctx, mei, v.ID, v.Version, decision.Remark{Part: report.Key, Says: "Which site was seen?", Asks: true})
	w.Must(err)
	stage2 := v.Reports[len(v.Reports)-1]
	v, err = w.App.SendBackReview(ctx, mei, v.ID, v.Version, "Please look again.", []id.Audit{stage2.ID})
	w.Must(err)
	if got := letters(w, "review_turn"); len(got) != 1 || !strings.HasPrefix(got[0], "Jonas Leader: ") {
		t.Errorf("letters %v", got)
	}
	v, err = w.App.AnswerReview(ctx, jonas, v.ID, v.Version, 1, "The one in Cork.")
	w.Must(err)
	if _, err := w.App.HandInReview(ctx, jonas, v.ID, v.Version); firstRule(err) != "SM-130" {
		t.Errorf("handed in while the report is being corrected: %v", err)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		au, err := tx.LockAudit(stage2.ID, 0)
		w.Must(err)
		w.Must(au.WriteReport([]audit.Section{{Key: "scope", Body: text.T("Managed hosting in Cork", "科克的托管服务")}}, audit.Positive))
		_, err = tx.SaveAudit(au)
		w.Must(err)
		r, err := tx.Audit(stage2.ID) // issued and concluded again
		w.Must(err)
		r.State = audit.Concluded
		au, err = audit.From(r)
		w.Must(err)
		_, err = tx.SaveAudit(au)
		return err
	})
	v, err = w.App.HandInReview(ctx, jonas, v.ID, v.Version)
	w.Must(err)
	if len(v.Rounds) != 1 || !slices.ContainsFunc(v.Rounds[0].Changes, func(x decision.Difference) bool {
		return x.Field == "scope" && slices.Contains(x.En, decision.Piece{Kind: "new", Says: "Managed hosting in Cork"})
	}) {
		t.Errorf("what changed: %+v", v.Rounds)
	}
	v, err = w.App.CloseReview(ctx, mei, v.ID, v.Version, true, "")
	w.Must(err)
	if v.State != decision.Reviewed || v.Round != 2 {
		t.Errorf("%+v", v)
	}
	taken, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	if !slices.ContainsFunc(taken.Checks, func(c decision.Check) bool { return c.Rule.ID == "SM-131" && c.Passed }) {
		t.Errorf("checks %+v", taken.Checks)
	}
	var f fault.Error
	if _, err := w.App.ReopenReview(ctx, mei, v.ID, v.Version); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("reopened after the decision: %v", err)
	}
}

func TestAFileThatChangedIsReviewedAgain(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d := w.Prepared(p, decision.Grant)
	v := w.Review(d)
	v, err := w.App.CloseReview(ctx, mei, v.ID, v.Version, true, "In order.")
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		w.Must(err)
		r := audits[1]
		r.Report.Sections = []audit.Section{{Key: "scope", Body: text.T("Something else", "其他内容")}}
		au, err := audit.From(r)
		w.Must(err)
		_, err = tx.SaveAudit(au)
		return err
	})
	if _, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{}); firstRule(err) != "SM-131" {
		t.Errorf("decided on a file that nobody has reviewed: %v", err)
	}
	v, err = w.App.ReopenReview(ctx, mei, v.ID, v.Version)
	w.Must(err)
	if len(v.Rounds) != 1 || len(v.Rounds[0].Changes) == 0 {
		t.Errorf("%+v", v.Rounds)
	}
	_, err = w.App.CloseReview(ctx, mei, v.ID, v.Version, false, "The scope is unclear.")
	w.Must(err)
	var bad fault.Invalid
	if _, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{}); !errors.As(err, &bad) {
		t.Errorf("granted against the review without a word: %v", err)
	}
	_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "The scope is that of the agreement."}})
	w.Must(err)
}

func TestWhoMayReview(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	d := w.Prepared(w.Contracted(w.Client("Bluewater Ltd")), decision.Grant)
	leader := w.Competent("Jonas Leader", access.Auditor, staff.Decision)
	if _, err := w.App.BeginTechnicalReview(ctx, leader, d.ID, id.Identity{}); firstRule(err) != "D1" {
		t.Errorf("the leader reviews: %v", err)
	}
	var bad fault.Invalid
	if _, err := w.App.BeginTechnicalReview(ctx, mei, d.ID, leader.Identity); !errors.As(err, &bad) {
		t.Errorf("somebody without the role reviews: %v", err)
	}
	var wait sync.WaitGroup
	ids := make([]id.Review, 2)
	for i := range ids {
		wait.Go(func() {
			v, err := w.App.BeginTechnicalReview(ctx, mei, d.ID, id.Identity{})
			if err != nil {
				t.Errorf("two at once: %v", err)
			}
			ids[i] = v.ID
		})
	}
	wait.Wait()
	if ids[0] != ids[1] {
		t.Errorf("two reviews of one file: %v", ids)
	}
	list, _, err := w.App.ListReviews(ctx, mei, postgres.Page{Limit: 10}, postgres.ReviewFilter{State: "open", Reviewer: mei.Identity})
	w.Must(err)
	if len(list) != 1 || !list[0].Mine || list[0].ReviewerName != mei.Name {
		t.Errorf("%+v", list)
	}
}

func TestABodyMayAskForAReviewBeforeEveryCertificate(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d := w.Prepared(p, decision.Grant)
	_, err := w.App.ChangeLimits(ctx, w.Admin, 1, map[pack.Key]pack.Entry{pack.TechnicalReviews: {Value: new(1)}})
	w.Must(err)
	if _, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{}); firstRule(err) != "SM-131" {
		t.Errorf("decided without the review that the body asks for: %v", err)
	}
	v := w.Review(d)
	_, err = w.App.CloseReview(ctx, mei, v.ID, v.Version, true, "")
	w.Must(err)
	_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
}

// A closed review of a file that changed is given to somebody else where its reviewer has gone, and so is one that lies with
// a team that does not answer.
func TestAReviewGoesOnWithoutItsReviewer(t *testing.T) {
	w := testkit.New(t)
	mei, nora := w.Decider(), w.Competent("Nora New", access.DecisionMaker, staff.Decision)
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d := w.Prepared(p, decision.Grant)
	v := w.Review(d)
	v, err := w.App.CloseReview(ctx, mei, v.ID, v.Version, true, "In order.")
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		w.Must(err)
		r := audits[1]
		r.Report.Sections = []audit.Section{{Key: "scope", Body: text.T("Something else", "其他内容")}}
		au, err := audit.From(r)
		w.Must(err)
		_, err = tx.SaveAudit(au)
		return err
	})
	if _, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{Refuse: true, Terms: decision.Terms{Reason: "No."}}); firstRule(err) != "SM-131" {
		t.Errorf("refused on a file that nobody has reviewed: %v", err)
	}
	v, err = w.App.AssignReview(ctx, w.Admin, v.ID, v.Version, nora.Identity)
	w.Must(err)
	if v.State != decision.UnderReview || v.ReviewerID != nora.Identity || v.Round != 2 || len(v.Earlier) != 1 || v.Earlier[0].ID != mei.Identity {
		t.Errorf("%+v", v)
	}
	part := v.Parts[0].Key
	v, err = w.App.CommentReview(ctx, nora, v.ID, v.Version, decision.Remark{Part: part, Says: "Which site?", Asks: true})
	w.Must(err)
	v, err = w.App.SendBackReview(ctx, nora, v.ID, v.Version, "", nil)
	w.Must(err)
	v, err = w.App.RecallReview(ctx, nora, v.ID, v.Version, "The team has left the body.")
	w.Must(err)
	_, err = w.App.CloseReview(ctx, nora, v.ID, v.Version, true, "In order.")
	w.Must(err)
	_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
}
