package client

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Rule "PU2": withheld at a request with a reason, made on the day at the latest; disclosed again only where it was withheld.
func TestWhatIsWithheldWasAskedFor(t *testing.T) {
	today := date.MustParse("2026-11-27")
	for name, x := range map[string]struct {
		w  Withheld
		ok bool
	}{
		"asked before":    {Withheld{AskedOn: today.AddDays(-1), Reason: "Security.", On: today}, true},
		"asked today":     {Withheld{AskedOn: today, Reason: "Security.", On: today}, true},
		"asked tomorrow":  {Withheld{AskedOn: today.AddDays(1), Reason: "Security.", On: today}, false},
		"without reason":  {Withheld{AskedOn: today, Reason: " ", On: today}, false},
		"never asked for": {Withheld{Reason: "Security.", On: today}, false},
	} {
		c, err := New(id.Client{1}, Legal{Name: text.T("Bluewater Ltd", "")}, text.En)
		if err != nil {
			t.Fatal(err)
		}
		if c.Disclose() == nil {
			t.Errorf("%s: disclosed, though nothing was withheld", name)
		}
		if err := c.Withhold(x.w); (err == nil) != x.ok || (c.Record().Withheld != nil) != x.ok {
			t.Errorf("%s: %v, %+v", name, err, c.Record().Withheld)
		}
		if x.ok && (c.Disclose() != nil || c.Record().Withheld != nil) {
			t.Errorf("%s: still withheld", name)
		}
	}
}
