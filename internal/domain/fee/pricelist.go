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
	Flat      Basis = "flat"       // the amount, times the number of what it is per
	PerDay    Basis = "per_day"    // the amount for each auditor day of the year
	PerUnit   Basis = "per_unit"   // the amount times a fixed number of units
	Banded    Basis = "band"       // the amount of the band that holds the persons in scope
	PercentOf Basis = "percent_of" // a percentage of another item's amount in the same year
)

// Per says what a flat amount is charged for.
type Per string

const (
	PerApplication Per = "application"
	PerSystem      Per = "system" // each standard
	PerSite        Per = "site"
	PerCertificate Per = "certificate"
)

// Band is an amount for a range of persons in scope, both ends included.
type Band struct {
	From   int   `json:"from"`
	To     int   `json:"to"`
	Amount Money `json:"amount"`
}

// Item is one position of a price list.
type Item struct {
	Code    string    `json:"code"`
	Name    text.Text `json:"name"`
	Basis   Basis     `json:"basis"`
	Amount  Money     `json:"amount,omitempty"`
	Per     Per       `json:"per,omitempty"`
	Units   int       `json:"units,omitempty"` // of per_unit
	Bands   []Band    `json:"bands,omitempty"`
	Of      string    `json:"of,omitempty"`      // of percent_of: the code of the other item
	Percent float64   `json:"percent,omitempty"` // of percent_of
	When    []string  `json:"when,omitempty"`    // initial, surveillance, recertification; empty is every year
}

// TaxMode says whether the amounts of the list hold the tax.
type TaxMode string

const (
	Exclusive TaxMode = "exclusive" // tax is added
	Inclusive TaxMode = "inclusive" // tax is contained
)

// Measure is what the items are counted by.
type Measure struct {
	Persons         int // in scope: neither effective nor of the company
	Systems         int // standards
	Sites           int // the central function included
	Initial         audittime.HalfDays
	Surveillance    audittime.HalfDays
	Recertification audittime.HalfDays
}

// PriceList is one edition of the body's prices as stored. An edition never changes: a new one takes its
// place from its first day.
type PriceList struct {
	ID            id.PriceList `json:"id"`
	Version       int          `json:"version"`
	Edition       int          `json:"edition"`
	ValidFrom     date.Date    `json:"valid_from"`
	Currency      string       `json:"currency"` // ISO 4217
	TaxPercent    float64      `json:"tax_percent"`
	TaxMode       TaxMode      `json:"tax_mode"`
	DiscountLimit float64      `json:"discount_limit_percent"` // the largest discount that may be given
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
