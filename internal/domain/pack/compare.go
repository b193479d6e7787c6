package pack

// Difference is one limit in two editions: what each says, nil where it says nothing.
type Difference struct {
	Limit
	Before  *Statement `json:"before,omitempty"`
	After   *Statement `json:"after,omitempty"`
	Outcome Outcome    `json:"outcome" enum:"same,stricter,looser,new,dropped,reworded"`
}

// Outcome is how the later edition differs.
type Outcome string

const (
	Same     Outcome = "same"
	Stricter Outcome = "stricter"
	Looser   Outcome = "looser"
	New      Outcome = "new"
	Dropped  Outcome = "dropped"
	Reworded Outcome = "reworded" // the same number from another rule, clause or source
)

// Compare lists every limit of which one of the editions speaks.
func Compare(before, after Pack) []Difference {
	out := []Difference{}
	for _, l := range Limits {
		d := Difference{Limit: l}
		if s, ok := before.Of(l.Key); ok {
			d.Before = &s
		}
		if s, ok := after.Of(l.Key); ok {
			d.After = &s
		}
		if d.Before != nil || d.After != nil {
			d.Outcome = d.outcome()
			out = append(out, d)
		}
	}
	return out
}

func (d Difference) outcome() Outcome {
	switch b, a := d.Before, d.After; {
	case b == nil:
		return New
	case a == nil:
		return Dropped
	case d.stricter(a.Value, b.Value):
		return Stricter
	case d.stricter(b.Value, a.Value):
		return Looser
	case a.Rule != b.Rule || a.Clause != b.Clause || a.Source != b.Source || a.Confidence != b.Confidence:
		return Reworded
	}
	return Same
}
