package date

import (
	"testing"
	"time"

	"triennia/internal/domain/text"
)

func TestZones(t *testing.T) {
	for name, want := range map[string]bool{"Asia/Shanghai": true, "UTC": true, "": false, "Local": false, "Mars/Olympus": false} {
		for range 2 { // the second time from memory
			if z, known := Zone(name); known != want || known && z.String() != name {
				t.Errorf("%q: %s %v", name, z, known)
			}
		}
	}
}

func TestAMomentIsWrittenWithItsPlace(t *testing.T) {
	shanghai, _ := Zone("Asia/Shanghai")
	m := Moment{time.Date(2027, 3, 14, 23, 0, 0, 0, time.UTC), shanghai}
	for l, want := range map[text.Lang]string{text.En: "15 March 2027, 07:00 (Asia/Shanghai)", text.Zh: "2027年3月15日07:00（Asia/Shanghai）"} {
		if got := m.In(l); got != want {
			t.Errorf("%s: %s", l, got)
		}
	}
}
