package clock

import (
	"slices"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
)

var noun = text.T("obligation", "期限")

// NewObligation opens an obligation; the day of its first reminder follows from the ladder.
func NewObligation(r Record) (*Obligation, error) {
	state, done := r.State, r.DoneOn
	r.Version, r.State, r.DoneOn = 1, Open, date.Date{}
	o, err := From(r)
	if err != nil {
		return nil, err
	}
	o.Add("obligation.opened", r.ID.String(), "kind", string(r.Kind), "subject", r.SubjectID)
	o.reschedule()
	if state == Done || state == Late {
		return o, o.settle(state, done)
	}
	return o, nil
}

// Changed tells whether the obligation differs from what is stored.
func (o *Obligation) Changed() bool { return o.changed }

// Refresh brings the obligation to what is owed now. What was done stays done on its day.
func (o *Obligation) Refresh(w Record) error {
	if w.State == o.r.State && w.State != Open {
		w.DoneOn = o.r.DoneOn
	}
	if told := !o.r.SafeOn.IsZero() && o.r.NoticedOn.After(o.r.SafeOn); told && !w.SafeOn.IsZero() && w.DueOn == o.r.DueOn {
		w.SafeOn = o.r.SafeOn // a median that moves does not tell the same a second time
	}
	if w.State == o.r.State && w.DueOn == o.r.DueOn && w.FromOn == o.r.FromOn && w.SafeOn == o.r.SafeOn && w.AimFrom == o.r.AimFrom && w.AimTo == o.r.AimTo && w.AgreedOn == o.r.AgreedOn && w.Arranged == o.r.Arranged && w.DoneOn == o.r.DoneOn && slices.Equal(w.Alarms, o.r.Alarms) && slices.Equal(w.Own, o.r.Own) && slices.Equal(w.Rules, o.r.Rules) {
		return nil
	}
	o.changed = true
	if w.State != o.r.State && o.r.State != Open {
		if err := o.act(Reopen); err != nil {
			return err
		}
		o.r.DoneOn, o.r.SupersededBy = date.Date{}, nil
		o.forget()
	}
	if w.DueOn != o.r.DueOn {
		o.r.NoticedOn = date.Date{} // another day has another ladder
		o.forget()
	}
	if w.Arranged {
		o.forget()
	}
	o.r.DueOn, o.r.FromOn, o.r.SafeOn, o.r.Rules = w.DueOn, w.FromOn, w.SafeOn, w.Rules
	o.r.AimFrom, o.r.AimTo, o.r.AgreedOn, o.r.Alarms, o.r.Own = w.AimFrom, w.AimTo, w.AgreedOn, w.Alarms, w.Own
	o.r.Arranged = w.Arranged
	if w.State != Open && o.r.State == Open {
		return o.settle(w.State, w.DoneOn)
	}
	o.reschedule()
	return nil
}

// Supersede ends an obligation that nobody owes any more, and keeps what took its place.
func (o *Obligation) Supersede(by Successor) error {
	if o.r.State == Superseded {
		return nil
	}
	o.changed = true
	o.r.SupersededBy = &by
	err := o.act(Supersede)
	o.reschedule()
	return err
}

// Noticed notes that the reminder of the rung went out; the next one follows from the ladder.
func (o *Obligation) Noticed(g Rung, next date.Date) {
	o.changed = true
	o.r.NoticedOn, o.r.NextNoticeOn = date.Latest(o.r.NoticedOn, g.On), next
	o.Add("obligation.noticed", o.r.ID.String(), "kind", string(o.r.Kind), "step", string(g.Step))
}

func (o *Obligation) settle(s State, on date.Date) error {
	a := Fulfil
	if s == Late {
		a = FulfilLate
	}
	o.r.DoneOn = on
	err := o.act(a)
	o.reschedule()
	return err
}

func (o *Obligation) act(a Action) error {
	to, err := States.Next(noun, o.r.State, a)
	if err != nil {
		return err
	}
	o.r.State = to
	o.Add("obligation."+string(to), o.r.ID.String(), "kind", string(o.r.Kind))
	return nil
}

// reschedule sets the day from which the sweep looks at the obligation: the first rung not yet sent, or the day from which
// nobody reacts.
func (o *Obligation) reschedule() {
	o.r.NextNoticeOn = date.Date{}
	if o.r.State != Open {
		return
	}
	var last Rung
	for _, g := range o.r.Ladder() {
		if g.On.After(o.r.NoticedOn) {
			o.r.NextNoticeOn = g.On
			break
		}
		last = g
	}
	if o.r.chases(last) {
		o.r.NextNoticeOn = date.Earliest(o.r.NextNoticeOn, o.r.SilentOn)
	}
}

// Owed lists the obligations of a certificate as they should be stored; of is their common part.
func Owed(in Input, of Record) []Record {
	out := Compute(in)
	unheld, limits := in.unheld, in.known().Limits
	running := out.Status == IsActive || out.Status == IsSuspended
	var owed []Record
	add := func(d Due, s State) {
		r := of
		r.Kind, r.Number, r.State, r.Rules = d.Kind, d.Number, s, d.Rules
		r.FromOn, r.DueOn, r.DoneOn, r.AimFrom, r.AimTo = d.FromOn, d.DueOn, d.DoneOn, d.AimFrom, d.AimTo
		if d.Kind.keeps() && s == Open && running && in.held().IsZero() {
			r.SafeOn = *out.LatestSafe
		}
		if s == Open && (!d.Kind.keeps() || !r.SafeOn.IsZero()) {
			r.Alarms = alarms(d.Kind, limits)
		}
		if d.Kind == Surveillance && s == Open && len(unheld) > 0 {
			r.AgreedOn, unheld = unheld[0].Agreed(d.DueOn), unheld[1:]
		}
		r.Lapsed = s == Superseded && out.Status == IsExpired && d.Kind != Surveillance
		owed = append(owed, r)
	}
	for _, d := range out.Obligations {
		switch {
		case d.Status == WasDone:
			add(d, Done)
		case d.Status == WasLate:
			add(d, Late)
		case running:
			add(d, Open)
		case d.Kind.keeps() && out.Status == Restorable:
			add(d, Open)
		default:
			add(d, Superseded)
		}
	}
	if out.Status == IsSuspended {
		add(Due{Kind: SuspensionEnd, FromOn: in.SuspendedOn, DueOn: *out.SuspensionEndsOn, Rules: []string{decision.X5.ID}}, Open)
	}
	if out.RestoreUntil != nil && (out.Status == Restorable || out.Status == IsExpired) {
		state := Open
		if out.Status == IsExpired {
			state = Superseded
		}
		add(Due{Kind: Restoration, FromOn: out.ExpiresOn.AddDays(1), DueOn: *out.RestoreUntil, Rules: []string{certificate.RC8.ID}}, state)
	}
	if out.Status == IsExpired {
		d, state := in.invitation(out), Open
		switch d.Status {
		case WasDone:
			state = Done
		case WasLate:
			state = Late
		}
		add(d, state)
	}
	return owed
}

// invitation is owed once what has expired can be restored no more (SM-204).
func (in Input) invitation(out Output) Due {
	over := *out.ExpiresOn
	because := certificate.Q12.ID
	if out.RestoreUntil != nil {
		over, because = *out.RestoreUntil, certificate.RC8.ID
	}
	from := over.AddDays(1)
	return in.due(Due{Kind: NewApplication, FromOn: from, DueOn: from.AddDays(in.known().Limits.Of(pack.AnewDays)), DoneOn: in.FollowedOn, Rules: []string{certificate.SM204.ID, because}})
}

// held is the last day on site of the recertification audit, as far as it is known today.
func (in Input) held() date.Date { return in.known().Recertification.OnSiteEndedOn }

// Key tells the obligations of one subject apart.
func (r Record) Key() string { return string(r.Kind) + "/" + string(rune('0'+r.Number)) }
