package app_test

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func own(k pack.Key, n int, source string) map[pack.Key]pack.Entry {
	return map[pack.Key]pack.Entry{k: {Value: &n, Source: source}}
}

func TestOwnLimitsMayNotBeLoosened(t *testing.T) {
	w := testkit.New(t)
	if _, err := w.App.ChangeLimits(bg, w.Admin, 1, own(pack.SuspensionMonths, 7, "")); answerOf(err) != "invalid" {
		t.Errorf("seven months of suspension: %v", err)
	}
	if _, err := w.App.ChangeLimits(bg, w.Admin, 1, own(pack.SuspensionMonths, 3, "")); err != nil {
		t.Errorf("three months: %v", err)
	}
	v, err := w.App.GetPacks(bg, w.Admin)
	w.Must(err)
	for _, l := range v.Limits {
		if l.Key == pack.SuspensionMonths && (l.Value != 3 || l.SetBy.Pack.Layer != pack.Body || *l.Own.Value != 3 || l.Room.Most != 6) {
			t.Errorf("%+v", l)
		}
	}
	if c, err := w.App.ComparePacks(bg, w.Admin, "iaf/2015", "own/1"); err != nil || len(c.Differences) < 10 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := w.App.ComparePacks(bg, w.Admin, "iaf/2015", "cn/2026"); answerOf(err) != "not_found" {
		t.Errorf("a pack of another country: %v", err)
	}
}

// The cycle keeps the numbers that were in force at its contract, whatever the body changes later.
func TestAProgrammeKeepsThePacksItWasPlannedWith(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Harbour IT"))
	_, err := w.App.ChangeLimits(bg, w.Admin, 1, own(pack.FirstMonths, 6, ""))
	w.Must(err)
	c, err := w.App.GetCertificate(bg, w.Admin, held.ID)
	w.Must(err)
	if due := c.Clock.Obligations[0].DueOn; due != held.DecidedOn.AddMonths(12) {
		t.Errorf("the first surveillance moved to %s", due)
	}
	later := w.Certified(w.Client("Second Client"))
	if c, err = w.App.GetCertificate(bg, w.Admin, later.ID); err != nil || c.Clock.Obligations[0].DueOn != later.DecidedOn.AddMonths(6) {
		t.Errorf("planned with the new number: %+v, %v", c.Clock.Obligations, err)
	}
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { p, err = tx.Programme(later.ProgrammeID); return err })
	if today := date.Of(w.Clock, w.Body.Zone()); len(p.Limits.Packs) != 2 || p.Limits.On != today {
		t.Errorf("kept %+v", p.Limits)
	}
}
