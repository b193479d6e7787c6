package decision

import (
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// ReviewState is where a technical review stands.
type ReviewState string

const (
	UnderReview ReviewState = "open"     // with the reviewer
	SentBack    ReviewState = "returned" // with the audit team
	Reviewed    ReviewState = "closed"
)

// ReviewAction is a verb of a technical review.
type ReviewAction string

const (
	DoAssign   ReviewAction = "assign"
	DoComment  ReviewAction = "comment"
	DoDrop     ReviewAction = "drop" // a comment of this round
	DoSendBack ReviewAction = "send_back"
	DoAnswer   ReviewAction = "answer"
	DoHandIn   ReviewAction = "hand_in"
	DoRecall   ReviewAction = "recall" // from an audit team that does not answer
	DoClose    ReviewAction = "close"
	DoReopen   ReviewAction = "reopen"
)

// ReviewTable are the moves of a review.
var ReviewTable = flow.Table[ReviewState, ReviewAction]{
	UnderReview: {DoAssign: UnderReview, DoComment: UnderReview, DoDrop: UnderReview, DoSendBack: SentBack, DoClose: Reviewed},
	SentBack:    {DoAssign: SentBack, DoAnswer: SentBack, DoHandIn: UnderReview, DoRecall: UnderReview},
	Reviewed:    {DoReopen: UnderReview, DoAssign: UnderReview},
}

// ReviewStates lists the states as the database spells them.
func ReviewStates() []ReviewState { return ReviewTable.States() }

// ReviewStateNames are the states on screen.
var ReviewStateNames = map[ReviewState]text.Text{
	UnderReview: text.T("Under review", "评定中"),
	SentBack:    text.T("With the audit team", "审核组处理中"),
	Reviewed:    text.T("Reviewed", "已评定"),
}

var reviewNoun = text.T("technical review", "认证评定")
