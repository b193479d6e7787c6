package app

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/postgres"
)

// afterSurveillance lays a surveillance or special audit before people outside the team where that is called for (V1), and
// draws the sample of the other surveillance audits. After an audit that followed up a suspension it is decided whether
// the certificate is restored.
func (a *App) afterSurveillance(tx *postgres.Tx, au audit.Record) error {
	findings, err := tx.FindingsOf(au.ID)
	if err != nil {
		return err
	}
	certificates, err := tx.CertificatesOfProgramme(au.ProgrammeID)
	if err != nil || len(certificates) == 0 {
		return err
	}
	course, err := courseOf(tx, au, certificates)
	if err != nil {
		return err
	}
	if decision.Lifts(au, course) {
		_, err := a.prepare(tx, decision.Record{Type: decision.Restore, ProgrammeID: au.ProgrammeID, Cause: decision.Lifted(au)})
		return err
	}
	if why := decision.Escalation(au, findings, course); len(why) > 0 {
		_, err := a.prepare(tx, decision.Record{Type: decision.Maintain, ProgrammeID: au.ProgrammeID, Escalated: why, AuditIDs: []id.Audit{au.ID}})
		return err
	}
	if au.Type != programme.Surveillance {
		return nil
	}
	limits, err := a.limits(tx)
	if err != nil {
		return err
	}
	nth, err := tx.NextNumber("monitored")
	if err != nil || !decision.Sampled(int(nth), limits.Of(pack.MonitoringPercent)) {
		return err
	}
	_, err = a.prepareDecision(tx, decision.Monitor, au.ProgrammeID, "", date.Date{})
	return err
}

// courseOf is what else is known of the certificate of an audit.
func courseOf(tx *postgres.Tx, au audit.Record, certificates []certificate.Record) (course decision.Course, err error) {
	course.Suspended = len(certificates) > 0 && certificates[0].State == certificate.Suspended
	waiting, err := tx.DecisionsOfProgramme(au.ProgrammeID)
	for _, d := range waiting {
		if d.State == decision.Prepared {
			course.Proposed = append(course.Proposed, d.Type)
		}
	}
	return course, err
}

// maintain notes at the surveillance and special audits that it was decided on them.
func (a *App) maintain(tx *postgres.Tx, d decision.Record, _ caseFile) error {
	return decideAudits(tx, d.ProgrammeID, d.On, decision.Surveys)
}

// monitored changes nothing: certification was maintained on the conclusion of the leader.
func (a *App) monitored(*postgres.Tx, decision.Record, caseFile) error { return nil }

// answerEscalation takes away the question whether certification is maintained, once something else is decided about the
// certificate: that was its answer.
func answerEscalation(tx *postgres.Tx, d decision.Record) error {
	waits, err := tx.LockPrepared(d.ProgrammeID, decision.Maintain)
	if err != nil || waits == nil {
		return err
	}
	if err := waits.Overtake(d.On); err != nil {
		return err
	}
	_, err = tx.SaveDecision(waits)
	return err
}
