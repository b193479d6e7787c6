package certificate

import (
	"testing"

	"triennia/internal/domain/id"
)

// Rule "SM-204": what follows the expiry is recorded once, from the day after it.
func TestWhatFollowsTheExpiryIsRecordedOnce(t *testing.T) {
	last := issued(t).Record().ExpiresOn
	c := issued(t)
	if err := c.PutAside("Closed.", "Petra", last); err == nil {
		t.Error("put aside on the last day of validity")
	}
	if err := c.PutAside("  ", "Petra", last.AddDays(1)); err == nil {
		t.Error("put aside without a reason")
	}
	if err := c.PutAside(" Closed. ", "Petra", last.AddDays(1)); err != nil || c.Record().Afterwards.Reason != "Closed." {
		t.Errorf("%v %+v", err, c.Record().Afterwards)
	}
	if err := c.Follow(id.Application{1}, "A-1", "Petra", last.AddDays(2)); err == nil {
		t.Error("followed though it was put aside")
	}
	c = issued(t)
	if err := c.Follow(id.Application{1}, "A-1", "Niamh", last.AddDays(1)); err != nil || c.Record().Afterwards.Reference != "A-1" {
		t.Errorf("%v %+v", err, c.Record().Afterwards)
	}
	if err := c.PutAside("Closed.", "Petra", last.AddDays(2)); err == nil || c.Record().ForClient().Afterwards != nil {
		t.Error("put aside though an application was begun, or shown to the client")
	}
}
