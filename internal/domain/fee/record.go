// Package fee turns days and persons into prices: the body's price list, and the quotation for the three
// years of certification that the client accepts, asks about or declines. Amounts are exact.
package fee

import (
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Line is one position of a year.
type Line struct {
	Code       string    `json:"code"`
	Name       text.Text `json:"name"`
	Quantity   string    `json:"quantity"`
	Unit       Money     `json:"unit"`
	Amount     Money     `json:"amount"`
	TaxPercent float64   `json:"tax_percent"`
	AtCost     bool      `json:"at_cost,omitempty"` // charged as it arises, outside the sums
	Cap        Money     `json:"cap,omitempty"`     // of what is at cost: the most in the year
	Note       text.Text `json:"note,omitzero"`
}

// Year is what is due in one year of the cycle.
type Year struct {
	Label string             `json:"label"` // initial, renewal, extension, surveillance_1, surveillance_2, recertification
	Days  audittime.HalfDays `json:"days"`
	Lines []Line             `json:"lines"`
	Taxes []Tax              `json:"taxes"` // the sums at each rate
	Sum
}

// Offer is the priced cycle: three years, and the recertification as an option outside the total.
type Offer struct {
	Currency   string  `json:"currency"`
	TaxPercent float64 `json:"tax_percent"` // of items without a rate of their own
	TaxMode    TaxMode `json:"tax_mode"`
	Years      []Year  `json:"years"`
	Taxes      []Tax   `json:"taxes"`
	Total      Sum     `json:"total"`
}

// Site is a place covered by the quotation.
type Site struct {
	Key       string    `json:"key"`
	Name      text.Text `json:"name"`
	Address   text.Text `json:"address"`
	City      text.Text `json:"city,omitzero"`
	Country   string    `json:"country,omitempty"`
	Central   bool      `json:"central,omitempty"`
	Headcount int       `json:"headcount"` // in scope
}

// Question is something the client wants to know before accepting, and the body's answer.
type Question struct {
	Text     string    `json:"text"`
	By       string    `json:"by"`
	At       time.Time `json:"at"`
	Answer   string    `json:"answer,omitempty"`
	Answerer string    `json:"answerer,omitempty"`
	Answered time.Time `json:"answered,omitzero"`
}

// Acceptance is the client's signature under the quotation: who, when, from where, and what was accepted.
type Acceptance struct {
	Identity  id.Identity `json:"identity"`
	Name      string      `json:"name"`     // as typed by the person
	Position  string      `json:"position"` // the authority to sign, as typed
	At        time.Time   `json:"at"`
	IP        string      `json:"ip"`
	UserAgent string      `json:"user_agent"`
	Statement text.Text   `json:"statement"`      // the sentence that was accepted
	Scan      *SignedScan `json:"scan,omitempty"` // set where it was signed on paper; who, when and from where are those of the upload then
}

// Refusal is the client's no.
type Refusal struct {
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// SetDays is who set days of the sheet in the place of what the method gives, and who endorsed them (SM-23).
type SetDays struct {
	By          string                `json:"by"`
	At          time.Time             `json:"at"`
	Endorsement audittime.Endorsement `json:"endorsement"`
}

// Approval is that a person other than who made the quotation agreed to its discounts.
type Approval struct {
	Identity id.Identity `json:"identity"`
	Name     string      `json:"name"`
	At       time.Time   `json:"at"`
}

// Record is a quotation as stored. Sheet, Offer and Sites are frozen copies: later changes of prices or of
// the calculation do not reach it.
type Record struct {
	ID            id.Quotation         `json:"id"`
	Version       int                  `json:"version"`
	Reference     string               `json:"reference"` // "Q-2026-0012"
	Revision      int                  `json:"revision"`  // from 1 within the application
	ApplicationID id.Application       `json:"application_id"`
	ClientID      id.Client            `json:"client_id"`
	ClientName    text.Text            `json:"client_name"`
	Standards     []Standard           `json:"standards" nullable:"false"` // with the category of the audit-time table
	Scope         text.Text            `json:"scope"`
	Sites         []Site               `json:"sites"`
	CalculationID id.Calculation       `json:"calculation_id"`
	Sheet         audittime.Sheet      `json:"sheet"`
	Taken         *Taken               `json:"taken,omitempty"`     // of a transfer
	Extension     *Extension           `json:"extension,omitempty"` // of an amendment that adds to what is certified
	Renews        bool                 `json:"renews,omitempty"`    // agrees on the next cycle
	Retimed       bool                 `json:"retimed,omitempty"`   // another headcount led to it, and no application
	Approval      *body.MethodApproval `json:"approval,omitempty"`
	SetDays       *SetDays             `json:"set_days,omitempty"`
	PriceListID   id.PriceList         `json:"price_list_id"`
	PriceEdition  int                  `json:"price_edition"`
	Offer         Offer                `json:"offer"`
	Terms
	Amends           id.Contract `json:"amends,omitzero"` // the agreement that it amends
	Why              text.Text   `json:"why,omitzero"`    // of an amendment, what led to it
	Note             string      `json:"note,omitempty"`  // of the body to the client
	State            State       `json:"state"`
	MadeBy           string      `json:"made_by"`
	MadeByID         id.Identity `json:"made_by_id,omitzero"`
	MadeAt           time.Time   `json:"made_at"`
	ApprovalNeeded   bool        `json:"approval_needed,omitempty"` // of the discounts, before it is sent
	DiscountApproval *Approval   `json:"discount_approval,omitempty"`
	ValidityDays     int         `json:"validity_days"`
	SentBy           string      `json:"sent_by,omitempty"`
	SentOn           date.Date   `json:"sent_on,omitzero"`
	ValidUntil       date.Date   `json:"valid_until,omitzero"` // inclusive
	RemindOn         date.Date   `json:"remind_on,omitzero"`   // the client, while it is its turn
	Questions        []Question  `json:"questions,omitempty"`
	Acceptance       *Acceptance `json:"acceptance,omitempty"`
	Refusal          *Refusal    `json:"refusal,omitempty"`
}

// Quotation is an offer of the body to a client.
type Quotation struct {
	r Record
	event.Log
}

// From is the quotation of the record.
func From(r Record) (*Quotation, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() || r.ClientID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The quotation is incomplete.", "该报价不完整。"))
	}
	return &Quotation{r: r}, nil
}

// Record is a copy of the state of the quotation.
func (q *Quotation) Record() Record { return q.r }
