// Package contract holds the certification agreement: versions frozen from the accepted quotation, with
// the sites and standards it covers, the duties of both sides and who accepted them, 17021-1 5.1.2.
package contract

import (
	"time"

	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Record is one version of the agreement as stored. It never changes but for its state and the consents that the
// client gave or withdrew since.
type Record struct {
	ID             id.Contract     `json:"id"`
	Version        int             `json:"version"`
	Number         int             `json:"number"` // the version of the agreement, from 1
	Reference      string          `json:"reference"`
	ClientID       id.Client       `json:"client_id"`
	ClientName     text.Text       `json:"client_name"`
	BodyName       text.Text       `json:"body_name"`
	ApplicationID  id.Application  `json:"application_id"`
	QuotationID    id.Quotation    `json:"quotation_id,omitzero"`
	Standards      []string        `json:"standards"`
	Scope          text.Text       `json:"scope"`
	Sites          []fee.Site      `json:"sites"`
	Edition        int             `json:"edition"`                   // of the body's own terms, 0 of those delivered
	Duties         text.Text       `json:"duties"`                    // the text accepted, in both languages
	Statement      text.Text       `json:"statement"`                 // the sentence of the acceptance
	Hash           string          `json:"hash"`                      // SHA-256 of the text, hexadecimal
	Consents       Consents        `json:"consents,omitempty"`        // as accepted
	ConsentChanges []ConsentChange `json:"consent_changes,omitempty"` // since, the latest last
	AcceptedBy     id.Identity     `json:"accepted_by"`
	AcceptedName   string          `json:"accepted_name"`
	Position       string          `json:"position"`
	AcceptedAt     time.Time       `json:"accepted_at"`
	IP             string          `json:"ip"`
	UserAgent      string          `json:"user_agent"`
	Scan           *fee.SignedScan `json:"scan,omitempty"`       // set where it was signed on paper
	TakenOver      bool            `json:"taken_over,omitempty"` // concluded on paper before the body used this software; accepted is who entered it, and when
	State          State           `json:"state"`
}

// Contract is one version of the certification agreement with a client.
type Contract struct {
	r Record
	event.Log
}

// From is the contract of the record.
func From(r Record) (*Contract, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() || r.ClientID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The contract is incomplete.", "该合同不完整。"))
	}
	return &Contract{r: r}, nil
}

// Record is a copy of the state of the contract.
func (c *Contract) Record() Record { return c.r }
