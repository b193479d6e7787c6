package application

import (
	"testing"

	"triennia/internal/domain/date"
)

func TestReadingAChineseNumber(t *testing.T) {
	for number, want := range map[string]Numbered{
		"00617S20665R5L":    {"006", 17, "S", "20665", 5, "L"}, // T42
		"01624Q310452R1M":   {"016", 24, "Q", "310452", 1, "M"},
		"104925Q0365R0S":    {"1049", 25, "Q", "0365", 0, "S"},
		"03410Q10286R0S":    {"034", 10, "Q", "10286", 0, "S"},
		"115126EN00081R000": {"1151", 26, "EN", "00081", 0, ""},
	} {
		if got, ok := ReadNumber(number); !ok || got != want {
			t.Errorf("%s: %+v", number, got)
		}
	}
	for _, number := range []string{"HDTD23QMS01S1266", "", "ISO 9001", "00617S20665", "TRI-0001"} {
		if got, ok := ReadNumber(number); ok {
			t.Errorf("%s: %+v", number, got)
		}
	}
}

// Rule "SM-158": the size at its bounds, the renewals by the dates.
func TestANumberThatDiffersIsSaid(t *testing.T) {
	for name, x := range map[string]struct {
		number, since, decided string
		persons, differ        int
	}{
		"T42: the counter says six":     {"00617S20665R5L", "1999-05-10", "2017-05-10", 4500, 1},
		"T42: as the number says":       {"00617S20665R5L", "2002-05-10", "2017-05-10", 4500, 0},
		"renewed six weeks late":        {"00617S20665R5L", "2002-05-10", "2017-06-21", 4500, 0},
		"49 are S":                      {"104925Q0365R0S", "2025-03-01", "2025-03-01", 49, 0},
		"50 are M":                      {"104925Q0365R0S", "2025-03-01", "2025-03-01", 50, 1},
		"500 are M":                     {"104925Q0365R0M", "2025-03-01", "2025-03-01", 500, 0},
		"501 are L":                     {"104925Q0365R0M", "2025-03-01", "2025-03-01", 501, 1},
		"both":                          {"104925Q0365R2M", "2025-03-01", "2025-03-01", 10, 2},
		"without a size":                {"115126EN00081R000", "2026-03-01", "2026-03-01", 10, 0},
		"nothing is known":              {"104925Q0365R2M", "", "", -1, 0},
		"a number of another body":      {"FS 612345", "2025-03-01", "2025-03-01", 10, 0},
		"another form of the same land": {"HDTD23QMS01S1266", "2023-03-01", "2023-03-01", 900, 0},
	} {
		h := Held{Number: x.number}
		if x.since != "" {
			h.SinceOn, h.DecidedOn = date.MustParse(x.since), date.MustParse(x.decided)
		}
		if got := h.NumberDiffers(x.persons); len(got) != x.differ {
			t.Errorf("%s: %v", name, got)
		}
	}
}
