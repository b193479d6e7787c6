package clock

import (
	"strings"
	"testing"

	"triennia/internal/domain/pack"
)

// Rule "SM-159", worked example P25: the first in the month from nine to ten after the decision, the second a year after it.
func TestWhenASurveillanceIsBestHeld(t *testing.T) {
	for name, x := range map[string]struct {
		in   Input
		want string
	}{
		"P25, none held yet":              {iaf("2024-06-01", "2024-03-15"), "2025-01-01 2025-02-01; 2026-01-01 2026-02-01"},
		"decided in January":              {iaf("2024-06-01", "2024-01-10"), "2025-01-01 2025-01-10; 2026-01-01 2026-02-01"},
		"decided in June":                 {iaf("2024-06-20", "2024-06-10"), "2025-03-10 2025-04-10; 2026-03-10 2026-04-10"},
		"P25, the second after the first": {surveyed(iaf("2025-03-01", "2024-03-15"), "2025-01-20"), "; 2026-01-20 2026-01-20"},
		"never after the last day":        {planned(iaf("2024-06-01", "2024-03-15"), 12), "2025-03-15 2025-03-15; 2026-03-15 2026-04-15"},
		"China: a year after the last":    {surveyed(china("2026-07-01", "2025-07-23"), "2026-05-20"), "; 2027-05-20 2027-05-20"},
	} {
		var got []string
		for _, d := range Compute(x.in).Obligations {
			if d.Kind != Surveillance {
				continue
			}
			if d.AimFrom.IsZero() {
				got = append(got, "")
				continue
			}
			got = append(got, d.AimFrom.String()+" "+d.AimTo.String())
			if d.AimTo.After(d.DueOn) {
				t.Errorf("%s: best held until %s, due %s", name, d.AimTo, d.DueOn)
			}
		}
		if all := strings.Join(got, "; "); all != x.want {
			t.Errorf("%s: %s", name, all)
		}
	}
	if d := Compute(planned(iaf("2024-06-01", "2024-03-15"), 0)).Obligations[0]; !d.AimFrom.IsZero() {
		t.Errorf("without an aim: %+v", d)
	}
}

func planned(in Input, aim int) Input {
	in.Limits = pack.For("IAF", in.DecidedOn)
	in.Limits.Numbers[pack.AimMonths] = aim
	return in
}
