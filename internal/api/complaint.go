package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

type complaintsIn struct {
	InBody
	Paging
	State string `query:"state" enum:"open,received,acknowledged,outside,screened,valid,unfounded,referred,investigated,decided,notified,closed"`
	About string `query:"about" enum:"client,body"`
	Mine  bool   `query:"mine" doc:"only those that the caller handles"`
}

func (s *Server) listComplaints(ctx context.Context, who access.Actor, in *complaintsIn) (*Many[app.ComplaintLine], error) {
	f := postgres.ComplaintFilter{State: in.State, About: in.About}
	if in.Mine {
		f.Handler = who.Identity
	}
	list, next, err := s.App.ListComplaints(ctx, who, in.page(), f)
	return many(list, next), err
}

func (s *Server) complaintsOfClient(ctx context.Context, who access.Actor, in *ClientIn) (*Many[app.ComplaintLine], error) {
	list, err := s.App.ComplaintsOfClient(ctx, who, in.Client)
	return many(list, ""), err
}

func (s *Server) referredComplaints(ctx context.Context, who access.Actor, in *ClientIn) (*Many[complaint.ForClient], error) {
	list, err := s.App.ReferredComplaints(ctx, who, in.Client)
	return many(list, ""), err
}

// ComplaintIn names a complaint.
type ComplaintIn struct {
	InBody
	Complaint id.Complaint `path:"complaint"`
}

func complaintAnswer(v app.ComplaintView, err error) (*One[app.ComplaintView], error) {
	return one(v.Version, v), err
}

func (s *Server) getComplaint(ctx context.Context, who access.Actor, in *ComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.GetComplaint(ctx, who, in.Complaint))
}

// ChangeComplaintIn names a complaint and the version that is changed.
type ChangeComplaintIn struct {
	ComplaintIn
	Change
}

type assignComplaintIn struct {
	ChangeComplaintIn
	Body struct {
		Handler id.Identity `json:"handler"`
	}
}

func (s *Server) assignComplaint(ctx context.Context, who access.Actor, in *assignComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.AssignComplaint(ctx, who, in.Complaint, in.seen(), in.Body.Handler))
}

func (s *Server) acknowledgeComplaint(ctx context.Context, who access.Actor, in *ChangeComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.AcknowledgeComplaint(ctx, who, in.Complaint, in.seen()))
}

type screenComplaintIn struct {
	ChangeComplaintIn
	Body app.Screening
}

func (s *Server) screenComplaint(ctx context.Context, who access.Actor, in *screenComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.ScreenComplaint(ctx, who, in.Complaint, in.seen(), in.Body))
}

// Validity is whether a complaint is valid, and why.
type Validity struct {
	Valid bool   `json:"valid"`
	Note  string `json:"note" maxLength:"4000"`
}

type validateComplaintIn struct {
	ChangeComplaintIn
	Body Validity
}

func (s *Server) validateComplaint(ctx context.Context, who access.Actor, in *validateComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.ValidateComplaint(ctx, who, in.Complaint, in.seen(), in.Body.Valid, in.Body.Note))
}

type referComplaintIn struct {
	ChangeComplaintIn
	Body struct {
		Account string `json:"account" maxLength:"8000" doc:"what the client is told"`
	}
}

func (s *Server) referComplaint(ctx context.Context, who access.Actor, in *referComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.ReferComplaint(ctx, who, in.Complaint, in.seen(), in.Body.Account))
}

type answerReferredIn struct {
	ChangeComplaintIn
	Body struct {
		Answer string `json:"answer" maxLength:"8000"`
	}
}

func (s *Server) answerReferred(ctx context.Context, who access.Actor, in *answerReferredIn) (*One[complaint.ForClient], error) {
	v, err := s.App.AnswerReferred(ctx, who, in.Complaint, in.seen(), in.Body.Answer)
	return one(v.Version, v), err
}

// Investigation is what was found out about a complaint.
type Investigation struct {
	Note          string `json:"note" maxLength:"8000"`
	Effectiveness string `json:"effectiveness,omitempty" maxLength:"4000" doc:"what it says of the client's management system"`
}

type investigateComplaintIn struct {
	ChangeComplaintIn
	Body Investigation
}

func (s *Server) investigateComplaint(ctx context.Context, who access.Actor, in *investigateComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.InvestigateComplaint(ctx, who, in.Complaint, in.seen(), in.Body.Note, in.Body.Effectiveness))
}

// NoteIn is a note on a complaint.
type NoteIn struct {
	ChangeComplaintIn
	Body struct {
		Note string `json:"note" maxLength:"8000"`
	}
}

func (s *Server) noteComplaint(ctx context.Context, who access.Actor, in *NoteIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.NoteComplaint(ctx, who, in.Complaint, in.seen(), in.Body.Note))
}

func (s *Server) decideComplaint(ctx context.Context, who access.Actor, in *NoteIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.DecideComplaint(ctx, who, in.Complaint, in.seen(), in.Body.Note))
}

type notifyOutcomeIn struct {
	ChangeComplaintIn
	Body struct {
		Outcome string `json:"outcome" maxLength:"8000" doc:"as the complainant reads it"`
	}
}

func (s *Server) notifyOutcome(ctx context.Context, who access.Actor, in *notifyOutcomeIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.NotifyOutcome(ctx, who, in.Complaint, in.seen(), in.Body.Outcome))
}

type closeComplaintIn struct {
	ChangeComplaintIn
	Body complaint.Consent
}

func (s *Server) closeComplaint(ctx context.Context, who access.Actor, in *closeComplaintIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.CloseComplaint(ctx, who, in.Complaint, in.seen(), in.Body))
}

type writeToComplainantIn struct {
	ChangeComplaintIn
	Body struct {
		Text string `json:"text" maxLength:"8000"`
	}
}

func (s *Server) writeToComplainant(ctx context.Context, who access.Actor, in *writeToComplainantIn) (*One[app.ComplaintView], error) {
	return complaintAnswer(s.App.WriteToComplainant(ctx, who, in.Complaint, in.seen(), in.Body.Text))
}

var (
	sampleScreening = app.Screening{InRemit: true}
	sampleNote      = map[string]string{"note": "Rang them."}
)
