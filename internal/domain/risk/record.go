// Package risk holds the register of the risks to the impartiality of the body: where each comes from, what is
// done about it, who looks after it and when it was last reviewed (ISO/IEC 17021-1:2015, 5.2.3).
package risk

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Source is where a risk comes from.
type Source string

// Sources are those that a register distinguishes.
var Sources = []Source{"ownership", "governance", "management", "personnel", "shared_resources", "finances", "contracts", "marketing", "referral", "other"}

// Level is how much of a risk remains when it is treated.
type Level string

// Levels from the smallest to the greatest.
var Levels = []Level{"low", "medium", "high"}

// Terms are what the register says of a risk.
type Terms struct {
	Title      string      `json:"title" maxLength:"200"`
	Source     Source      `json:"source" enum:"ownership,governance,management,personnel,shared_resources,finances,contracts,marketing,referral,other"`
	Treatment  string      `json:"treatment" maxLength:"4000"`
	Residual   Level       `json:"residual" enum:"low,medium,high"`
	Owner      id.Identity `json:"owner" doc:"the person of the body who looks after it"`
	NextReview date.Date   `json:"next_review,omitzero" doc:"the latest day that the limits allow, if left out"`
}

// Outcome is what a review of a risk came to.
type Outcome struct {
	Found      string    `json:"found" maxLength:"4000"`
	Consulted  string    `json:"consulted" maxLength:"400" doc:"the interested parties that were asked"`
	Residual   Level     `json:"residual" enum:"low,medium,high"`
	NextReview date.Date `json:"next_review,omitzero" doc:"the latest day that the limits allow, if left out"`
}

// Review is a review that took place.
type Review struct {
	On date.Date `json:"on"`
	By string    `json:"by"`
	Outcome
}

// Record is a risk as it is stored.
type Record struct {
	ID        id.Risk   `json:"id"`
	Version   int       `json:"version"`
	State     State     `json:"state" enum:"open,closed"`
	OwnerName string    `json:"owner_name"`
	EnteredOn date.Date `json:"entered_on"`
	EnteredBy string    `json:"entered_by"`
	Reviews   []Review  `json:"reviews,omitempty" nullable:"false"` // the oldest first
	ClosedOn  date.Date `json:"closed_on,omitzero"`
	Reason    string    `json:"reason,omitempty"` // why it is no risk any more
	Terms
}

// Risk is a risk and what happened to it.
type Risk struct {
	r Record
	event.Log
}

// From is the risk of the record.
func From(r Record) (*Risk, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The risk is incomplete.", "该风险信息不完整。"))
	}
	return &Risk{r: r}, nil
}

// Record is a copy of the risk as it is stored.
func (k *Risk) Record() Record { return k.r }

// ReviewedOn is the day on which the risk was last looked at: when it was entered, or reviewed since.
func (r Record) ReviewedOn() date.Date {
	if n := len(r.Reviews); n > 0 {
		return r.Reviews[n-1].On
	}
	return r.EnteredOn
}
