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
	there := read(wei.Name)
	file := strings.ReplaceAll(there.Enclosed[0].Content, "\r\n ", "")
	if !strings.Contains(there.Text, "07:00（Asia/Shanghai）") && !strings.Contains(there.Text, "08:00（Asia/Shanghai）") || !strings.Contains(file, "（Asia/Shanghai）") {
		t.Errorf("in Shanghai: %s\n%s", there.Text, file)
	}
	if here := read(niamh.Name); strings.Contains(here.Text, "At your place") || strings.Contains(here.Enclosed[0].Content, "At your place") {
		t.Errorf("in Dublin: %s", here.Text)
	}
	w.Letters()
	if read(niamh.Name).State != message.Sent || read(wei.Name).State != message.Queued {
		t.Errorf("at 20 o'clock there: %s, %s", read(niamh.Name).State, read(wei.Name).State)
	}
	w.Clock = w.Clock.Add(11 * time.Hour)
	if w.Letters(); read(wei.Name).State != message.Sent {
		t.Errorf("at 7 o'clock there: %s", read(wei.Name).State)
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
