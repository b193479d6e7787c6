package app

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

const (
	sweepJob  = "clock.sweep"
	settleJob = "clock.settle"
	askJob    = "decision.ask"
	wantJob   = "clock.decision"
	sweepSize = 100 // obligations looked at in one transaction
	sweepWays = 4   // sweeps of one body at once, each of other subjects
)

// Sweep puts a sweep into the outbox of each body that has something due. What is due is state in
// the database, never an equality of dates: a day on which nothing ran is caught up by the next.
func (a *App) Sweep(ctx context.Context) error {
	return a.inEveryBody(ctx, sweepJob, a.enqueueSweep)
}

func (a *App) enqueueSweep(tx *postgres.Tx) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	due, err := tx.AnyDueObligation(today)
	if err != nil || !due {
		return err
	}
	minute := a.Now().UTC().Truncate(time.Minute).Format(time.RFC3339)
	return enqueueWays(tx, today.String()+":"+minute)
}

// enqueueWays puts the sweeps into the outbox that together look at all subjects.
func enqueueWays(tx *postgres.Tx, key string) error {
	for way := range sweepWays {
		if err := tx.Enqueue(sweepJob, fmt.Sprintf("%s:%s:%d", sweepJob, key, way), tx.At, map[string]string{"way": strconv.Itoa(way)}); err != nil {
			return err
		}
	}
	return nil
}

// sweep settles the subjects of the obligations whose next notice is owed; when there may be more it
// puts itself into the outbox again. Without a way of its own it stands for all of them.
func (a *App) sweep(tx *postgres.Tx, t postgres.Task) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	if t.Payload["way"] == "" {
		return enqueueWays(tx, t.ID.String())
	}
	way, err := strconv.Atoi(t.Payload["way"])
	if err != nil {
		return err
	}
	due, err := tx.DueObligations(today, sweepSize, way, sweepWays)
	if err != nil {
		return err
	}
	if err := a.settleSubjects(tx, due); err != nil {
		return err
	}
	if len(due) < sweepSize {
		return tx.Enqueue(tellJob, tellJob+":after:"+t.ID.String(), tx.At, nil)
	}
	return tx.Enqueue(sweepJob, sweepJob+":after:"+t.ID.String(), tx.At, t.Payload)
}

// settleSubjects settles what the obligations are of, each once. What each is of is read when nobody else can settle it.
func (a *App) settleSubjects(tx *postgres.Tx, due []*clock.Obligation) error {
	var subjects []string
	for _, o := range due {
		subjects = append(subjects, o.Record().SubjectID)
	}
	if _, err := tx.LockObligationsOf(subjects...); err != nil {
		return err
	}
	done := map[string]bool{}
	var certificates []id.Certificate
	for _, o := range due {
		r := o.Record()
		if done[r.SubjectID] {
			continue
		}
		done[r.SubjectID] = true
		if r.Subject == clock.OfCertificate {
			certificates = append(certificates, r.CertificateID)
			continue
		}
		if r.Subject == clock.OfMisuse {
			if err := a.settleMisuseOf(tx, r.SubjectID); err != nil {
				return err
			}
			continue
		}
		if r.Subject == clock.OfDecision {
			if err := a.settleDecisionOf(tx, r.SubjectID); err != nil {
				return err
			}
			continue
		}
		fid, err := id.Parse[struct{ finding struct{} }](r.SubjectID)
		if err != nil {
			return err
		}
		f, err := tx.Finding(id.Finding(fid))
		if err != nil {
			return err
		}
		if err := a.settleFinding(tx, f); err != nil {
			return err
		}
	}
	list, err := tx.CertificatesByID(certificates)
	if err != nil {
		return err
	}
	return a.settleCertificates(tx, list)
}

func (a *App) settleMisuseOf(tx *postgres.Tx, subject string) error {
	mid, err := id.Parse[struct{ misuse struct{} }](subject)
	if err != nil {
		return err
	}
	m, err := tx.Misuse(id.Misuse(mid))
	if err != nil {
		return err
	}
	if err := a.settleMisuseAlone(tx, m); err != nil || m.ProgrammeID.IsZero() {
		return err
	}
	// Its certificate may be one of another way of the sweep, for which this one must not wait.
	return tx.Enqueue(settleJob, settleJob+":misuse:"+m.ID.String()+":"+tx.At.Format(time.RFC3339Nano), tx.At, map[string]string{"programme": m.ProgrammeID.String()})
}

func (a *App) settleDecisionOf(tx *postgres.Tx, subject string) error {
	did, err := id.Parse[struct{ decision struct{} }](subject)
	if err != nil {
		return err
	}
	d, err := tx.Decision(id.Decision(did))
	if err != nil {
		return err
	}
	return a.settleDecision(tx, d)
}

// settleDecided settles what an event of a decision touches.
func (a *App) settleDecided(tx *postgres.Tx, t postgres.Task) error {
	return a.settleDecisionOf(tx, t.Payload["subject"])
}

// settleAfter settles what an event of an audit or a finding touches.
func (a *App) settleAfter(tx *postgres.Tx, t postgres.Task) error {
	if t.Payload["audit"] != "" { // events of findings name their audit
		fid, err := id.Parse[struct{ finding struct{} }](t.Payload["subject"])
		if err != nil {
			return err
		}
		f, err := tx.Finding(id.Finding(fid))
		if err != nil {
			return err
		}
		return a.settleFinding(tx, f)
	}
	if t.Payload["programme"] != "" {
		pid, err := id.Parse[struct{ programme struct{} }](t.Payload["programme"])
		if err != nil {
			return err
		}
		return a.settleProgramme(tx, id.Programme(pid))
	}
	aid, err := id.Parse[struct{ audit struct{} }](t.Payload["subject"])
	if err != nil {
		return err
	}
	au, err := tx.Audit(id.Audit(aid))
	if err != nil {
		return err
	}
	return a.settleProgramme(tx, au.ProgrammeID)
}
