package decision

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/date"
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
	Refuses bool `json:"refuses,omitempty"` // instead of what was prepared
	Terms
	Restated []Restated `json:"restated,omitempty" nullable:"false"` // what the certificate says otherwise by what is corrected
	Needs    int        `json:"needs"`                               // people who agree, as the body wanted it when it was put forward
	Voices   []Voice    `json:"voices" nullable:"false"`
	File     []Seen     `json:"file,omitempty"` // the parts of the file as they were then, until the decision is taken
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
		r.Terms, r.Restated = m.Terms, m.Restated
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
	for i, now := range fileSeen(parts) {
		today[now.Key] = now.SHA256
		unfiled := parts[i]
		unfiled.Files = nil // as it was hashed before files were looked at
		if h := hashOf(unfiled); slices.ContainsFunc(seen, func(s Seen) bool { return s.Key == now.Key && s.SHA256 == h }) {
			today[now.Key] = h
		}
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
