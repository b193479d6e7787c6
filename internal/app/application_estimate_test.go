package app_test

import (
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/standard"
	"triennia/internal/testkit"
)

func TestTheEstimateIsCarriedIntoTheDraftOnce(t *testing.T) {
	w := testkit.New(t)
	_, s := registered(t, w)
	who, err := signedIn{w, s}.me(t)
	w.Must(err)
	v, err := w.App.BeginApplication(bg, who, []string{standard.ITSM}, false)
	w.Must(err)
	with, err := w.App.BeginWithEstimate(bg, who, v.ID, v.Version, application.Estimated{Persons: 40, Sites: 1, PersonsEach: 5})
	w.Must(err)
	if len(with.Sites.Data.List) != 2 || with.Headcount.Data.InScope() != 45 || with.Estimated == nil {
		t.Errorf("%+v", with.Record)
	}
	if _, err := w.App.BeginWithEstimate(bg, who, v.ID, with.Version, application.Estimated{Persons: 1}); answerOf(err) != "illegal_move" {
		t.Errorf("again: %v", err)
	}
	if _, err := w.App.BeginWithEstimate(bg, w.Of(w.Client("Other").ID, "Ann"), v.ID, v.Version, application.Estimated{Persons: 1}); answerOf(err) != "not_found" {
		t.Errorf("of another client: %v", err)
	}
}
