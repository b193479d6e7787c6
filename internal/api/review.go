package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type reviewsIn struct {
	InBody
	Paging
	State string `query:"state" enum:"open,returned,closed"`
	Mine  bool   `query:"mine" doc:"only those whose reviewer the caller is"`
}

func (s *Server) listReviews(ctx context.Context, who access.Actor, in *reviewsIn) (*Many[app.ReviewLine], error) {
	f := postgres.ReviewFilter{State: in.State}
	if in.Mine {
		f.Reviewer = who.Identity
	}
	list, next, err := s.App.ListReviews(ctx, who, in.page(), f)
	return many(list, next), err
}

// ReviewerChoice names who reviews.
type ReviewerChoice struct {
	Reviewer id.Identity `json:"reviewer,omitzero" doc:"whoever asks, where nobody is named"`
}

type beginTechnicalReviewIn struct {
	DecisionIn
	Creation
	Body ReviewerChoice
}

func reviewAnswer(v app.ReviewView, err error) (*One[app.ReviewView], error) {
	return one(v.Version, v), err
}

func (s *Server) beginTechnicalReview(ctx context.Context, who access.Actor, in *beginTechnicalReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.BeginTechnicalReview(ctx, who, in.Decision, in.Body.Reviewer))
}

// ReviewIn names a technical review.
type ReviewIn struct {
	InBody
	Review id.Review `path:"review"`
}

func (s *Server) getReview(ctx context.Context, who access.Actor, in *ReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.GetReview(ctx, who, in.Review))
}

// ChangeReviewIn names a technical review and the version that is changed.
type ChangeReviewIn struct {
	ReviewIn
	Change
}

type assignReviewIn struct {
	ChangeReviewIn
	Body ReviewerChoice
}

func (s *Server) assignReview(ctx context.Context, who access.Actor, in *assignReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.AssignReview(ctx, who, in.Review, in.seen(), in.Body.Reviewer))
}

// ReviewComment is what a reviewer says about a part of the file.
type ReviewComment struct {
	Part  string `json:"part" maxLength:"100"`
	Field string `json:"field,omitempty" maxLength:"100"`
	Says  string `json:"says" maxLength:"4000"`
	Asks  bool   `json:"asks,omitempty" doc:"the audit team answers it"`
}

type commentReviewIn struct {
	ChangeReviewIn
	Body ReviewComment
}

func (s *Server) commentReview(ctx context.Context, who access.Actor, in *commentReviewIn) (*One[app.ReviewView], error) {
	c := decision.Remark{Part: in.Body.Part, Field: in.Body.Field, Says: in.Body.Says, Asks: in.Body.Asks}
	return reviewAnswer(s.App.CommentReview(ctx, who, in.Review, in.seen(), c))
}

// ReviewCommentIn names a comment of a technical review.
type ReviewCommentIn struct {
	ChangeReviewIn
	Number int `path:"number"`
}

func (s *Server) dropComment(ctx context.Context, who access.Actor, in *ReviewCommentIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.DropComment(ctx, who, in.Review, in.seen(), in.Number))
}

type answerReviewIn struct {
	ReviewCommentIn
	Body struct {
		Answer string `json:"answer" maxLength:"4000"`
	}
}

func (s *Server) answerReview(ctx context.Context, who access.Actor, in *answerReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.AnswerReview(ctx, who, in.Review, in.seen(), in.Number, in.Body.Answer))
}

// ReviewReturn is what goes back to the audit team with the questions.
type ReviewReturn struct {
	Note   string     `json:"note,omitempty" maxLength:"4000"`
	Reopen []id.Audit `json:"reopen,omitempty" nullable:"false" maxItems:"20" doc:"audits whose reports are to be corrected"`
}

type returnReviewIn struct {
	ChangeReviewIn
	Body ReviewReturn
}

func (s *Server) returnReview(ctx context.Context, who access.Actor, in *returnReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.SendBackReview(ctx, who, in.Review, in.seen(), in.Body.Note, in.Body.Reopen))
}

func (s *Server) handInReview(ctx context.Context, who access.Actor, in *ChangeReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.HandInReview(ctx, who, in.Review, in.seen()))
}

// ReviewConclusion is how a technical review ends.
type ReviewConclusion struct {
	Recommends bool   `json:"recommends"`
	Conclusion string `json:"conclusion,omitempty" maxLength:"4000"`
}

type closeReviewIn struct {
	ChangeReviewIn
	Body ReviewConclusion
}

func (s *Server) closeReview(ctx context.Context, who access.Actor, in *closeReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.CloseReview(ctx, who, in.Review, in.seen(), in.Body.Recommends, in.Body.Conclusion))
}

type recallReviewIn struct {
	ChangeReviewIn
	Body Reason
}

func (s *Server) recallReview(ctx context.Context, who access.Actor, in *recallReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.RecallReview(ctx, who, in.Review, in.seen(), in.Body.Reason))
}

func (s *Server) reopenReview(ctx context.Context, who access.Actor, in *ChangeReviewIn) (*One[app.ReviewView], error) {
	return reviewAnswer(s.App.ReopenReview(ctx, who, in.Review, in.seen()))
}

var (
	sampleReviewComment = ReviewComment{Part: "agreement", Says: "Which site?", Asks: true}
	sampleReviewReturn  = ReviewReturn{Note: "Please answer."}
)
