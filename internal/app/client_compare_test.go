package app_test

import (
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/testkit"
)

func TestTwinsAreNoticedUntilSomebodyTellsThemApart(t *testing.T) {
	w := testkit.New(t)
	one, other := w.Client("Bluewater Ltd"), w.Client("Bluewater B.V.")
	twins, err := w.App.ListTwins(bg, w.Admin, one.ID)
	if err != nil || len(twins) != 1 || twins[0].ID != other.ID || len(twins[0].Alike) != 2 || twins[0].Name.En != "Bluewater B.V." {
		t.Fatalf("%+v, %v", twins, err)
	}
	for range 2 {
		if twins, err = w.App.DistinguishClients(bg, w.Admin, other.ID, one.ID); err != nil || len(twins) != 0 {
			t.Errorf("after telling them apart: %+v, %v", twins, err)
		}
	}
	if twins, err = w.App.ListTwins(bg, w.Admin, one.ID); err != nil || len(twins) != 0 {
		t.Errorf("from the other side: %+v, %v", twins, err)
	}
	if _, err := w.App.DistinguishClients(bg, w.Admin, one.ID, id.Client(testkit.NewID())); answerOf(err) != "not_found" {
		t.Errorf("a client that is not here: %v", err)
	}
	if _, err := w.App.DistinguishClients(bg, w.Admin, one.ID, one.ID); answerOf(err) != "invalid" {
		t.Errorf("itself: %v", err)
	}
}
