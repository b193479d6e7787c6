package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

// Listed is a certificate as the directory of its body lists it.
type Listed struct {
	Number     string             `json:"number"`
	Status     certificate.Status `json:"status" enum:"active,suspended,withdrawn,cancelled,expired"`
	StatusName text.Text          `json:"status_name"`
	Since      date.Date          `json:"since" doc:"the day from which the status holds"`
	Holder     text.Text          `json:"holder"`
	City       text.Text          `json:"city"`
	Country    string             `json:"country" doc:"ISO 3166-1 alpha-2"`
	Standard   string             `json:"standard"`
	Scope      text.Text          `json:"scope"`
	IssuedOn   date.Date          `json:"issued_on"`
	ExpiresOn  date.Date          `json:"expires_on" doc:"last day of validity"`
	Code       string             `json:"code"`
	URL        string             `json:"url" doc:"public page, which tells the status of today"`
	Subs       []ListedSub        `json:"sub_certificates" nullable:"false" doc:"those of its sites"`
}

// ListedSub is a sub-certificate as the directory lists it with its certificate.
type ListedSub struct {
	Number     string             `json:"number"`
	Status     certificate.Status `json:"status" enum:"active,suspended,withdrawn,cancelled,expired"`
	StatusName text.Text          `json:"status_name"`
	Site       text.Text          `json:"site"`
	Code       string             `json:"code"`
	URL        string             `json:"url" doc:"public page, which tells the status of today"`
}

// Directory is a page of the certificates of a body whose clients allow it to list them (CF1).
type Directory struct {
	Body      text.Text        `json:"body"`
	Slug      string           `json:"slug"`
	Today     date.Date        `json:"today"`
	Standards []DirectoryEntry `json:"standards" nullable:"false" doc:"those that the body certifies to"`
	Items     []Listed         `json:"items" nullable:"false"`
	Next      string           `json:"next,omitempty" doc:"cursor of the next page"`
}

// DirectoryEntry is a standard that the directory can be narrowed to.
type DirectoryEntry struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// DirectoryFilter narrows the directory. Since is a day such as 2026-11-23: what has not changed since then is left out.
type DirectoryFilter struct{ Status, Standard, Country, Since string }

// directoryStates are what the directory can be narrowed to.
var directoryStates = []string{"active", "suspended", "withdrawn", "cancelled", "expired"}

// GetDirectory is one page of the directory, by the name of the holder, for anybody.
func (a *App) GetDirectory(ctx context.Context, slug string, p postgres.Page, f DirectoryFilter) (out Directory, err error) {
	err = a.inDirectory(ctx, slug, f, func(tx *postgres.Tx, b body.Record, f postgres.ListedFilter) error {
		found, next, err := tx.Listed(p, f)
		out = Directory{Body: b.Name, Slug: b.Slug, Today: f.Today, Standards: []DirectoryEntry{}, Items: []Listed{}, Next: next}
		for _, code := range b.Standards {
			out.Standards = append(out.Standards, DirectoryEntry{code, displayOf(code)})
		}
		for _, r := range found {
			out.Items = append(out.Items, a.listed(r, f.Today))
		}
		return err
	})
	return out, err
}

var directoryHeads = []any{"number", "status", "since", "holder_en", "holder_zh", "city_en", "city_zh", "country", "standard", "scope_en", "scope_zh",
	"issued_on", "expires_on", "url", "sub_certificates"}

// directoryBatch is how many certificates are read in one transaction.
const directoryBatch = 200

// WriteDirectory writes the whole directory as a table. Its heads are the names of the JSON. What is read is written outside
// the transaction: whoever reads it slowly holds nothing of the database.
func (a *App) WriteDirectory(ctx context.Context, slug string, f DirectoryFilter, out spreadsheet.Table) error {
	p := postgres.Page{Limit: directoryBatch}
	for first := true; first || p.After != ""; first = false {
		d, err := a.GetDirectory(ctx, slug, p, f)
		if err != nil {
			return err
		}
		if first {
			if err := out.Row(directoryHeads...); err != nil {
				return err
			}
		}
		for _, l := range d.Items {
			if err := out.Row(l.Number, string(l.Status), l.Since, l.Holder.En, l.Holder.Zh, l.City.En, l.City.Zh, l.Country, l.Standard, l.Scope.En, l.Scope.Zh,
				l.IssuedOn, l.ExpiresOn, l.URL, l.subNumbers()); err != nil {
				return err
			}
		}
		p.After = d.Next
	}
	return out.Close()
}

func (l Listed) subNumbers() string {
	out := []string{}
	for _, s := range l.Subs {
		out = append(out, s.Number)
	}
	return strings.Join(out, " ")
}

var noDirectory = fault.New(fault.NotFound, text.T("This certification body publishes no directory; look a certificate up by its number or code.",
	"该认证机构未公布获证组织名录；请按证书编号或查询码查询。"))

// inDirectory reads the directory of a body that publishes one.
func (a *App) inDirectory(ctx context.Context, slug string, f DirectoryFilter, fn func(*postgres.Tx, body.Record, postgres.ListedFilter) error) error {
	if f.Status != "" && !slices.Contains(directoryStates, f.Status) {
		var bad fault.Invalid
		bad.Add("status", text.T("Choose active, suspended, withdrawn, cancelled or expired.", "请选择 active、suspended、withdrawn、cancelled 或 expired。"))
		return bad
	}
	since, err := sinceDay(f.Since)
	if err != nil {
		return err
	}
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return err
	}
	if !b.Directory {
		return noDirectory
	}
	return a.read(ctx, systemActor(b.ID, "directory"), func(tx *postgres.Tx) error {
		return fn(tx, b, postgres.ListedFilter{Status: f.Status, Standard: f.Standard, Country: f.Country, Since: since, Today: b.Today(a.Now())})
	})
}

func sinceDay(typed string) (day date.Date, err error) {
	if typed == "" {
		return day, nil
	}
	if day, err = date.Parse(typed); err != nil {
		var bad fault.Invalid
		bad.Add("since", text.T("Give the day as 2026-11-23.", "请按 2026-11-23 的格式填写日期。"))
		return day, bad
	}
	return day, nil
}

// DirectoryTag tells whether the directory, so narrowed, is the same as before. It changes with each day too: a certificate
// may have expired.
func (a *App) DirectoryTag(ctx context.Context, slug string, f DirectoryFilter) (tag string, err error) {
	err = a.inDirectory(ctx, slug, f, func(tx *postgres.Tx, b body.Record, f postgres.ListedFilter) error {
		tag, err = tx.ListedTag(f)
		tag = fmt.Sprint(tag, "-", b.Version, "-", f.Today)
		return err
	})
	return tag, err
}

func (a *App) listed(r certificate.Record, today date.Date) Listed {
	s := r.Status(today)
	subs := []ListedSub{}
	for _, doc := range r.Documents()[1:] {
		kept, _ := r.Sub(doc.Suffix)
		s := doc.Status(today)
		subs = append(subs, ListedSub{doc.Number, s, certificate.StatusNames[s].Capital(), kept.Site, doc.Code, a.VerifyURL(doc.Code)})
	}
	return Listed{Subs: subs, Number: r.Number, Status: s, StatusName: certificate.StatusNames[s].Capital(), Since: r.Since(today), Holder: r.Holder.Name,
		City: r.Holder.City, Country: r.Holder.Country, Standard: displayOf(r.Standard), Scope: r.Scope, IssuedOn: r.IssuedOn, ExpiresOn: r.ExpiresOn,
		Code: r.Code, URL: a.VerifyURL(r.Code)}
}

// displayOf is the standard as it is printed, with its amendments.
func displayOf(code string) string {
	if e, ok := standard.Find(code); ok {
		return e.Display
	}
	return code
}
