// Package subsidy holds the public programmes that pay a part of what a certification costs: what each pays
// and to whom, who of the body verified it with its source and when, and which certificates it fits. The body
// informs its clients of them; it does not apply for them (ISO/IEC 17021-1, 5.2).
package subsidy

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Payment is how the amount is found.
type Payment string

const (
	Flat    Payment = "flat"    // the cap itself
	Percent Payment = "percent" // of the cost, up to the cap
	Tier    Payment = "tier"    // each standard has its own percentage and cap
)

// Share is what a programme pays: a percentage of the cost up to the cap. Without a percentage it is the cap
// itself, without a cap there is no upper limit.
type Share struct {
	Percent float64   `json:"percent,omitempty" minimum:"0" maximum:"100"`
	Cap     fee.Money `json:"cap,omitzero"`
}

// Step is the share of one standard of a programme that pays in tiers.
type Step struct {
	Standard string `json:"standard" maxLength:"60"`
	Share
}

// Terms are what the source says of a programme.
type Terms struct {
	Title     text.Text `json:"title"`
	Authority text.Text `json:"authority"`
	PolicyNo  string    `json:"policy_no,omitempty" maxLength:"120"`
	URL       string    `json:"url,omitempty" maxLength:"500" doc:"address of the source; it is verified there"`
	Country   string    `json:"country" doc:"ISO 3166-1 alpha-2"`
	Region    string    `json:"region_code,omitempty" doc:"GB/T 2260, six digits; empty is all of China"`
	Place     text.Text `json:"place"`

	ValidFrom  date.Date `json:"valid_from,omitzero"`
	ValidTo    date.Date `json:"valid_to,omitzero"`
	WindowFrom date.Date `json:"window_from,omitzero" doc:"applications are taken from this day"`
	WindowTo   date.Date `json:"window_to,omitzero"`

	Standards []string `json:"standards" nullable:"false" doc:"without edition: ISO/IEC 20000-1"`
	Currency  string   `json:"currency"`
	Payment   Payment  `json:"payment" enum:"flat,percent,tier"`
	Share
	Steps   []Step    `json:"steps,omitempty" nullable:"false"`
	YearCap fee.Money `json:"year_cap,omitzero" doc:"most that an organisation gets in a year"`

	FirstOnly       bool      `json:"first_time_only,omitempty"`
	CertifiedFrom   date.Date `json:"certified_from,omitzero"`
	CertifiedTo     date.Date `json:"certified_to,omitzero"`
	MarkRequired    bool      `json:"mark_required,omitempty" doc:"the certificate bears the mark of the accreditation body"`
	ApplyWithinDays int       `json:"apply_within_days,omitempty" minimum:"0" maximum:"3650" doc:"of the certificate"`

	MinYears   int       `json:"min_years_registered,omitempty" minimum:"0" maximum:"50"`
	Industries text.Text `json:"industries"`
	Credit     text.Text `json:"credit_conditions"`
	Stacking   text.Text `json:"stack_rule"`
	Split      text.Text `json:"payer_split"`
	Evidence   text.Text `json:"evidence"`
}

// Source says how well a delivered programme is known. None of them was verified as current.
type Source string

const (
	Seen Source = "seen" // the text of the programme was read once
	Weak Source = "weak" // reported by others
)

// Record is a programme as it is stored.
type Record struct {
	ID         id.Subsidy `json:"id"`
	Version    int        `json:"version"`
	State      State      `json:"state" enum:"draft,unverified,open,closed"`
	Delivered  string     `json:"delivered,omitempty"` // its id among the delivered programmes
	Source     Source     `json:"source,omitempty"`    // of a delivered one
	VerifiedOn date.Date  `json:"verified_on,omitzero"`
	VerifiedBy string     `json:"verified_by,omitempty"`
	Terms
}

// Programme is a programme and what happened to it.
type Programme struct {
	r Record
	event.Log
}

// From is the programme of the record.
func From(r Record) (*Programme, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The programme is incomplete.", "该补贴项目信息不完整。"))
	}
	return &Programme{r: r}, nil
}

// Record is a copy of the programme as it is stored.
func (p *Programme) Record() Record { return p.r }
