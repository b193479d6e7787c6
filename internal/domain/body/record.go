// Package body holds the certification body, the tenant of the product: who it is, its accreditation,
// its own stricter limits, its time zone and the approvals of its methods (ISO/IEC 17021-1:2015, 5 and 9.1.4).
package body

import (
	"slices"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Jurisdiction says whose rules lie on top of ISO/IEC 17021-1.
type Jurisdiction string

const (
	IAF   Jurisdiction = "IAF"
	China Jurisdiction = "CN"
)

// ExpiryConvention says on which day a certificate of three years ends; one per body.
type ExpiryConvention string

const (
	DayBefore   ExpiryConvention = "day_before"  // 36 months minus one day
	Anniversary ExpiryConvention = "anniversary" // 36 months
)

// Accreditation is the body's own accreditation.
type Accreditation struct {
	Body      string    `json:"body,omitempty"` // the accreditation body: "CNAS"
	Number    string    `json:"number,omitempty"`
	ExpiresOn date.Date `json:"expires_on,omitzero"`
}

// Stands tells whether the body is accredited on the day; the day on which it ends is within it.
func (a Accreditation) Stands(day date.Date) bool {
	return a.Body != "" && (a.ExpiresOn.IsZero() || !day.After(a.ExpiresOn))
}

// accreditationNotices are how many months before its end the administrators are reminded of the accreditation, the first
// notice first.
var accreditationNotices = []int{12, 6, 3, 1}

// Notice is the day of the latest reminder of the end of the accreditation that is owed by the day, the zero day where none
// is; once it has ended it is that of the day after.
func (a Accreditation) Notice(today date.Date) (day date.Date) {
	if a.Body == "" || a.ExpiresOn.IsZero() {
		return day
	}
	for _, months := range accreditationNotices {
		if on := a.ExpiresOn.AddMonths(-months); !on.After(today) {
			day = on
		}
	}
	if !a.Stands(today) {
		return a.ExpiresOn.AddDays(1)
	}
	return day
}

// Billing is what the body's invoices say besides its name, and whether it audits before it is paid.
type Billing struct {
	TaxNumber string `json:"tax_number,omitempty" maxLength:"60"`
	Account   string `json:"account,omitempty" maxLength:"500"` // bank and number, as clients read it
	PayFirst  bool   `json:"pay_first,omitempty"`               // an audit is confirmed once invoices are paid
}

// MethodApproval is the statement of a named person of the body that a method may be used for a
// standard, for example a provisional audit-time table.
type MethodApproval struct {
	Method     string      `json:"method"`
	Standard   string      `json:"standard"`
	ApprovedBy id.Identity `json:"approved_by"`
	Name       string      `json:"name"` // of the person, as it was then
	At         time.Time   `json:"at"`
	Statement  string      `json:"statement"`
}

// Record is a certification body as it is kept.
type Record struct {
	ID                 id.Body               `json:"id"`
	Version            int                   `json:"version"`
	Slug               string                `json:"slug"` // in the path of every address: /b/{slug}
	Name               text.Text             `json:"name"`
	Code               string                `json:"code"`    // the {cb} of its numbers
	Country            string                `json:"country"` // ISO 3166 alpha-2
	City               text.Text             `json:"city,omitzero"`
	Address            text.Text             `json:"address,omitzero"`
	Email              string                `json:"email,omitempty"`
	Telephone          string                `json:"telephone,omitempty"`
	Website            string                `json:"website,omitempty"`
	TimeZone           string                `json:"time_zone"` // IANA
	Language           text.Lang             `json:"language"`  // of mail to people who have not chosen one
	Jurisdiction       Jurisdiction          `json:"jurisdiction"`
	ExpiryConvention   ExpiryConvention      `json:"expiry_convention"`
	CertificatePattern string                `json:"certificate_pattern"`
	Patterns           Patterns              `json:"certificate_patterns,omitempty"`
	Accreditation      Accreditation         `json:"accreditation,omitzero"`
	Standards          []string              `json:"standards" nullable:"false"` // codes of the editions it certifies to
	Own                []string              `json:"own_standards,omitempty"`    // codes of the standards of its own that it published
	Billing            Billing               `json:"billing,omitzero"`
	Directory          bool                  `json:"directory,omitempty"`       // publishes the certified organisations that allow it
	CertSearch         bool                  `json:"certsearch,omitempty"`      // reports to IAF CertSearch
	Quorums            map[string]int        `json:"quorums,omitempty"`         // people who take a decision, by its type, where the body says so
	Ladders            map[string][]Reminder `json:"ladders,omitempty"`         // reminders of deadlines, by the names of the ladders that are its own
	Counts             bool                  `json:"counts,omitempty"`          // reports numbers each quarter there, not certificates
	CertSearchSince    date.Date             `json:"certsearch_since,omitzero"` // reports so to IAF CertSearch
	CNCASince          date.Date             `json:"cnca_since,omitzero"`       // is under the rules of China
	OwnLimits          []pack.Pack           `json:"own_limits,omitempty"`      // its layer of the packs, the oldest edition first
	MethodApprovals    []MethodApproval      `json:"method_approvals,omitempty"`
	Tables             []Table               `json:"tables,omitempty"`     // of audit time, its own, the oldest first
	DayOffset          int                   `json:"day_offset,omitempty"` // days the demo clock runs ahead
	CreatedAt          time.Time             `json:"created_at"`
}

// Body is a certification body.
type Body struct {
	r Record
	event.Log
}

// From is the body of a record; it validates every field.
func From(r Record) (*Body, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	return &Body{r: r}, nil
}

// Record is a copy of what is kept.
func (b *Body) Record() Record { return b.r }

// Zone is the body's time zone; its days begin and end there.
func (r Record) Zone() *time.Location {
	z, _ := date.Zone(r.TimeZone)
	return z
}

// ZoneOf is the time zone of a person who has chosen it by name, that of the body for anybody else.
func (r Record) ZoneOf(chosen string) *time.Location {
	if z, known := date.Zone(chosen); known {
		return z
	}
	return r.Zone()
}

// Offers tells whether the body certifies to all the editions.
func (r Record) Offers(codes ...string) error {
	var bad fault.Invalid
	for _, code := range codes {
		if !slices.Contains(r.Standards, code) {
			bad.Add("standards", text.Tf("This body does not certify to %s.", "本机构不提供 %s 认证。", code))
		}
	}
	return bad.OrNil()
}

// Today is the body's calendar day at the instant, moved forward by the demo clock.
func (r Record) Today(now time.Time) date.Date {
	return date.Of(now, r.Zone()).AddDays(r.DayOffset)
}

// Approved is the approval of the method for the standard, whose edition does not matter, nil when nobody has approved it.
func (r Record) Approved(method, code string) *MethodApproval {
	for i := len(r.MethodApprovals) - 1; i >= 0; i-- {
		if a := r.MethodApprovals[i]; a.Method == method && standard.Same(a.Standard, code) {
			return &a
		}
	}
	return nil
}
