package application

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// Scan is what is known about a file's safety.
type Scan string

const (
	NotScanned Scan = "not_scanned" // no scanner is configured
	Clean      Scan = "clean"
	Infected   Scan = "infected"
)

// Document is a received file: it is never changed and never removed. Materials, evidence of findings
// and photos all point at documents.
type Document struct {
	ID       id.Document `json:"id"`
	Version  int         `json:"version"`
	ClientID id.Client   `json:"client_id"`
	Name     string      `json:"name"`   // as the person named it, without any path
	Size     int64       `json:"size"`   // bytes
	SHA256   string      `json:"sha256"` // lower-case hexadecimal
	Type     string      `json:"type"`   // media type found by looking into the file
	Scan     Scan        `json:"scan" enum:"not_scanned,clean,infected"`
	By       id.Identity `json:"by"`
	ByName   string      `json:"by_name"`
	At       time.Time   `json:"at"`
}

// SubmissionState is what the reviewer thinks of a submission.
type SubmissionState string

const (
	Received         SubmissionState = "received"
	MaterialAccepted SubmissionState = "accepted"
	Returned         SubmissionState = "returned"
)

// Submission is one file given for one item of the checklist. A new file for the same item is a new
// submission with the next revision; the earlier ones stay.
type Submission struct {
	Number     int             `json:"number"`  // within the application, from 1
	Version    int             `json:"version"` // of this submission
	Item       string          `json:"item"`    // key of the checklist item
	DocumentID id.Document     `json:"document_id"`
	Name       string          `json:"name"` // of the file
	Size       int64           `json:"size"`
	Type       string          `json:"type"`
	Revision   int             `json:"revision"` // of the item, from 1
	Replaces   int             `json:"replaces,omitempty"`
	SHA256     string          `json:"sha256"`
	Scan       Scan            `json:"scan,omitempty" enum:"not_scanned,clean"`
	SameAs     int             `json:"same_as,omitempty"` // an earlier submission with the same content
	Note       string          `json:"note,omitempty"`
	By         string          `json:"by"`
	On         date.Date       `json:"on"`
	State      SubmissionState `json:"state" enum:"received,accepted,returned"`
	Reason     string          `json:"reason,omitempty"` // why it was returned
	ReviewedBy string          `json:"reviewed_by,omitempty"`
	ReviewedOn date.Date       `json:"reviewed_on,omitzero"`
	Answer     string          `json:"answer,omitempty"` // of the applicant to the reason
	AnsweredBy string          `json:"answered_by,omitempty"`
	AnsweredOn date.Date       `json:"answered_on,omitzero"`
}

// Waiver is the applicant's statement that an item does not apply to it.
type Waiver struct {
	Item   string    `json:"item"`
	Reason string    `json:"reason"`
	By     string    `json:"by"`
	On     date.Date `json:"on"`
}
