package app_test

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/testkit"
)

// Rule "SM-196": a reader in Shanghai of a body in Dublin reads when the day ends there, in the language of choice, and the
// letter goes out in the morning there.
func TestAReminderInTheZoneOfItsReader(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	blue := w.Client("Bluewater")
	niamh, wei := w.Of(blue.ID, "Niamh Client"), w.Of(blue.ID, "Wei Client")
	w.Must(w.App.ChangeProfile(ctx, wei, app.Profile{Name: "Wei Client", Locale: text.Zh, TimeZone: "Asia/Shanghai"}))
	w.Certified(blue)
	w.Work()
	w.App.Mail = &mail.Fake{}
	w.Clock = testkit.Noon.AddDate(0, 8, 0) // at noon in London it is 20 o'clock in Shanghai
	w.Must(w.App.Sweep(ctx))
	w.Work()
	read := func(name string) (found message.Record) {
		for _, m := range lettersNamed(w, "deadline_client") {
			if m.Name == name {
				found = m
			}
		}
		return found
	}
	if here := read(niamh.Name); here.Text == "" || strings.Contains(here.Text, "At your place") || strings.Contains(here.Enclosed[0].Content, "At your place") {
		t.Errorf("in Dublin: %s", here.Text)
	}
	if at20 := read(wei.Name); at20.Text != "" {
		t.Errorf("at 20 o'clock there: %s", at20.Text)
	}
	w.Clock = w.Clock.Add(11 * time.Hour)
	w.Tell()
	there := read(wei.Name)
	file := strings.ReplaceAll(there.Enclosed[0].Content, "\r\n ", "")
	if !strings.Contains(there.Text, "07:00（Asia/Shanghai）") && !strings.Contains(there.Text, "08:00（Asia/Shanghai）") || !strings.Contains(file, "（Asia/Shanghai）") {
		t.Errorf("in Shanghai: %s\n%s", there.Text, file)
	}
	w.Letters()
	if list := lettersNamed(w, "deadline_client"); len(list) != 2 || read(wei.Name).State != message.Sent {
		t.Errorf("at 7 o'clock there: %s, %d letters", read(wei.Name).State, len(list))
	}
}

// A reminder that waits for the morning of its reader is not told where it was met in the night.
func TestAReminderMetInTheNightIsNotTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	blue := w.Client("Bluewater")
	wei := w.Of(blue.ID, "Wei Client")
	w.Must(w.App.ChangeProfile(ctx, wei, app.Profile{Name: "Wei Client", Locale: text.En, TimeZone: "Asia/Shanghai"}))
	held := w.Certified(blue)
	w.Work()
	w.App.Mail = &mail.Fake{}
	w.Clock = testkit.Noon.AddDate(0, 8, 0)
	w.Must(w.App.Sweep(ctx))
	w.Work()
	w.Must(w.Behind("update obligations set state = 'done' where tenant_id = $1 and subject_id = $2", w.Body.ID.String(), held.ID.String()))
	w.Clock = w.Clock.Add(11 * time.Hour)
	w.Tell()
	if list := lettersNamed(w, "deadline_client"); len(list) != 0 {
		t.Errorf("%s", list[0].Text)
	}
}

// Whoever moves the clock of a demonstration at night sees what is written that day at once.
func TestADemonstrationHasNoNights(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	blue := w.Client("Bluewater")
	w.Of(blue.ID, "Niamh Client")
	w.Certified(blue)
	w.Work()
	w.App.Mail = &mail.Fake{}
	w.Clock = testkit.Noon.Add(11 * time.Hour) // 23 o'clock in Dublin
	b, err := w.App.GetBody(ctx, w.Admin)
	w.Must(err)
	_, err = w.App.MoveClock(ctx, w.Admin, b.Version, 242)
	w.Must(err)
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if list := lettersNamed(w, "deadline_client"); len(list) != 1 {
		t.Errorf("%d letters", len(list))
	}
}

func TestATimeZoneThatDoesNotExistIsRefused(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	err := w.App.ChangeProfile(ctx, w.Admin, app.Profile{Name: w.Admin.Name, Locale: text.En, TimeZone: "Mars/Olympus"})
	if err == nil || !strings.Contains(err.Error(), "time zone") {
		t.Errorf("%v", err)
	}
	w.Must(w.App.ChangeProfile(ctx, w.Admin, app.Profile{Name: w.Admin.Name, Locale: text.En}))
}

// The time of a grant is a time of the day: each administrator reads it on the own clock.
func TestATimeOfDayIsThatOfTheReader(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Must(w.App.ChangeProfile(ctx, w.Admin, app.Profile{Name: w.Admin.Name, Locale: text.En, TimeZone: "Asia/Shanghai"}))
	_, err := w.App.GiveGrant(ctx, w.Operator(), w.Body.Slug, app.GrantWanted{Reason: "The body asks for help.", Until: w.Clock.Add(time.Hour)})
	w.Must(err)
	if m := lettersNamed(w, "operator_grant")[0]; !strings.Contains(m.Text, "23 November 2026, 21:00 (Asia/Shanghai)") {
		t.Errorf("%s", m.Text)
	}
}
