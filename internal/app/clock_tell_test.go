package app_test

import (
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/testkit"
)

// Two certificates of one client and one of another owe their first surveillance on the same day: who hears of several
// gets one letter with one calendar file.
func TestWhatAPersonHearsAtOneTimeIsOneLetter(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	blue, rowan := w.Client("Bluewater"), w.Client("Rowan")
	w.Staff("Petra Planner", access.Planner)
	w.Of(blue.ID, "Niamh Client")
	w.Of(rowan.ID, "Rita Client")
	held := []certificate.Record{w.Certified(blue), w.Certified(blue), w.Certified(rowan)}
	w.Clock = testkit.Noon.AddDate(0, 8, 0) // between the second and the third reminder
	w.Must(w.App.Sweep(ctx))
	w.Work()
	several, one := lettersNamed(w, "deadlines_client"), lettersNamed(w, "deadline_client")
	if len(several) != 1 || several[0].Name != "Niamh Client" || len(one) != 1 || one[0].Name != "Rita Client" {
		t.Fatalf("%d letters of several, %d of one", len(several), len(one))
	}
	for _, c := range held[:2] {
		if strings.Count(several[0].Text, c.Number) != 1 {
			t.Errorf("%s stands in %s", c.Number, several[0].Text)
		}
	}
	staff := lettersNamed(w, "deadlines_staff")
	if len(staff) != 1 || strings.Count(staff[0].Text, "surveillance audit 1") != 3 {
		t.Fatalf("the staff got %+v", staff)
	}
	if file := staff[0].Enclosed; len(file) != 1 || strings.Count(file[0].Content, "BEGIN:VEVENT") != 3 || !strings.HasPrefix(file[0].Type, "text/calendar") {
		t.Errorf("enclosed: %+v", file)
	}
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if n := len(lettersNamed(w, "deadlines_client")); n != 1 {
		t.Errorf("%d letters after another sweep of the day", n)
	}
	w.Clock = testkit.Noon.AddDate(0, 11, 20) // fourteen days before: those who decide hear too
	w.Competent("Mei Decider", access.DecisionMaker, "decision")
	w.Must(w.App.Sweep(ctx))
	w.Work()
	told := map[string]int{}
	for _, m := range lettersNamed(w, "deadlines_staff") {
		told[m.Name]++
	}
	if told["Petra Planner"] != 2 || told["Mei Decider"] != 1 || told[w.Admin.Name] != 1 {
		t.Errorf("letters to the staff: %v", told)
	}
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held[2].ID, 0, decision.Cancel, app.Verdict{Terms: decision.Terms{Reason: "They asked for it in writing.", Code: "client_request", Asked: &decision.Asked{On: w.Body.Today(w.Clock)}}})
	w.Must(err)
	w.Work()
	reminded := func() (n int) {
		for _, m := range lettersNamed(w, "deadline_client") {
			n += strings.Count(m.Text, "surveillance audit")
		}
		return n
	}
	before := reminded()
	w.Clock = testkit.Noon.AddDate(1, 1, 0)
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if n := reminded(); n != before {
		t.Error("reminded of what is owed no more")
	}
}
