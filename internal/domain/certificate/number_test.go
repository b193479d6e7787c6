package certificate

import (
	"strings"
	"testing"
	"triennia/internal/domain/body"
)

func TestNumberByThePattern(t *testing.T) {
	for _, x := range []struct {
		pattern        string
		serial         int64
		cycle, persons int
		want           string
	}{
		{body.DefaultPattern, 1, 1, 49, "01626ITSM00001R0S"},
		{body.DefaultPattern, 2, 1, 50, "01626ITSM00002R0M"},
		{body.DefaultPattern, 12345, 2, 500, "01626ITSM12345R1M"},
		{body.DefaultPattern, 100000, 6, 501, "01626ITSM100000R5L"},
		{"{cb}-{yyyy}-{serial:4}", 7, 1, 9, "016-2026-0007"},
	} {
		if got := Number(x.pattern, "016", "ISO/IEC 20000-1:2018", day("2026-11-23"), x.serial, x.cycle, x.persons); got != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
	}
	this, next := day("2026-11-23"), day("2027-01-01")
	if Series(body.DefaultPattern, "", this) == Series(body.DefaultPattern, "", next) {
		t.Error("two years share a series though the number shows the year")
	}
	if Series("{cb}{serial}", "", this) != Series("{cb}{serial}", "", next) {
		t.Error("the serial begins anew though the number shows no year")
	}
	if Series("{cb}Q{serial}", "ISO 9001", this) == Series("{cb}{serial}", "", this) {
		t.Error("a standard with a pattern of its own does not count by itself")
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
