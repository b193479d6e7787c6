package decision

import (
	"slices"

	"triennia/internal/domain/finding"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// RE1 is what is kept of every certified client.
var RE1 = rule.Rule{ID: "RE1", Says: text.T(
	"The records of a client hold application and reports, agreement, the grounds of sampling and of audit time, verified corrections, complaints, deliberations, decisions, certificates, the competence of those who audited, and the programme.",
	"客户记录应包括申请信息和审核报告、认证合同、抽样和审核时间的依据、纠正措施的验证、投诉和申诉、合议记录、认证决定、认证文件、审核人员能力证据以及审核方案。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.9.2", Level: rule.Compute}

// letters are the kinds of record of 9.9.2 in the order of its list.
var letters = []struct {
	letter string
	says   text.Text
}{
	{"a", text.T("Application and audit reports", "申请信息和审核报告")},
	{"b", text.T("Agreement", "认证合同")},
	{"c", text.T("Grounds of the sampling of sites", "场所抽样的依据")},
	{"d", text.T("Grounds of the audit time", "审核时间的依据")},
	{"e", text.T("Corrections and corrective actions, verified", "纠正和纠正措施的验证")},
	{"f", text.T("Complaints and appeals", "投诉和申诉")},
	{"g", text.T("Deliberations before the decision", "决定前的合议和评定")},
	{"h", text.T("Decisions", "认证决定")},
	{"i", text.T("Certificates with their scope", "认证证书及范围")},
	{"j", text.T("Competence of auditors and experts", "审核员和技术专家的能力证据")},
	{"k", text.T("Audit programme", "审核方案")},
}

// LetterState is whether what a letter asks for is there.
type LetterState string

const (
	Held      LetterState = "held"
	Lacking   LetterState = "lacking"
	NotCalled LetterState = "not_called" // nothing of the kind has to be there
)

// Letter is one kind of record of 9.9.2: what is there and what is missing.
type Letter struct {
	Letter string      `json:"letter"`
	Says   text.Text   `json:"says"`
	State  LetterState `json:"state" enum:"held,lacking,not_called"`
	Papers []Paper     `json:"papers" nullable:"false"`
	Lacks  []text.Text `json:"lacks" nullable:"false"`
	Note   text.Text   `json:"note,omitzero"` // why nothing has to be there
}

// Records are what the records of a client are measured by, beyond the documents themselves.
type Records struct {
	Papers    []Paper
	File      Papers
	Sites     int // of the agreement
	TakenOver bool
	Decided   bool        // certification was decided
	Unsettled []text.Text // complaints and appeals without an outcome
	// Uncalculated are the versions of the agreement whose audit time was calculated and is not kept.
	Uncalculated []text.Text
	Unfit        []text.Text // people of the teams whose competence on the days is not shown
}

// Completeness measures the records against each letter of 9.9.2 (RE1), and answers how many of those that have to be
// there are.
func Completeness(r Records) (out []Letter, held, wanted int) {
	for _, l := range letters {
		x := Letter{Letter: l.letter, Says: l.says, Papers: []Paper{}, Lacks: []text.Text{}}
		for _, p := range r.Papers {
			if p.Letter == l.letter {
				x.Papers = append(x.Papers, p)
			}
		}
		x.Lacks = append(x.Lacks, r.lacks(l.letter, x.Papers)...)
		switch {
		case len(x.Lacks) > 0:
			x.State = Lacking
			wanted++
		case len(x.Papers) > 0:
			x.State = Held
			held, wanted = held+1, wanted+1
		default:
			x.State, x.Note = NotCalled, notCalled[l.letter]
		}
		out = append(out, x)
	}
	return out, held, wanted
}

// notCalled says why nothing has to be there under a letter.
var notCalled = map[string]text.Text{
	"c": text.T("There is one site, or every site is audited.", "只有一个场所，或全部场所均已审核。"),
	"d": text.T("The audits were calculated before the body used this software.", "审核时间在本机构使用本软件之前计算。"),
	"e": text.T("No nonconformity was found.", "未发现不符合。"),
	"f": text.T("Nobody complained about the client or appealed.", "未收到关于该客户的投诉，也没有申诉。"),
	"g": text.T("The decisions were taken by one person without a separate review.", "认证决定由一人作出，没有单独的评定。"),
	"h": text.T("Nothing is decided yet.", "尚未作出决定。"),
	"i": text.T("No certificate is issued yet.", "尚未颁发证书。"),
	"j": text.T("No audit took place yet.", "尚未实施审核。"),
}

func (r Records) lacks(letter string, there []Paper) (out []text.Text) {
	missing := func(is bool, what text.Text) {
		if is {
			out = append(out, what)
		}
	}
	switch letter {
	case "a":
		for _, x := range r.File.Audits {
			missing(tookPlace(x) && !auditOf(x).Reported, text.Tf("the report of %s", "%s的审核报告", x.Reference))
		}
	case "b":
		missing(len(r.File.Contracts) == 0, text.T("the agreement", "认证合同"))
	case "c":
		missing(r.Sites > 1 && len(there) == 0 && (len(r.File.Sheets) == 0 || len(r.Uncalculated) > 0), text.T("why these sites were chosen", "场所抽样的依据"))
	case "d":
		missing(len(there) == 0 && len(r.Uncalculated) == 0 && !r.TakenOver, text.T("the calculation of the audit time", "审核时间计算"))
		out = append(out, r.Uncalculated...)
	case "e":
		for _, x := range r.File.Findings {
			missing(x.Grade.Nonconformity() && x.State != finding.Draft && x.Open() != nil, text.Tf("the verification of %s", "%s的验证", x.Reference))
		}
	case "f":
		return slices.Clone(r.Unsettled)
	case "h":
		missing(r.Decided && len(there) == 0, text.T("the decision", "认证决定"))
	case "i":
		missing(r.Decided && len(there) == 0, text.T("the certificate", "认证证书"))
	case "j":
		return slices.Clone(r.Unfit)
	case "k":
		missing(len(there) == 0, text.T("the audit programme", "审核方案"))
	}
	return out
}
