package app

import (
	"slices"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const surveyJob = "programme.survey"

// follow lets the programme follow what is owed of its surveillance audits, where it differs. That is a task of its own:
// who changes a programme settles its clock as well, and the two would wait for each other.
func (g ground) follow(tx *postgres.Tx, owed []clock.Record, today date.Date) error {
	p, err := programme.From(g.programme)
	if err != nil {
		return err
	}
	if !p.Owe(clock.SurveillancesOwed(owed), clock.HeldOf(g.audits, today), aheadOf(g.audits)).Any() {
		return nil
	}
	pid := g.programme.ID.String()
	return tx.Enqueue(surveyJob, surveyJob+":"+pid+":"+tx.At.Format(time.RFC3339Nano), tx.At, map[string]string{"programme": pid})
}

// survey brings the surveillance audits of the programme to the last days that are owed, adds those that it lacks and drops those
// that it added and that are owed no more.
func (a *App) survey(tx *postgres.Tx, t postgres.Task) error {
	pid, err := id.Parse[struct{ programme struct{} }](t.Payload["programme"])
	if err != nil {
		return err
	}
	p, err := tx.LockProgramme(id.Programme(pid), 0)
	if err != nil {
		return err
	}
	certificates, err := tx.CertificatesOfProgramme(id.Programme(pid))
	if err != nil || len(certificates) == 0 {
		return err
	}
	audits, err := tx.AuditsOfProgramme(id.Programme(pid))
	if err != nil {
		return err
	}
	in, _, err := a.clockInput(tx, certificates[0], audits)
	if err != nil {
		return err
	}
	change := p.Owe(clock.SurveillancesOwed(clock.Owed(in, clock.Record{})), clock.HeldOf(audits, in.Today), aheadOf(audits))
	if !change.Any() {
		return nil
	}
	var dropped []audit.Record
	for _, r := range audits {
		if slices.ContainsFunc(change.Dropped, func(s programme.Slot) bool { return s.AuditID == r.ID }) {
			dropped = append(dropped, r)
		}
	}
	if err := cancelAudits(tx, dropped, text.T("No further surveillance audit is owed in this cycle.", "本认证周期内不再需要实施监督审核。")); err != nil {
		return err
	}
	r, err := a.programmeAudits(tx, p)
	if err != nil {
		return err
	}
	if err := aimAudits(tx, r, aheadOf(audits)); err != nil {
		return err
	}
	return a.tellSurveys(tx, r, change.Added)
}

// tellSurveys tells the planners of audits that no agreement foresaw.
func (a *App) tellSurveys(tx *postgres.Tx, p programme.Record, added []programme.Slot) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	for _, s := range added {
		days := text.Tf("Its %s days are those of a surveillance in the agreement; the quotation has no price for it.", "其人日数%s按合同中监督审核的人日数确定；报价中没有该次审核的价格。", p.Days.Surveillance)
		if p.Days.Surveillance == 0 {
			days = text.T("The agreement has neither days nor a price for it.", "合同中没有该次审核的人日数和价格。")
		}
		err := a.notifyHolders(tx, access.Plan, "surveillance_added", mail.Data{"client": p.ClientName, "audit": audit.Record{Type: s.Kind, Number: s.Number}.Title(),
			"standard": p.Standard, "due": s.DueOn, "days": days, "link": "/b/" + b.Slug + "/clients/" + p.ClientID.String()})
		if err != nil {
			return err
		}
	}
	return nil
}
