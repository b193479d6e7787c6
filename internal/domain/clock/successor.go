package clock

import (
	"slices"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Reason says why nobody owes an obligation any more.
type Reason string

const (
	Replaced     Reason = "replaced"      // something else is owed in its place
	MetOtherwise Reason = "met_otherwise" // by a decision, or by another audit
	Ended        Reason = "ended"         // what it was for has ended
	NoLongerOwed Reason = "no_longer_owed"
)

// OfObligation is an obligation that took the place of another.
const OfObligation Subject = "obligation"

// Successor is what took the place of an obligation that is superseded.
type Successor struct {
	Reason Reason    `json:"reason" enum:"replaced,met_otherwise,ended,no_longer_owed"`
	Noun   Subject   `json:"noun,omitempty" enum:"obligation,certificate,decision" doc:"what took its place, where something did"`
	ID     string    `json:"id,omitempty"`
	Kind   Kind      `json:"kind,omitempty"`      // of an obligation
	DueOn  date.Date `json:"due_on,omitzero"`     // of an obligation, on the day it took the place
	On     date.Date `json:"decided_on,omitzero"` // of a decision
}

// ReplacedBy is the certificate that takes the place of another with all that one owed.
func ReplacedBy(c id.Certificate) Successor {
	return Successor{Reason: Replaced, Noun: OfCertificate, ID: c.String()}
}

// After is what takes the place of an obligation of the certificate that nobody owes on the day: what ended the
// certificate, or the decision that left it as it stands.
func After(c certificate.Record, today date.Date) Successor {
	var last certificate.Change
	for _, h := range c.History {
		if !h.Decision.IsZero() {
			last = h
		}
	}
	by := Successor{Reason: MetOtherwise, Noun: OfDecision, ID: last.Decision.String(), On: last.On}
	switch {
	case slices.Contains([]certificate.State{certificate.Withdrawn, certificate.Cancelled, certificate.Superseded}, c.State):
		by.Reason = Ended
	case !c.Standing(today):
		return Successor{Reason: Ended, Noun: OfCertificate, ID: c.ID.String()}
	case len(c.History) < 2: // nothing was decided since it was issued
		return Successor{Reason: NoLongerOwed}
	}
	return by
}

// heir is what of all that is owed takes the place of the obligation; the other where nothing does.
func (r Record) heir(owed []Record, other Successor) Successor {
	for _, w := range owed {
		by := Successor{Reason: Replaced, Noun: OfObligation, ID: w.ID.String(), Kind: w.Kind, DueOn: w.DueOn}
		switch {
		case w.State == Superseded || w.Key() == r.Key():
		case w.Kind == NewApplication && (r.Kind == Restoration || r.Kind.keeps()), w.Kind.keeps() && r.Kind.keeps():
			return by
		case w.Kind.keeps() && r.Kind == Surveillance:
			by.Reason = MetOtherwise
			return by
		}
	}
	return other
}

// Identify gives each of what is owed the identifier of the obligation that is there already, or a new one.
func Identify(have []*Obligation, owed []Record, fresh func() id.Obligation) {
	for i, w := range owed {
		there := slices.IndexFunc(have, func(o *Obligation) bool { return o.r.Key() == w.Key() })
		if there >= 0 {
			owed[i].ID = have[there].r.ID
		} else {
			owed[i].ID = fresh()
		}
	}
}

// Says tells what took the place, in a few words.
func (s Successor) Says() text.Text {
	switch {
	case s.Noun == OfObligation && s.Reason == MetOtherwise:
		return text.Tf("covered by %s due %s", "由应于%[2]s前完成的%[1]s涵盖", KindNames[s.Kind], s.DueOn)
	case s.Noun == OfObligation:
		return text.Tf("replaced by %s due %s", "由应于%[2]s前完成的%[1]s取代", KindNames[s.Kind], s.DueOn)
	case s.Noun == OfCertificate && s.Reason == Replaced:
		return text.T("replaced by the next certificate", "由新证书取代")
	case s.Reason == MetOtherwise:
		return text.Tf("settled by the decision of %s", "已由%s的认证决定解决", s.On)
	case s.Noun == OfDecision:
		return text.Tf("ended by the decision of %s", "因%s的认证决定终止", s.On)
	case s.Reason == Ended:
		return text.T("ended: the certificate has expired", "已终止：证书已到期")
	}
	return text.T("no longer owed", "不再需要")
}
