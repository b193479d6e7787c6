package decision

import (
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of clause 9.5.
var (
	D1 = rule.Rule{ID: "D1", Says: text.T(
		"Whoever decides took no part in any audit that feeds the decision, in whatever role.",
		"作出认证决定的人员不得以任何角色参加过作为决定依据的审核。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1", Level: rule.Enforce}
	D2 = rule.Rule{ID: "D2", Says: text.T(
		"Whoever decides is competent for the standard and free of conflicts with the client.",
		"作出认证决定的人员须具备该标准的能力，且与客户无利益冲突。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.2", Level: rule.Enforce}
	D3 = rule.Rule{ID: "D3", Says: text.T(
		"Every decision is recorded with its grounds.", "每项认证决定及其理由均须记录。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.4", Level: rule.Record}
	D4 = rule.Rule{ID: "D4", Says: text.T(
		"Before the decision every major nonconformity is corrected, its corrective action accepted and verified, and for every minor one a plan is accepted.",
		"作出决定前，严重不符合的纠正和纠正措施须已评审、接受并验证，一般不符合的纠正措施计划须已接受。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.2", Level: rule.Enforce}
	D5 = rule.Rule{ID: "D5", Says: text.T(
		"The file holds the audit reports, the comments on nonconformities, the confirmed application and contract, the objectives reached and the team's recommendation.",
		"认证档案包含审核报告、对不符合的意见、经确认的申请与合同信息、审核目标达成情况及审核组的推荐意见。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.3.1", Level: rule.Enforce}
	D6 = rule.Rule{ID: "D6", Says: text.T(
		"A major nonconformity not verified within six months of the last day of stage 2 needs another stage 2 before certification can be recommended.",
		"第二阶段审核最后一天起六个月内未能验证严重不符合的，须再次实施第二阶段审核后方可推荐认证。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.3.2", Level: rule.Enforce}
	D7 = rule.Rule{ID: "D7", Says: text.T(
		"Before a certification of another body is taken over there is enough information to decide on it.",
		"在接受其他机构的认证转换前，须获得足以作出决定的信息。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.3.3", Level: rule.Enforce}
	D9 = rule.Rule{ID: "D9", Says: text.T(
		"Technical review and decision may be done by the same person; neither may be an auditor of the file.",
		"技术评定与认证决定可由同一人完成，但均不得为该档案的审核人员。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.5.2", Level: rule.Enforce}
)

// SM132 is the policy of a body that wants more distance than the file.
var SM132 = rule.Rule{ID: "SM-132", Says: text.T(
	"A body may keep whoever audited a client from reviewing and deciding about it for some months, also where the audit does not feed the decision.",
	"机构可规定参加过客户审核的人员在若干个月内不得参与该客户的认证评定和决定，即使该次审核不作为决定依据。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "5.2.3", Level: rule.Enforce, Confidence: rule.Check}

// SM88 tells who decides that the years after the decision rest on no agreement.
var SM88 = rule.Rule{ID: "SM-88", Says: text.T(
	"The next cycle is agreed with the client before it is decided; where it is not, whoever decides is told so.",
	"下一认证周期应在作出再认证决定之前与客户约定；尚未约定的，须提示作出决定的人员。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "5.1.2", Level: rule.Warn, Confidence: rule.Check}

// Check is one condition of a decision: its rule, whether it is met and how the file shows it. A rule that only warns
// keeps nobody from deciding.
type Check struct {
	Rule   rule.Rule `json:"rule"`
	Passed bool      `json:"passed"`
	Why    text.Text `json:"why"`
}

// Member is a person who took part in an audit.
type Member struct {
	ID   id.Identity
	Name string
	Role text.Text
	// Audits tells an auditor of the team from those who only took part.
	Audits bool
}

// Audit is what the decision needs to know of an audit that feeds it.
type Audit struct {
	ID          id.Audit
	Reference   string
	Title       text.Text
	Stage2      bool
	EndedOn     date.Date
	Team        []Member
	Reported    bool // its report is complete
	Recommended bool // the team recommends certification
}

// Finding is what the decision needs to know of a nonconformity.
type Finding struct {
	Number     string
	Major      bool
	VerifiedOn date.Date
	Open       error // why it still stands in the way, nil when it does not
}

// Dossier is the file as the decision maker sees it.
type Dossier struct {
	Reviewed bool       // the application review is recorded and accepted
	Contract bool       // a contract version is accepted by the client
	Agreed   bool       // the next cycle is
	SoA      *audit.SoA // of an ISMS
	NeedsSoA bool
	Audits   []Audit
	Findings []Finding
	Bars     rule.Broken   // what speaks against a transfer, a renewal, a reduction or an extension today
	Ended    *rule.Breach  // the edition may no longer be certified to, nil while it may
	Sites    int           // of the agreement
	Limits   pack.Set      // of the cycle
	Standing bool          // there is a valid certificate, which may be suspended
	Parts    []Part        // the file as a technical review reads it
	Review   *ReviewRecord // of this decision, nil while there is none
	Reviews  bool          // the body asks for a technical review
	Others   []Audit       // of the client, which feed other decisions
	Rest     int           // months for which the body keeps who audited a client from deciding about it
	Look     *Look         // at the cycle that a renewal ends
	Recusals []Recusal     // of this decision
	Appealed *Appealed     // what an upheld appeal annulled, nil for other decisions

	Certified Certified   // what the certificate in force says
	Outdated  []text.Text // what it says otherwise than the record of the client, a sentence each
	Today     date.Date
	Suspended bool        // that certificate is
	Owed      []text.Text // what was to be done by now and is not: the grounds of a suspension that still stand
}

// Decider is the person who would decide.
type Decider struct {
	ID   id.Identity
	Name string
	Fit  error // competence and conflicts on the day, as the staff noun answers
}

// Checks lists what the type of decision needs and whether it is so, for the page and for the action.
func (t Type) Checks(f Dossier, by Decider) []Check {
	out := []Check{independent(f, by), competent(by)}
	if t == Grant || t == Renew || t == Extend {
		out = append(out, complete(f), findingsReady(f))
		if t != Extend { // it rests on no stage 2
			out = append(out, verifiedInTime(f))
		}
		if f.NeedsSoA {
			out = append(out, applicable(f))
		}
		if f.Sites > 1 {
			out = append(out, sitesTogether(f))
		}
	}
	if t.Reviewable() && (f.Review != nil || f.Reviews) {
		out = append(out, reviewed(f))
	}
	if t == Renew {
		out = append(out, agreed(f))
		if f.Look != nil {
			out = append(out, looked(*f.Look))
		}
		for _, b := range f.Bars {
			out = append(out, Check{b.Rule, false, b.Sentence()})
		}
	}
	if t == Transfer {
		out = append(out, informed(f), transferable(f))
	}
	if t == Extend {
		out = append(out, extendable(f))
	}
	if t == Reduce {
		out = append(out, reducible(f))
		if f.Suspended {
			out = append(out, findingsReady(f))
		}
	}
	if t == Reissue {
		out = append(out, outdated(f))
	}
	if t == Maintain {
		out = append(out, standing(f), findingsReady(f))
	}
	if t == Restore {
		out = append(out, findingsReady(f))
	}
	if t == Restore || f.Suspended && t.Lifts() {
		out = append(out, resolved(t, f))
	}
	if f.Ended != nil && (t.Documents() || t == Restore) {
		out = append(out, Check{f.Ended.Rule, false, f.Ended.Sentence()})
	}
	return out
}

// Bars says why the person may not take a decision of the type on the file, nil when it may.
func (t Type) Bars(f Dossier, by Decider) *text.Text {
	for _, c := range []Check{independent(f, by), competent(by)} {
		if !c.Passed {
			return &c.Why
		}
	}
	return nil
}

// independent looks at every audit and visit of the file, and at those of the client that feed other decisions: these
// bar only for as long as the body says (SM-132). Whoever is recused keeps out (SM-151), and after an upheld appeal
// whoever took part in the decision appealed against (SM-168).
func independent(f Dossier, by Decider) Check {
	if x := recused(f.Recusals, by.ID); x != nil {
		return Check{SM151, false, text.Tf("%s keeps out of this decision since %s: %s", "%s已于%s声明回避：%s", by.Name, x.On, x.Reason)}
	}
	if x := f.Appealed.bars(by.ID); x != nil {
		return Check{SM168, false, text.Tf("%s took part in the decision appealed against: %s.", "%s参与过被申诉的认证决定：%s。", by.Name, x.As)}
	}
	for _, a := range f.Audits {
		if m := a.member(by.ID); m != nil {
			return Check{D1, false, text.Tf("%s took part in audit %s as %s.", "%s参加了审核%s（%s）。", by.Name, a.Reference, m.Role)}
		}
	}
	var took []text.Text
	for _, a := range f.Others {
		m := a.member(by.ID)
		if m == nil {
			continue
		}
		if until := a.EndedOn.AddMonths(f.Rest); f.Rest > 0 && !f.Today.After(until) {
			return Check{SM132, false, text.Tf("%s took part in audit %s as %s until %s; the body keeps such a person from deciding until %s.",
				"%s曾参加审核%s（%s），于%s结束；本机构规定%s之前不得参与评定和决定。", by.Name, a.Reference, m.Role, a.EndedOn, until)}
		}
		took = append(took, text.Tf("%s as %s", "%s（%s）", a.Reference, m.Role))
	}
	why := text.Tf("%s took part in none of the %d audits of this file.", "%s未参加本档案的%d次审核。", by.Name, len(f.Audits))
	if len(took) > 0 {
		why = text.Tf("%s %s", "%s%s", why, list(text.T("Of the client's other audits, which do not feed this decision: ", "参加过该客户的其他审核（不作为本次决定依据）："), took))
	} else if len(f.Others) > 0 {
		why = text.Tf("%s Nor in the client's other audits (%d).", "%s亦未参加该客户的其他%d次审核。", why, len(f.Others))
	}
	return Check{D1, true, why}
}

// member is the part that the person had in the audit, nil where it had none.
func (a Audit) member(who id.Identity) *Member {
	for _, m := range a.Team {
		if m.ID == who {
			return &m
		}
	}
	return nil
}

func competent(by Decider) Check {
	if by.Fit != nil {
		return Check{D2, false, fault.Says(by.Fit)}
	}
	return Check{D2, true, text.Tf("%s is competent to decide and has no conflict.", "%s具备决定能力且无利益冲突。", by.Name)}
}

func complete(f Dossier) Check {
	var missing []text.Text
	want := func(there bool, what text.Text) {
		if !there {
			missing = append(missing, what)
		}
	}
	want(f.Reviewed, text.T("the application review", "申请评审"))
	want(f.Contract, text.T("the accepted contract", "已接受的合同"))
	want(len(f.Audits) > 0, text.T("the audits", "审核记录"))
	for _, a := range f.Audits {
		want(a.Reported, text.Tf("the report of %s", "%s的审核报告", a.Reference))
		want(a.Recommended, text.Tf("the recommendation of %s", "%s的推荐意见", a.Reference))
	}
	if len(missing) > 0 {
		return Check{D5, false, list(text.T("Missing: ", "缺少："), missing)}
	}
	return Check{D5, true, text.Tf("Review, contract and the reports of %d audits are complete.", "申请评审、合同及%d次审核的报告齐全。", len(f.Audits))}
}

// applicable asks for the statement of applicability that the certificate names (SM-87).
func applicable(f Dossier) Check {
	if f.SoA == nil {
		return Check{audit.SM87, false, text.T("No audit recorded version and date of the statement of applicability; the team records them until the decision.",
			"没有审核记录适用性声明的版本和日期；审核组可在认证决定前补充记录。")}
	}
	return Check{audit.SM87, true, text.Tf("The statement of applicability is version %s of %s.", "适用性声明：%[1]s版，%[2]s。", f.SoA.Version, f.SoA.On)}
}

// agreed warns of a next cycle that nothing is agreed for (SM-88).
func agreed(f Dossier) Check {
	if !f.Agreed {
		return Check{SM88, false, text.T(
			"Nothing is agreed for the next cycle, and its surveillance audits will not be invoiced. Until the recertification audit begins the client applies for recertification from the certificate; after that, agree in writing, and let finance invoice each audit by itself.",
			"下一周期尚无约定，其监督审核将不会开具账单。再认证审核开始之前，由客户在证书页面提出再认证申请；审核开始之后，请与客户书面约定，并由财务逐次开具账单。")}
	}
	return Check{SM88, true, text.T("The next cycle is agreed.", "下一周期已有约定。")}
}

// informed asks for the review before a transfer and the contract (D7).
func informed(f Dossier) Check {
	if !f.Reviewed || !f.Contract {
		return Check{D7, false, text.T("The review before the transfer or the accepted contract is missing.", "缺少转换前评审或已接受的合同。")}
	}
	return Check{D7, true, text.T("The review before the transfer found its eight points in order; the contract is accepted.", "转换前评审的八个要点均已确认，合同已接受。")}
}

// transferable asks that the certificate of the other body can still be taken over (TR-2, TR-3).
func transferable(f Dossier) Check {
	if len(f.Bars) > 0 {
		return Check{f.Bars[0].Rule, false, f.Bars[0].Sentence()}
	}
	return Check{application.TR2, true, text.T("The certificate of the other body is valid by what is known.", "据已知信息，原机构的证书有效。")}
}

// extendable asks that the certificate still stands on the day.
func extendable(f Dossier) Check {
	if len(f.Bars) > 0 {
		return Check{f.Bars[0].Rule, false, f.Bars[0].Sentence()}
	}
	return Check{application.SM81, true, text.T("The certificate is valid.", "证书有效。")}
}

func findingsReady(f Dossier) Check {
	var open []text.Text
	for _, x := range f.Findings {
		if x.Open != nil {
			open = append(open, text.Tf("%s: %s", "%s：%s", x.Number, fault.Says(x.Open)))
		}
	}
	if len(open) > 0 {
		return Check{D4, false, list(text.Text{}, open)}
	}
	return Check{D4, true, text.Tf("%d nonconformities, all answered, accepted and, where major, verified.", "%d项不符合均已答复并接受，严重不符合已验证。", len(f.Findings))}
}

func verifiedInTime(f Dossier) Check {
	var end date.Date
	for _, a := range f.Audits {
		if a.Stage2 {
			end = date.Latest(end, a.EndedOn)
		}
	}
	limit := end.AddMonths(f.Limits.Of(pack.MajorMonths))
	for _, x := range f.Findings {
		if x.Major && !end.IsZero() && x.VerifiedOn.After(limit) {
			return Check{D6, false, text.Tf("%s was verified on %s, after %s: stage 2 has to be repeated.",
				"%s于%s验证，晚于%s：须重新实施第二阶段审核。", x.Number, x.VerifiedOn, limit)}
		}
	}
	return Check{D6, true, text.T("No major nonconformity was verified too late.", "没有逾期验证的严重不符合。")}
}

// resolved asks that nothing which suspends a certificate still stands open (9.6.5.4). What the file does not show is for
// whoever decides, and the sentence says so.
func resolved(t Type, f Dossier) Check {
	if len(f.Owed) > 0 {
		return Check{X5, false, list(text.T("Still owed: ", "尚未完成："), f.Owed)}
	}
	tested := text.T("No surveillance audit is overdue, no nonconformity is open and no misuse is uncorrected.", "没有逾期的监督审核、未关闭的不符合或未纠正的误用。")
	if t == Renew {
		tested = text.T("No nonconformity is open and no misuse is uncorrected.", "没有未关闭的不符合或未纠正的误用。")
	}
	return Check{X5, true, text.Tf("%s Whether the ground of the suspension is resolved beyond that, whoever decides has to judge.",
		"%s暂停的原因在此之外是否已消除，由作出决定的人员判断。", tested)}
}

// failed turns the conditions that are not met into the error that stops the decision.
func failed(checks []Check) error {
	var broken rule.Broken
	for _, c := range checks {
		if !c.Passed && c.Rule.Level != rule.Warn {
			broken = append(broken, c.Rule.Breaks(c.Why))
		}
	}
	return broken.OrNil()
}

func list(head text.Text, parts []text.Text) text.Text {
	out := head
	for i, p := range parts {
		if i > 0 {
			out.En += "; "
			out.Zh += "；"
		}
		out.En += p.En
		out.Zh += p.Zh
	}
	return text.T(out.En+".", out.Zh+"。")
}
