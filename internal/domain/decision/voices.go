package decision

import (
	"strings"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Spoke are those who said something to the outcome before or when it was decided: who agreed to what was put forward,
// also where that was not followed, and who disagreed with it.
func (r Record) Spoke() []Barred {
	var out []Barred
	agreed := func(m Motion) {
		for _, v := range m.Voices {
			out = append(out, Barred{v.By, v.ByName, text.T("agreed to a decision", "同意认证决定")})
		}
	}
	for _, d := range r.Dropped {
		agreed(d.Motion)
		if d.Why != "" { // otherwise the one who agreed took the voice back
			out = append(out, Barred{d.By, d.ByName, text.T("sent a decision back", "退回认证决定")})
		}
	}
	if r.Motion != nil {
		agreed(*r.Motion)
	}
	return out
}

// CanAgree asks whether the person may add a voice to what is put forward.
func (d *Decision) CanAgree(f Dossier, by Decider) error {
	if err := d.canSpeak(Agree, by.ID); err != nil {
		return err
	}
	return failed(d.r.ChecksFor(f, by))
}

// canSpeak asks for something that is put forward and a person who has not agreed to it.
func (d *Decision) canSpeak(do Action, who id.Identity) error {
	if _, err := States.Next(noun, d.r.State, do); err != nil {
		return err
	}
	if d.r.Motion == nil {
		return fault.New(fault.IllegalMove, text.T("Nothing is put forward yet: be the first to decide.", "尚无人提出决定，请先提出。"))
	}
	if d.r.Agreed(who) {
		return fault.New(fault.IllegalMove, text.T("You have agreed already; until enough others have, you may take it back.", "您已表示同意；在达到规定人数之前可以撤回。"))
	}
	return nil
}

// Agree adds the voice of another person to what is put forward; the last one that is needed takes the decision.
func (d *Decision) Agree(t Taking) error {
	if err := d.CanAgree(t.File, t.By); err != nil {
		return err
	}
	m := d.r.Motion
	t.Refuse, t.Terms = m.Refuses, m.Terms
	if err := d.r.Forward().Type.inputs(t); err != nil {
		return err
	}
	d.speak(t, d.r.ChecksFor(t.File, t.By))
	return nil
}

// speak adds the voice, and takes the decision where it is the last that is needed.
func (d *Decision) speak(t Taking, checks []Check) {
	m := *d.r.Motion
	m.Voices = append(m.Voices[:len(m.Voices):len(m.Voices)], Voice{By: t.By.ID, ByName: t.By.Name, At: t.At,
		Tested: []Check{independent(t.File, t.By), competent(t.By)}})
	d.r.Motion = &m
	if m.Missing() > 0 {
		d.Add("decision.agreed", d.r.ID.String(), "type", string(d.r.Type), "client", d.r.ClientID.String())
		return
	}
	d.take(t, checks)
}

// TakeBack takes the voice of the person back while the decision is not taken; with the last one goes what was put
// forward.
func (d *Decision) TakeBack(by Decider, at time.Time) error {
	if _, err := States.Next(noun, d.r.State, TakeBack); err != nil {
		return err
	}
	if !d.r.Agreed(by.ID) {
		return fault.New(fault.IllegalMove, text.T("You have not agreed to anything here.", "您尚未表示同意。"))
	}
	d.silence(by, at)
	d.Add("decision.taken_back", d.r.ID.String(), "client", d.r.ClientID.String())
	return nil
}

func (d *Decision) silence(by Decider, at time.Time) {
	m, i := *d.r.Motion, d.r.Motion.at(by.ID)
	if len(m.Voices) == 1 {
		d.sendBack(by, at, "")
		return
	}
	m.Voices = append(m.Voices[:i:i], m.Voices[i+1:]...)
	d.r.Motion = &m
}

func (d *Decision) sendBack(by Decider, at time.Time, why string) {
	m := *d.r.Motion
	m.File = nil
	d.r.Dropped = append(d.r.Dropped[:len(d.r.Dropped):len(d.r.Dropped)], Dropped{Motion: m, By: by.ID, ByName: by.Name, At: at, Why: why})
	d.r.Motion = nil
}

// CanDisagree asks whether the person may send back what is put forward: whoever might agree to it may.
func (d *Decision) CanDisagree(f Dossier, by Decider) error {
	if err := d.canSpeak(Disagree, by.ID); err != nil {
		return err
	}
	return failed([]Check{independent(f, by), competent(by)})
}

// Disagree sends what was put forward back with a reason: all voices fall, and the decision lies prepared again.
func (d *Decision) Disagree(t Taking) error {
	if err := d.CanDisagree(t.File, t.By); err != nil {
		return err
	}
	if err := reasoned(t.Reason); err != nil {
		return err
	}
	d.sendBack(t.By, t.At, strings.TrimSpace(t.Reason))
	d.Add("decision.sent_back", d.r.ID.String(), "client", d.r.ClientID.String())
	return nil
}

func reasoned(reason string) error {
	var bad fault.Invalid
	bad.Require("reason", reason)
	return bad.OrNil()
}

// CanRecuse asks whether the person may keep out of the decision.
func (d *Decision) CanRecuse(who id.Identity) error {
	if _, err := States.Next(noun, d.r.State, Recuse); err != nil {
		return err
	}
	if recused(d.r.Recusals, who) != nil {
		return fault.New(fault.IllegalMove, text.T("You have recused yourself already.", "您已声明回避。"))
	}
	return nil
}

// Recuse keeps the person out of the decision for good, with the reason; a voice given before falls.
func (d *Decision) Recuse(t Taking) error {
	if err := d.CanRecuse(t.By.ID); err != nil {
		return err
	}
	if err := reasoned(t.Reason); err != nil {
		return err
	}
	if d.r.Agreed(t.By.ID) {
		d.silence(t.By, t.At)
	}
	d.r.Recusals = append(d.r.Recusals[:len(d.r.Recusals):len(d.r.Recusals)], Recusal{By: t.By.ID, ByName: t.By.Name, On: t.On, Reason: strings.TrimSpace(t.Reason)})
	d.Add("decision.recused", d.r.ID.String(), "client", d.r.ClientID.String())
	return nil
}

// voiceActions tells what the person may do about what is put forward, and why not.
func (d *Decision) voiceActions(f Dossier, by Decider) []flow.Action {
	out := []flow.Action{}
	if d.r.Motion != nil {
		out = append(out, allowed(Agree, d.CanAgree(f, by)), allowed(Disagree, d.CanDisagree(f, by)))
		out = append(out, flow.Action{Name: string(TakeBack), Allowed: States.Can(d.r.State, TakeBack) && d.r.Agreed(by.ID)})
	}
	return append(out, allowed(Recuse, d.CanRecuse(by.ID)))
}

func allowed(do Action, err error) flow.Action {
	a := flow.Action{Name: string(do), Allowed: err == nil}
	if err != nil {
		why := fault.Says(err)
		a.Why = &why
	}
	return a
}
