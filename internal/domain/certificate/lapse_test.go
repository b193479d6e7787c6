package certificate

import (
	"testing"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

var (
	sampleBody = body.Record{Name: text.T("Nordlys", "北极光"), Country: "IE"}
	noon       = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
)

// Rule "CE2": decided before the expiry, on its day, one day late.
func TestALapseIsShown(t *testing.T) {
	before := issued(t).Record() // expires on 14 March 2027
	for decided, lapsed := range map[string]bool{"2027-03-13": false, "2027-03-14": false, "2027-03-15": true, "2027-09-14": true} {
		l := LapseOf(before, before.DecidedOn, day("2027-02-20"), day(decided))
		if (l != nil) != lapsed {
			t.Errorf("CE2: decided on %s: %+v", decided, l)
		}
		if l != nil && *l != (Lapse{Original: day("2024-03-15"), CycleBegan: day(decided), Expired: day("2027-03-14"), AuditedOn: day("2027-02-20")}) {
			t.Errorf("CE2: %+v", l)
		}
	}
	r := sample()
	r.PreviousExpiry, r.Lapse = before.ExpiresOn, LapseOf(before, before.DecidedOn, day("2027-05-20"), day("2027-06-01"))
	fields := map[string]string{}
	for _, l := range r.Lines() {
		fields[l.Field] = l.Value
	}
	if fields["lapse.original"] != "2024-03-15" || fields["lapse.cycle_began"] != "2027-06-01" || fields["lapse.expired"] != "2027-03-14" || fields["lapse.audited_on"] != "2027-05-20" ||
		fields["previous_expiry"] != "" {
		t.Errorf("CE2: printed %+v", fields)
	}
	if r.Extension().Lapse != r.Lapse {
		t.Error("CE2: an extension in the restored cycle hides the gap")
	}
}

func TestTheOriginalDate(t *testing.T) {
	first, second := sample(), sample()
	second.DecidedOn = day("2027-03-01")
	if got := Original([]Record{second, first}); got != first.DecidedOn {
		t.Errorf("%s", got)
	}
	first.TakenOver = &TakenOver{Since: day("2015-02-03"), Taken: programme.Taken{DecidedOn: day("2022-02-03")}}
	if got := Original([]Record{second, first}); got != day("2015-02-03") {
		t.Errorf("taken over: %s", got)
	}
	first.TakenOver.Since = date.Date{}
	if got := Original([]Record{second, first}); got != day("2022-02-03") {
		t.Errorf("taken over, the first day unknown: %s", got)
	}
}
