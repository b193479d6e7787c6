package date

import (
	"fmt"
	"sync"
	"time"

	"triennia/internal/domain/text"
)

// zones keeps what has been loaded, by name: time.LoadLocation reads a file at each call.
var zones sync.Map

// Zone is the time zone of an IANA name; false for a name that does not exist, and for none.
func Zone(name string) (*time.Location, bool) {
	if known, ok := zones.Load(name); ok {
		return known.(*time.Location), true
	}
	z, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return time.UTC, false
	}
	zones.Store(name, z)
	return z, true
}

// Moment is an instant as the clocks of a place show it.
type Moment struct {
	At   time.Time
	Zone *time.Location
}

// In is the moment as people write it, with the name of the zone: 15 March 2027, 08:00 (Asia/Shanghai).
func (m Moment) In(l text.Lang) string {
	at := m.At.In(m.Zone)
	day := Of(m.At, m.Zone).In(l)
	if l == text.Zh {
		return fmt.Sprintf("%s%s（%s）", day, at.Format("15:04"), m.Zone)
	}
	return fmt.Sprintf("%s, %s (%s)", day, at.Format("15:04"), m.Zone)
}
