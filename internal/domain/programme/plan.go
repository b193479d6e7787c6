package programme

import (
	"slices"

	"triennia/internal/domain/pack"
)

// Plan is what the programme is planned with: what a decision relies on of it. The dates follow from the decision.
type Plan struct {
	Standard string   `json:"standard"`
	Cycle    int      `json:"cycle"`
	Days     Days     `json:"days"`
	Limits   pack.Set `json:"limits"`
	Taken    *Taken   `json:"taken,omitempty"`
}

// Plan is the present one.
func (r Record) Plan() Plan { return Plan{r.Standard, r.Cycle, r.Days, r.Limits, r.Taken} }

// Planned tells whether the plans of all cycles before this one are kept. They were not always.
func (r Record) Planned() bool {
	first := 1
	if r.Taken != nil && r.Taken.Renewed {
		first = 2
	}
	return r.Cycle == first || len(r.Before) > 0 && r.Before[0].Cycle == first
}

// replan keeps the present plan before another takes its place.
func (p *Programme) replan() { p.r.Before = append(slices.Clone(p.r.Before), p.r.Plan()) }
