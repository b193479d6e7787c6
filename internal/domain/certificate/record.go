// Package certificate holds the certification document of ISO/IEC 17021-1 clause 8.2: its number and
// public code, what it says, and its life from grant to withdrawal or expiry (9.6.5).
package certificate

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Holder is the certified organisation as the certificate names it.
type Holder struct {
	Name       text.Text `json:"name"`
	Address    text.Text `json:"address"`
	City       text.Text `json:"city"`
	Country    string    `json:"country"`              // ISO 3166 alpha-2
	Registered string    `json:"registered,omitempty"` // unified social credit code or registration number
}

// Site is one location within the scope.
type Site struct {
	Key        string    `json:"key,omitempty"` // by which application and agreement name it too
	Name       text.Text `json:"name"`
	Address    text.Text `json:"address"`
	City       text.Text `json:"city"`
	Country    string    `json:"country"`
	Activities text.Text `json:"activities"`
	Central    bool      `json:"central,omitempty"`
}

// Change is one entry of the dated history.
type Change struct {
	On       date.Date   `json:"on"`
	State    State       `json:"state"`
	Decision id.Decision `json:"decision,omitzero"`
}

// TakenOver is the cycle that began elsewhere: under the certificate of another body that this one continues, or,
// without a Body, under this one in the time before the body used this software.
type TakenOver struct {
	Body   string    `json:"body,omitempty"`
	Number string    `json:"number"`
	Since  date.Date `json:"since,omitzero"` // initial certification
	programme.Taken
}

// Extended is the version of the certificate that an extension took the place of, and the days from which the cycle of
// both counts.
type Extended struct {
	Number    string    `json:"number"`
	DecidedOn date.Date `json:"decided_on"`
	IssuedOn  date.Date `json:"issued_on"`
	ExpiresOn date.Date `json:"expires_on"`
}

// Record is a certificate as it is stored.
type Record struct {
	ID            id.Certificate        `json:"id"`
	Version       int                   `json:"version"`
	Number        string                `json:"number"`
	Code          string                `json:"code"` // of the public page, unguessable
	State         State                 `json:"state"`
	ClientID      id.Client             `json:"client_id"`
	ApplicationID id.Application        `json:"application_id,omitzero"`
	ProgrammeID   id.Programme          `json:"programme_id"`
	DecisionID    id.Decision           `json:"decision_id"` // the grant or renewal that it rests on
	Standard      string                `json:"standard"`
	Holder        Holder                `json:"holder"`
	Scope         text.Text             `json:"scope"`
	Sites         []Site                `json:"sites"`
	SoA           *audit.SoA            `json:"soa,omitempty"`         // of an ISMS
	Persons       int                   `json:"persons"`               // in scope; never public
	Provisional   bool                  `json:"provisional,omitempty"` // the audit time was found by a method that the body has not made its own
	Cycle         int                   `json:"cycle"`                 // 1 is the initial certification
	Rules         body.Jurisdiction     `json:"rules"`
	Convention    body.ExpiryConvention `json:"convention"`

	TakenOver *TakenOver `json:"taken_over,omitempty"` // in a cycle that began elsewhere
	Extends   *Extended  `json:"extends,omitempty"`    // the version before, which had the same cycle
	Lapse     *Lapse     `json:"lapse,omitempty"`      // the gap before a cycle that restored what had expired
	Shortened *Shortened `json:"shortened,omitempty"`  // by the transition to a later edition

	DecidedOn      date.Date `json:"decided_on"`
	IssuedOn       date.Date `json:"issued_on"`
	ExpiresOn      date.Date `json:"expires_on"`               // last day of validity
	PreviousExpiry date.Date `json:"previous_expiry,omitzero"` // of the cycle before
	SuspendedOn    date.Date `json:"suspended_on,omitzero"`    // while suspended
	SuspendedUntil date.Date `json:"suspended_until,omitzero"` // last day of the suspension
	WithdrawnOn    date.Date `json:"withdrawn_on,omitzero"`
	CancelledOn    date.Date `json:"cancelled_on,omitzero"`
	History        []Change  `json:"history"`

	Subs   []Sub `json:"subs,omitempty" nullable:"false"`
	Suffix int   `json:"suffix,omitempty" doc:"of a sub-certificate"` // never stored, as Main
	Main   *Main `json:"main,omitempty" doc:"of a sub-certificate: the certificate that it belongs to"`

	Examinations []Examination `json:"examinations,omitempty"`
	SpotChecks   []SpotCheck   `json:"spot_checks,omitempty" nullable:"false"`
	StopUses     []StopUse     `json:"stop_uses,omitempty" nullable:"false"`

	Withheld bool `json:"withheld,omitempty" doc:"the public is told number, standard, dates and status only, at the client's request"`

	Afterwards    *Afterwards    `json:"afterwards,omitempty"`    // what followed once it had expired
	Extraordinary *Extraordinary `json:"extraordinary,omitempty"` // an event that gives more time to restore what has expired
}

// Accreditation is that of the body as the certificate may name it on the day, none where its audit time was provisional
// (SM-22) or the accreditation has ended (SM-194).
func (r Record) Accreditation(b body.Record, day date.Date) body.Accreditation {
	if r.Provisional || !b.Accreditation.Stands(day) {
		return body.Accreditation{}
	}
	return b.Accreditation
}

// Lapsed is that nothing rests on an accreditation that has ended.
var Lapsed = rule.Rule{ID: "SM-194", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
	"Once the accreditation of the body has ended no certificate is issued, named or reported as accredited by it; the administrators are reminded 12, 6, 3 and 1 months before.",
	"机构的认可资格到期后，不得以获认可名义颁发、公示或上报证书；到期前12、6、3、1个月提醒管理员。")}

// CanClaim asks whether the document can be issued on its day under the accreditation that the body has entered (SM-194).
func (r Record) CanClaim(b body.Record) error {
	issued := r.IssuedOn
	if len(r.History) > 0 { // a sub-certificate may be younger than its certificate
		issued = r.History[0].On
	}
	if a := b.Accreditation; r.Provisional || a.Body == "" || a.Stands(issued) {
		return nil
	}
	return rule.Broken{Lapsed.Breaks(text.Tf(
		"The accreditation by %s ended on %s. Enter the day until which it was renewed in the settings of the body; if it was not, remove it there and issue without it.",
		"%s的认可资格已于%s到期。如已延续，请在机构设置中填写新的有效期；如未延续，请在设置中移除认可信息后颁发。", b.Accreditation.Body, b.Accreditation.ExpiresOn))}
}

// Certificate is one certificate and the events of its changes.
type Certificate struct {
	r Record
	event.Log
}

// From takes a stored certificate back, or says which fields make no sense.
func From(r Record) (*Certificate, error) {
	var bad fault.Invalid
	bad.Require("number", r.Number)
	bad.Require("code", r.Code)
	bad.Require("standard", r.Standard)
	bad.Require("holder.name", r.Holder.Name.In(text.En))
	bad.Require("scope", r.Scope.In(text.En))
	if _, ok := States[r.State]; !ok {
		bad.Add("state", text.T("There is no such state of a certificate.", "证书没有这种状态。"))
	}
	if r.ExpiresOn.Before(r.IssuedOn) || r.IssuedOn.IsZero() {
		bad.Add("expires_on", text.T("The certificate expires before it is issued.", "证书到期日早于颁发日。"))
	}
	return &Certificate{r: r}, bad.OrNil()
}

// Record is a copy of the certificate as it is stored.
func (c *Certificate) Record() Record { return c.r }

// Status is what the public is told on the given day. The expiry day itself is still valid.
func (r Record) Status(today date.Date) Status {
	if (r.State == Active || r.State == Suspended) && today.After(r.ExpiresOn) {
		return Expired
	}
	return Status(r.State)
}

// StatusOn is the status of a past day by the dated history, empty before the certificate was issued. Of several changes
// of one day the last counts.
func (r Record) StatusOn(day date.Date) Status {
	state := State("")
	for _, c := range r.History {
		if !c.On.After(day) {
			state = c.State
		}
	}
	if (state == Active || state == Suspended) && day.After(r.ExpiresOn) {
		return Expired
	}
	return Status(state)
}

// Dated is a status and the day from which it held.
type Dated struct {
	On     date.Date `json:"on"`
	Status Status    `json:"status" enum:"active,suspended,withdrawn,cancelled,superseded,expired"`
}

// Life is the dated history until the day, the oldest first, with the expiry where it came before something else.
func (r Record) Life(today date.Date) []Dated {
	out := []Dated{}
	expiry := r.ExpiresOn.AddDays(1)
	for i, c := range r.History {
		out = append(out, Dated{c.On, Status(c.State)})
		next := today.AddDays(1)
		if i+1 < len(r.History) {
			next = r.History[i+1].On
		}
		if (c.State == Active || c.State == Suspended) && !c.On.After(expiry) && expiry.Before(next) {
			out = append(out, Dated{expiry, Expired})
		}
	}
	return out
}

// Since is the day from which the status of the given day holds.
func (r Record) Since(today date.Date) date.Date {
	if r.Status(today) == Expired {
		return r.ExpiresOn.AddDays(1)
	}
	if n := len(r.History); n > 0 {
		return r.History[n-1].On
	}
	return r.IssuedOn
}
