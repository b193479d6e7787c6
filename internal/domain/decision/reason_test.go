package decision

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
)

// Rule "Q14": five working days in China, the body's own calendar days elsewhere and for all else.
func TestWhenADecisionIsWanted(t *testing.T) {
	friday := date.MustParse("2026-11-27")
	for _, c := range []struct {
		of      Type
		country string
		want    string
	}{
		{Suspend, "CN", "2026-12-04"}, {Withdraw, "CN", "2026-12-04"}, {Restore, "CN", "2026-12-02"}, {Grant, "CN", "2026-12-02"},
		{Suspend, "IAF", "2026-12-02"}, {Withdraw, "IAF", "2026-12-02"},
	} {
		if got := c.of.DueOn(friday, pack.For(c.country, friday)); got != date.MustParse(c.want) {
			t.Errorf("%s in %s: %s", c.of, c.country, got)
		}
	}
	for _, of := range []Type{Suspend, Withdraw} {
		if len(ReasonsFor(of)) < 5 {
			t.Errorf("%s: %d situations", of, len(ReasonsFor(of)))
		}
	}
}
