package body

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// New is a body without limits of its own; what the record leaves open is filled with what most bodies use.
func New(r Record, now time.Time) (*Body, error) {
	r.Version, r.CreatedAt = 1, now
	r.Jurisdiction = cmp.Or(r.Jurisdiction, IAF)
	r.ExpiryConvention = cmp.Or(r.ExpiryConvention, DayBefore)
	r.CertificatePattern = cmp.Or(r.CertificatePattern, DefaultPattern)
	r.Language = cmp.Or(r.Language, text.En)
	if r.Standards == nil {
		r.Standards = []string{standard.ITSM}
	}
	b, err := From(r)
	if err == nil {
		b.Add("body.created", r.ID.String(), "slug", r.Slug)
	}
	return b, err
}

// Settings are what an administrator of the body changes: everything but its identity, its own
// limits, its approvals and the demo clock.
type Settings struct {
	Name               text.Text        `json:"name"`
	Code               string           `json:"code"`
	Country            string           `json:"country"`
	City               text.Text        `json:"city,omitzero"`
	Address            text.Text        `json:"address,omitzero"`
	Email              string           `json:"email,omitempty"`
	Telephone          string           `json:"telephone,omitempty"`
	Website            string           `json:"website,omitempty"`
	TimeZone           string           `json:"time_zone"`
	Language           text.Lang        `json:"language"`
	Jurisdiction       Jurisdiction     `json:"jurisdiction"`
	ExpiryConvention   ExpiryConvention `json:"expiry_convention"`
	CertificatePattern string           `json:"certificate_pattern"`
	Patterns           Patterns         `json:"certificate_patterns,omitempty"`
	Accreditation      Accreditation    `json:"accreditation,omitzero"`
	Standards          []string         `json:"standards" nullable:"false"`
	Billing            Billing          `json:"billing,omitzero"`
	Directory          bool             `json:"directory,omitempty"`
	CertSearch         bool             `json:"certsearch,omitempty"`
	Counts             bool             `json:"counts,omitempty"`
}

// Settings are the settings of the body as they stand.
func (r Record) Settings() Settings {
	return Settings{Name: r.Name, Code: r.Code, Country: r.Country, City: r.City, Address: r.Address, Email: r.Email, Telephone: r.Telephone,
		Website: r.Website, TimeZone: r.TimeZone, Language: r.Language, Jurisdiction: r.Jurisdiction, ExpiryConvention: r.ExpiryConvention,
		CertificatePattern: r.CertificatePattern, Patterns: r.Patterns, Accreditation: r.Accreditation, Standards: r.Standards, Billing: r.Billing, Directory: r.Directory, CertSearch: r.CertSearch, Counts: r.Counts}
}

// ChangeSettings replaces the settings, from today on.
func (b *Body) ChangeSettings(s Settings, today date.Date) error {
	r := b.r
	if s.CertSearch && (!r.CertSearch || s.Counts != r.Counts) {
		r.CertSearchSince = today
	}
	if s.Jurisdiction == China && r.Jurisdiction != China {
		r.CNCASince = today
	}
	r.Name, r.Code, r.Country, r.City, r.Address = s.Name, s.Code, s.Country, s.City, s.Address
	r.Email, r.Telephone, r.Website = s.Email, s.Telephone, s.Website
	r.TimeZone, r.Language, r.Jurisdiction = s.TimeZone, s.Language, s.Jurisdiction
	r.ExpiryConvention, r.CertificatePattern, r.Accreditation = s.ExpiryConvention, s.CertificatePattern, s.Accreditation
	r.Patterns = s.Patterns.given()
	r.Standards, r.Billing, r.Directory, r.CertSearch = slices.Clone(s.Standards), s.Billing, s.Directory, s.CertSearch
	r.Counts = s.Counts
	return b.change(r, "body.settings_changed")
}

// OweReports begins the monthly duty of a body that was founded under the rules of China.
func (b *Body) OweReports(today date.Date) error {
	r := b.r
	r.CNCASince = today
	return b.change(r, "body.reports_owed")
}

// Adopt adds a standard of its own that the body has published to those that it certifies to.
func (b *Body) Adopt(code string) error {
	r := b.r
	r.Own, r.Standards = append(slices.Clone(r.Own), code), append(slices.Clone(r.Standards), code)
	return b.change(r, "body.standard_adopted")
}

// Leave takes a standard of its own, which the body retires, off those that it certifies to; where it is the only one,
// another is chosen first.
func (b *Body) Leave(code string) error {
	r := b.r
	r.Standards = slices.DeleteFunc(slices.Clone(r.Standards), func(c string) bool { return c == code })
	return b.change(r, "body.standard_left")
}

// ApproveMethod records that a named person of the body approves the use of a method for a standard.
func (b *Body) ApproveMethod(a MethodApproval) error {
	var bad fault.Invalid
	bad.Require("method", a.Method)
	bad.Require("standard", a.Standard)
	bad.Require("name", a.Name)
	if len(strings.TrimSpace(a.Statement)) < 10 {
		bad.Add("statement", text.T("Please say in a sentence why the method suits the body.", "请用一句话说明该方法为何适用。"))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	r := b.r
	r.MethodApprovals = append(slices.Clone(r.MethodApprovals), a)
	return b.change(r, "body.method_approved")
}

// MoveClock moves the body's today forward by the days, never back. It is for demonstrations: whether
// that is allowed here is the caller's to say.
func (b *Body) MoveClock(days int) error {
	if days < 1 || days > 1500 {
		var bad fault.Invalid
		bad.Add("days", text.T("The clock moves forward by 1 to 1500 days, never back.", "时钟只能向前移动 1 至 1500 天，不能后退。"))
		return bad
	}
	r := b.r
	r.DayOffset += days
	return b.change(r, "body.clock_moved")
}

// Public is what anyone may know of the body before they register with it.
type Public struct {
	Slug    string    `json:"slug"`
	Name    text.Text `json:"name"`
	Country string    `json:"country"`
	City    text.Text `json:"city,omitzero"`
	Website string    `json:"website,omitempty"`
}

// Public is the body as strangers see it.
func (r Record) Public() Public { return Public{r.Slug, r.Name, r.Country, r.City, r.Website} }

func (b *Body) change(r Record, name string) error {
	if err := r.check(); err != nil {
		return err
	}
	b.r = r
	b.Add(name, r.ID.String())
	return nil
}
