package audittime

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func chain(sites, persons int, sampling bool) Input {
	in := qms(5)
	in.Sites = &Sites{SimilarGroups: []SimilarSites{{Name: "branches", Count: sites, PersonsEach: persons}}, Sampling: sampling, Seed: 7}
	return in
}

// Rules "MS-4", "MS-9": sizes at 1.0, 0.6 and 0.8, and 30 % without sampling.
func TestSampleSizes(t *testing.T) {
	for n, want := range map[int][3]int{2: {2, 1, 2}, 3: {2, 2, 2}, 4: {2, 2, 2}, 5: {3, 2, 2}, 9: {3, 2, 3}, 10: {4, 2, 3},
		16: {4, 3, 4}, 25: {5, 3, 4}, 100: {10, 6, 8}, 26: {6, 4, 5}, 34: {6, 4, 5}, 1700: {42, 25, 33}} {
		got := [3]int{SampleSize(n, Initial, false), SampleSize(n, Surveillance, false), SampleSize(n, Recertification, true)}
		if got != want {
			t.Errorf("%d sites: %v, want %v", n, got, want)
		}
		if SampleSize(n, Recertification, false) != want[0] {
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
	in.Standards[0].Factors = []Factor{{"f", -60, "r"}}
	if s := compute(t, in); s.TotalDaysRaw != "8.55" { // 1.05 + 3 x 2.5
		t.Errorf("half of each sampled site at most: %s", s.TotalDaysRaw)
	}
	if s := compute(t, chain(4, 10701, true)); s.Days != 0 || len(s.Broken) != 1 {
		t.Errorf("a site above the table: %s days, %v", s.Days, s.Broken)
	}
}

// P01, P03, P39, D17; rules "MS-2", "MS-3": each group by itself, and only from two sites on.
func TestGroupsOfSites(t *testing.T) {
	if s := compute(t, chain(2, 5, true)); s.TotalDaysRaw != "4.5" || !explained(s, "MS-2") || !explained(s, "M1") { // P01: central function and two sites
		t.Errorf("P01: %s", s.TotalDaysRaw)
	}
	in := chain(2, 5, true)
	in.AuditType, in.Sites.EffectiveOverCycle = Recertification, true
	if s := compute(t, in); s.Sampling[0].Sample != 2 {
		t.Errorf("P03: %v", s.Sampling)
	}
	in = chain(4, 5, true)
	in.Sites.SimilarGroups = append(in.Sites.SimilarGroups, SimilarSites{Name: "regions", Count: 27, PersonsEach: 5}, SimilarSites{Name: "offices", Count: 1700, PersonsEach: 5})
	s := compute(t, in)
	for i, want := range [][2]int{{2, 1}, {6, 2}, {42, 11}} { // P39, D17
		if got := s.Sampling[i]; got.Sample != want[0] || got.Random != want[1] {
			t.Errorf("P39: %v, want %v", got, want)
		}
	}
	in.Sites.SimilarGroups = []SimilarSites{{Name: "a", Count: 4, PersonsEach: 5}, {Name: "b", Count: 9, PersonsEach: 5}}
	if s := compute(t, in); s.Sampling[0].Sample+s.Sampling[1].Sample != 5 {
		t.Errorf("MS-3: 4 and 9 sites are 2 and 3, not the root of 13: %v", s.Sampling)
	}
	if in.Places() != 14 || qms(5).Places() != 1 {
		t.Errorf("%d places", in.Places())
	}
}

// Rule "MS-1": the conditions of sampling.
func TestConditionsOfSampling(t *testing.T) {
	all := []Condition{"single_system", "central_function", "linked", "management_review", "internal_audits"}
	for _, c := range []struct {
		seen   []Condition
		sites  int
		broken bool
	}{{nil, 9, false}, {all, 9, false}, {all[:4], 9, true}, {all[1:], 9, true}, {all[:4], 1, false}} {
		in := chain(c.sites, 5, true)
		in.Sites.Conditions = c.seen
		s := compute(t, in)
		if breaks(s, "MS-1") != c.broken || explained(s, "MS-1") != (c.seen == nil) {
			t.Errorf("%v of %d sites: %v", c.seen, c.sites, s.Broken)
		}
	}
	in := chain(9, 5, true)
	in.Sites.Conditions = []Condition{"cheap"}
	if _, err := Compute(in); err == nil {
		t.Error("an unknown condition was accepted")
	}
}

// Rules "MS-7", "MS-8", "TMP-1": sites put first, sites seen before, and more than the sample.
func TestWhichSitesAreVisited(t *testing.T) {
	in := chain(9, 5, true)
	in.AuditType = Surveillance // two sites, one of them at random
	for seed := range uint64(50) {
		in.Sites.Seed = seed
		in.Sites.SimilarGroups[0].Priority, in.Sites.SimilarGroups[0].Visited = []int{5, 4}, nil
		s := compute(t, in)
		if got := s.Sampling[0].Selected; !slices.Contains(got, 5) && !slices.Contains(got, 4) || !explained(s, "MS-7") {
			t.Fatalf("seed %d: no site put first in %v", seed, got)
		}
		in.Sites.SimilarGroups[0].Priority, in.Sites.SimilarGroups[0].Visited = nil, []int{1, 2, 3, 4, 6, 7, 8, 9}
		if got := compute(t, in).Sampling[0].Selected; !slices.Contains(got, 5) {
			t.Fatalf("seed %d: the site not yet seen is not in %v", seed, got)
		}
	}
	in = chain(9, 5, true)
	in.Sites.SimilarGroups[0].Extra, in.Sites.SimilarGroups[0].Temporary = 2, true
	if s := compute(t, in); s.Sampling[0].Sample != 5 || s.Sampling[0].Random != 2 || !explained(s, "MS-8") || !explained(s, "TMP-1") {
		t.Errorf("3 and 2 more: %v", s.Sampling)
	}
	in.Sites.SimilarGroups[0].Extra = 7
	if s := compute(t, in); s.Sampling[0].Sample != 9 {
		t.Errorf("never more than there are: %v", s.Sampling)
	}
	if explained(compute(t, chain(9, 5, true)), "MS-8") {
		t.Error("nothing is added by itself")
	}
}

// D15; rule "MS-10": new sites are a sample of their own, whatever the audit, and then part of the whole.
func TestNewSites(t *testing.T) {
	in := chain(25, 5, true)
	in.AuditType = Surveillance
	in.Sites.SimilarGroups = append(in.Sites.SimilarGroups, SimilarSites{Name: "new", Count: 9, PersonsEach: 5, AddedTo: "branches"})
	s := compute(t, in)
	if s.Sampling[0].Sample != 3 || s.Sampling[1].Sample != 3 || !explained(s, "MS-10") {
		t.Errorf("D15: %v", s.Sampling)
	}
	if SampleSize(34, Surveillance, false) != 4 || SampleSize(34, Recertification, false) != 6 || SampleSize(34, Recertification, true) != 5 {
		t.Error("D15: 34 sites afterwards")
	}
	in.Sites.SimilarGroups[1].AddedTo = "elsewhere"
	if _, err := Compute(in); err == nil {
		t.Error("an unknown group was accepted")
	}
}

// Rule "MS-11": half of each sampled site stays; "ADJ-1" holds where sites are not sampled.
func TestWhatIsLeftOfASite(t *testing.T) {
	for percent, want := range map[float64]struct {
		total  string
		broken bool
	}{-50: {"3.3", false}, -50.5: {"3.3", true}} { // 1.05 + 3 x 0.75
		in := chain(9, 5, true)
		in.Standards[0].Factors = []Factor{{"f", percent, "r"}}
		if s := compute(t, in); s.TotalDaysRaw != want.total || breaks(s, "MS-11") != want.broken {
			t.Errorf("%v %%: %s, %v", percent, s.TotalDaysRaw, s.Broken)
		}
	}
	in := chain(2, 5, false)
	in.Standards[0].Factors = []Factor{{"f", -50, "r"}}
	if s := compute(t, in); s.TotalDaysRaw != "3.15" || breaks(s, "MS-11") { // 3 x 1.05
		t.Errorf("without sampling 30 %% at most: %s, %v", s.TotalDaysRaw, s.Broken)
	}
}

// Rules "MS-12", "MS-13", "MS-17": what is asked about.
func TestSamplesThatNeedAWord(t *testing.T) {
	in := chain(4, 20, true)
	for from, want := range map[int]bool{0: false, 4: false, 5: true} {
		in.Sites.SimilarGroups[0].MergedFrom = from
		if s := compute(t, in); warns(s, "MS-12") != want {
			t.Errorf("merged from %d: %v", from, s.Warnings)
		}
	}
	small := chain(2, 5, true) // 4.5 days, fifteen persons at one site 2.5
	if s := compute(t, small); warns(s, "MS-13") {
		t.Errorf("visits of more days than one site: %v", s.Warnings)
	}
	large := chain(4, 60, true)
	large.Standards[0].Factors = []Factor{{"f", -50, "r"}} // 1.05 + 2 x 2.5 = 6.05; one site of 245 persons 9 x 0.7 = 6.3
	if s := compute(t, large); !warns(s, "MS-13") {
		t.Errorf("%s days for the visits: %v", s.TotalDaysRaw, s.Warnings)
	}
	for code, want := range map[string]bool{"ISO/IEC 27001:2022": true, "ISO 9001:2015": false} {
		in := chain(9, 5, true)
		in.Standards[0].Code = code
		if s := compute(t, in); warns(s, "MS-17") != want {
			t.Errorf("%s: %v", code, s.Warnings)
		}
	}
}

// A chain whose shops are of different sizes: each site drawn takes the days of its own persons.
func TestSitesOfTheirOwnSizes(t *testing.T) {
	in := chain(4, 1, true)
	in.Sites.SimilarGroups[0].PersonsEach = 0
	for i, persons := range []int{3, 12, 12, 40} {
		name := string(rune('A' + i))
		in.Sites.SimilarGroups[0].Places = append(in.Sites.SimilarGroups[0].Places, Place{text.T(name, name), persons})
	}
	for seed := range uint64(20) {
		in.Sites.Seed = seed
		s := compute(t, in)
		want := compute(t, Input{AuditType: Initial, Standards: in.Standards, Personnel: in.Personnel}).Standards[0].TableDays.Rat()
		m, _ := MethodOf(in.Standards[0].Code)
		for _, n := range s.Sampling[0].Selected {
			days, _, _ := m.days(in.Standards[0].Category, in.Sites.SimilarGroups[0].Places[n-1].Persons, false)
			want.Add(want, days.Rat())
		}
		if s.TotalDaysRaw != decimal(want) || s.Headcount != in.Personnel[0].Headcount+67 {
			t.Errorf("seed %d: %s days for sites %v, want %s; %d persons", seed, s.TotalDaysRaw, s.Sampling[0].Selected, decimal(want), s.Headcount)
		}
	}
	in.Sites.SimilarGroups[0].Count = 5
	if _, err := Compute(in); err == nil {
		t.Error("five sites, of which four are named")
	}
}

func TestSitesOfAnApplication(t *testing.T) {
	a := application.Record{ID: id.Application{15: 7}, Standards: []string{standard.QMS}}
	shop := text.T("shop", "门店")
	for i, key := range []string{"hq", "a", "b", "c"} {
		site := client.Site{Key: key, Name: text.T("Site "+key, "场所"+key), Central: i == 0, Activities: shop}
		if i == 3 {
			site.Activities = text.T("warehouse", "仓库")
		}
		a.Sites.Data.List = append(a.Sites.Data.List, site)
		a.Headcount.Data.Groups = append(a.Headcount.Data.Groups, application.Group{Site: key, Activity: site.Activities, Total: 10, InScope: 5 + i})
	}
	in, ok := ApartOf(a, body.Record{})
	if !ok || len(in.Personnel) != 1 || in.Personnel[0].Headcount != 5 || len(in.Sites.SimilarGroups) != 2 || in.Sites.Seed != 7 ||
		in.Sites.SimilarGroups[0].Count != 2 || in.Sites.SimilarGroups[0].Places[1].Persons != 7 || in.Sites.SimilarGroups[1].Title.En != "warehouse" {
		t.Errorf("%v: %+v", ok, in)
	}
	if s := compute(t, in); s.Headcount != 26 || compute(t, InputOf(a, body.Record{})).Headcount != 26 {
		t.Errorf("%d persons", s.Headcount)
	}
	a.Headcount.Data.Groups = a.Headcount.Data.Groups[:1]
	if _, ok := ApartOf(a, body.Record{}); ok {
		t.Error("persons stand at the central site only")
	}
}

// Rule "T2": the complexity is what the sectors propose, or another with a reason.
func TestCategoryOfTheSectors(t *testing.T) {
	a := application.Record{Standards: []string{standard.EMS, standard.QMS}}
	a.Headcount.Data.Groups = []application.Group{{Activity: text.T("building", "施工"), InScope: 40}}
	a.Review.Sectors = []string{"33", "28"}
	in := InputOf(a, body.Record{})
	if in.Standards[0].Category != "high" || in.Confirmed(a) != nil {
		t.Errorf("%+v", in.Standards)
	}
	in.Standards[0].Category = "medium"
	var bad fault.Invalid
	if err := in.Confirmed(a); !errors.As(err, &bad) || bad.Fields[0].Path != "standards[0].because" {
		t.Error(err)
	}
	in.Standards[0].Because = "Offices and small repairs only."
	if err := in.Confirmed(a); err != nil || !explained(compute(t, in), "T2") {
		t.Error(err)
	}
}

// Rule "MS-3": groups that the reviewer joins are one sample, with the reason in the sheet.
func TestGroupsAreJoinedForAReason(t *testing.T) {
	in := chain(9, 5, true)
	in.Sites.SimilarGroups[0].Joined = []Joined{{Name: "shops", Title: text.T("Shops", "门店"), Reason: "the same work under another name"}}
	s := compute(t, in)
	if !explained(s, "MS-3") || explained(compute(t, chain(9, 5, true)), "MS-3") {
		t.Error("the sheet does not say which groups were joined")
	}
	if in.justified() != nil {
		t.Error("a reason was not taken")
	}
	in.Sites.SimilarGroups[0].Joined[0].Reason = " "
	var bad fault.Invalid
	if !errors.As(in.justified(), &bad) || bad.Fields[0].Path != "sites.similar_groups[0].joined[0].reason" {
		t.Errorf("joined without a reason: %v", in.justified())
	}
}

// Rule "MS-3": a site that the reviewer takes out of a group is visited for itself, with the reason in the sheet.
func TestASiteIsTakenOutForAReason(t *testing.T) {
	in := chain(8, 5, true)
	in.Sites.SimilarGroups = append(in.Sites.SimilarGroups, SimilarSites{Name: "a/9", Count: 1, PersonsEach: 5,
		Split: &Split{From: in.Sites.SimilarGroups[0].Name, Reason: "it repairs as well"}})
	s := compute(t, in)
	if !explained(s, "MS-3") || s.Sampling[1].Sample != 1 {
		t.Errorf("the sheet does not say that the site stands by itself: %+v", s.Sampling)
	}
	if in.justified() != nil {
		t.Error("a reason was not taken")
	}
	alone := &in.Sites.SimilarGroups[1]
	for path, x := range map[string]Split{"sites.similar_groups[1].split.reason": {From: "a"}, "sites.similar_groups[1].split.from": {Reason: "r"}} {
		alone.Split = &x
		_, err := Compute(in)
		var bad fault.Invalid
		if !errors.As(errors.Join(err, in.justified()), &bad) || bad.Fields[0].Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
	alone.Split = &Split{From: alone.Name, Reason: "r"}
	if _, err := Compute(in); err == nil {
		t.Error("taken out of itself")
	}
}
