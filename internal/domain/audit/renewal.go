package audit

import (
	"slices"

	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// SurveillanceAhead names the first surveillance of the cycle that is not concluded, nothing where none is left.
func SurveillanceAhead(p programme.Record, audits []Record) text.Text {
	for _, s := range p.Slots {
		held := func(r Record) bool { return r.ID == s.AuditID && (r.State == Concluded || r.State == Decided) }
		if s.Kind == programme.Surveillance && !slices.ContainsFunc(audits, held) {
			return Record{Type: s.Kind, Number: s.Number}.Title()
		}
	}
	return text.Text{}
}

// RenewalBegun tells whether the recertification audit of the cycle has begun.
func RenewalBegun(p programme.Record, audits []Record) bool {
	return slices.ContainsFunc(audits, func(r Record) bool {
		return r.Type == programme.Recertification && r.Cycle == p.Cycle && !r.Ahead() && r.State != Cancelled && r.State != Aborted
	})
}
