package audit

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
)

// Rule "F1": an audit whose objectives cannot be attained ends early, with the reason.
func TestAnAuditEndsEarly(t *testing.T) {
	for _, c := range []struct{ today, want date.Date }{
		{monday, monday}, {tuesday, tuesday}, {wednesday, wednesday}, {wednesday.AddDays(1), wednesday}, {monday.AddDays(-1), monday},
	} {
		a := inState(t, programme.Surveillance, InProgress)
		if err := a.Abort(" ", c.today); err == nil || a.Record().State != InProgress {
			t.Errorf("ended without a reason: %v", err)
		}
		do(t, a.Abort("access to the data centre was refused", c.today))
		r := a.Record()
		if r.To() != c.want || r.EndedOn() != c.want || r.Bookings() != nil || r.Reason == "" {
			t.Errorf("ended on %s: %s, %v", c.today, r.EndedOn(), r.Bookings())
		}
	}
}
