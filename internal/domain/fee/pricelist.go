package fee

import (
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Basis says how an item's amount is found.
type Basis string

const (
	Flat      Basis = "flat"       // the amount for each of what it is per
	PerUnit   Basis = "per_unit"   // the amount for a fixed number of units for each of what it is per
	PerDay    Basis = "per_day"    // the amount for each auditor day of the year
	Banded    Basis = "band"       // the amount of the band that holds the persons in scope
	PercentOf Basis = "percent_of" // a percentage of another item's amount in the same year
	Actual    Basis = "actual"     // expenses as they arise: named in the offer, outside its sums
)

// Per says what an amount is charged for.
type Per string

const (
	PerApplication Per = "application"
	PerSystem      Per = "system" // each standard the item is for
	PerSite        Per = "site"   // the central function included
	PerCertificate Per = "certificate"
	PerYear        Per = "year"
	PerCopy        Per = "copy"  // only as many as a quotation orders
	PerEvent       Per = "event" // only as often as a quotation orders
)

// Band is an amount for a range of persons in scope, both ends included.
type Band struct {
	From   int   `json:"from"`
	To     int   `json:"to"`
	Amount Money `json:"amount"`
}

// Over prices persons beyond the last band: the amount of that band, and so much for each day of the year
// beyond the days that it holds.
type Over struct {
	Days   audittime.HalfDays `json:"days"`
	Amount Money              `json:"amount"`
}

// Item is one position of a price list.
type Item struct {
	Code       string    `json:"code"`
	Name       text.Text `json:"name"`
	Basis      Basis     `json:"basis"`
	Amount     Money     `json:"amount,omitempty"`
	AmountTo   Money     `json:"amount_to,omitempty"` // a range: the quotation chooses between amount and this
	Per        Per       `json:"per,omitempty"`
	Units      int       `json:"units,omitempty"` // of per_unit; none is one
	Bands      []Band    `json:"bands,omitempty"`
	Over       *Over     `json:"over,omitempty"`
	Of         string    `json:"of,omitempty"`          // of percent_of: the code of the other item
	Percent    float64   `json:"percent,omitempty"`     // of percent_of
	AtLeast    Money     `json:"at_least,omitempty"`    // the least that is charged in a year
	AtMost     Money     `json:"at_most,omitempty"`     // the most that is charged in a year
	TaxPercent *float64  `json:"tax_percent,omitempty"` // where it differs from that of the list
	When       []string  `json:"when,omitempty"`        // initial, surveillance, recertification; empty is every year; extension only where it is named, but for days
	Standards  []string  `json:"standards,omitempty"`   // charged only for these; empty is every standard
	Risks      []string  `json:"risks,omitempty"`       // charged only for standards of these categories of risk
	Note       text.Text `json:"note,omitzero"`         // a condition, for the reader
}

// TaxMode says whether the amounts of the list hold the tax.
type TaxMode string

const (
	Exclusive TaxMode = "exclusive" // tax is added
	Inclusive TaxMode = "inclusive" // tax is contained
)

// PriceList is one edition of the body's prices as stored. An edition never changes: a new one takes its
// place from its first day.
type PriceList struct {
	ID            id.PriceList `json:"id"`
	Version       int          `json:"version"`
	Edition       int          `json:"edition"`
	ValidFrom     date.Date    `json:"valid_from"`
	ValidTo       date.Date    `json:"valid_to,omitzero"` // inclusive; empty until another edition begins
	Currency      string       `json:"currency"`          // ISO 4217
	TaxPercent    float64      `json:"tax_percent"`
	TaxMode       TaxMode      `json:"tax_mode"`
	DiscountLimit float64      `json:"discount_limit_percent"` // the most that the discounts of a year may take
	ApprovalAbove *float64     `json:"approval_above_percent,omitempty"`
	FloorPerDay   Money        `json:"floor_per_day,omitempty"` // the least that a year brings for each day
	Public        bool         `json:"public,omitempty"`        // clients and visitors may read it
	Items         []Item       `json:"items"`
	Note          string       `json:"note,omitempty"`
	By            string       `json:"by"`
	At            time.Time    `json:"at"`
}

// Prices is an edition of the price list that is being published.
type Prices struct {
	r PriceList
	event.Log
}

// Publish checks a new edition that begins on or after today and puts it in force from its first day.
func Publish(l PriceList, today date.Date) (*Prices, error) {
	if err := l.CheckNew(today); err != nil {
		return nil, err
	}
	l.Version = 1
	p := &Prices{r: l}
	p.Add("price_list.published", l.ID.String(), "from", l.ValidFrom.String())
	return p, nil
}

// Record is a copy of the edition.
func (p *Prices) Record() PriceList { return p.r }
