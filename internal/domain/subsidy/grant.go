package subsidy

import (
	"triennia/internal/domain/fee"
)

// Of is the share of the cost in the currency. It never passes the cap (FEE-26).
func (s Share) Of(cost fee.Money, currency string) fee.Money {
	if s.Percent == 0 {
		return s.Cap
	}
	return capped(cost.Share(s.Percent, currency), s.Cap)
}

// capped is the amount, no more than the limit where there is one.
func capped(amount, limit fee.Money) fee.Money {
	if limit > 0 {
		return min(amount, limit)
	}
	return amount
}

// ShareFor is what the programme pays for the standard; false where it does not pay for it.
func (t Terms) ShareFor(standard string) (Share, bool) {
	switch t.Payment {
	case Tier:
		for _, s := range t.Steps {
			if s.Standard == standard {
				return s.Share, true
			}
		}
		return Share{}, false
	case Flat:
		return Share{Cap: t.Cap}, true
	}
	return t.Share, true
}

// Grant is what the programme pays for the standard at the cost: min(cap, percent × cost), and never more than
// an organisation gets in a year.
func (t Terms) Grant(standard string, cost fee.Money) fee.Money {
	s, _ := t.ShareFor(standard)
	return capped(s.Of(cost, t.Currency), t.YearCap)
}
