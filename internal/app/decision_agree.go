package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const (
	askVoicesJob = "decision.ask_voices"
	sentBackJob  = "decision.tell_sent_back"
)

// AgreeToDecision adds the voice of the person to what another has put forward; the last that is needed takes it.
func (a *App) AgreeToDecision(ctx context.Context, who access.Actor, did id.Decision, seen int) (decision.Record, error) {
	return a.speakOn(ctx, who, "decision.agree", did, seen, (*decision.Decision).Agree)
}

// DisagreeWithDecision sends back what was put forward, with a reason.
func (a *App) DisagreeWithDecision(ctx context.Context, who access.Actor, did id.Decision, seen int, reason string) (decision.Record, error) {
	return a.speakOn(ctx, who, "decision.disagree", did, seen, func(d *decision.Decision, t decision.Taking) error {
		t.Reason = reason
		return d.Disagree(t)
	})
}

// TakeVoiceBack takes the voice of the person back before the decision is taken.
func (a *App) TakeVoiceBack(ctx context.Context, who access.Actor, did id.Decision, seen int) (decision.Record, error) {
	return a.speakOn(ctx, who, "decision.take_back", did, seen, func(d *decision.Decision, t decision.Taking) error { return d.TakeBack(t.By, t.At) })
}

// RecuseFromDecision keeps the person out of the decision for good, with a reason.
func (a *App) RecuseFromDecision(ctx context.Context, who access.Actor, did id.Decision, seen int, reason string) (decision.Record, error) {
	return a.speakOn(ctx, who, "decision.recuse", did, seen, func(d *decision.Decision, t decision.Taking) error {
		t.Reason = reason
		return d.Recuse(t)
	})
}

// speakOn is a use case in which a person says something to one decision from the version seen.
func (a *App) speakOn(ctx context.Context, who access.Actor, verb string, did id.Decision, seen int,
	say func(*decision.Decision, decision.Taking) error) (out decision.Record, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		d, err := tx.LockDecision(did, seen)
		if err != nil {
			return err
		}
		out, err = a.speak(tx, who, d, func(t decision.Taking) error { return say(d, t) })
		return err
	})
	return out, err
}

// quorum is how many people take a decision of the type in the body as it is.
func quorum(tx *postgres.Tx, of decision.Type) (int, error) {
	b, err := tx.Body()
	if err != nil {
		return 0, err
	}
	holders, err := tx.Holders(access.Decide)
	return of.Quorum(b.Quorums, len(holders)), err
}

// askForVoices tells those who may still agree what was put forward.
func (a *App) askForVoices(tx *postgres.Tx, t postgres.Task) error {
	r, err := decisionOf(tx, t)
	if err != nil || r.State != decision.Prepared || r.Motion == nil {
		return err
	}
	f, err := a.fileOf(tx, r)
	if err != nil {
		return err
	}
	d, err := decision.From(r)
	if err != nil {
		return err
	}
	list, err := a.deciders(tx, d, f, f.dossier.Today)
	if err != nil {
		return err
	}
	var open []id.Identity
	for _, x := range list {
		if x.able() {
			open = append(open, x.ID)
		}
	}
	return a.tellOf(tx, r, "decision_voice", mail.Data{"by": r.Motion.Names(), "reason": r.Forward().Grounds(), "missing": r.Motion.Missing(), "day": r.DueOn}, open...)
}

// tellSentBack tells those whose voices fell why.
func (a *App) tellSentBack(tx *postgres.Tx, t postgres.Task) error {
	r, err := decisionOf(tx, t)
	if err != nil || len(r.Dropped) == 0 {
		return err
	}
	last := r.Dropped[len(r.Dropped)-1]
	var agreed []id.Identity
	for _, v := range last.Voices {
		agreed = append(agreed, v.By)
	}
	r.Motion = &last.Motion
	return a.tellOf(tx, r, "decision_sent_back", mail.Data{"by": last.ByName, "why": last.Why}, slices.Compact(agreed)...)
}

func (a *App) tellOf(tx *postgres.Tx, r decision.Record, template string, data mail.Data, people ...id.Identity) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	data["client"], data["what"], data["link"] = r.ClientName, r.Forward().Name(), "/b/"+b.Slug+"/decisions/"+r.ID.String()
	return a.notifyPeople(tx, template, data, people...)
}

func decisionOf(tx *postgres.Tx, t postgres.Task) (decision.Record, error) {
	did, err := id.Parse[struct{ decision struct{} }](t.Payload["subject"])
	if err != nil {
		return decision.Record{}, err
	}
	return tx.Decision(id.Decision(did))
}
