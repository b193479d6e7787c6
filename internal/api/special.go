package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
)

type callSpecialIn struct {
	CertificateIn
	Creation
	Body app.SpecialAudit
}

func (s *Server) callSpecialAudit(ctx context.Context, who access.Actor, in *callSpecialIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.CallSpecialAudit(ctx, who, in.Certificate, in.Body))
}

type clearAuditIn struct {
	ChangeAuditIn
	Body struct {
		Note string `json:"note" maxLength:"2000" doc:"what the second check of conflicts rests on"`
	}
}

func (s *Server) clearAudit(ctx context.Context, who access.Actor, in *clearAuditIn) (*One[app.AuditView], error) {
	return auditAnswer(s.App.ClearAudit(ctx, who, in.Audit, in.seen(), in.Body.Note))
}

var sampleSpecial = app.SpecialAudit{Cause: programme.ByOther, Announcement: programme.ShortNotice, Reason: "A new process.", Days: 2, DaysReason: "One site.",
	DueOn: date.New(2026, 12, 18)}
