package app

import (
	"context"
	"strings"
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/throttle"
)

// Verification is what anybody may know of a certificate (ISO/IEC 17021-1, 8.1.2). The reason of a
// suspension or withdrawal is not public.
type Verification struct {
	Code          string             `json:"code"`
	Status        certificate.Status `json:"status" enum:"active,suspended,withdrawn,cancelled,superseded,expired"`
	StatusName    text.Text          `json:"status_name"`
	Valid         bool               `json:"valid"`
	Since         date.Date          `json:"since" doc:"the day from which the status holds"`
	Number        string             `json:"number"`
	Holder        text.Text          `json:"holder"`
	City          text.Text          `json:"city"`
	Country       string             `json:"country" doc:"ISO 3166-1 alpha-2"`
	Standard      string             `json:"standard"`
	Scope         text.Text          `json:"scope"`
	Sites         []VerifiedSite     `json:"sites" nullable:"false"`
	Withheld      bool               `json:"withheld,omitempty" doc:"holder, scope and sites are not public, at the request of the holder"`
	SoA           *audit.SoA         `json:"soa,omitempty"` // of an ISMS: its statement of applicability
	Main          *VerifiedDocument  `json:"main,omitempty" doc:"of a sub-certificate: the certificate that it belongs to, which has the same dates and status"`
	Next          *VerifiedDocument  `json:"next,omitempty" doc:"of a certificate that was replaced: the one in its place"`
	Lapse         *certificate.Lapse `json:"lapse,omitempty" doc:"of a certificate that was restored after it had expired"`
	DecidedOn     date.Date          `json:"decided_on"`
	IssuedOn      date.Date          `json:"issued_on"`
	ExpiresOn     date.Date          `json:"expires_on" doc:"last day of validity"`
	EndsWith      string             `json:"ends_with,omitempty" doc:"the later edition with whose transition the certificate ends, before the day that is printed on it"`
	SuspendedTill date.Date          `json:"suspended_until,omitzero"`
	Body          VerifiedBody       `json:"body"`
	History       []DatedStatus      `json:"history" nullable:"false"` // the oldest first
	Asked         *DatedStatus       `json:"asked,omitempty"`          // the status of the day that was asked for
	CheckedAt     time.Time          `json:"checked_at"`
	URL           string             `json:"url"`
	Today         date.Date          `json:"-"` // of the body
	Log           *LogPlace          `json:"log,omitempty" doc:"absent until its first entry is made"`
}

// LogPlace is where the public log of the body tells the latest of a certificate.
type LogPlace struct {
	N    int64 `json:"n" doc:"place of the latest entry of the certificate, from 0"`
	Size int64 `json:"size" doc:"entries of the log"`
}

// Entry is the place as people count, from 1.
func (p LogPlace) Entry() int64 { return p.N + 1 }

// DatedStatus is a status and the day from which it held, or that was asked for; before the certificate was issued it is
// empty.
type DatedStatus struct {
	On         date.Date          `json:"on"`
	Status     certificate.Status `json:"status" enum:"active,suspended,withdrawn,cancelled,superseded,expired,"`
	StatusName text.Text          `json:"status_name"`
	Valid      bool               `json:"valid"`
}

func datedStatus(on date.Date, s certificate.Status) DatedStatus {
	name, known := certificate.StatusNames[s]
	if !known {
		name = text.T("not issued yet", "尚未颁发")
	}
	return DatedStatus{on, s, name.Capital(), s == certificate.Status(certificate.Active)}
}

// VerifiedSite is one site of the scope.
type VerifiedSite struct {
	Name       text.Text `json:"name"`
	City       text.Text `json:"city"`
	Country    string    `json:"country"`
	Activities text.Text `json:"activities,omitzero"`

	Sub *VerifiedDocument `json:"sub_certificate,omitempty" doc:"of this site, on the page of its main certificate"`
}

// VerifiedDocument is another document of the same certification.
type VerifiedDocument struct {
	Number string `json:"number"`
	Code   string `json:"code"`
	URL    string `json:"url"`
}

// VerifiedBody is the certification body of a certificate.
type VerifiedBody struct {
	Slug          string    `json:"slug"`
	Name          text.Text `json:"name"`
	Country       string    `json:"country"`
	City          text.Text `json:"city,omitzero"`
	Website       string    `json:"website,omitempty"`
	Accreditation string    `json:"accreditation,omitempty"`
}

var noSuchCertificate = fault.New(fault.NotFound, text.T(
	"No certificate has this code or number.", "没有具有该查询码或编号的证书。"))

// VerifyCertificate answers the status of today for a code as typed, and that of another day where one is given, today
// or before. A code that cannot be one is not looked up.
func (a *App) VerifyCertificate(ctx context.Context, typed string, on date.Date) (Verification, error) {
	code, ok := certificate.ParseCode(typed)
	if !ok {
		return Verification{}, noSuchCertificate
	}
	r, found, err := a.DB.Registered(ctx, code)
	if err != nil {
		return Verification{}, err
	}
	if !found {
		return Verification{}, noSuchCertificate
	}
	v := a.verification(r)
	if on.IsZero() {
		return v, nil
	}
	if on.After(r.Body.Today(a.Now())) {
		var bad fault.Invalid
		bad.Add("on", text.T("Ask for today or a day before: what will be is not known.", "请查询今天或以前的日期；未来状态无法确定。"))
		return v, bad
	}
	asked := datedStatus(on, r.Named().StatusOn(on))
	v.Asked = &asked
	return v, nil
}

// lookUpsFrom keeps anybody from reading the register by counting through its numbers, which have no gaps.
var lookUpsFrom = throttle.Limit{Tries: 30, Per: time.Minute}

// LookUp counts a look-up by number, whatever it finds; wait is how long until the next where there were too many.
func (a *App) LookUp(ctx context.Context, from Origin) (wait time.Duration) {
	ok, wait := a.limiter().Take(ctx, "number:from:"+from.Address, lookUpsFrom)
	if ok {
		return 0
	}
	return max(wait, time.Second)
}

// mostNamesakes are shown of the certificates of different bodies that have one number.
const mostNamesakes = 20

// FindCertificates answers the certificates of a number, or of a code where somebody typed that, and whether there are
// more than are answered.
func (a *App) FindCertificates(ctx context.Context, typed string) (found []Verification, more bool, err error) {
	if _, ok := certificate.ParseCode(typed); ok {
		if v, err := a.VerifyCertificate(ctx, typed, date.Date{}); err == nil {
			return []Verification{v}, false, nil
		}
	}
	list, err := a.DB.RegisteredByNumber(ctx, strings.TrimSpace(typed), mostNamesakes+1)
	for _, r := range list[:min(len(list), mostNamesakes)] {
		found = append(found, a.verification(r))
	}
	return found, len(list) > mostNamesakes, err
}

func (a *App) verifiedDocument(m certificate.Main) *VerifiedDocument {
	return &VerifiedDocument{Number: m.Number, Code: m.Code, URL: a.VerifyURL(m.Code)}
}

func (a *App) verification(r postgres.Registered) Verification {
	c, b := r.Named().Public(), r.Body
	now := a.Now()
	today := b.Today(now)
	v := Verification{Today: today, Code: c.Code, Status: c.Status(today), Since: c.Since(today), Number: c.Number, Holder: c.Holder.Name,
		City: c.Holder.City, Country: c.Holder.Country, Standard: displayOf(c.Standard), Scope: c.Scope, Sites: make([]VerifiedSite, len(c.Sites)),
		Withheld: c.Withheld, SoA: c.SoA, Lapse: c.Lapse, DecidedOn: c.DecidedOn, IssuedOn: c.IssuedOn, ExpiresOn: c.ExpiresOn, CheckedAt: now.UTC().Truncate(time.Second), URL: a.VerifyURL(c.Code),
		Body: VerifiedBody{Slug: b.Slug, Name: b.Name, Country: b.Country, City: b.City, Website: b.Website}}
	v.StatusName, v.Valid = certificate.StatusNames[v.Status].Capital(), v.Status == certificate.Status(certificate.Active)
	if v.Status == certificate.Status(certificate.Suspended) {
		v.SuspendedTill = c.SuspendedUntil
	}
	if accredited := c.Accreditation(b, today); accredited.Body != "" {
		v.Body.Accreditation = strings.TrimSpace(accredited.Body + " " + accredited.Number)
	}
	if c.Shortened != nil {
		v.EndsWith = c.Shortened.Successor
	}
	v.History = []DatedStatus{}
	for _, d := range c.Life(today) {
		v.History = append(v.History, datedStatus(d.On, d.Status))
	}
	for i, s := range c.Sites {
		v.Sites[i] = VerifiedSite{Name: s.Name, City: s.City, Country: s.Country, Activities: s.Activities}
		if sub, there := c.SubOf(s); there && sub.Stands() {
			v.Sites[i].Sub = a.verifiedDocument(certificate.Main{Number: c.SubNumber(sub.Suffix), Code: sub.Code})
		}
	}
	if c.Main != nil {
		v.Main = a.verifiedDocument(*c.Main)
	}
	if r.Next != nil {
		v.Next = a.verifiedDocument(*r.Next)
	}
	if r.Entry != nil {
		v.Log = &LogPlace{N: *r.Entry, Size: r.LogSize}
	}
	return v
}
