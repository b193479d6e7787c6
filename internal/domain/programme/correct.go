package programme

import (
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Corrected is how the certification under an agreement reads since its misprints were corrected, so that no later version
// brings them back; a later agreement says anew what is certified.
type Corrected struct {
	ContractID id.Contract     `json:"contract_id"`
	Scope      text.Text       `json:"scope"`
	Sites      []CorrectedSite `json:"sites" nullable:"false"`
}

// CorrectedSite is how a site of the agreement is written.
type CorrectedSite struct {
	Key     string    `json:"key,omitempty"`
	Was     text.Text `json:"was"` // its name in the agreement, which tells sites without a key apart
	Name    text.Text `json:"name"`
	Address text.Text `json:"address"`
	City    text.Text `json:"city"`
}

// Site is how the site of the agreement is written.
func (c *Corrected) Site(key string, name text.Text) (CorrectedSite, bool) {
	for _, s := range c.Sites {
		if s.Key == key && (key != "" || s.Was == name) {
			return s, true
		}
	}
	return CorrectedSite{}, false
}

// Correct keeps how the certification reads from now on.
func (p *Programme) Correct(c *Corrected) {
	p.r.Corrected = c
	if n := p.r.Narrowed; n != nil && n.ContractID == c.ContractID {
		p.r.Narrowed = &Narrowed{ContractID: n.ContractID, Scope: c.Scope, Dropped: n.Dropped}
	}
	p.add("programme.corrected")
}

// ScopeUnder is the scope that is certified under the agreement: as agreed, or as a reduction or a correction left it.
func (r Record) ScopeUnder(c id.Contract, agreed text.Text) text.Text {
	switch {
	case r.Narrowed != nil && r.Narrowed.ContractID == c:
		return r.Narrowed.Scope
	case r.Corrected != nil && r.Corrected.ContractID == c:
		return r.Corrected.Scope
	}
	return agreed
}
