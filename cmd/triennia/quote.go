package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// quoteRequest is what `triennia quote` reads.
type quoteRequest struct {
	Jurisdiction     string                 `json:"jurisdiction" need:"true"`
	AuditType        string                 `json:"audit_type" need:"true"`
	Standards        []quoteStandard        `json:"standards" need:"true"`
	Personnel        []quoteGroup           `json:"personnel" need:"true"`
	ClaimedEffective int                    `json:"claimed_effective"`
	Sites            *audittime.Sites       `json:"sites"`
	Integration      *audittime.Integration `json:"integration"`
	CompanyHeadcount int                    `json:"company_headcount"`
	RemotePercent    float64                `json:"remote_percent"`
	PriceList        *quotePrices           `json:"price_list"`
}

type quoteStandard struct {
	Code     string            `json:"code" need:"true"`
	Category string            `json:"category"`
	Factors  []quoteFactor     `json:"factors"`
	Scores   *audittime.Scores `json:"scores"`
}

type quoteFactor struct {
	Code    string  `json:"code" need:"true"`
	Percent float64 `json:"percent" need:"true"`
	Reason  string  `json:"reason"`
}

type quoteGroup struct {
	Activity    string   `json:"activity"`
	Headcount   int      `json:"headcount" need:"true"`
	Shifts      []int    `json:"shifts"`
	HoursPerDay *float64 `json:"hours_per_day"` // absent: a full day
	Reduction   string   `json:"reduction"`
	Percent     *float64 `json:"percent"`
	Reason      string   `json:"reason"`
	Repetitive  *bool    `json:"repetitive"` // absent: as the reduction says
	Unskilled   bool     `json:"unskilled"`
	ApprovedBy  string   `json:"approved_by"`
}

type quotePrices struct {
	Currency   string      `json:"currency" need:"true"`
	TaxPercent float64     `json:"tax_percent"`
	TaxMode    string      `json:"tax_mode"`
	Items      []quoteItem `json:"items" need:"true"`
}

type quoteItem struct {
	Code    string     `json:"code" need:"true"`
	Basis   string     `json:"basis" need:"true"`
	Amount  *fee.Money `json:"amount"`
	Per     string     `json:"per"`
	Units   *int       `json:"units"` // of per_unit; absent: one
	Bands   []fee.Band `json:"bands"`
	Of      string     `json:"of"`
	Percent float64    `json:"percent"`
	When    []string   `json:"when"`
}

func runQuote(_ context.Context, args []string, out io.Writer) error {
	f := flags("quote <REQUEST.json")
	if err := parse(f, args); err != nil {
		return err
	}
	if f.NArg() > 0 {
		return usageError{fmt.Errorf("quote reads standard input, not %q", f.Arg(0))}
	}
	return quote(os.Stdin, out)
}

// quote answers one request: audit time, sampling and fees with every step.
func quote(in io.Reader, out io.Writer) error {
	var req quoteRequest
	err := readInput(in, &req)
	var bad fault.Invalid
	if errors.As(err, &bad) || err == nil {
		req.check(&bad)
		err = bad.OrNil()
	}
	if err != nil {
		return badInput(err)
	}
	quoted, err := fee.Quote(req.time(), req.PriceList.list())
	if err != nil {
		return badInput(err)
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(answerOf(quoted))
}

// check notes what the domain cannot see: it has another form for these fields.
func (r quoteRequest) check(bad *fault.Invalid) {
	if r.Jurisdiction != "" && !slices.Contains([]string{"IAF", "CN"}, r.Jurisdiction) {
		bad.Add("jurisdiction", text.T("Choose IAF or CN.", "请选择 IAF 或 CN。"))
	}
	for i, g := range r.Personnel {
		at := fmt.Sprintf("personnel[%d].", i)
		if h := g.HoursPerDay; h != nil && !(*h > 0 && *h <= 24) {
			bad.Add(at+"hours_per_day", text.T("Give the hours that one person works a day, above 0 and at most 24.", "请填写每人每日工作小时数，大于0且不超过24。"))
		}
		if g.Reduction == string(audittime.Percent) && g.Percent == nil {
			bad.Require(at+"percent", "")
		}
	}
	if r.PriceList != nil {
		for i, it := range r.PriceList.Items {
			if it.Amount == nil && slices.Contains([]fee.Basis{fee.Flat, fee.PerDay, fee.PerUnit}, fee.Basis(it.Basis)) {
				bad.Require(fmt.Sprintf("price_list.items[%d].amount", i), "")
			}
		}
	}
}

// time is the request as the domain asks it.
func (r quoteRequest) time() audittime.Input {
	in := audittime.Input{AuditType: audittime.AuditType(r.AuditType), ClaimedEffective: r.ClaimedEffective, Sites: r.Sites,
		Integration: r.Integration, CompanyHeadcount: r.CompanyHeadcount, RemotePercent: r.RemotePercent}
	for _, s := range r.Standards {
		x := audittime.Standard{Code: s.Code, Category: s.Category, Scores: s.Scores}
		for _, f := range s.Factors {
			x.Factors = append(x.Factors, audittime.Factor(f))
		}
		in.Standards = append(in.Standards, x)
	}
	for i, g := range r.Personnel {
		in.Personnel = append(in.Personnel, g.group(i))
	}
	return in
}

func (g quoteGroup) group(i int) audittime.Group {
	out := audittime.Group{Activity: text.T(g.Activity, g.Activity), Headcount: g.Headcount, Shifts: g.Shifts, Reduction: audittime.Reduction(g.Reduction),
		Reason: g.Reason, Repetitive: g.Reduction == string(audittime.Sqrt), Unskilled: g.Unskilled, ApprovedBy: g.ApprovedBy}
	if strings.TrimSpace(g.Activity) == "" {
		out.Activity = text.Tf("group %d", "第%d组", i+1)
	}
	if g.HoursPerDay != nil {
		out.MinutesADay = audittime.Minutes(*g.HoursPerDay)
	}
	if g.Percent != nil {
		out.Percent = *g.Percent
	}
	if g.Repetitive != nil {
		out.Repetitive = *g.Repetitive
	}
	return out
}

func (p *quotePrices) list() *fee.PriceList {
	if p == nil {
		return nil
	}
	l := &fee.PriceList{Currency: p.Currency, TaxPercent: p.TaxPercent, TaxMode: fee.TaxMode(p.TaxMode)}
	if p.TaxMode == "" {
		l.TaxMode = fee.Exclusive
	}
	for _, it := range p.Items {
		x := fee.Item{Code: it.Code, Name: text.T(it.Code, it.Code), Basis: fee.Basis(it.Basis), Per: fee.Per(it.Per), Bands: it.Bands, Of: it.Of, Percent: it.Percent, When: it.When}
		if it.Amount != nil {
			x.Amount = *it.Amount
		}
		if x.Units = 1; it.Units != nil {
			x.Units = *it.Units
		}
		l.Items = append(l.Items, x)
	}
	return l
}
