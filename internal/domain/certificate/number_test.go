package certificate

import (
	"strings"
	"testing"
)

func TestNumberByThePattern(t *testing.T) {
	p := DefaultPolicy("016")
	for _, x := range []struct {
		serial, cycle, persons int
		want                   string
	}{
		{1, 1, 49, "01626ITSM00001R0S"},
		{2, 1, 50, "01626ITSM00002R0M"},
		{12345, 2, 500, "01626ITSM12345R1M"},
		{100000, 6, 501, "01626ITSM100000R5L"},
	} {
		if got := p.Number("ISO/IEC 20000-1:2018", day("2026-11-23"), x.serial, x.cycle, x.persons); got != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
	}
	if p.Series("ISO/IEC 20000-1:2018", day("2026-11-23")) == p.Series("ISO/IEC 20000-1:2018", day("2027-01-01")) {
		t.Error("two years share a series")
	}
}

func TestAPatternThatCannotBeUnique(t *testing.T) {
	for pattern, ok := range map[string]bool{DefaultPattern: true, "{cb}-{yyyy}-{serial:4}": true, "{cb}{yy}": false, "{serial:3}{serial:3}": false, "{serial:3}{moon}": false} {
		if err := (Policy{Pattern: pattern}).Check(); (err == nil) != ok {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}

func TestACodeSurvivesBeingTyped(t *testing.T) {
	code := Code([15]byte{1, 0, 77, 200, 13, 31, 99, 42, 5, 250, 18, 1, 0, 64, 3})
	if got, ok := ParseCode(" " + strings.ToLower(Grouped(code)) + " "); !ok || got != code {
		t.Errorf("%s read as %s, %v", Grouped(code), got, ok)
	}
	if got, ok := ParseCode(strings.ReplaceAll(strings.ReplaceAll(code, "1", "I"), "0", "o")); !ok || got != code {
		t.Errorf("with letters for digits: %s, %v", got, ok)
	}
	for i := range code {
		for _, c := range alphabet {
			if wrong := code[:i] + string(c) + code[i+1:]; wrong != code {
				if _, ok := ParseCode(wrong); ok {
					t.Fatalf("%s passes for %s", wrong, code)
				}
			}
		}
	}
	for _, typed := range []string{"", "short", code + "0", strings.Repeat("U", 16), "<script>alert(1)"} {
		if _, ok := ParseCode(typed); ok {
			t.Errorf("%q passes", typed)
		}
	}
}
