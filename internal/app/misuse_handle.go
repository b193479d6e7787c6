package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// handling is what a verb about a misuse is done with.
type handling struct {
	tx     *postgres.Tx
	limits pack.Set
	act    misuse.Act
}

// WarnOfMisuse asks for the correction; a client is written to, for others there is a letter.
func (a *App) WarnOfMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, says, sent string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.warn", mid, seen, func(h handling, m *misuse.Misuse) error {
		if err := hideComplainant(h.tx, m.Record(), "says", says); err != nil {
			return err
		}
		if err := m.Warn(says, sent, h.limits, h.act); err != nil {
			return err
		}
		return a.warnClient(h.tx, m.Record())
	})
}

// hideComplainant refuses words to the client that tell who complained of the misuse (SM-173).
func hideComplainant(tx *postgres.Tx, r misuse.Record, field, says string) error {
	if r.ComplaintID.IsZero() {
		return nil
	}
	c, err := tx.Complaint(r.ComplaintID)
	if err != nil {
		return err
	}
	return misuse.Hide([]string{c.Complainant.Name, c.Complainant.Email}, map[string]string{field: says})
}

// warnClient writes the latest warning to the client, where it is about one.
func (a *App) warnClient(tx *postgres.Tx, r misuse.Record) error {
	w, _ := r.Last()
	return a.writeMisuser(tx, r, "misuse_warned", mail.Data{"kind": misuse.KindNames[r.Kind], "what": r.What, "where": r.Where, "seen": r.SeenOn, "says": w.Says, "day": w.DueOn})
}

func (a *App) writeMisuser(tx *postgres.Tx, r misuse.Record, template string, data mail.Data) error {
	if r.ClientID.IsZero() {
		return nil
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	data["reference"], data["client"], data["link"] = r.Reference, r.Name, "/c/"+b.Slug+"/misuses/"+r.ID.String()
	return a.notifyClient(tx, r.ClientID, template, data)
}

// AnswerMisuse is the answer of the client to a warning.
func (a *App) AnswerMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, says string, proof []id.Document) (out misuse.ForClient, err error) {
	v, err := a.answered(ctx, who, "misuse.answer", mid, seen, says, proof)
	out, _ = v.ForClient()
	return out, err
}

// RecordMisuseAnswer is an answer that came another way, recorded by the body.
func (a *App) RecordMisuseAnswer(ctx context.Context, who access.Actor, mid id.Misuse, seen int, says string, proof []id.Document) (MisuseView, error) {
	return a.answered(ctx, who, "misuse.record_answer", mid, seen, says, proof)
}

func (a *App) answered(ctx context.Context, who access.Actor, verb string, mid id.Misuse, seen int, says string, proof []id.Document) (MisuseView, error) {
	return a.changeMisuse(ctx, who, verb, mid, seen, func(h handling, m *misuse.Misuse) error {
		if err := filesOf(h.tx, proof, m.Record().ClientID, "proof"); err != nil {
			return err
		}
		if err := m.Answer(says, proof, h.act); err != nil || who.Client.IsZero() {
			return err
		}
		return a.tellOfMisuse(h.tx, m.Record(), text.T("the client answered", "客户已答复"))
	})
}

// AcceptMisuse says that the misuse is corrected; a client that was warned is told.
func (a *App) AcceptMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, note string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.accept", mid, seen, func(h handling, m *misuse.Misuse) error {
		if err := m.Accept(note, h.act); err != nil {
			return err
		}
		return a.tellClosed(h.tx, m.Record())
	})
}

// DismissMisuse says why it is no misuse; a client that was warned is told.
func (a *App) DismissMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, reason string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.dismiss", mid, seen, func(h handling, m *misuse.Misuse) error {
		if err := m.Dismiss(reason, h.act); err != nil {
			return err
		}
		return a.tellClosed(h.tx, m.Record())
	})
}

func (a *App) tellClosed(tx *postgres.Tx, r misuse.Record) error {
	if _, warned := r.Last(); !warned {
		return nil
	}
	return a.writeMisuser(tx, r, "misuse_closed", mail.Data{"state": misuse.StateNames[r.State]})
}

// ReturnMisuse asks again, with what is still wrong.
func (a *App) ReturnMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, reason, sent string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.return", mid, seen, func(h handling, m *misuse.Misuse) error {
		if err := hideComplainant(h.tx, m.Record(), "note", reason); err != nil {
			return err
		}
		if err := m.Return(reason, sent, h.limits, h.act); err != nil {
			return err
		}
		return a.warnClient(h.tx, m.Record())
	})
}

// EscalateMisuse lays the suspension before those who decide.
func (a *App) EscalateMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, reason string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.escalate", mid, seen, func(h handling, m *misuse.Misuse) error {
		valid, err := misuseCertificateValid(h.tx, m.Record(), h.act.On)
		if err != nil {
			return err
		}
		return m.Escalate(reason, valid, h.act)
	})
}

// SueMisuse records that the body takes legal action.
func (a *App) SueMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, what string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.take_legal", mid, seen, func(h handling, m *misuse.Misuse) error { return m.Sue(what, h.act) })
}

// NoteMisuse keeps what happened on a day.
func (a *App) NoteMisuse(ctx context.Context, who access.Actor, mid id.Misuse, seen int, on date.Date, what string) (MisuseView, error) {
	return a.changeMisuse(ctx, who, "misuse.note", mid, seen, func(h handling, m *misuse.Misuse) error { return m.Note(on, what, h.act) })
}

// changeMisuse is a use case that changes one misuse from the version seen; its deadlines and its certificate follow.
func (a *App) changeMisuse(ctx context.Context, who access.Actor, verb string, mid id.Misuse, seen int, do func(handling, *misuse.Misuse) error) (out MisuseView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		m, err := tx.LockMisuse(mid, seen)
		if err != nil {
			return err
		}
		h := handling{tx: tx, act: misuse.Act{By: who.Name}}
		if h.limits, h.act.On, err = a.limitsToday(tx); err != nil {
			return err
		}
		if err := do(h, m); err != nil {
			return err
		}
		r, err := tx.SaveMisuse(m)
		if err != nil {
			return err
		}
		if err := a.settleMisuse(tx, r); err != nil {
			return err
		}
		out, err = a.viewMisuse(tx, r)
		return err
	})
	return out, err
}
