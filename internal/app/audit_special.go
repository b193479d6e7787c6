package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// SpecialAudit is what a person asks for: an audit of a certificate beside its cycle, and why.
type SpecialAudit struct {
	Cause        programme.Cause        `json:"cause" enum:"change,complaint,suspension,spot_check,other"`
	ChangeID     id.ChangeNotice        `json:"change_id,omitzero" doc:"the notice of a change"`
	ComplaintID  id.Complaint           `json:"complaint_id,omitzero"`
	Number       int                    `json:"number,omitempty" doc:"of the spot check"`
	Announcement programme.Announcement `json:"announcement" enum:"announced,short_notice,unannounced"`
	Reason       string                 `json:"reason" maxLength:"4000" doc:"what the audit is to find out; the client does not read it"`
	Days         audittime.HalfDays     `json:"days" doc:"auditor days, in halves"`
	DaysReason   string                 `json:"days_reason" maxLength:"2000"`
	DueOn        date.Date              `json:"due_on,omitzero" doc:"last day; after a failed spot check the rules set it"`
}

// CallSpecialAudit puts a special audit into the programme of the certificate; it is arranged like any other.
func (a *App) CallSpecialAudit(ctx context.Context, who access.Actor, cid id.Certificate, x SpecialAudit) (out AuditView, err error) {
	err = a.write(ctx, who, "audit.call_special", func(tx *postgres.Tx) error {
		c, err := tx.Certificate(cid)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		until, err := c.SpecialUntil(x.Cause, x.Number, today)
		if err != nil {
			return err
		}
		o := programme.Occasion{Cause: x.Cause, Number: x.Number, Announcement: x.Announcement, Reason: x.Reason, DaysReason: x.DaysReason, By: who.Name, On: today}
		if err := occasioned(tx, c, x, &o); err != nil {
			return err
		}
		p, err := tx.LockProgramme(c.ProgrammeID, 0)
		if err != nil {
			return err
		}
		audits, err := tx.AuditsOfProgramme(c.ProgrammeID)
		if err != nil {
			return err
		}
		if err := audit.CanCall(audits, o); err != nil {
			return err
		}
		if err := p.Call(o, x.Days, x.DueOn, until); err != nil {
			return err
		}
		saved, err := a.programmeAudits(tx, p)
		if err != nil {
			return err
		}
		out, err = a.viewAudit(tx, saved.LastSpecial().AuditID)
		return err
	})
	return out, err
}

// occasioned names what occasions the audit: a notice or a complaint about the same client, or the certificate itself. Of
// a complaint nothing is kept but its number.
func occasioned(tx *postgres.Tx, c certificate.Record, x SpecialAudit, o *programme.Occasion) error {
	client := c.ClientID
	switch x.Cause {
	case programme.ByChange:
		n, err := tx.ChangeNotice(x.ChangeID)
		if err != nil {
			return err
		}
		if err := n.Occasions(); err != nil {
			return err
		}
		client, o.SubjectID, o.Reference = n.ClientID, n.ID.String(), n.Reference
	case programme.ByComplaint:
		r, err := tx.Complaint(x.ComplaintID)
		if err != nil {
			return err
		}
		client, o.SubjectID, o.Reference = r.ClientID, r.ID.String(), r.Reference
	default:
		o.SubjectID, o.Reference = c.ID.String(), c.Number
	}
	if client != c.ClientID {
		return fault.Missing(text.T("certificate of this client", "该客户的证书"))
	}
	return nil
}

// ClearAudit fixes dates and team of an audit that the client is not asked about, on the word of a second person.
func (a *App) ClearAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, note string) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.clear", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		r := au.Record()
		tried, err := a.try(tx, r, audit.Proposal{Span: r.Span, Weekends: r.Weekends, Team: r.Team})
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := au.Clear(audit.Clearance{ByID: who.Identity, By: who.Name, On: today, Note: note}, tried.unfit); err != nil {
			return err
		}
		return a.tellDates(tx, au.Record(), "audit_short_notice", "audit_confirmed")
	})
}

// OccasionedAudit is a special audit as what occasioned it shows it.
type OccasionedAudit struct {
	ID           id.Audit               `json:"id"`
	Reference    string                 `json:"reference"`
	Standard     string                 `json:"standard"`
	State        audit.State            `json:"state"`
	StateName    text.Text              `json:"state_name"`
	Announcement programme.Announcement `json:"announcement"`
	Cause        programme.Cause        `json:"cause"`
	Number       int                    `json:"number,omitempty" doc:"of the spot check"`
	From         date.Date              `json:"from,omitzero"`
	To           date.Date              `json:"to,omitzero"`
	DueOn        date.Date              `json:"due_on,omitzero"`
	Over         bool                   `json:"over"`
}

// occasionedAudits are those among the audits that are special audits with an occasion.
func occasionedAudits(tx *postgres.Tx, audits []audit.Record) []OccasionedAudit {
	out := []OccasionedAudit{}
	for _, r := range audits {
		if r.Occasion == nil {
			continue
		}
		if !tx.Actor.Client.IsZero() {
			r = r.ForClient()
		}
		out = append(out, OccasionedAudit{ID: r.ID, Reference: r.Reference, Standard: r.Standard, State: r.State, StateName: audit.StateNames[r.State],
			Announcement: r.Occasion.Announcement, Cause: r.Occasion.Cause, Number: r.Occasion.Number, From: r.From(), To: r.To(), DueOn: r.DueOn, Over: r.Over()})
	}
	return out
}

// auditsBy are the special audits that the things occasioned, by the identifiers of these.
func auditsBy(tx *postgres.Tx, subjects ...string) (map[string][]OccasionedAudit, error) {
	audits, err := tx.AuditsOccasionedBy(subjects...)
	out := map[string][]OccasionedAudit{}
	for _, s := range subjects {
		out[s] = []OccasionedAudit{}
	}
	for _, r := range audits {
		out[r.Occasion.SubjectID] = append(out[r.Occasion.SubjectID], occasionedAudits(tx, []audit.Record{r})...)
	}
	return out, err
}
