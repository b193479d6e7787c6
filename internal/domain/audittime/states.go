package audittime

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a calculation.
type State string

// Action that changes it.
type Action string

const (
	Computed   State = "computed"
	Frozen     State = "frozen" // something rests on it: a quotation, an agreement, an audit
	Superseded State = "superseded"

	Freeze    Action = "freeze"
	Supersede Action = "supersede"
)

// Noun is the calculation in sentences.
var Noun = text.T("calculation", "审核时间计算")

// States of a calculation. A frozen one may be frozen again: revised quotations, the agreement and audits share it.
var States = flow.Table[State, Action]{
	Computed:   {Freeze: Frozen, Supersede: Superseded},
	Frozen:     {Freeze: Frozen, Supersede: Superseded},
	Superseded: {},
}
