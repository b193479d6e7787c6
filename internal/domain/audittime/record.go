// Package audittime computes the days of an audit from the persons in scope and explains every number,
// ISO/IEC 17021-1 9.1.4 to 9.1.6 with IAF MD 5, for sites IAF MD 1, for several standards IAF MD 11.
// Arithmetic is exact; the sheet of a saved calculation never changes.
package audittime

import (
	"slices"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Record is a calculation as stored: an immutable snapshot of input and sheet (17021-1 9.1.4.3).
type Record struct {
	ID            id.Calculation       `json:"id"`
	Version       int                  `json:"version"`
	ApplicationID id.Application       `json:"application_id"`
	ClientID      id.Client            `json:"client_id"`
	State         State                `json:"state"`
	Input         Input                `json:"input"`
	Sheet         Sheet                `json:"sheet"`
	Approval      *body.MethodApproval `json:"approval,omitempty"`    // of a provisional method
	Endorsement   *Endorsement         `json:"endorsement,omitempty"` // of days that a person set
	Frozen        []Freezing           `json:"frozen,omitempty"`      // each time that something rested on it
	By            string               `json:"by"`
	ByID          id.Identity          `json:"by_id"`
	At            time.Time            `json:"at"`
}

// Occasion is what rests on a calculation from a day on.
type Occasion string

const (
	ForQuotation Occasion = "quotation"
	ForAgreement Occasion = "agreement"
	ForAudit     Occasion = "audit"
)

// Freezing is the moment from which something rests on a calculation, with its reference.
type Freezing struct {
	Occasion  Occasion  `json:"occasion" enum:"quotation,agreement,audit"`
	Reference string    `json:"reference"`
	At        time.Time `json:"at"`
}

// Calculation is one saved computation of the audit time of an application.
type Calculation struct {
	r Record
	event.Log
}

// New computes the sheet of a calculation whose application, input, author and approval are set, and
// keeps both for good. What is kept has a reason for each reduction and factor (ENP-8, ADJ-4).
func New(r Record) (*Calculation, error) {
	if err := r.Input.justified(); err != nil {
		return nil, err
	}
	sheet, err := Compute(r.Input)
	if err != nil {
		return nil, err
	}
	r.Version, r.State, r.Sheet = 1, Computed, sheet
	c := &Calculation{r: r}
	c.Add("calculation.made", r.ID.String(), "application", r.ApplicationID.String())
	return c, nil
}

// From is the calculation of the record.
func From(r Record) (*Calculation, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() || r.ApplicationID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The calculation is incomplete.", "该计算不完整。"))
	}
	return &Calculation{r: r}, nil
}

// Record is a copy of the state of the calculation.
func (c *Calculation) Record() Record { return c.r }

// Freeze keeps the calculation as the one that something rests on.
func (c *Calculation) Freeze(f Freezing) error {
	if err := c.move(Freeze, "calculation.frozen"); err != nil {
		return err
	}
	c.r.Frozen = append(slices.Clone(c.r.Frozen), f)
	return nil
}

// Supersede marks that a later calculation took the place of this one.
func (c *Calculation) Supersede() error { return c.move(Supersede, "calculation.superseded") }

func (c *Calculation) move(a Action, happened string) error {
	to, err := States.Next(Noun, c.r.State, a)
	if err != nil {
		return err
	}
	c.r.State = to
	c.Add(happened, c.r.ID.String(), "application", c.r.ApplicationID.String())
	return nil
}
