package fee

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Request is one case of audit time, with a price list also of fees, as `triennia quote` reads it: a calculation
// can be handed out in this form, so that anybody computes the same days.
type Request struct {
	Jurisdiction     string                 `json:"jurisdiction" need:"true"`
	AuditType        string                 `json:"audit_type" need:"true"`
	Standards        []RequestStandard      `json:"standards" need:"true"`
	Personnel        []RequestGroup         `json:"personnel" need:"true"`
	ClaimedEffective int                    `json:"claimed_effective,omitempty"`
	Sites            *audittime.Sites       `json:"sites,omitempty"`
	Integration      *audittime.Integration `json:"integration,omitempty"`
	CompanyHeadcount int                    `json:"company_headcount,omitempty"`
	RemotePercent    float64                `json:"remote_percent,omitempty"`
	Individual       *audittime.Individual  `json:"individual,omitempty"`
	PriceList        *RequestPrices         `json:"price_list,omitempty"`
}

// RequestStandard is one standard with its factors.
type RequestStandard struct {
	Code     string             `json:"code" need:"true"`
	Category string             `json:"category,omitempty"`
	Because  string             `json:"because,omitempty"`
	Factors  []RequestFactor    `json:"factors,omitempty"`
	Scores   *audittime.Scores  `json:"scores,omitempty"`
	Own      *audittime.Own     `json:"own_table,omitempty"` // the body's own, in the place of the published one
	Entered  bool               `json:"entered,omitempty"`   // there is no table
	Set      *audittime.SetDays `json:"set_days,omitempty"`  // by a person, in the place of what the method gives
}

// RequestFactor raises or lowers the table value.
type RequestFactor struct {
	Code    string  `json:"code" need:"true"`
	Percent float64 `json:"percent" need:"true"`
	Reason  string  `json:"reason,omitempty"`
}

// RequestGroup is a number of persons with the same activity.
type RequestGroup struct {
	Activity    string   `json:"activity,omitempty"`
	Headcount   int      `json:"headcount" need:"true"`
	Shifts      []int    `json:"shifts,omitempty"`
	HoursPerDay *float64 `json:"hours_per_day,omitempty"` // absent: a full day
	MinutesADay *float64 `json:"minutes_a_day,omitempty"` // in the place of hours that have no decimals
	Reduction   string   `json:"reduction,omitempty"`
	Percent     *float64 `json:"percent,omitempty"`
	Reason      string   `json:"reason,omitempty"`
	Repetitive  *bool    `json:"repetitive,omitempty"` // absent: as the reduction says
	Unskilled   bool     `json:"unskilled,omitempty"`
	ApprovedBy  string   `json:"approved_by,omitempty"`
}

// RequestPrices is a price list.
type RequestPrices struct {
	Currency   string        `json:"currency" need:"true"`
	TaxPercent float64       `json:"tax_percent,omitempty"`
	TaxMode    string        `json:"tax_mode,omitempty"`
	Items      []RequestItem `json:"items" need:"true"`
}

// RequestItem is one position of it.
type RequestItem struct {
	Code    string   `json:"code" need:"true"`
	Basis   string   `json:"basis" need:"true"`
	Amount  *Money   `json:"amount,omitempty"`
	Per     string   `json:"per,omitempty"`
	Units   *int     `json:"units,omitempty"` // of per_unit; absent: one
	Bands   []Band   `json:"bands,omitempty"`
	Of      string   `json:"of,omitempty"`
	Percent float64  `json:"percent,omitempty"`
	When    []string `json:"when,omitempty"`

	Over       *RequestOver `json:"over,omitempty"`
	AtLeast    Money        `json:"at_least,omitempty"`
	AtMost     Money        `json:"at_most,omitempty"`
	TaxPercent *float64     `json:"tax_percent,omitempty"`
	Standards  []string     `json:"standards,omitempty"`
	Risks      []string     `json:"risks,omitempty"`
}

// RequestOver prices persons beyond the last band.
type RequestOver struct {
	Days   float64 `json:"days" need:"true"` // those that the last band holds, in half or whole days
	Amount *Money  `json:"amount" need:"true"`
}

// Check notes what the domain cannot see: it has another form for these fields.
func (r Request) Check(bad *fault.Invalid) {
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
			if it.Amount == nil && slices.Contains([]Basis{Flat, PerDay, PerUnit}, Basis(it.Basis)) {
				bad.Require(fmt.Sprintf("price_list.items[%d].amount", i), "")
			}
			if o := it.Over; o != nil && (o.Days < 0 || o.Days > 10_000 || 2*o.Days != math.Trunc(2*o.Days)) {
				bad.Add(fmt.Sprintf("price_list.items[%d].over.days", i), text.T("Give days in halves or wholes, 0 or more.", "请填写不小于0的整数或半数人日。"))
			}
		}
	}
}

// RequestOf is the request that gives the time of the input under the rules of the jurisdiction.
func RequestOf(jurisdiction string, in audittime.Input) Request {
	out := Request{Jurisdiction: jurisdiction, AuditType: string(in.AuditType), ClaimedEffective: in.ClaimedEffective, Sites: in.Sites,
		Integration: in.Integration, CompanyHeadcount: in.CompanyHeadcount, RemotePercent: in.RemotePercent, Individual: in.Individual}
	for _, s := range in.Standards {
		x := RequestStandard{Code: s.Code, Category: s.Category, Because: s.Because, Scores: s.Scores, Own: s.Own, Entered: s.Entered, Set: s.Set}
		for _, f := range s.Factors {
			x.Factors = append(x.Factors, RequestFactor(f))
		}
		out.Standards = append(out.Standards, x)
	}
	for _, g := range in.Personnel {
		out.Personnel = append(out.Personnel, requestGroup(g))
	}
	return out
}

func requestGroup(g audittime.Group) RequestGroup {
	out := RequestGroup{Activity: g.Activity.In(text.En), Headcount: g.Headcount, Shifts: g.Shifts, Reduction: string(g.Reduction), Reason: g.Reason,
		Repetitive: &g.Repetitive, Unskilled: g.Unskilled, ApprovedBy: g.ApprovedBy}
	if hours := g.MinutesADay / 60; hours != 0 && audittime.Minutes(hours) == g.MinutesADay {
		out.HoursPerDay = &hours
	} else if hours != 0 {
		out.MinutesADay = &g.MinutesADay
	}
	if g.Reduction == audittime.Percent {
		out.Percent = &g.Percent
	}
	return out
}

// Time is the request as the domain asks it.
func (r Request) Time() audittime.Input {
	in := audittime.Input{AuditType: audittime.AuditType(r.AuditType), ClaimedEffective: r.ClaimedEffective, Sites: r.Sites,
		Integration: r.Integration, CompanyHeadcount: r.CompanyHeadcount, RemotePercent: r.RemotePercent, Individual: r.Individual}
	for _, s := range r.Standards {
		x := audittime.Standard{Code: s.Code, Category: s.Category, Because: s.Because, Scores: s.Scores, Own: s.Own, Entered: s.Entered, Set: s.Set}
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

func (g RequestGroup) group(i int) audittime.Group {
	out := audittime.Group{Activity: text.T(g.Activity, g.Activity), Headcount: g.Headcount, Shifts: g.Shifts, Reduction: audittime.Reduction(g.Reduction),
		Reason: g.Reason, Repetitive: g.Reduction == string(audittime.Sqrt), Unskilled: g.Unskilled, ApprovedBy: g.ApprovedBy}
	if strings.TrimSpace(g.Activity) == "" {
		out.Activity = text.Tf("group %d", "第%d组", i+1)
	}
	if g.HoursPerDay != nil {
		out.MinutesADay = audittime.Minutes(*g.HoursPerDay)
	}
	if g.MinutesADay != nil {
		out.MinutesADay = *g.MinutesADay
	}
	if g.Percent != nil {
		out.Percent = *g.Percent
	}
	if g.Repetitive != nil {
		out.Repetitive = *g.Repetitive
	}
	return out
}

// List is the price list as the domain asks it, nil where there is none.
func (p *RequestPrices) List() *PriceList {
	if p == nil {
		return nil
	}
	l := &PriceList{Currency: p.Currency, TaxPercent: p.TaxPercent, TaxMode: TaxMode(p.TaxMode)}
	if p.TaxMode == "" {
		l.TaxMode = Exclusive
	}
	for _, it := range p.Items {
		x := Item{Code: it.Code, Name: text.T(it.Code, it.Code), Basis: Basis(it.Basis), Per: Per(it.Per), Bands: it.Bands, Of: it.Of, Percent: it.Percent, When: it.When,
			AtLeast: it.AtLeast, AtMost: it.AtMost, TaxPercent: it.TaxPercent, Standards: it.Standards, Risks: it.Risks}
		if it.Amount != nil {
			x.Amount = *it.Amount
		}
		if x.Units = 1; it.Units != nil {
			x.Units = *it.Units
		}
		if o := it.Over; o != nil {
			x.Over = &Over{audittime.HalfDays(2 * o.Days), *o.Amount}
		}
		l.Items = append(l.Items, x)
	}
	return l
}
