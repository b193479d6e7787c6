package app

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const prepareDecisionJob = "decision.prepare"

// prepareAfterAudit lays a concluded stage 2 or recertification before the decision makers, the extension that the audit
// covered, and what a surveillance or special audit calls for.
func (a *App) prepareAfterAudit(tx *postgres.Tx, t postgres.Task) error {
	aid, err := id.Parse[struct{ audit struct{} }](t.Payload["subject"])
	if err != nil {
		return err
	}
	au, err := tx.Audit(id.Audit(aid))
	if err != nil {
		return err
	}
	if decision.Surveys(au) {
		if err := a.afterSurveillance(tx, au); err != nil {
			return err
		}
	}
	types := map[programme.Kind]decision.Type{programme.Stage2: decision.Grant, programme.Recertification: decision.Renew}
	var wanted []decision.Type
	if of, known := types[au.Type]; known {
		wanted = append(wanted, of)
	}
	if !au.Extends.IsZero() {
		wanted = append(wanted, decision.Extend)
	}
	for _, of := range wanted {
		if _, err := a.prepareDecision(tx, of, au.ProgrammeID, "", date.Date{}); err != nil {
			return err
		}
	}
	return nil
}

// prepareDecision lays a decision of the type about the programme before those who may decide, unless it
// lies there already. because is the rule whose deadline passed on the day before on.
func (a *App) prepareDecision(tx *postgres.Tx, of decision.Type, pid id.Programme, because string, on date.Date) (*decision.Decision, error) {
	return a.prepare(tx, decision.Record{Type: of, ProgrammeID: pid, Because: because, Deadline: on})
}

// prepare completes what is proposed with the programme, its certificate and its audits.
func (a *App) prepare(tx *postgres.Tx, r decision.Record) (*decision.Decision, error) {
	of, pid := r.Type, r.ProgrammeID
	there, err := tx.LockPrepared(pid, of)
	if err != nil || there != nil {
		return there, err
	}
	p, err := tx.Programme(pid)
	if err != nil {
		return nil, err
	}
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	today := b.Today(a.Now())
	r.ID, r.ClientID, r.ClientName, r.Standard, r.ApplicationID = id.Decision(newID()), p.ClientID, p.ClientName, p.Standard, p.ApplicationID
	r.ProposedOn, r.DueOn = today, of.DueOn(today, b.Limits(today))
	switch {
	case of == decision.Extend && p.Extension != nil:
		r.ApplicationID = p.Extension.ApplicationID
		if to := p.Extension.Edition; to != "" {
			r.Standard, r.Before = to, p.Standard
		}
	case of == decision.Renew:
		r.ApplicationID, _ = p.RenewsBy()
	}
	certificates, err := tx.CertificatesOfProgramme(pid)
	if err != nil {
		return nil, err
	}
	if len(certificates) > 0 {
		r.CertificateID = certificates[0].ID
	}
	audits, err := tx.AuditsOfProgramme(pid)
	if err != nil {
		return nil, err
	}
	if len(r.AuditIDs) == 0 {
		r.AuditIDs = feeding(of, audits, r.ApplicationID)
	}
	d, err := decision.New(r)
	if err != nil {
		return nil, err
	}
	if err := tx.InsertDecision(d); err != nil {
		return nil, err
	}
	return d, nil
}

// askToDecide tells those who may decide that something lies before them.
func (a *App) askToDecide(tx *postgres.Tx, t postgres.Task) error {
	d, err := decisionOf(tx, t)
	if err != nil || d.State != decision.Prepared || d.Motion != nil { // those who may agree are asked to
		return err
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	return a.notifyHolders(tx, access.Decide, "decision_prepared", mail.Data{
		"client": d.ClientName, "what": d.Name(), "because": d.Ground(), "day": d.DueOn,
		"link": "/b/" + b.Slug + "/decisions/" + d.ID.String()})
}
