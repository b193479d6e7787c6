package programme

import (
	"cmp"
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Extension is what an agreement adds to a certification that runs; it waits for its audit and the decision.
type Extension struct {
	ApplicationID id.Application     `json:"application_id"`
	Reference     string             `json:"reference"`         // of the application
	Days          audittime.HalfDays `json:"days"`              // that it takes
	Combined      bool               `json:"combined"`          // with the next audit that is still ahead
	Edition       string             `json:"edition,omitempty"` // of the standard, where it moves to a later one
}

// Extend adds what the agreement extends: with the next audit that is ahead, or by an audit of its own, also where no
// other is left in the cycle. certified is the version of the agreement that the certificate rests on until the decision.
func (p *Programme) Extend(x Extension, certified id.Contract, ahead func(id.Audit) bool) error {
	if p.r.State != Certified || p.r.Extension != nil || p.r.Renewing() {
		return fault.New(fault.IllegalMove, text.T("Only a certification that runs is extended, one extension at a time, and none once the next cycle is agreed.", "仅可扩大有效的认证，同时只能有一项扩大；下一周期已约定的，不再单独扩大。"))
	}
	if p.r.CertifiedBy.IsZero() {
		p.r.CertifiedBy = certified
	}
	if x.Edition == p.r.Standard {
		x.Edition = "" // it moves nowhere
	}
	p.r.Extension = &x
	p.r.Slots = slices.Clone(p.r.Slots)
	next := slices.IndexFunc(p.r.Slots, func(s Slot) bool {
		return (s.Kind == Surveillance || s.Kind == Recertification) && (s.AuditID.IsZero() || ahead(s.AuditID))
	})
	if x.Combined && next >= 0 {
		p.r.Slots[next].Extends, p.r.Slots[next].Days = x.ApplicationID, x.Days
	} else {
		p.special(Slot{DueOn: p.r.ExpiresOn, Days: x.Days, Extends: x.ApplicationID}) // to be held while the certificate lasts
	}
	p.add("programme.extended")
	return nil
}

// Extended ends the wait for the decision on the extension: granted, what is certified follows the application and the
// agreement in force; refused or given up, both stay as they were.
func (p *Programme) Extended(granted bool) error {
	if p.r.Extension == nil {
		return fault.Missing(text.T("extension", "扩大认证"))
	}
	name := "programme.extension_ended"
	if granted {
		p.r.ApplicationID, p.r.CertifiedBy = p.r.Extension.ApplicationID, id.Contract{}
		name = "programme.extension_certified"
		if to := p.r.Extension.Edition; to != "" && to != p.r.Standard {
			p.replan()
		}
		p.r.Standard = cmp.Or(p.r.Extension.Edition, p.r.Standard)
	}
	p.r.Extension = nil
	p.add(name)
	return nil
}

// Audits is the edition of the standard that an audit in the slot is held to.
func (r Record) Audits(s Slot) string {
	if r.Extension != nil && s.Extends == r.Extension.ApplicationID {
		return cmp.Or(r.Extension.Edition, r.Standard)
	}
	return r.Standard
}

// Describes is the version of the agreement whose scope and sites are certified.
func (r Record) Describes() id.Contract {
	if r.CertifiedBy.IsZero() {
		return r.ContractID
	}
	return r.CertifiedBy
}
