package programme

import (
	"slices"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Narrowed is what a reduction left of the certification under an agreement (ISO/IEC 17021-1 9.6.5.5).
type Narrowed struct {
	ContractID id.Contract `json:"contract_id"`
	Scope      text.Text   `json:"scope"`
	Dropped    []text.Text `json:"dropped" nullable:"false"` // names of the sites that are certified no more
}

// Drops tells whether the site of the name is certified no more; a name in one language counts for both.
func (n *Narrowed) Drops(site text.Text) bool {
	return slices.ContainsFunc(n.Dropped, func(d text.Text) bool {
		return d.In(text.En) == site.In(text.En) && d.In(text.Zh) == site.In(text.Zh)
	})
}

// Narrow keeps what a reduction left.
func (p *Programme) Narrow(n *Narrowed) {
	p.r.Narrowed = n
	p.add("programme.narrowed")
}
