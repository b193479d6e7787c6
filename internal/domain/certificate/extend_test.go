package certificate

import (
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// Rule "SM-83": whenever it is extended, and however often, the certificate keeps its cycle.
func TestAnExtendedCertificateKeepsItsExpiry(t *testing.T) {
	first := issued(t).Record()
	before := first
	for _, on := range []string{"2025-06-01", "2027-03-14"} {
		r := before.Extension()
		described := sample()
		r.ID, r.Number, r.Code, r.ClientID, r.ProgrammeID = id.Certificate{9}, "N-"+on, described.Code, described.ClientID, described.ProgrammeID
		r.Standard, r.Holder, r.Scope, r.Sites, r.Convention = described.Standard, described.Holder, described.Scope, described.Sites, described.Convention
		r.DecidedOn, r.IssuedOn = day(on), day(on)
		c, err := Issue(r)
		if err != nil {
			t.Fatal(err)
		}
		got := c.Record()
		decided, began := got.CycleFrom()
		if got.ExpiresOn != first.ExpiresOn || decided != first.DecidedOn || began != first.IssuedOn || got.Cycle != first.Cycle || got.IssuedOn != day(on) || got.Extends.Number != before.Number {
			t.Errorf("extended on %s: %+v", on, got)
		}
		before = got
	}
	taken := sample()
	taken.TakenOver = &TakenOver{Taken: programme.Taken{DecidedOn: day("2023-05-01"), ExpiresOn: day("2026-05-01")}}
	if decided, _ := taken.Extension().CycleFrom(); decided != day("2023-05-01") {
		t.Errorf("of a cycle taken over: %s", decided)
	}
}

// Rule "SM-81": on the last day it can still be extended, afterwards or suspended it cannot.
func TestOnlyAValidCertificateIsExtended(t *testing.T) {
	c := issued(t)
	for on, bars := range map[string]bool{"2027-03-14": false, "2027-03-15": true} {
		if got := c.Record().ExtendBars(application.Extension, iaf(), day(on)); len(got) > 0 != bars {
			t.Errorf("on %s: %v", on, got)
		}
	}
	if err := c.Suspend(day("2025-01-01"), day("2025-03-01"), id.Decision{5}); err != nil {
		t.Fatal(err)
	}
	if got := c.Record().ExtendBars(application.Extension, iaf(), day("2025-01-02")); len(got) != 1 || got[0].Rule.ID != "SM-81" {
		t.Errorf("suspended: %v", got)
	}
}
