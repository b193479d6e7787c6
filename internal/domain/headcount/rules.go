package headcount

import (
	"math"
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	// SM45 asks for the proof of every number.
	SM45 = rule.Rule{ID: "SM-45", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4.3", Level: rule.Enforce, Says: text.T(
		"The persons in the company, in scope and effective are kept apart, each with its day, its proof and who declared it.",
		"企业总人数、体系覆盖人数与有效人数分别记录，并各自注明日期、证明和申报人。")}
	// SM46 keeps the effective persons within those in scope.
	SM46 = rule.Rule{ID: "SM-46", Source: "IAF MD 5", Clause: "1.9", Level: rule.Enforce, Says: text.T(
		"The effective persons are not more than the persons in scope.",
		"有效人数不得超过体系覆盖人数。")}
	// SM47 keeps the ledger as it was written.
	SM47 = rule.Rule{ID: "SM-47", Source: "ISO/IEC 17021-1:2015", Clause: "9.9.1", Level: rule.Enforce, Says: text.T(
		"An entry of the headcount ledger never changes: another corrects it once, with the reason; what the body recorded, the body corrects.",
		"人数台账的记录不得更改：如有错误，另立一条记录更正并说明理由，每条只更正一次；认证机构的记录由认证机构更正。")}
	// SM86 asks to look at the time again where the persons changed by much.
	SM86 = rule.Rule{ID: "SM-86", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4, 9.6.2", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"Where the persons in scope changed by more than ten per cent since the last audit, or since the agreement where there was none, the audit time is computed and quoted again before the next audit.",
		"体系覆盖人数自上次审核（尚未审核的，自签约）以来变化超过百分之十的，应在下次审核前重新计算审核时间并重新报价。")}
)

// Rules are the rules of this package.
var Rules = []rule.Rule{SM45, SM46, SM47, SM86}

// Warn is the warning of an entry whose persons in scope differ from those of the last audit, or of the agreement, by
// more than the percentage (SM-86).
func (l Line) Warn(most int) rule.Broken {
	if !l.stands() || l.Agreed == nil || l.Agreed.InScope == nil {
		return nil
	}
	percent, was := l.Agreed.InScope.Percent, l.InScope.Persons-l.Agreed.InScope.Persons
	if math.Abs(percent) <= float64(most) {
		return nil
	}
	return rule.Broken{SM86.Breaks(text.Tf("%d persons were in scope on %s, %d are on %s (%+.1f %%, more than %d): compute the audit time again and quote it.",
		"%[2]s体系覆盖%[1]d人，%[4]s为%[3]d人（%+.1[5]f%%，超过%[6]d%%）：请重新计算审核时间并报价。", was, l.Agreed.Since, l.InScope.Persons, l.On, percent, most))}
}

// Warn is the warning of the last entry of the programme (SM-86).
func Warn(entries []Entry, p id.Programme, most int) rule.Broken {
	if l := last(entries, p); l != nil {
		return l.Warn(most)
	}
	return nil
}

// New is the entry with what is declared, where the ledger so far allows it on the day.
func New(e Entry, ledger []Entry, today date.Date) (*Headcount, error) {
	if err := e.complete(today); err != nil {
		return nil, err
	}
	if err := e.corrects(ledger); err != nil {
		return nil, err
	}
	if err := e.fits(); err != nil {
		return nil, err
	}
	h := &Headcount{e: e}
	h.Add("headcount.declared", e.ID.String(), "client", e.ClientID.String(), "source", string(e.Source))
	return h, nil
}

func (e Entry) complete(today date.Date) error {
	var bad fault.Invalid
	switch {
	case e.On.IsZero():
		bad.Add("on", text.T("Say of which day the figures are.", "请填写人数所属日期。"))
	case e.On.After(today):
		bad.Add("on", text.T("The day lies ahead: a headcount is declared once it is so.", "该日期尚未到来：请在人数实际变化后申报。"))
	}
	for _, f := range []struct {
		name   string
		figure Figure
		needed bool
	}{{"company", e.Company, true}, {"in_scope", e.InScope, true}, {"effective", e.Effective, false}} {
		if f.needed && f.figure.Persons < 1 {
			bad.Add(f.name+".persons", text.T("Fill in a number of persons, at least 1.", "请填写人数，至少为1人。"))
		}
		if f.figure.Persons > 0 && strings.TrimSpace(f.figure.Proof) == "" && e.Document.IsZero() {
			bad.Add(f.name+".proof", text.T("Say what proves this number, or add a file.", "请说明该人数的证明，或上传文件。"))
		}
	}
	if needsReason := e.Source == Notice || !e.Corrects.IsZero(); needsReason {
		bad.Require("reason", e.Reason)
	}
	return bad.OrNil()
}

func (e Entry) corrects(ledger []Entry) error {
	if e.Corrects.IsZero() {
		return nil
	}
	for _, x := range ledger {
		switch {
		case x.Corrects == e.Corrects:
			return rule.Broken{SM47.Breaks(text.T("This entry has been corrected already; correct the later one.", "该记录已被更正，请更正其后的记录。"))}
		case x.ID == e.Corrects && e.ByClient && (!x.ByClient || x.Source == Contract):
			return rule.Broken{SM47.Breaks(text.T("The body recorded this entry; please write to it.", "该记录由认证机构登记，请与认证机构联系。"))}
		}
	}
	return nil
}

func (e Entry) fits() error {
	var out rule.Broken
	if e.InScope.Persons > e.Company.Persons {
		out = append(out, application.SM4.Breaks(text.Tf("%d persons are in scope, but the company has %d.", "体系覆盖%d人，而企业总人数仅%d人。",
			e.InScope.Persons, e.Company.Persons)).At("in_scope.persons"))
	}
	if e.Effective.Persons > e.InScope.Persons {
		out = append(out, SM46.Breaks(text.Tf("%d effective persons, but %d in scope.", "有效人数%d人，而体系覆盖仅%d人。",
			e.Effective.Persons, e.InScope.Persons)).At("effective.persons"))
	}
	return out.OrNil()
}
