package fee

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of a quotation. That it has lapsed is derived from its last day, never a state.
type State string

// Action that changes it.
type Action string

const (
	Draft      State = "draft"
	Sent       State = "sent"
	Questioned State = "questioned"
	Accepted   State = "accepted"
	Declined   State = "declined"
	Superseded State = "superseded"

	Send    Action = "send"
	Ask     Action = "ask"
	Answer  Action = "answer"
	Accept  Action = "accept"
	Decline Action = "decline"
	Approve Action = "approve_discount"
	Revise  Action = "revise" // a later revision takes its place
	Amend   Action = "amend"  // the client accepted an amendment of the agreement
)

// Noun is the quotation in sentences.
var Noun = text.T("quotation", "报价")

// States of a quotation.
var States = flow.Table[State, Action]{
	Draft:      {Approve: Draft, Send: Sent, Revise: Superseded},
	Sent:       {Ask: Questioned, Accept: Accepted, Decline: Declined, Revise: Superseded},
	Questioned: {Ask: Questioned, Answer: Sent, Accept: Accepted, Decline: Declined, Revise: Superseded},
	Accepted:   {Amend: Superseded},
	Declined:   {},
	Superseded: {},
}
