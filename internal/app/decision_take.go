package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// Verdict is what the person who decides writes down.
type Verdict struct {
	Refuse bool `json:"refuse,omitempty" doc:"refuse a prepared grant or renewal instead"`
	decision.Terms
}

// TakeDecision puts forward what was prepared with the first voice. Where the body wants no other it is taken: the decision,
// its certificate, the programme, the obligations and the letters stand in one transaction.
func (a *App) TakeDecision(ctx context.Context, who access.Actor, did id.Decision, seen int, v Verdict) (out decision.Record, err error) {
	err = a.write(ctx, who, "decision.take", func(tx *postgres.Tx) error {
		d, err := tx.LockDecision(did, seen)
		if err != nil {
			return err
		}
		out, err = a.decide(tx, who, d, v)
		return err
	})
	return out, err
}

// onto adds what is written down to what is known of the person and the file.
func (v Verdict) onto(t decision.Taking) decision.Taking {
	t.Refuse, t.Terms = v.Refuse, v.Terms
	return t
}

// decide puts the decision forward, in as many voices as the body wants for what comes of it.
func (a *App) decide(tx *postgres.Tx, who access.Actor, d *decision.Decision, v Verdict) (decision.Record, error) {
	of, err := d.Record().Type.Outcome(v.Refuse)
	if err != nil {
		return decision.Record{}, err
	}
	needs, err := quorum(tx, of)
	if err != nil {
		return decision.Record{}, err
	}
	return a.speak(tx, who, d, func(t decision.Taking) error {
		t = v.onto(t)
		t.Needs = needs
		return d.Decide(t)
	})
}

// speak lets the person say something to the decision on its file as it is today, and brings about what follows where
// that takes it.
func (a *App) speak(tx *postgres.Tx, who access.Actor, d *decision.Decision, say func(decision.Taking) error) (decision.Record, error) {
	r := d.Record()
	f, err := a.fileOf(tx, r)
	if err != nil {
		return r, err
	}
	by, err := a.decider(tx, who.Identity, who.Name, f, f.dossier.Today)
	if err != nil {
		return r, err
	}
	seen, err := f.seen(tx, r.Type)
	if err != nil {
		return r, err
	}
	if err := say(decision.Taking{By: by, At: a.Now(), On: f.dossier.Today, File: f.dossier, Seen: seen}); err != nil {
		return r, err
	}
	taken := d.Record().State == decision.Taken
	if taken && d.Record().Type.Documents() {
		d.Issue(id.Certificate(newID()))
	}
	if r, err = tx.SaveDecision(d); err != nil || !taken {
		return r, err
	}
	if err := effects[r.Type](a, tx, r, f); err != nil {
		return r, err
	}
	return r, a.explain(tx, r, f)
}

// DismissDecision puts a proposal of the clock aside with a reason.
func (a *App) DismissDecision(ctx context.Context, who access.Actor, did id.Decision, seen int, v Verdict) (out decision.Record, err error) {
	err = a.write(ctx, who, "decision.dismiss", func(tx *postgres.Tx) error {
		d, err := tx.LockDecision(did, seen)
		if err != nil {
			return err
		}
		out, err = a.speak(tx, who, d, func(t decision.Taking) error {
			t.Reason = v.Reason
			return d.Dismiss(t)
		})
		return err
	})
	return out, err
}

// DecideOnCertificate reduces, suspends, restores, withdraws or cancels: a decision that lies prepared is put forward,
// otherwise one is prepared and put forward at once. seen is the version of the certificate.
func (a *App) DecideOnCertificate(ctx context.Context, who access.Actor, cid id.Certificate, seen int, of decision.Type, v Verdict) (out decision.Record, err error) {
	err = a.write(ctx, who, "certificate."+string(of), func(tx *postgres.Tx) error {
		c, err := tx.LockCertificate(cid, seen)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := c.Can(certificate.Action(of), today); err != nil {
			return err
		}
		d, err := a.prepareDecision(tx, of, c.Record().ProgrammeID, "", date.Date{})
		if err != nil {
			return err
		}
		out, err = a.decide(tx, who, d, v)
		return err
	})
	return out, err
}
