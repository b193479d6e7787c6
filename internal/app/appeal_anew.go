package app

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// appealed is a decision appealed against, with what became of the certification since.
type appealed struct {
	decision    decision.Record
	review      *decision.ReviewRecord
	programme   programme.Record
	certificate *certificate.Record // the newest, nil where there is none
	audits      []audit.Record
	today       date.Date
}

func (a *App) appealed(tx *postgres.Tx, r complaint.AppealRecord) (out appealed, err error) {
	if out.decision, err = tx.Decision(r.Against.DecisionID); err != nil {
		return out, err
	}
	pid := out.decision.ProgrammeID
	if out.programme, err = tx.Programme(pid); err != nil {
		return out, err
	}
	if out.audits, err = tx.AuditsOfProgramme(pid); err != nil {
		return out, err
	}
	if out.review, err = tx.ReviewOf(out.decision.ID); err != nil {
		return out, err
	}
	certificates, err := tx.CertificatesOfProgramme(pid)
	if err != nil {
		return out, err
	}
	if len(certificates) > 0 {
		out.certificate = &certificates[0]
	}
	out.today, err = a.today(tx)
	return out, err
}

func (x appealed) anew() ([]decision.Type, text.Text) {
	return complaint.Anew(x.decision, x.programme, x.certificate, x.today)
}

// prepareAnew lays the decision that follows from an upheld appeal before those who may take it (SM-167, SM-168). One
// that lies prepared already follows the appeal from now on.
func (a *App) prepareAnew(tx *postgres.Tx, x *complaint.Appeal, against appealed) error {
	r := x.Record()
	d, err := a.prepareDecision(tx, r.Anew, against.programme.ID, "", date.Date{})
	if err != nil {
		return err
	}
	if err := d.FollowAppeal(decision.Upheld(r.ID, r.Reference, against.decision, against.review, against.audits)); err != nil {
		return err
	}
	if _, err := tx.SaveDecision(d); err != nil {
		return err
	}
	x.Prepared(d.Record().ID)
	return nil
}

// decidedAnew is the decision that follows from the appeal, nil where there is none.
func decidedAnew(tx *postgres.Tx, r complaint.AppealRecord) (*decision.Record, error) {
	if r.AnewID.IsZero() {
		return nil, nil
	}
	d, err := tx.Decision(r.AnewID)
	return &d, err
}
