package app_test

import (
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// unanswered are the deadlines that the lists show as without an answer for too long.
func unanswered(w *testkit.World, who access.Actor) []app.ObligationView {
	w.T.Helper()
	list, _, err := w.App.ListObligations(ctx, who, postgres.Page{Limit: 50}, postgres.ObligationFilter{Silent: true})
	w.Must(err)
	return list
}

// Rule "SM-195": nobody of the client answers the reminder. After the days that the body sets everybody whom it knows there
// is told, once, and those who plan read how to reach the client.
func TestNobodyOfTheClientReacts(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	blue := w.Client("Bluewater")
	contact(w, blue, client.Contact{Name: "Sean Byrne", Email: "Sean@bluewater.test", Phone: "+353 1 555 0100"})
	petra, niamh := w.Staff("Petra Planner", access.Planner), w.Of(blue.ID, "Niamh Client")
	held := w.Certified(blue)
	pass := func(days int) {
		w.Clock = w.Clock.AddDate(0, 0, days)
		w.Must(w.App.Sweep(ctx))
		w.Work()
	}
	to := func(name string) (out []string) {
		for _, m := range lettersNamed(w, "deadline_client") {
			if m.Name == name {
				out = append(out, m.Text)
			}
		}
		return out
	}
	w.Clock = testkit.Noon.AddDate(0, 8, 0) // the second reminder has been due for a while
	pass(0)
	if got := to(niamh.Name); len(got) != 1 || strings.Contains(got[0], "Nobody has answered") || !strings.Contains(got[0], "take care of it") || len(to("Sean Byrne")) != 0 {
		t.Fatalf("the first letter: %v, %v", got, to("Sean Byrne"))
	}
	asked := w.Body.Today(w.Clock)
	pass(13)
	if got := unanswered(w, petra); len(got) != 0 {
		t.Errorf("silent before the days have passed: %+v", got)
	}
	before := len(to(niamh.Name))
	pass(5)
	got := to(niamh.Name)
	if len(got) != before+1 || !strings.Contains(got[0], "Nobody has answered the reminder of ") || len(to("Sean Byrne")) != 1 {
		t.Fatalf("%d letters, %v, %v", len(got), got[0], to("Sean Byrne"))
	}
	staff := lettersNamed(w, "deadline_staff")[0]
	if staff.Name != petra.Name || !strings.Contains(staff.Text, "+353 1 555 0100") || !strings.Contains(staff.Text, "Nobody of the client") || strings.Contains(staff.Text, "only one contact") {
		t.Errorf("the staff read %s: %s", staff.Name, staff.Text)
	}
	list := unanswered(w, petra)
	if len(list) != 1 || list[0].SilentDays != 18 || list[0].Phone != "+353 1 555 0100" || list[0].AskedOn != asked {
		t.Fatalf("%+v", list)
	}
	pass(1)
	if n := len(to(niamh.Name)); n != before+1 {
		t.Errorf("%d letters after another sweep", n)
	}
	list = unanswered(w, petra)
	_, err := w.App.SeeObligation(ctx, petra, list[0].ID, list[0].Version)
	refused(t, err, "denied")
	_, err = w.App.SeeObligation(ctx, w.Of(w.Client("Rowan").ID, "Rita Client"), list[0].ID, list[0].Version)
	refused(t, err, "not_found")
	seen, err := w.App.SeeObligation(ctx, niamh, list[0].ID, list[0].Version)
	w.Must(err)
	if seen.Unanswered || seen.Seen == nil || seen.Seen.Name != niamh.Name || len(unanswered(w, petra)) != 0 {
		t.Errorf("after the answer: %+v", seen)
	}
	_, err = w.App.SeeObligation(ctx, niamh, list[0].ID, seen.Version)
	refused(t, err, "illegal_move")
	if held.ClientID != seen.ClientID {
		t.Errorf("of another client: %+v", seen)
	}
}

// contact adds a contact to what the client has told of itself.
func contact(w *testkit.World, of client.Record, more client.Contact) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		c, err := tx.LockClient(of.ID, 0)
		w.Must(err)
		r := c.Record()
		w.Must(c.Describe(r.Legal, append(r.Contacts, more), r.Sites))
		_, err = tx.SaveClient(c)
		return err
	})
}
