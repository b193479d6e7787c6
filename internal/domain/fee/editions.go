package fee

import "triennia/internal/domain/date"

// Standing says what an edition is on a day.
type Standing string

const (
	InForce Standing = "in_force"
	Coming  Standing = "coming"  // begins later
	Past    Standing = "past"    // has ended, or a newer edition has taken its place
	Resting Standing = "resting" // waits behind a newer one that ends
)

// covers tells whether the day lies in the days of the edition.
func (l PriceList) covers(day date.Date) bool {
	return !day.Before(l.ValidFrom) && (l.ValidTo.IsZero() || !day.After(l.ValidTo))
}

// StandingOn is what the edition is on the day among all editions: the newest that covers the day is in force.
func (l PriceList) StandingOn(day date.Date, all []PriceList) Standing {
	if day.Before(l.ValidFrom) {
		return Coming
	}
	if !l.covers(day) {
		return Past
	}
	out := InForce
	for _, o := range all {
		if o.Edition <= l.Edition || !o.covers(day) {
			continue
		}
		if o.ValidTo.IsZero() || !l.ValidTo.IsZero() && !l.ValidTo.After(o.ValidTo) {
			return Past
		}
		out = Resting
	}
	return out
}

// ForEverybody is the edition without what is only for the body: its limits, its floor, its author.
func (l PriceList) ForEverybody() PriceList {
	l.DiscountLimit, l.ApprovalAbove, l.FloorPerDay, l.Note, l.By = 0, nil, 0, "", ""
	return l
}
