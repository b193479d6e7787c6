package invoice

import "testing"

// Rule "I10": at the percentage nothing is said, above it there is a warning.
func TestRevenueThatRestsOnOneClient(t *testing.T) {
	for _, c := range []struct {
		percent, clients int
		warned           bool
	}{{25, 4, false}, {26, 4, true}, {100, 1, false}} {
		got := WarnConcentration([]Share{{Percent: c.percent, Invoiced: c.clients, Currency: "EUR"}}, 25)
		if (len(got) > 0) != c.warned || c.warned && got[0].Rule.ID != "I10" {
			t.Errorf("%d %% of %d clients: %v", c.percent, c.clients, got)
		}
	}
}
