package fee

import (
	"fmt"
	"math/big"
	"slices"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Discount takes a percentage or an amount off the items of a year, with its reason and who gave it.
type Discount struct {
	Percent float64  `json:"percent,omitempty"`
	Amount  Money    `json:"amount,omitempty"`
	Items   []string `json:"items,omitempty"` // their codes; empty is every item
	When    []string `json:"when,omitempty"`  // initial, surveillance, recertification; empty is every year
	Reason  string   `json:"reason"`
	By      string   `json:"by,omitempty"`
}

// The codes of the lines that come from the terms of a quotation, not from an item.
const (
	discountCode = "discount"
	travelCode   = "travel"
)

func (d Discount) takes(line Line) bool {
	return !line.AtCost && (len(d.Items) == 0 || slices.Contains(d.Items, line.Code))
}

func (d Discount) name() text.Text {
	if d.Percent != 0 {
		return text.Tf("Discount %s %%: %s", "折扣 %s%%：%s", typed(d.Percent), d.Reason)
	}
	return text.Tf("Discount: %s", "折扣：%s", d.Reason)
}

// discounts takes the discounts off the year, a line for each of them and rate of tax (FEE-1).
func (p *pricing) discounts() error {
	items, base, off := slices.Clone(p.lines), Money(0), new(big.Rat)
	for _, line := range items {
		base += line.Amount
	}
	for i, d := range p.t.Discounts {
		if len(d.When) > 0 && !slices.Contains(d.When, p.kind) {
			continue
		}
		share, err := p.share(d, items, fmt.Sprintf("discounts[%d].", i))
		if err != nil {
			return err
		}
		off.Add(off, share)
		limit := times(base.exact(), percent(p.list.DiscountLimit))
		if off.Cmp(limit) > 0 {
			return rule.Broken{DiscountLimit.Breaks(text.Tf("The discounts take %s off; the price list allows up to %s %%, which is %s.", "折扣合计%s，价目表上限为%s%%，即%s。",
				rounded(off, p.unit).In(p.list.Currency), typed(p.list.DiscountLimit), rounded(limit, p.unit).In(p.list.Currency))).At(fmt.Sprintf("discounts[%d].%s", i, d.measure()))}
		}
	}
	return nil
}

// share adds the lines of one discount and answers its exact amount.
func (p *pricing) share(d Discount, items []Line, at string) (*big.Rat, error) {
	base, rates := Money(0), map[float64]Money{}
	var order []float64
	for _, line := range items {
		if d.takes(line) {
			if _, known := rates[line.TaxPercent]; !known {
				order = append(order, line.TaxPercent)
			}
			rates[line.TaxPercent] += line.Amount
			base += line.Amount
		}
	}
	if d.Amount > base {
		return nil, rule.Broken{DiscountLimit.Breaks(text.T("The discount is more than what it is taken from.", "折扣超过其所抵扣的金额。")).At(at + "amount")}
	}
	exact, taken, passed := times(base.exact(), percent(d.Percent)), Money(0), Money(0)
	if d.Amount > 0 {
		exact = d.Amount.exact()
	}
	for _, rate := range order {
		if base == 0 {
			break
		}
		// Rounding what has been passed so far, not each part, makes the parts add up.
		passed += rates[rate]
		upTo := rounded(times(exact, big.NewRat(int64(passed), int64(base))), p.unit)
		off := taken - upTo
		taken = upTo
		p.lines = append(p.lines, Line{Code: discountCode, Name: d.name(), Quantity: "1", Unit: off, Amount: off, TaxPercent: rate})
	}
	return exact, nil
}

// measure names the field that says how large the discount is.
func (d Discount) measure() string {
	if d.Amount != 0 {
		return "amount"
	}
	return "percent"
}

// floor wants the year, without travel and other expenses, to bring the least for each day (FEE-8).
func (p *pricing) floor(label string) error {
	sum := Money(0)
	for _, line := range p.lines {
		sum += line.Amount
	}
	least := times(p.list.FloorPerDay.exact(), p.days.Rat())
	if sum.exact().Cmp(least) >= 0 {
		return nil
	}
	return rule.Broken{FloorPrice.Breaks(text.Tf("%s: %s is below %s for %s days at %s each.", "%s：%s低于%s（%s人日，每人日最低%s）。", YearNames[label],
		sum.In(p.list.Currency), rounded(least, p.unit).In(p.list.Currency), p.days, p.list.FloorPerDay.In(p.list.Currency))).At(p.lowered())}
}

// lowered is the field of the terms that a sum below the floor is about.
func (p *pricing) lowered() string {
	if len(p.t.Discounts) > 0 {
		return fmt.Sprintf("discounts[%d].%s", len(p.t.Discounts)-1, p.t.Discounts[len(p.t.Discounts)-1].measure())
	}
	return ""
}

// NeedsApproval tells whether the discounts take more off a year than may be given without approval.
func (l PriceList) NeedsApproval(o Offer) bool {
	if l.ApprovalAbove == nil {
		return false
	}
	for _, y := range o.Years {
		base, off := Money(0), Money(0)
		for _, line := range y.Lines {
			if line.Code == discountCode {
				off -= line.Amount
			} else if line.Code != travelCode {
				base += line.Amount
			}
		}
		if off.exact().Cmp(times(base.exact(), percent(*l.ApprovalAbove))) > 0 {
			return true
		}
	}
	return false
}
