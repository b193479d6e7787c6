package app_test

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/testkit"
)

// Rule "SM-16" over the records: nobody of the body opens a confidential file before confirming its rule, and the
// applicant sees who did.
func TestAConfidentialFileIsOpenedByItsRule(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	ann, otto, rui := w.Of(c.ID, "Ann"), w.Of(w.Client("Other").ID, "Otto"), reviewer(w)
	v := w.Draft(ann)
	file := v.Materials[0].DocumentID
	v, err := w.App.ConfideMaterial(ctx, ann, v.ID, 1, "Only the reviewer.")
	w.Must(err)
	if len(v.Confidential) != 1 || !v.Confidential[0].Open || v.Confidential[0].DocumentID != file {
		t.Fatalf("the applicant finds %+v", v.Confidential)
	}
	var broken rule.Broken
	if _, _, err := w.App.OpenDocument(ctx, rui, file); !errors.As(err, &broken) || broken[0].Rule.ID != application.SM16.ID {
		t.Error("opened without a confirmation:", err)
	}
	if _, _, err := w.App.OpenDocument(ctx, ann, file); err != nil {
		t.Error("closed to the applicant:", err)
	}
	if _, err := w.App.ConfideMaterial(ctx, otto, v.ID, 1, "x"); kindOf(err) != fault.NotFound {
		t.Error("another client marks the file:", err)
	}
	if _, err := w.App.ConfirmMaterial(ctx, rui, v.ID, 2, "x"); kindOf(err) != fault.NotFound {
		t.Error("a file that there is not:", err)
	}
	got, err := w.App.ConfirmMaterial(ctx, rui, v.ID, 1, "Only the reviewer.")
	w.Must(err)
	if !got.Confidential[0].Open {
		t.Error("closed after the confirmation")
	}
	if _, _, err := w.App.OpenDocument(ctx, rui, file); err != nil {
		t.Error(err)
	}
	if _, _, err := w.App.OpenDocument(ctx, w.Admin, file); !errors.As(err, &broken) {
		t.Error("the confirmation of one opens the file to another:", err)
	}
	if v, err = w.App.GetApplication(ctx, ann, v.ID); err != nil || len(v.Confidential[0].Openings) != 1 || v.Confidential[0].Openings[0].Name != rui.Name {
		t.Errorf("the applicant reads %+v, %v", v.Confidential, err)
	}
	next := w.Document(ann, "the next licence")
	_, err = w.App.GiveMaterial(ctx, ann, v.ID, app.Material{Document: next.ID, Items: []string{v.Materials[0].Item}, Replaces: 1})
	w.Must(err)
	if _, _, err := w.App.OpenDocument(ctx, rui, next.ID); !errors.As(err, &broken) {
		t.Error("the next revision is open to everybody:", err)
	}
	if verbs := trailOf(w, "confidential_files"); !slices.Equal(verbs, []string{"application.give_material", "application.open_material", "application.confide_material"}) {
		t.Error(verbs)
	}
}
