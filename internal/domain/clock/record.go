// Package clock holds every deadline as an obligation, computed from decision, audits and findings by
// the rules of ISO/IEC 17021-1 9.1.3, 9.5.3.2, 9.6.3 and 9.6.5 or those of the country. The same
// function stands behind the screens, the reminders, the sweep and `triennia clock`.
package clock

import (
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Kind is what is owed.
type Kind string

const (
	Surveillance    Kind = "surveillance"
	Recertification Kind = "recertification"
	Restoration     Kind = "restoration"
	SuspensionEnd   Kind = "suspension_end"
	MajorVerified   Kind = "major_verified"
	FindingAnswer   Kind = "finding_answer"
	FindingClosure  Kind = "finding_closure"
	ReviewDecision  Kind = "review_decision"
	Examination     Kind = "examination"
	SpotCheck       Kind = "spot_check"
	StopUse         Kind = "stop_use"
	MisuseAnswer    Kind = "misuse_answer"
	NewApplication  Kind = "new_application" // once what has expired can be restored no more
	Transition      Kind = "transition"      // in the place of the recertification where a transition ends the certificate earlier
)

// Record is an obligation as it is stored. One exists per subject, kind and number.
type Record struct {
	ID            id.Obligation   `json:"id"`
	Version       int             `json:"version"`
	Kind          Kind            `json:"kind"`
	Number        int             `json:"number,omitempty"` // the first, second ... of its kind
	State         State           `json:"state"`
	ClientID      id.Client       `json:"client_id"`
	ClientName    text.Text       `json:"client_name"`
	Subject       Subject         `json:"subject"`
	SubjectID     string          `json:"subject_id"`
	Reference     string          `json:"reference"` // how people name the subject: its number
	CertificateID id.Certificate  `json:"certificate_id,omitzero"`
	Rules         []string        `json:"rules"`
	FromOn        date.Date       `json:"from_on"`           // the day the time began to run
	DueOn         date.Date       `json:"due_on"`            // inclusive
	SafeOn        date.Date       `json:"safe_on,omitzero"`  // of a recertification: the last day on which its audit ends in good time, until it is held
	AimFrom       date.Date       `json:"aim_from,omitzero"` // of a surveillance: between these days it is best held
	AimTo         date.Date       `json:"aim_to,omitzero"`
	AgreedOn      date.Date       `json:"agreed_on,omitzero"` // of a surveillance: the earlier day that was approved for the season (P6)
	Alarms        []int           `json:"alarms,omitempty" nullable:"false" doc:"reminders so many days before the last day, or the last safe day, beside the usual ones"`
	Own           []body.Reminder `json:"own_ladder,omitempty" nullable:"false" doc:"the reminders that the body has chosen in the place of the usual ones"`
	DoneOn        date.Date       `json:"done_on,omitzero"`
	NoticedOn     date.Date       `json:"noticed_on,omitzero"`     // rung of the last reminder sent
	NextNoticeOn  date.Date       `json:"next_notice_on,omitzero"` // the sweep looks at it from this day on
	AskedOn       date.Date       `json:"asked_on,omitzero"`       // the client was reminded, and has not answered since; or Seen is its answer
	SilentOn      date.Date       `json:"silent_on,omitzero"`      // without an answer by this day nobody reacts
	ChasedOn      date.Date       `json:"chased_on,omitzero"`      // the day on which that was told
	Seen          *Seen           `json:"seen,omitempty"`
	Arranged      bool            `json:"arranged,omitempty" doc:"the audit that meets it has its dates"`
	SupersededBy  *Successor      `json:"superseded_by,omitempty"`
	Lapsed        bool            `json:"-"` // of what is owed: nobody owes it any more because its last day has passed
}

// Subject is the noun that owes.
type Subject string

const (
	OfCertificate Subject = "certificate"
	OfFinding     Subject = "finding"
	OfAudit       Subject = "audit"
	OfMisuse      Subject = "misuse"
	OfDecision    Subject = "decision"
)

// Obligation is one deadline and the events of its changes.
type Obligation struct {
	r       Record
	changed bool
	event.Log
}

// From takes a stored obligation back, or says which fields make no sense.
func From(r Record) (*Obligation, error) {
	var bad fault.Invalid
	bad.Require("subject_id", r.SubjectID)
	if KindNames[r.Kind].IsZero() {
		bad.Add("kind", text.T("There is no such kind of obligation.", "没有这种期限。"))
	}
	if _, ok := States[r.State]; !ok {
		bad.Add("state", text.T("There is no such state of an obligation.", "期限没有这种状态。"))
	}
	if r.DueOn.IsZero() {
		bad.Require("due_on", "")
	}
	return &Obligation{r: r}, bad.OrNil()
}

// Record is a copy of the obligation as it is stored.
func (o *Obligation) Record() Record { return o.r }

// Overdue tells whether the obligation is open and its last day has passed.
func (r Record) Overdue(today date.Date) bool { return r.State == Open && today.After(r.DueOn) }

// Kinds lists the kinds of obligation.
var Kinds = []Kind{Surveillance, Recertification, Restoration, SuspensionEnd, MajorVerified, FindingAnswer, FindingClosure, ReviewDecision, Examination, SpotCheck, Transition, StopUse, MisuseAnswer, NewApplication}

// keeps tells whether the certificate lasts only as long as the obligation is met in time.
func (k Kind) keeps() bool { return k == Recertification || k == Transition }
