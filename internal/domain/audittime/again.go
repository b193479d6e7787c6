package audittime

import (
	"encoding/binary"
	"maps"
	"slices"

	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Drawn are the sites of a group that an audit visits besides the central function.
type Drawn struct {
	Group   string      `json:"group"`
	Title   text.Text   `json:"title,omitzero"`
	Of      int         `json:"of"`                               // sites of the group
	Numbers []int       `json:"numbers" nullable:"false"`         // from 1, in the group
	Names   []text.Text `json:"names,omitempty" nullable:"false"` // where the sites have names
}

// Draw draws the sites of an audit of the cycle: of an initial audit those of the calculation, of a later one anew, by
// the number of the audit, which nobody chooses; those seen earlier in the cycle come last (MS-7). Visited are the
// numbers of these sites by their group.
func (in Input) Draw(kind AuditType, audit id.Audit, visited map[string][]int) ([]Drawn, error) {
	if in.Sites.count() == 0 {
		return nil, nil
	}
	if in.AuditType = kind; kind != Initial {
		in.Sites = in.Sites.seen(binary.BigEndian.Uint32(audit[12:]), visited)
	}
	sheet, err := Compute(in)
	if err != nil {
		return nil, err
	}
	out := make([]Drawn, len(sheet.Sampling))
	for i, s := range sheet.Sampling {
		g := in.Sites.SimilarGroups[i]
		out[i] = Drawn{Group: s.Group, Title: g.title(), Of: s.Sites, Numbers: s.Selected}
		for _, n := range s.Selected {
			if len(g.Places) > 0 {
				out[i].Names = append(out[i].Names, g.Places[n-1].Name)
			}
		}
	}
	return out, nil
}

// seen are the sites with another seed and those visited before.
func (s Sites) seen(seed uint32, visited map[string][]int) *Sites {
	s.Seed = uint64(seed)
	s.SimilarGroups = slices.Clone(s.SimilarGroups)
	for i := range s.SimilarGroups {
		g, seen := &s.SimilarGroups[i], map[int]bool{}
		for _, n := range visited[g.Name] {
			if n <= g.Count {
				seen[n] = true
			}
		}
		g.Visited = slices.Sorted(maps.Keys(seen))
	}
	return &s
}

// Of is what the standard has of the days of an audit, and whether the sheet has days for it.
func (s Sheet) Of(code string, days HalfDays) (HalfDays, bool) {
	i := slices.IndexFunc(s.Standards, func(one StandardTime) bool { return standard.Same(one.Code, code) })
	if i < 0 || s.Days == 0 {
		return 0, false
	}
	return s.Split(days)[i], true
}
