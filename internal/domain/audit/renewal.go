package audit

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// SurveillanceAhead names the first surveillance of the cycle that is not concluded, nothing where none is left. One beyond
// the two of a programme does not count: it falls into the time of the recertification audit, which may take its place.
func SurveillanceAhead(p programme.Record, audits []Record) text.Text {
	for _, s := range p.Slots {
		held := func(r Record) bool { return r.ID == s.AuditID && (r.State == Concluded || r.State == Decided) }
		if s.Kind == programme.Surveillance && !s.Beyond() && !slices.ContainsFunc(audits, held) {
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

// Recertified is the last day of the recertification audit of the cycle itself, without the visits that followed it; zero
// where it was not held.
func Recertified(p programme.Record, audits []Record) (end date.Date) {
	for _, r := range audits {
		if r.Type == programme.Recertification && r.Cycle == p.Cycle && r.Held() {
			end = date.Latest(end, r.To())
		}
	}
	return end
}
