package subsidy

import (
	"slices"
	"strings"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Claim is what a certificate and its holder bring to a programme.
type Claim struct {
	Country    string
	CreditCode string
	Standard   string    // without edition
	InForce    bool      // the certificate, on the day
	GrantedOn  date.Date // first certificate of this cycle
	First      bool      // of the client to this standard
	Mark       bool      // of the accreditation body
	Costs      []Cost    // paid for this certification, a currency each
}

// Cost is what was paid in one currency.
type Cost struct {
	Currency string
	Amount   fee.Money
}

// ClaimOf is the claim of a certificate that the body granted the client, on the day; all are the certificates
// of the client.
func ClaimOf(c client.Record, held certificate.Record, all []certificate.Record, b body.Record, today date.Date) Claim {
	mark := held.Accreditation(b, today)
	out := Claim{Country: c.Country, CreditCode: c.CreditCode, Standard: short(held.Standard), Mark: mark.Body != "",
		InForce: held.Status(today) == certificate.Status(certificate.Active), GrantedOn: held.IssuedOn,
		First: held.Cycle <= 1 && held.TakenOver == nil}
	for _, other := range all {
		switch {
		case other.ProgrammeID == held.ProgrammeID:
			out.GrantedOn = date.Earliest(out.GrantedOn, other.IssuedOn)
		case short(other.Standard) == out.Standard && other.IssuedOn.Before(held.IssuedOn):
			out.First = false
		}
	}
	return out
}

func short(code string) string {
	if e, known := standard.Find(code); known {
		return e.Short
	}
	return code
}

// PaidFor adds what the client has paid in full for the certification, without tax and expenses; nothing where
// the agreement covers other standards too, because then nobody can tell what this one cost.
func (c Claim) PaidFor(agreed contract.Record, invoices []invoice.Record) Claim {
	if len(agreed.Standards) != 1 {
		return c
	}
	sums := map[string]fee.Money{}
	for _, i := range invoices {
		if i.State == invoice.Paid && i.Occasion != invoice.Expenses {
			sums[i.Currency] += i.Net
		}
	}
	for currency, sum := range sums {
		c.Costs = append(c.Costs, Cost{currency, sum})
	}
	return c
}

func (c Claim) cost(currency string) fee.Money {
	for _, cost := range c.Costs {
		if cost.Currency == currency {
			return cost.Amount
		}
	}
	return 0
}

// Matches tells whether the programme is shown on the day and fits the claim.
func (r Record) Matches(c Claim, today date.Date) bool {
	_, pays := r.ShareFor(c.Standard)
	deadline := r.Deadline(c.GrantedOn)
	return r.Shown(today) && pays && c.InForce && slices.Contains(r.Standards, c.Standard) && r.fitsPlace(c) &&
		(c.First || !r.FirstOnly) && (c.Mark || !r.MarkRequired) && within(c.GrantedOn, r.CertifiedFrom, r.CertifiedTo) &&
		(deadline.IsZero() || !today.After(deadline))
}

// fitsPlace compares the place of the programme with the place of registration (FEE-27).
func (r Record) fitsPlace(c Claim) bool {
	if c.Country != r.Country {
		return false
	}
	if r.Region == "" {
		return true
	}
	return len(c.CreditCode) == 18 && strings.HasPrefix(c.CreditCode[2:8], prefix(r.Region))
}

// prefix is what the codes of all divisions within a division begin with: two digits for a province, four for
// a city, six for a county.
func prefix(region string) string {
	if city, whole := strings.CutSuffix(region, "00"); whole {
		return strings.TrimSuffix(city, "00")
	}
	return region
}

// Deadline is the last day to apply with a certificate of the day, zero where there is none (FEE-28).
func (t Terms) Deadline(granted date.Date) date.Date {
	last := date.Earliest(t.WindowTo, t.ValidTo)
	if t.ApplyWithinDays > 0 {
		last = date.Earliest(last, granted.AddDays(t.ApplyWithinDays))
	}
	return last
}

// Match is a programme as the holder of a certificate reads it.
type Match struct {
	Title      text.Text   `json:"title"`
	Authority  text.Text   `json:"authority"`
	Place      text.Text   `json:"place"`
	PolicyNo   string      `json:"policy_no,omitempty"`
	URL        string      `json:"url"`
	Currency   string      `json:"currency"`
	Percent    float64     `json:"percent,omitempty"`
	Cap        fee.Money   `json:"cap,omitzero" doc:"of the programme for this standard"`
	Cost       fee.Money   `json:"cost,omitzero" doc:"what the amount is computed from"`
	Amount     fee.Money   `json:"amount,omitzero" doc:"nothing where the cost is not known"`
	Deadline   date.Date   `json:"deadline,omitzero"`
	Conditions []text.Text `json:"conditions" nullable:"false" doc:"to be checked by the reader"`
	VerifiedOn date.Date   `json:"verified_on"`
	VerifiedBy string      `json:"verified_by"`
}

// Match is the programme for the claim.
func (r Record) Match(c Claim) Match {
	share, _ := r.ShareFor(c.Standard)
	m := Match{Title: r.Title, Authority: r.Authority, Place: r.Place, PolicyNo: r.PolicyNo, URL: r.URL, Currency: r.Currency, Percent: share.Percent,
		Cap: capped(share.Cap, r.YearCap), Deadline: r.Deadline(c.GrantedOn), Conditions: r.conditions(), VerifiedOn: r.VerifiedOn, VerifiedBy: r.VerifiedBy}
	if share.Cap == 0 {
		m.Cap = r.YearCap
	}
	if share.Percent == 0 {
		m.Amount = r.Grant(c.Standard, 0)
	} else if cost := c.cost(r.Currency); cost > 0 {
		m.Cost, m.Amount = cost, r.Grant(c.Standard, cost)
	}
	return m
}

// conditions are those that the body does not check.
func (t Terms) conditions() []text.Text {
	out := []text.Text{}
	if t.Region != "" {
		out = append(out, text.T("Matched by the place of registration inside your unified social credit code. It keeps the place of the first registration: check that you are registered there today.",
			"按统一社会信用代码中的登记机关所在地匹配。该代码反映首次登记地，请自行确认目前仍在当地登记。"))
	}
	if t.MinYears > 0 {
		out = append(out, text.Tf("Registered there for at least %d years", "在当地登记满%d年", t.MinYears))
	}
	if t.YearCap > 0 {
		out = append(out, text.Tf("No more than %s %s for one organisation in a year", "同一企业每年合计不超过%s %s", t.Currency, t.YearCap.In(t.Currency)))
	}
	for _, said := range []struct{ label, words text.Text }{
		{text.T("Trade", "行业"), t.Industries}, {text.T("Credit standing", "信用条件"), t.Credit},
		{text.T("Together with other programmes", "叠加规则"), t.Stacking}, {text.T("Who pays", "资金分担"), t.Split}, {text.T("Evidence", "申报材料"), t.Evidence},
	} {
		if !said.words.IsZero() {
			out = append(out, text.Tf("%s: %s", "%s：%s", said.label, said.words))
		}
	}
	return out
}
