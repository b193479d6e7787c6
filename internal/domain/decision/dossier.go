package decision

import (
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Feeds tells whether the audit feeds a decision of the type on the application. An extension rests on the audit that
// covered it, and what is decided of a running certificate otherwise on the surveillance and the special audits of its cycle.
func (t Type) Feeds(x audit.Record, application id.Application) bool {
	k := x.Type
	switch t {
	case Extend, Keep:
		return x.Extends == application || k == programme.FollowUp
	case Grant, Refuse:
		return slices.Contains([]programme.Kind{programme.Stage1, programme.Stage2, programme.FollowUp}, k)
	case Renew:
		return k == programme.Recertification || k == programme.FollowUp
	}
	return k == programme.Surveillance || k == programme.FollowUp || k == programme.Special
}

// FileOf is the file of the decision made of the records of the client's programme. Audits that never
// took place are left out; one that was
// repeated or ended early keeps its team (D1) and owes no report any more.
func FileOf(t Type, a application.Record, contracts []contract.Record, audits []audit.Record, findings []finding.Record) Dossier {
	f := Dossier{
		Reviewed: a.TakenOver || !a.Review.DecidedOn.IsZero() && a.State != application.Declined,
		Contract: slices.ContainsFunc(contracts, func(c contract.Record) bool { return c.State == contract.Active }),
	}
	var fed []audit.Record
	for _, c := range contracts {
		f.Sites = max(f.Sites, len(c.Sites))
	}
	for _, x := range audits {
		if t.Feeds(x, a.ID) && tookPlace(x) {
			f.Audits, fed = append(f.Audits, auditOf(x)), append(fed, x)
		}
	}
	f.Parts = PartsOf(a, agreedOf(contracts), fed, findings)
	for _, x := range findings {
		if x.Grade.Nonconformity() && x.State != finding.Dropped {
			f.Findings = append(f.Findings, Finding{Number: x.Reference, Major: x.Grade == finding.Major, VerifiedOn: x.ClosedOn, Open: x.Open()})
		}
	}
	return f
}

// agreedOf is the agreement that the file rests on.
func agreedOf(contracts []contract.Record) contract.Record {
	if len(contracts) == 0 {
		return contract.Record{}
	}
	return contracts[len(contracts)-1]
}

// Beside are the audits that took place and feed another decision than this, with their teams.
func (f *Dossier) Beside(audits []audit.Record) {
	for _, x := range audits {
		if tookPlace(x) && !slices.ContainsFunc(f.Audits, func(a Audit) bool { return a.ID == x.ID }) {
			f.Others = append(f.Others, auditOf(x))
		}
	}
}

func (f Dossier) auditIDs() []id.Audit {
	out := []id.Audit{}
	for _, a := range f.Audits {
		out = append(out, a.ID)
	}
	return out
}

func tookPlace(a audit.Record) bool {
	return !slices.Contains([]audit.State{audit.Programmed, audit.Proposed, audit.Objected, audit.Confirmed, audit.Planned, audit.Cancelled}, a.State)
}

func auditOf(a audit.Record) Audit {
	replaced := a.State == audit.Repeated || a.State == audit.Aborted
	over := a.State == audit.Concluded || a.State == audit.Decided || replaced
	out := Audit{Reference: a.Reference, Title: a.Title(), ID: a.ID, Stage2: a.Type == programme.Stage2, EndedOn: a.To(), Reported: over && !a.Report.IssuedOn.IsZero()}
	if replaced {
		out.Reported, out.Recommended = true, true
	} else if a.Type == programme.Stage1 {
		out.Reported, out.Recommended = over, a.Stage1 != nil && a.Stage1.Readiness == audit.Ready
	} else {
		out.Recommended = a.Report.Recommendation == audit.Positive || a.Report.Recommendation == audit.Conditional
	}
	for _, m := range a.Team {
		out.Team = append(out.Team, Member{ID: m.PersonID, Name: m.Name, Role: audit.RoleNames[m.Role], Audits: m.Role == audit.Lead || m.Role == audit.Auditor})
	}
	return out
}

// EffectBeside is the effect where the client holds so many other certificates, each of which is then examined
// (certificate.IM9).
func (t Type) EffectBeside(others int) text.Text {
	e := Effect[t]
	if others == 0 {
		return e
	}
	return text.Tf("%s The effect on the client's other certificates (%d) is then to be examined.", "%s其后须审查对该客户其他%d张证书的影响。", e, others)
}

// Effect says what follows from the decision, for the page on which it is taken.
var Effect = map[Type]text.Text{
	Grant:    text.T("The certificate is issued with its number, the three-year programme is fixed, and the client is told.", "颁发证书并编号，确定三年审核方案，并通知客户。"),
	Transfer: text.T("A certificate of this body is issued that keeps the expiry of the other body's; what is left of the cycle is planned, and the client is told.", "颁发本机构证书，到期日沿用原证书；对本周期剩余审核作出安排，并通知客户。"),
	Refuse:   text.T("No certificate is issued. The client is told the reason and the right to appeal.", "不颁发证书，并将理由和申诉权利告知客户。"),
	Renew:    text.T("A new certificate replaces the present one; its expiry follows from the old one.", "颁发新证书替代现有证书，到期日以原到期日为基础。"),
	Extend:   text.T("A new version of the certificate takes the place of the present one; the expiry stays, and the client is told.", "颁发新版证书替代现有证书，到期日不变，并通知客户。"),
	Keep:     text.T("The certificate stays as it is. The client is told the reason and the right to appeal.", "证书保持不变，并将理由和申诉权利告知客户。"),
	Maintain: text.T("Certification goes on; the client is told. Where it must not, suspend or withdraw on the certificate's page and put this aside.", "认证继续有效，并通知客户。如不应保持，请在证书页面暂停或撤销，并搁置本项。"),
	Monitor:  text.T("What was found is kept with the monitoring of auditors; certification is maintained already.", "监视结果予以保存，作为对审核员监视的记录；认证已予保持。"),
	Reduce:   text.T("A new version of the certificate with less scope or fewer sites takes the place of the present one; the expiry stays, a suspension ends, and the client is told with the right to appeal. What was agreed for the audits stays until it is amended.", "颁发范围或场所缩小的新版证书替代现有证书，到期日不变，暂停状态终止，并通知客户及其申诉权利。原约定的审核安排在变更前继续有效。"),
	Reissue:  text.T("A new version of the certificate with the particulars of the client's record, and with the wording that is corrected, takes the place of the present one; what is certified and the expiry stay, and the client is told.", "按客户资料及更正后的表述颁发新版证书替代现有证书；认证内容和到期日不变，并通知客户。"),
	Suspend:  text.T("The public page says suspended from today; the client must stop using certificate and mark. The expiry stays.", "公开查询页面即日起显示暂停，客户须停止使用证书和认证标志，到期日不变。"),
	Restore:  text.T("The public page says valid from today. The expiry stays.", "公开查询页面即日起显示有效，到期日不变。"),
	Withdraw: text.T("The certificate ends for good, the programme ends, and the client must stop using certificate and mark.", "证书永久失效，审核方案终止，客户须停止使用证书和认证标志。"),
	Cancel:   text.T("The certificate ends at the client's request and the programme ends.", "应客户请求注销证书，审核方案终止。"),
}
