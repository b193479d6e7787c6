package programme

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Renewal is the application by which the next cycle was agreed; it waits for the recertification decision.
type Renewal struct {
	ApplicationID id.Application `json:"application_id"`
	Reference     string         `json:"reference"` // of the application
}

// Renew notes the agreement on the next cycle, while the recertification audit is ahead. certified is the version of the
// agreement that the certificate rests on until the decision.
func (p *Programme) Renew(x Renewal, certified id.Contract, ahead func(id.Audit) bool) error {
	begun := slices.ContainsFunc(p.r.Slots, func(s Slot) bool { return s.Kind == Recertification && !s.AuditID.IsZero() && !ahead(s.AuditID) })
	if p.r.State != Certified || p.r.Extension != nil || begun {
		return fault.New(fault.IllegalMove, text.T("The next cycle is agreed while the certification runs, no extension waits, and the recertification audit has not begun.",
			"下一周期的约定应在认证有效、无待决的扩大事项且再认证审核开始之前达成。"))
	}
	if p.r.CertifiedBy.IsZero() {
		p.r.CertifiedBy = certified
	}
	p.r.Renewal, p.r.RefusedOn = &x, date.Date{}
	p.add("programme.renewal_agreed")
	return nil
}

// begin lets the next cycle rest on what was agreed for it.
func (p *Programme) begin() {
	if p.r.Renewal == nil {
		return
	}
	p.r.ApplicationID, p.r.CertifiedBy, p.r.Renewal = p.r.Renewal.ApplicationID, id.Contract{}, nil
}

// RenewsBy are the application and the version of the agreement that a recertification decision rests on.
func (r Record) RenewsBy() (id.Application, id.Contract) {
	if r.Renewal == nil {
		return r.ApplicationID, r.Describes()
	}
	return r.Renewal.ApplicationID, r.ContractID
}
