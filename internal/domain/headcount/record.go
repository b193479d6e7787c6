// Package headcount is the ledger of how many people a client has: in the company, in scope and effective, each with
// its proof (ISO/IEC 17021-1 9.1.4, IAF MD 5). An entry never changes; another corrects it.
package headcount

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/id"
)

// Source is what an entry comes from.
type Source string

const (
	Application     Source = "application"     // what the client signed
	Contract        Source = "contract"        // what the accepted quotation rests on
	Notice          Source = "notice"          // the client tells of a change
	Audit           Source = "audit"           // the audit team looked
	Recertification Source = "recertification" // the same, before the next cycle
)

// Sources are all of them.
var Sources = []Source{Application, Contract, Notice, Audit, Recertification}

// visit tells whether the figures were seen by the audit team.
func (s Source) visit() bool { return s == Audit || s == Recertification }

// Figure is a number of persons and what it is proved by; 0 is not stated.
type Figure struct {
	Persons int    `json:"persons" minimum:"0" maximum:"10000000"`
	Proof   string `json:"proof,omitempty" maxLength:"500"`
}

// Figures are the three numbers, kept apart.
type Figures struct {
	Company   Figure `json:"company"`
	InScope   Figure `json:"in_scope"`
	Effective Figure `json:"effective"` // as MD 5 counts them; not stated where nobody has counted
}

// Declaration is what a person declares.
type Declaration struct {
	On          date.Date    `json:"on" doc:"the day the figures are of"`
	ProgrammeID id.Programme `json:"programme_id,omitzero" doc:"where they are of one programme only"`
	Figures
	Document id.Document  `json:"document,omitzero" doc:"a received file that proves the figures"`
	Corrects id.Headcount `json:"corrects,omitzero" doc:"the entry in whose place this one stands"`
	Reason   string       `json:"reason,omitempty" maxLength:"1000" doc:"why the figures changed, or what was wrong with the entry corrected"`
}

// Entry is one declaration as it is kept.
type Entry struct {
	ID            id.Headcount   `json:"id"`
	ClientID      id.Client      `json:"client_id"`
	ApplicationID id.Application `json:"application_id,omitzero"`
	AuditID       id.Audit       `json:"audit_id,omitzero"`
	Source        Source         `json:"source" enum:"application,contract,notice,audit,recertification"`
	Standard      string         `json:"standard,omitempty"` // of the programme, where the figures are of one only
	About         string         `json:"about,omitempty"`    // reference of the application, agreement or audit
	Declaration
	DocumentName string      `json:"document_name,omitempty"`
	By           string      `json:"by"`
	ByID         id.Identity `json:"by_id"`
	ByClient     bool        `json:"by_client"`
	At           time.Time   `json:"at"`
}

// Headcount is a new entry and what it tells the rest of the product.
type Headcount struct {
	e Entry
	event.Log
}

// Entry is a copy of what is kept.
func (h *Headcount) Entry() Entry { return h.e }
