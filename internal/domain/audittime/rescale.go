package audittime

import (
	"cmp"
	"slices"
)

// WithPersons is the input for another number of persons in scope and in the company, with the same factors: the
// persons are spread over the groups, shifts and places in proportion to those before, whole persons each. Days that
// a person set stay, with their reason; an individual programme was made for the persons before, and does not.
func (in Input) WithPersons(scope, company int) Input {
	in.CompanyHeadcount, in.ClaimedEffective, in.Individual = company, 0, nil
	in.Personnel = slices.Clone(in.Personnel)
	cells := []*int{}
	for i := range in.Personnel {
		cells = append(cells, &in.Personnel[i].Headcount)
	}
	if in.Sites != nil {
		sites := *in.Sites
		sites.SimilarGroups = slices.Clone(sites.SimilarGroups)
		for i := range sites.SimilarGroups {
			cells = append(cells, sites.SimilarGroups[i].spelled()...)
		}
		in.Sites = &sites
	}
	spread(scope, cells)
	for i := range in.Personnel {
		g := &in.Personnel[i]
		g.Shifts = slices.Clone(g.Shifts)
		shifts := []*int{}
		for j := range g.Shifts {
			shifts = append(shifts, &g.Shifts[j])
		}
		spread(g.Headcount, shifts)
	}
	return in
}

// spelled lists each site by itself, so that sites of the same size may differ by a person afterwards.
func (s *SimilarSites) spelled() []*int {
	s.Places = slices.Clone(s.Places)
	for len(s.Places) < s.Count {
		s.Places = append(s.Places, Place{Persons: s.PersonsEach})
	}
	s.PersonsEach = 0
	out := make([]*int, len(s.Places))
	for i := range s.Places {
		out[i] = &s.Places[i].Persons
	}
	return out
}

// spread sets the cells to whole numbers that come to the sum, in proportion to what they hold; the largest
// remainders are rounded up.
func spread(sum int, cells []*int) {
	was := 0
	for _, c := range cells {
		was += *c
	}
	if was == 0 {
		return
	}
	left, rest := sum, make([]int, len(cells))
	order := make([]int, len(cells))
	for i, c := range cells {
		order[i], rest[i] = i, *c*sum%was
		*c = *c * sum / was
		left -= *c
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rest[b], rest[a]) })
	for _, i := range order[:left] {
		*cells[i]++
	}
}

// SetBelow tells whether days that a person set lie below what the method gives for the persons of the input, or stand
// where it gives nothing: for other persons than those that they were set for they are then endorsed anew (SM-23).
func (in Input) SetBelow() (bool, error) {
	as, err := Compute(in)
	if err != nil {
		return false, err
	}
	for i, s := range in.Standards {
		if s.Set == nil {
			continue
		}
		counted := in
		counted.Standards = slices.Clone(in.Standards)
		counted.Standards[i].Set = nil
		method, err := Compute(counted)
		if err != nil {
			return false, err
		}
		if method.Days == 0 || exactDays(as).Cmp(exactDays(method)) < 0 {
			return true, nil
		}
	}
	return false, nil
}

// WithoutSetDays are the standards as the method counts them.
func (in Input) WithoutSetDays() []Standard {
	out := slices.Clone(in.Standards)
	for i := range out {
		out[i].Set = nil
	}
	return out
}
