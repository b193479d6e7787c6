package decision

import (
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of a decision that more than one person takes.
var (
	SM150 = rule.Rule{ID: "SM-150", Says: text.T(
		"A decision of several people is taken once as many as the body asks for have agreed, each independent and competent when agreeing; nothing follows from it before.",
		"由多人作出的认证决定，须达到机构规定的同意人数方为作出；每人在表示同意时均须独立且具备能力，达到人数之前决定不产生任何效力。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1", Level: rule.Enforce}
	SM151 = rule.Rule{ID: "SM-151", Says: text.T(
		"Whoever declares to keep out of a decision says why, and neither reviews nor decides it afterwards.",
		"对某项认证决定声明回避的人员须说明理由，此后不得参与该项评定和决定。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "5.2", Level: rule.Enforce}
	SM152 = rule.Rule{ID: "SM-152", Says: text.T(
		"All who take a decision together agree to the same outcome, reason and dates on the same file; whoever disagrees sends it back, and all voices are given anew.",
		"共同作出认证决定的人员须依据同一档案，对相同的结论、理由和日期表示同意；有人不同意的，退回重新提出，已有的意见作废。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1", Level: rule.Enforce}
)

// Voice is a person who agrees to what was put forward, with the tests as they came out at that moment.
type Voice struct {
	By     id.Identity `json:"by"`
	ByName string      `json:"by_name"`
	At     time.Time   `json:"at"`
	Tested []Check     `json:"tested"` // independence and competence
}

// Motion is what the first person has put forward and the others agree to: it does not change any more.
type Motion struct {
	Refuses bool       `json:"refuses,omitempty"` // instead of what was prepared
	Reason  string     `json:"reason,omitempty"`
	Code    ReasonCode `json:"code,omitempty"`
	EndsOn  date.Date  `json:"ends_on,omitzero"`
	Needs   int        `json:"needs"` // people who agree, as the body wanted it when it was put forward
	Voices  []Voice    `json:"voices" nullable:"false"`
	File    []Seen     `json:"file,omitempty"` // the parts of the file as they were then, until the decision is taken
}

// Missing is how many have yet to agree.
func (m Motion) Missing() int { return m.Needs - len(m.Voices) }

// Dropped is a motion that was not followed, kept with who ended it and why.
type Dropped struct {
	Motion
	By     id.Identity `json:"by"`
	ByName string      `json:"by_name"`
	At     time.Time   `json:"at"`
	Why    string      `json:"why,omitempty"` // empty where the voices were taken back
}

// Recusal is a person who keeps out of the decision.
type Recusal struct {
	By     id.Identity `json:"by"`
	ByName string      `json:"by_name"`
	On     date.Date   `json:"on"`
	Reason string      `json:"reason"`
}

// Agreed tells whether the person has agreed to what is put forward.
func (r Record) Agreed(who id.Identity) bool { return r.Motion != nil && r.Motion.at(who) >= 0 }

func (m Motion) at(who id.Identity) int {
	for i, v := range m.Voices {
		if v.By == who {
			return i
		}
	}
	return -1
}

// Names are those who agreed.
func (m Motion) Names() string {
	var out []string
	for _, v := range m.Voices {
		out = append(out, v.ByName)
	}
	return strings.Join(out, ", ")
}

// Forward is the decision as it would be taken by what is put forward.
func (r Record) Forward() Record {
	if m := r.Motion; m != nil {
		r.Type, _ = r.Type.Outcome(m.Refuses)
		r.Reason, r.Code, r.EndsOn = m.Reason, m.Code, m.EndsOn
	}
	return r
}

// ChecksFor lists what the decision needs, as it stands for the person: of what is put forward where something is.
func (r Record) ChecksFor(f Dossier, by Decider) []Check {
	out := r.Forward().Type.Checks(f, by)
	if r.Motion != nil && r.State == Prepared {
		out = append(out, sameFile(*r.Motion, f))
	}
	return out
}

// sameFile asks that the file is the one that the first voice rests on (SM-152).
func sameFile(m Motion, f Dossier) Check {
	if changed := changedSince(m.File, f.Parts); len(changed) > 0 {
		return Check{SM152, false, list(text.Tf("The file has changed since %s agreed: ", "自%s同意后，档案已有变更：", m.Voices[0].ByName), changed)}
	}
	return Check{SM152, true, text.Tf("The file is as it was when %s agreed.", "档案与%s同意时一致。", m.Voices[0].ByName)}
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
	t.Refuse, t.Reason, t.Code, t.EndsOn = m.Refuses, m.Reason, m.Code, m.EndsOn
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

// recused is the recusal of the person, nil where there is none.
func recused(list []Recusal, who id.Identity) *Recusal {
	for _, x := range list {
		if x.By == who {
			return &x
		}
	}
	return nil
}

// fileSeen are the parts of the file by their hashes.
func fileSeen(parts []Part) []Seen {
	out := []Seen{}
	for _, p := range parts {
		out = append(out, Seen{Key: p.Key, Name: p.Title, SHA256: hashOf(p)})
	}
	return out
}

// changedSince names the parts that are new, gone or different.
func changedSince(seen []Seen, parts []Part) (out []text.Text) {
	today := map[string]string{}
	for _, p := range fileSeen(parts) {
		today[p.Key] = p.SHA256
	}
	for _, n := range CheckSeen(seen, today) {
		if n.Standing != Same {
			out = append(out, n.Name)
		}
		delete(today, n.Key)
	}
	for _, p := range parts {
		if _, added := today[p.Key]; added {
			out = append(out, p.Title)
		}
	}
	return out
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
