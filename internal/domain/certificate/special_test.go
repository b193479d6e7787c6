package certificate

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
)

// By when a special audit is held: while the certificate lasts, before the suspension ends, by the day of "Q13".
func TestTheLastDayOfASpecialAudit(t *testing.T) {
	expires, ends, due := date.MustParse("2028-05-01"), date.MustParse("2026-11-01"), date.MustParse("2026-05-31")
	active := Record{State: Active, ExpiresOn: expires, SpotChecks: []SpotCheck{{Number: 1, DueOn: due}}}
	suspended := Record{State: Suspended, ExpiresOn: expires, SuspendedUntil: ends}
	short := suspended
	short.ExpiresOn = ends.AddDays(-10)
	for name, x := range map[string]struct {
		c      Record
		cause  programme.Cause
		number int
		today  date.Date
		want   programme.Until
		kind   fault.Kind
	}{
		"a change":                         {active, programme.ByChange, 0, due, programme.Until{Last: expires}, ""},
		"a complaint while suspended":      {suspended, programme.ByComplaint, 0, due, programme.Until{Last: expires}, ""},
		"the suspension":                   {suspended, programme.BySuspension, 0, due, programme.Until{Last: ends}, ""},
		"which outlasts the certificate":   {short, programme.BySuspension, 0, due, programme.Until{Last: ends.AddDays(-10)}, ""},
		"there is none":                    {active, programme.BySuspension, 0, due, programme.Until{}, fault.IllegalMove},
		"a spot check":                     {active, programme.BySpotCheck, 1, due, programme.Until{Last: due, Fixed: true}, ""},
		"there is no such spot check":      {active, programme.BySpotCheck, 2, due, programme.Until{}, fault.NotFound},
		"on the last day":                  {active, programme.ByOther, 0, expires, programme.Until{Last: expires}, ""},
		"the day after":                    {active, programme.ByOther, 0, expires.AddDays(1), programme.Until{}, fault.IllegalMove},
		"what was withdrawn is not looked": {Record{State: Withdrawn, ExpiresOn: expires}, programme.ByOther, 0, due, programme.Until{}, fault.IllegalMove},
	} {
		got, err := x.c.SpecialUntil(x.cause, x.number, x.today)
		var f fault.Error
		if got != x.want || x.kind == "" && err != nil || x.kind != "" && (!errors.As(err, &f) || f.Kind != x.kind) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
