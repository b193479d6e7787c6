package app_test

import (
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/testkit"
)

// Rule "SM-14" over the records: what the reviewer finds in the registers is kept, and is not the applicant's to read.
func TestTheReviewerLooksUpTheApplicant(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	c := w.Client("Bluewater Ltd")
	ann, rui := w.Of(c.ID, "Ann"), reviewer(w)
	v, err := w.App.BeginReview(ctx, rui, w.Submitted(ann).ID, 0)
	w.Must(err)
	today := w.Body.Today(w.Clock)
	picture, strange := w.Document(ann, "the page"), w.Document(w.Of(w.Client("Other").ID, "Otto"), "a file of another client")
	l := application.LookUp{Register: v.Registers[0].Key, On: today, Result: application.NotListed, Picture: strange.ID}
	if _, err := w.App.LookUpApplicant(ctx, rui, v.ID, v.Version, l); kindOf(err) != fault.NotFound {
		t.Error("a picture of another client:", err)
	}
	l.Picture = picture.ID
	if v, err = w.App.LookUpApplicant(ctx, rui, v.ID, v.Version, l); err != nil || len(v.Review.LookUps) != 1 || v.Review.LookUps[0].By != rui.Identity {
		t.Fatalf("%v, %+v", err, v.Review.LookUps)
	}
	if verbs := trailOf(w, "applications"); verbs[0] != "application.look_up" {
		t.Error(verbs)
	}
	own, err := w.App.GetApplication(ctx, ann, v.ID)
	w.Must(err)
	if len(own.Review.LookUps) > 0 || len(own.Registers) > 0 {
		t.Error("the applicant reads the look-ups")
	}
}
