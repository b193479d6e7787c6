package application

import (
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
)

func TestTheLegalDocumentIsInForce(t *testing.T) { // rules "SM-10", in China "Q6", and "SM-13"
	for until, want := range map[date.Date]struct{ stops, warns bool }{
		{}:                     {},
		today.AddDays(-1):      {stops: true},
		today:                  {warns: true},
		today.AddMonths(12):    {warns: true},
		date.New(2029, 11, 22): {warns: true},
		date.New(2029, 11, 23): {},
	} {
		r := ready(t).Record()
		r.Organisation.Data.LegalUntil = until
		for rule, limits := range map[string]pack.Set{"SM-10": iaf, "Q6": china} {
			e := r.Eligibility(limits, client.Bar{}, today)
			if has(e.Stops, rule) != want.stops || has(e.Warnings, "SM-13") != want.warns {
				t.Errorf("until %s: stops %v, warnings %v", until, e.Stops, e.Warnings)
			}
		}
		r.Kind = SitesAdded // of an organisation that is certified: its document is looked at in the audits
		if e := r.Eligibility(iaf, client.Bar{}, today); has(e.Stops, "SM-10") || has(e.Warnings, "SM-13") {
			t.Errorf("until %s: sites added: %v, %v", until, e.Stops, e.Warnings)
		}
	}
}
