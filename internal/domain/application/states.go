package application

import "triennia/internal/domain/flow"

// State is where an application stands.
type State string

const (
	Draft         State = "draft"
	Submitted     State = "submitted"
	InfoRequested State = "info_requested" // questions are open, the clock stands
	UnderReview   State = "under_review"
	Accepted      State = "accepted"
	Declined      State = "declined"
	Quoted        State = "quoted"
	Contracted    State = "contracted"
	Lapsed        State = "lapsed"
	Rejected      State = "rejected" // the client refused the quotation
	Withdrawn     State = "withdrawn"
)

// Action is what is done with an application.
type Action string

const (
	Submit         Action = "submit"
	Ask            Action = "ask"
	Answer         Action = "answer"           // the last open question, before the review began
	AnswerInReview Action = "answer_in_review" // the last open question, while it is under review
	BeginReview    Action = "begin_review"
	Accept         Action = "accept"
	Decline        Action = "decline"
	Quote          Action = "quote"
	Contract       Action = "contract"
	Reject         Action = "reject"
	Lapse          Action = "lapse"
	Withdraw       Action = "withdraw"
)

// States says what may happen to an application.
var States = flow.Table[State, Action]{
	Draft:         {Submit: Submitted, Withdraw: Withdrawn},
	Submitted:     {Ask: InfoRequested, BeginReview: UnderReview, Withdraw: Withdrawn},
	InfoRequested: {Answer: Submitted, AnswerInReview: UnderReview, Lapse: Lapsed, Withdraw: Withdrawn},
	UnderReview:   {Ask: InfoRequested, Accept: Accepted, Decline: Declined, Withdraw: Withdrawn},
	Accepted:      {Quote: Quoted, Withdraw: Withdrawn},
	Quoted:        {Quote: Quoted, Contract: Contracted, Reject: Rejected, Lapse: Lapsed, Withdraw: Withdrawn},
	Declined:      {},
	Contracted:    {},
	Lapsed:        {},
	Rejected:      {},
	Withdrawn:     {},
}
