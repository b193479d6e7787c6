package contract

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a version of the agreement.
type State string

// Action that changes it.
type Action string

const (
	Active     State = "active"
	Superseded State = "superseded" // a later version took its place
	Ended      State = "ended"

	Supersede Action = "supersede"
	End       Action = "end"
	Consent   Action = "consent" // the client gives or withdraws a consent
)

// Noun is the contract in sentences.
var Noun = text.T("contract", "认证合同")

// States of a version of the agreement.
var States = flow.Table[State, Action]{
	Active:     {Supersede: Superseded, End: Ended, Consent: Active},
	Superseded: {},
	Ended:      {},
}
