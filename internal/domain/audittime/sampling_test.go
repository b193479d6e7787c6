package audittime

import (
	"slices"
	"testing"
	"testing/quick"
)

func chain(sites, persons int, sampling bool) Input {
	in := qms(5)
	in.Sites = &Sites{SimilarGroups: []SimilarSites{{"branches", sites, persons}}, Sampling: sampling, Seed: 7}
	return in
}

// Rules "MS-4", "MS-9": sizes at 1.0, 0.6 and 0.8, and 30 % without sampling.
func TestSampleSizes(t *testing.T) {
	for n, want := range map[int][3]int{2: {2, 1, 2}, 3: {2, 2, 2}, 4: {2, 2, 2}, 5: {3, 2, 2}, 9: {3, 2, 3}, 10: {4, 2, 3},
		16: {4, 3, 4}, 25: {5, 3, 4}, 100: {10, 6, 8}, 26: {6, 4, 5}, 34: {6, 4, 5}, 1700: {42, 25, 33}} {
		got := [3]int{sampleSize(n, Initial, false), sampleSize(n, Surveillance, false), sampleSize(n, Recertification, true)}
		if got != want {
			t.Errorf("%d sites: %v, want %v", n, got, want)
		}
		if sampleSize(n, Recertification, false) != want[0] {
			t.Errorf("%d sites: recertification without proof of effect is like the initial audit", n)
		}
	}
	in := chain(10, 5, false)
	if s := compute(t, in); s.Sampling[0].Sample != 10 || !explained(s, "MS-9") {
		t.Errorf("without sampling all sites are visited: %v", s.Sampling)
	}
	in.AuditType = Surveillance
	if s := compute(t, in); s.Sampling[0].Sample != 3 {
		t.Errorf("30 %% of ten sites: %v", s.Sampling)
	}
}

// Rules "MS-5", "MS-6", "ADJ-2".
func TestChainOfSites(t *testing.T) {
	s := compute(t, chain(26, 5, true)) // P05: 6 sites of 1.5 days and the central function of 1.5
	if s.TotalDaysRaw != "10.5" || s.Sampling[0].Sample != 6 || s.Sampling[0].Random != 2 || s.Headcount != 135 {
		t.Errorf("26 sites: %s days, %v, %d persons", s.TotalDaysRaw, s.Sampling, s.Headcount)
	}
	for _, id := range []string{"MS-4", "MS-5", "MS-6", "ADJ-2"} {
		if !explained(s, id) {
			t.Errorf("no step cites %s", id)
		}
	}
	in := chain(9, 55, true) // P07: 50 % for a sampled site, 30 % for the central function
	in.Standard.Factors = []Factor{{"f", -60, "r"}}
	if s := compute(t, in); s.TotalDaysRaw != "8.55" { // 1.05 + 3 x 2.5
		t.Errorf("half of each sampled site at most: %s", s.TotalDaysRaw)
	}
	if s := compute(t, chain(4, 10701, true)); s.Days != 0 || len(s.Broken) != 1 {
		t.Errorf("a site above the table: %s days, %v", s.Days, s.Broken)
	}
}

func TestSampleIsWithinTheSites(t *testing.T) {
	property := func(n uint16, seed uint64, surveillance bool) bool {
		in := chain(int(n)%2000+1, 5, true)
		in.Sites.Seed = seed
		if surveillance {
			in.AuditType = Surveillance
		}
		s := compute(t, in).Sampling[0]
		unique := slices.Compact(slices.Clone(s.Selected))
		return s.Sample <= s.Sites && len(unique) == s.Sample && 4*s.Random >= s.Sample && unique[0] >= 1 && unique[len(unique)-1] <= s.Sites
	}
	if err := quick.Check(property, nil); err != nil {
		t.Error(err)
	}
}
