package application

import (
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Kind says what is applied for.
type Kind string

const (
	Initial       Kind = "initial"            // the first certification of a system by this body
	Transfer      Kind = "transfer"           // of certificates that another body issued (IAF MD 2)
	Addition      Kind = "standard_added"     // of a standard by a client that is certified to another
	Reinstatement Kind = "reinstatement"      // after a certificate of this body ended
	Extension     Kind = "scope_extension"    // of a certificate of this body
	SitesAdded    Kind = "sites_added"        // to a certificate of this body
	Renewal       Kind = "recertification"    // for the next cycle of a certificate of this body
	Transition    Kind = "edition_transition" // of a certificate of this body to a later edition of its standard
)

// Kinds are all kinds in their order.
var Kinds = []Kind{Initial, Transfer, Extension, SitesAdded, Transition, Addition, Reinstatement}

// KindNames are the kinds on screen.
var KindNames = map[Kind]text.Text{
	Initial:       text.T("initial certification", "初次认证"),
	Transfer:      text.T("transfer from another body", "从其他机构转换"),
	Addition:      text.T("standard added", "增加认证标准"),
	Reinstatement: text.T("reinstatement", "重新认证"),
	Extension:     text.T("scope extension", "扩大认证范围"),
	SitesAdded:    text.T("sites added", "增加场所"),
	Renewal:       text.T("recertification", "再认证"),
	Transition:    text.T("transition to another edition", "标准换版转换"),
}

// Holding is a certificate of this body that the client holds or held.
type Holding struct {
	Standard string
	Number   string
	Valid    bool // valid or suspended, and not expired
}

// KindOf is the kind of an application for the standards by a client with the certificates, or why it needs none: a
// valid certificate is renewed by its audit, not by another application.
func KindOf(standards []string, transfer bool, holds []Holding) (Kind, error) {
	kind := Initial
	for _, h := range holds {
		named := slices.ContainsFunc(standards, func(code string) bool { return standard.Same(code, h.Standard) })
		switch {
		case named && h.Valid:
			return "", fault.New(fault.IllegalMove, text.Tf("Certificate %s to %s is in force here. To renew it, to extend its scope, to add sites or to move to a later edition, begin on the page of the certificate.",
				"贵组织持有本机构颁发的有效证书%s（%s）。如需再认证、扩大认证范围、增加场所或转换到新版标准，请在证书页面提出申请。", h.Number, h.Standard))
		case named:
			kind = Reinstatement
		case h.Valid && kind == Initial:
			kind = Addition
		}
	}
	if transfer {
		kind = Transfer
	}
	return kind, nil
}

// Recall fills the draft with what changes little from one application to the next; each section still waits to be
// looked at and saved.
func (a *Application) Recall(before Record) {
	a.r.Provider.Data, a.r.Scope.Data, a.r.Headcount.Data = before.Provider.Data, before.Scope.Data, before.Headcount.Data
}

// BecomeInitial goes on with the draft of a transfer as an initial certification, at the applicant's wish.
func (a *Application) BecomeInitial() error {
	if a.r.Kind != Transfer || a.r.State != Draft {
		return fault.New(fault.IllegalMove, text.T("Only the draft of a transfer can become an initial certification; later the certification body decides how it goes on.",
			"只有转换申请的草稿可以改为初次认证；提交后由认证机构决定如何继续。"))
	}
	a.r.Kind = Initial
	a.Add("application.became_initial", a.r.ID.String(), "client", a.r.ClientID.String())
	return nil
}

// TreatAsInitial goes on with a transfer that is not possible as the application of a new client (TR-1, TR-5), which is
// told why: stage 1 and stage 2 are held.
func (a *Application) TreatAsInitial(reason string) error {
	if a.r.Kind != Transfer || a.r.State != UnderReview {
		return fault.New(fault.IllegalMove, text.T("Only a transfer under review can be treated as an initial certification.", "只有评审中的转换申请可以按初次认证处理。"))
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return rule.Broken{TR4.Breaks(text.T("Say why; the applicant is told.", "请说明理由，并告知申请组织。")).At("reason")}
	}
	a.r.Kind, a.r.Review.Reason, a.r.Review.Transfer = Initial, reason, nil
	a.Add("application.became_initial", a.r.ID.String(), "client", a.r.ClientID.String(), "reason", reason)
	return nil
}
