package standard

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Bare is the standard without the year of the edition: “ISO 14001”.
func Bare(code string) string {
	bare, _, _ := strings.Cut(code, ":")
	return bare
}

// Same tells whether the codes are editions of one standard.
func Same(a, b string) bool { return Bare(a) == Bare(b) }

func year(code string) string {
	_, y, _ := strings.Cut(code, ":")
	return y
}

func deliveredName(code string) bool {
	return slices.ContainsFunc(editions, func(e Edition) bool { return e.Short == Bare(code) })
}

// Transition says until when the edition before may be used, and where that is published. No day is delivered that was
// not published when the software was written; a body enters it.
type Transition struct {
	InitialUntil date.Date `json:"initial_until,omitzero" doc:"last day on which an initial certification to the edition before may be applied for"`
	AuditsFrom   date.Date `json:"audits_from,omitzero" doc:"first day from which every audit is held to the later edition"`
	Until        date.Date `json:"until,omitzero" doc:"last day on which certificates to the edition before are valid"`
	Days         float64   `json:"days,omitempty" minimum:"0" maximum:"20" multipleOf:"0.5" doc:"audit days that a transition takes as a rule, for the forecast"`
	Source       string    `json:"source,omitempty" maxLength:"300" doc:"the document that says so"`
}

// SM156 keeps new work on the later edition towards the end of a transition.
var SM156 = rule.Rule{ID: "SM-156", Source: "IAF MD 26:2023", Clause: "-", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"From the day that the body set by the published arrangement, an initial certification is applied for to the later edition only.",
	"自认证机构依据已发布的转换安排确定之日起，初次认证仅可申请新版标准。")}

// SM157 keeps audits on the later edition towards the end of a transition.
var SM157 = rule.Rule{ID: "SM-157", Source: "IAF MD 26:2023", Clause: "-", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"From the day that the body set by the published arrangement, every audit is held to the later edition.",
	"自认证机构依据已发布的转换安排确定之日起，所有审核均依据新版标准实施。")}

// Transit says until when the edition before may be used; an empty day takes back what was said.
func (s *Scheme) Transit(t Transition) error {
	if s.r.State != Published {
		return fault.New(fault.IllegalMove, text.T("A transition begins when the new edition is published.", "新版本发布后方可确定转换期限。"))
	}
	t.Source = strings.TrimSpace(t.Source)
	var bad fault.Invalid
	if t != (Transition{Source: t.Source}) {
		bad.Require("source", t.Source)
	}
	for field, day := range map[string]date.Date{"initial_until": t.InitialUntil, "audits_from": t.AuditsFrom} {
		if !t.Until.IsZero() && day.After(t.Until) {
			bad.Add(field, text.Tf("The transition ends on %s: choose an earlier day.", "转换期于%s届满，请选择更早的日期。", t.Until))
		}
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	s.r.Transition = t
	s.add("standard.transition_set")
	return nil
}

// Call notes that the holders that have not applied for the transition are written to; once a day is enough.
func (s *Scheme) Call(today date.Date) error {
	if s.r.State != Published {
		return fault.New(fault.IllegalMove, text.T("A transition begins when the new edition is published.", "新版本发布后方可确定转换期限。"))
	}
	if !s.r.CalledOn.Before(today) {
		return fault.New(fault.IllegalMove, text.T("They were written to today already.", "今天已发送过通知。"))
	}
	s.r.CalledOn = today
	s.add("standard.called")
	return nil
}

// follows tells whether the standard is a published later edition of the code.
func (o Own) follows(code string) bool {
	return o.State != Draft && Same(o.Code, code) && year(o.Code) > year(code)
}

// dated is the edition with what the body says of its replacement; a delivered one may have been replaced by another
// that is delivered.
func (b Book) dated(e Edition) Edition {
	next := ""
	for _, d := range editions {
		if Same(d.Code, e.Code) && year(d.Code) > year(e.Code) {
			return e
		}
	}
	for _, o := range b {
		if o.follows(e.Code) && (next == "" || year(o.Code) < year(next)) {
			next = o.Code
			e.Successor, e.Transition = o.Code, o.Transition
		}
	}
	return e
}

// Replaces is the edition that the code takes the place of, which has the latest year before it; ok is false where there
// is none.
func (b Book) Replaces(code string) (before Edition, ok bool) {
	for _, e := range b.Editions() {
		if Same(e.Code, code) && year(e.Code) < year(code) && (!ok || year(e.Code) > year(before.Code)) {
			before, ok = e, true
		}
	}
	return before, ok
}

// Next is the latest edition of the standard that clients may apply for, where it is later than the code.
func (b Book) Next(code string) (next Edition, ok bool) {
	for _, e := range b.Editions() {
		if e.Selectable && Same(e.Code, code) && year(e.Code) > year(code) && (!ok || year(e.Code) > year(next.Code)) {
			next, ok = e, true
		}
	}
	return next, ok
}

// Begins is what speaks on the day against an initial certification to the edition, nil where nothing does (SM-156).
func (e Edition) Begins(on date.Date) *rule.Breach {
	if e.InitialUntil.IsZero() || !on.After(e.InitialUntil) {
		return nil
	}
	breach := SM156.Breaks(text.Tf("Initial certification to %s could be applied for until %s: apply for %s.", "%s的初次认证申请截至%s，请申请%s。", e.Code, e.InitialUntil, e.Successor))
	return &breach
}

// Audits is what speaks against an audit to the edition on the day, nil where nothing does (SM-157).
func (e Edition) Audits(on date.Date) *rule.Breach {
	if e.AuditsFrom.IsZero() || on.Before(e.AuditsFrom) {
		return nil
	}
	breach := SM157.Breaks(text.Tf("From %s audits are held to %s.", "自%s起，审核应依据%s。", e.AuditsFrom, e.Successor))
	return &breach
}

// Usable is what speaks on the day against certifying to the edition, nil where nothing does (SM-1).
func (e Edition) Usable(on date.Date) *rule.Breach {
	if e.Until.IsZero() || !on.After(e.Until) {
		return nil
	}
	breach := SM1.Breaks(text.Tf("Certificates to %s were valid until %s.", "%s的证书有效期至%s为止。", e.Code, e.Until))
	return &breach
}
