package app_test

import (
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/schedule"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// invitations are the open invitations to apply anew.
func invitations(w *testkit.World) []app.ObligationView {
	w.T.Helper()
	list, _, err := w.App.ListObligations(ctx, w.Admin, postgres.Page{Limit: 50}, postgres.ObligationFilter{State: "open", Kind: "new_application"})
	w.Must(err)
	return list
}

// sweptOn is the body after a sweep on the day.
func sweptOn(w *testkit.World, day date.Date) {
	toDay(w, day)
	w.Must(w.App.Sweep(ctx))
	w.Work()
}

// Rule "SM-204": on the last day of the restoration nothing is to be done, on the day after it the holder is to be invited;
// the invitation begins the application and tells the client, once.
func TestAFormerHolderIsInvitedToApplyAnew(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	w.Work()
	until := held.ExpiresOn.AddMonths(6)
	sweptOn(w, held.ExpiresOn.AddDays(1))
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	if err != nil || len(page.Missing) != 4 {
		t.Errorf("while it can be restored: %+v, %v", page.Missing, err)
	}
	planner := w.Staff("Petra Planner", access.Planner)
	sweptOn(w, until)
	if list := invitations(w); len(list) != 0 {
		t.Errorf("on the last day of the restoration: %+v", list)
	}
	if _, err := w.App.InviteAnew(ctx, planner, held.ID, page.Version); err == nil {
		t.Error("invited while it can be restored")
	}
	sweptOn(w, until.AddDays(1))
	list := invitations(w)
	if len(list) != 1 || list[0].DueOn != until.AddDays(1+w.Limits().Of(pack.AnewDays)) {
		t.Fatalf("the day after it: %+v", list)
	}
	page, err = w.App.GetCertificate(ctx, planner, held.ID)
	w.Must(err)
	for _, o := range page.Obligations {
		if o.Kind == "restoration" && (o.SupersededBy == nil || o.SupersededBy.ID != list[0].ID.String() || o.Ended.IsZero()) {
			t.Errorf("the restoration is superseded by %+v", o.SupersededBy)
		}
	}
	w.Must(app.EndExpired(w.App, w.Body.ID))
	sweptOn(w, list[0].DueOn.AddDays(1))
	if found := late(w, c.ID); len(found) != 1 || found[0].Kind != "new_application" || found[0].Party != schedule.Planner {
		t.Errorf("behind schedule: %+v", found)
	}
	page, err = w.App.InviteAnew(ctx, planner, held.ID, page.Version)
	w.Must(err)
	if page.Afterwards == nil || page.Afterwards.ApplicationID.IsZero() || len(invitations(w)) != 0 || len(letters(w, "application_invited")) != 1 {
		t.Errorf("invited: %+v", page.Afterwards)
	}
	begun, err := w.App.GetApplication(ctx, w.Of(c.ID, "Niamh Client"), page.Afterwards.ApplicationID)
	if err != nil || begun.State != "draft" || begun.Standards[0] != held.Standard {
		t.Errorf("begun %+v, %v", begun.Record, err)
	}
	if _, err := w.App.InviteAnew(ctx, planner, held.ID, page.Version); err == nil {
		t.Error("invited twice")
	}
}

// Rule "SM-204" in China, where nothing is restored: from the day after the expiry; put aside, it does not come back.
func TestTheInvitationIsPutAside(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Under(body.China)
	c := w.Client("Bluewater Ltd")
	held := w.Certified(c)
	w.Work()
	sweptOn(w, held.ExpiresOn)
	if list := invitations(w); len(list) != 0 {
		t.Errorf("on the day of the expiry: %+v", list)
	}
	sweptOn(w, held.ExpiresOn.AddDays(1))
	if list := invitations(w); len(list) != 1 {
		t.Fatalf("the day after it: %+v", list)
	}
	planner := w.Staff("Petra Planner", access.Planner)
	page, err := w.App.GetCertificate(ctx, planner, held.ID)
	w.Must(err)
	page, err = w.App.PutAside(ctx, planner, held.ID, page.Version, "The company has closed.")
	if err != nil || page.Afterwards.Reason != "The company has closed." {
		t.Fatalf("%+v, %v", page.Afterwards, err)
	}
	sweptOn(w, held.ExpiresOn.AddDays(60))
	if list := invitations(w); len(list) != 0 {
		t.Errorf("put aside, it came back: %+v", list)
	}
}

// Rule "SM-204": who applies by itself after the expiry needs no invitation.
func TestAnApplicationOfItsOwnStandsForTheInvitation(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	niamh := w.Of(c.ID, "Niamh Client")
	held := w.Certified(c)
	w.Work()
	sweptOn(w, held.ExpiresOn.AddMonths(6).AddDays(1))
	if list := invitations(w); len(list) != 1 {
		t.Fatalf("%+v", list)
	}
	_, err := w.App.BeginApplication(ctx, niamh, []string{standard.ITSM}, false)
	w.Must(err)
	if list := invitations(w); len(list) != 0 {
		t.Errorf("after an application of its own: %+v", list)
	}
}
