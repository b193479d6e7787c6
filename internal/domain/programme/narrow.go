package programme

import (
	"slices"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Narrowed is what a reduction left of the certification under an agreement (ISO/IEC 17021-1 9.6.5.5).
type Narrowed struct {
	ContractID id.Contract   `json:"contract_id"`
	Scope      text.Text     `json:"scope"`
	Dropped    []DroppedSite `json:"dropped" nullable:"false"` // certified no more
}

// DroppedSite is a site that is certified no more.
type DroppedSite struct {
	Key string `json:"key,omitempty"` // none in reductions of before, which knew names only
	text.Text
}

// Drops tells whether the site is certified no more. Two sites may have one name: it counts only where one of the two has no
// key; a name in one language counts for both.
func (n *Narrowed) Drops(key string, name text.Text) bool {
	return slices.ContainsFunc(n.Dropped, func(d DroppedSite) bool {
		if d.Key != "" && key != "" {
			return d.Key == key
		}
		return d.In(text.En) == name.In(text.En) && d.In(text.Zh) == name.In(text.Zh)
	})
}

// Narrow keeps what a reduction left.
func (p *Programme) Narrow(n *Narrowed) {
	p.r.Narrowed = n
	p.add("programme.narrowed")
}
