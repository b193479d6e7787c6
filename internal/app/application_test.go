package app_test

import (
	"errors"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func kindOf(err error) fault.Kind {
	var f fault.Error
	errors.As(err, &f)
	return f.Kind
}

// reviewer is a person who is competent to review applications.
func reviewer(w *testkit.World) access.Actor {
	who := w.Staff("Rui Reviewer", access.Reviewer)
	w.File(who, staff.File{Name: who.Name, Competences: []staff.Competence{
		{Standard: standard.ITSM, Function: staff.Review, From: date.New(2020, 1, 1), Evidence: "witnessed"}}})
	return who
}

func trailOf(w *testkit.World, noun string) (verbs []string) {
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.Trail(noun, "", 0, 50)
		for _, e := range list {
			verbs = append(verbs, e.Verb)
		}
		return err
	})
	return verbs
}

func TestAnApplicationFromDraftToItsReview(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	ann, rui := w.Of(c.ID, "Ann"), reviewer(w)
	v := w.Draft(ann)
	if v.Reference != "A-2026-0001" || v.Turn.Who != "client" || !v.Actions[0].Allowed || v.Count.Received != 1 {
		t.Errorf("%s %+v %+v %+v", v.Reference, v.Turn, v.Actions, v.Count)
	}
	if _, err := w.App.SubmitApplication(ctx, ann, v.ID, v.Version-1, app.Submission{Name: "Ann"}); kindOf(err) != fault.Stale {
		t.Error("a stale submission:", err)
	}
	v, err := w.App.SubmitApplication(ctx, ann, v.ID, v.Version, app.Submission{Name: "Ann", Explanation: "follows"})
	w.Must(err)
	got, err := w.App.GetClient(ctx, w.Admin, c.ID)
	w.Must(err)
	if got.State != "applicant" || got.Sites[0].InScope != 60 {
		t.Errorf("the client's record does not follow: %s %+v", got.State, got.Sites)
	}
	if v, err = w.App.BeginReview(ctx, rui, v.ID, v.Version); err != nil || v.State != application.UnderReview {
		t.Fatal(v.State, err)
	}
	v, err = w.App.AskApplicant(ctx, rui, v.ID, v.Version, "Shifts?", "headcount")
	w.Must(err)
	v, err = w.App.AnswerBody(ctx, ann, v.ID, v.Version, 1, "Two.")
	w.Must(err)
	yes := application.Statement{Holds: "yes", Notes: "seen"}
	v, err = w.App.AssessApplication(ctx, rui, v.ID, v.Version, application.Assessment{Competence: yes, Scope: yes, Impartiality: yes, Time: yes, Needed: "ITSM"})
	w.Must(err)
	var broken rule.Broken
	if _, err := w.App.AcceptApplication(ctx, rui, v.ID, v.Version); !errors.As(err, &broken) || broken[0].Field != "calculation" {
		t.Error("accepted without an audit time:", err)
	}
	own, err := w.App.GetApplication(ctx, ann, v.ID)
	w.Must(err)
	if own.Review.Scope.Notes != "" || own.Review.Name == "" {
		t.Error("the client reads the notes of the review")
	}
	if v, err = w.App.DeclineApplication(ctx, rui, v.ID, v.Version, "no capacity"); err != nil || v.State != application.Declined {
		t.Fatal(err)
	}
	if verbs := trailOf(w, "applications"); verbs[0] != "application.decline" || verbs[len(verbs)-1] != "application.begin" {
		t.Errorf("%v", verbs)
	}
}

func TestRefusalsOfApplications(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	ann, otto := w.Of(c.ID, "Ann"), w.Of(w.Client("Other").ID, "Otto")
	var broken rule.Broken
	if _, err := w.App.BeginApplication(ctx, ann, []string{"ISO/IEC 20000-1:2011"}, false); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-1" {
		t.Error(err)
	}
	v := w.Submitted(ann)
	for name, try := range map[string]func() error{
		"get": func() error { _, err := w.App.GetApplication(ctx, otto, v.ID); return err },
		"save": func() error {
			_, _, err := w.App.SaveSection(ctx, otto, v.ID, 2, application.Edit{System: &application.System{}})
			return err
		},
		"submit": func() error {
			_, err := w.App.SubmitApplication(ctx, otto, v.ID, v.Version, app.Submission{})
			return err
		},
		"give": func() error {
			_, err := w.App.GiveMaterial(ctx, otto, v.ID, app.Material{Document: v.Materials[0].DocumentID, Items: []string{"doc.sla"}})
			return err
		},
		"upload": func() error {
			_, err := w.App.BeginUpload(ctx, otto, app.Announced{Name: "x", Size: 1, Purpose: application.Purpose{Application: v.ID}})
			return err
		},
		"open": func() error { _, _, err := w.App.OpenDocument(ctx, otto, v.Materials[0].DocumentID); return err },
	} {
		if err := try(); kindOf(err) != fault.NotFound {
			t.Errorf("%s as another client: %v", name, err)
		}
	}
	unfit := w.Staff("Una", access.Reviewer)
	if _, err := w.App.BeginReview(ctx, unfit, v.ID, v.Version); !errors.As(err, &broken) || broken[0].Rule.ID != "A6" {
		t.Error("a reviewer without competence:", err)
	}
	if v, err := w.App.WithdrawApplication(ctx, ann, v.ID, v.Version, "sold"); err != nil || v.State != application.Withdrawn {
		t.Error(err)
	}
}

func TestOneFileServesSeveralItemsOrNone(t *testing.T) {
	w := testkit.New(t)
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann")
	v := w.Submitted(ann)
	d := w.Document(ann, "handbook")
	var bad fault.Invalid
	if _, err := w.App.GiveMaterial(ctx, ann, v.ID, app.Material{Document: d.ID}); !errors.As(err, &bad) || bad.Fields[0].Path != "items" {
		t.Error(err)
	}
	if _, err := w.App.GiveMaterial(ctx, ann, v.ID, app.Material{Document: d.ID, Items: []string{"doc.sla", "doc.none"}}); kindOf(err) != fault.NotFound {
		t.Error(err)
	}
	had := len(v.Materials)
	v, err := w.App.GiveMaterial(ctx, ann, v.ID, app.Material{Document: d.ID, Items: []string{"doc.sla", "mat.profile"}})
	if err != nil || len(v.Materials) != had+2 {
		t.Errorf("%d files after %d, %v", len(v.Materials), had, err)
	}
}

func TestMaterialsAreJudgedAndSentAgain(t *testing.T) {
	w := testkit.New(t)
	ann, rui := w.Of(w.Client("Bluewater Ltd").ID, "Ann"), reviewer(w)
	v := w.Submitted(ann)
	v, err := w.App.JudgeMaterial(ctx, rui, v.ID, 1, 1, app.MaterialVerdict{Reason: "not signed"})
	w.Must(err)
	if _, err := w.App.JudgeMaterial(ctx, rui, v.ID, 1, 1, app.MaterialVerdict{Accept: true}); kindOf(err) != fault.Stale {
		t.Error(err)
	}
	v, err = w.App.ReplyMaterial(ctx, ann, v.ID, 1, 2, "see page 2")
	w.Must(err)
	d := w.Document(ann, "signed")
	v, err = w.App.GiveMaterial(ctx, ann, v.ID, app.Material{Document: d.ID, Items: []string{"mat.legal"}, Replaces: 1})
	w.Must(err)
	if v, err = w.App.JudgeMaterial(ctx, rui, v.ID, 2, 1, app.MaterialVerdict{Accept: true}); err != nil || v.Count.Accepted != 1 {
		t.Errorf("%+v, %v", v.Count, err)
	}
	if v, err = w.App.WaiveMaterial(ctx, ann, v.ID, "doc.sla", "in the plan"); err != nil || v.Count.Received != 2 {
		t.Errorf("%+v, %v", v.Count, err)
	}
}

func TestUnansweredApplicationsLapse(t *testing.T) {
	w := testkit.New(t)
	ann, rui := w.Of(w.Client("Bluewater Ltd").ID, "Ann"), reviewer(w)
	v := w.Submitted(ann)
	v, err := w.App.AskApplicant(ctx, rui, v.ID, v.Version, "Shifts?", "")
	w.Must(err)
	for _, c := range []struct {
		days int
		want application.State
	}{{30, application.InfoRequested}, {31, application.Lapsed}, {32, application.Lapsed}} {
		w.Clock = testkit.Noon.Add(time.Duration(c.days) * 24 * time.Hour)
		w.Must(app.DoTick(w.App, "application.lapse"))
		if got, err := w.App.GetApplication(ctx, ann, v.ID); err != nil || got.State != c.want {
			t.Errorf("after %d days: %s, %v", c.days, got.State, err)
		}
	}
}
