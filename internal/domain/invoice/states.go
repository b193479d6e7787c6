package invoice

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// State of an invoice. That it is late is derived from its day and its balance, never a state.
type State string

// Action that changes it.
type Action string

const (
	Open     State = "open"
	Paid     State = "paid" // in full, or more
	Credited State = "credited"

	DoPay    Action = "pay" // a part of it, or beyond it
	DoSettle Action = "settle"
	DoRefund Action = "refund"
	DoReopen Action = "reopen" // a refund that leaves something to be paid
	DoCredit Action = "credit"
)

// Noun is the invoice in sentences.
var Noun = text.T("invoice", "账单")

// States of an invoice. Money may still come in for a cancelled one; it is then owed to the client.
var States = flow.Table[State, Action]{
	Open:     {DoPay: Open, DoSettle: Paid, DoRefund: Open, DoCredit: Credited},
	Paid:     {DoPay: Paid, DoRefund: Paid, DoReopen: Open, DoCredit: Credited},
	Credited: {DoPay: Credited, DoRefund: Credited},
}
