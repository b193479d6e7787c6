package decision

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// ReasonCode is the ground of a decision against a certificate, as registers want it coded.
type ReasonCode string

// X3 names the grounds of a suspension.
var X3 = rule.Rule{ID: "X3", Says: text.T(
	"A certificate is suspended on a named ground: serious or persistent failure, audits not allowed at the required frequency, or at the client's own request.",
	"暂停证书须有明确原因：体系持续或严重不满足要求、不允许按要求的频次实施审核，或客户主动请求暂停。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.6.5.2", Level: rule.Enforce}

// TR7 keeps a client that leaves from being punished for it.
var TR7 = rule.Rule{ID: "TR-7", Says: text.T(
	"A body does not suspend or withdraw a certificate because the client transfers it to another body; it cooperates, and the certificate ends at the client's request once the other body has issued its own.",
	"机构不得因客户转换到其他机构而暂停或撤销其证书；应予配合，待接收机构颁发证书后应客户请求注销。"),
	Source: "IAF MD 2:2023", Clause: "2.4", Level: rule.Enforce}

// Q14 times what is decided against a certificate in China.
var Q14 = rule.Rule{ID: "Q14", Says: text.T(
	"In China a suspension or withdrawal rests on one of the situations that the rules name, and is decided within the days given once its ground is established.",
	"在中国，暂停或撤销证书须属于规则规定的情形，并在确认原因后于规定期限内作出决定。"),
	Source: "CNCA-QMS-01:2025", Clause: "-", Level: rule.Compute, Confidence: rule.Check}

// DueOn is the day by which a decision that is proposed today is wanted, by the packs in force (Q14).
func (t Type) DueOn(today date.Date, limits pack.Set) date.Date {
	if days := limits.Of(pack.GroundWorkdays); days > 0 && (t == Suspend || t == Withdraw) {
		return today.AddWorkdays(days)
	}
	return today.AddDays(limits.Of(pack.DecisionDays))
}

// The grounds that the clock knows.
const (
	Misused    ReasonCode = "misuse" // of certificate or mark
	Overdue    ReasonCode = "surveillance_overdue"
	Unresolved ReasonCode = "suspension_unresolved"
)

// transferredOut is that another body has taken the certification over.
const transferredOut ReasonCode = "transferred_out"

// Reason is a ground and the types of decision it may carry.
type Reason struct {
	Code  ReasonCode `json:"code"`
	Says  text.Text  `json:"says"`
	Types []Type     `json:"types"`
}

// Reasons lists the grounds, those of the Chinese register included (CNCA rules for management systems).
var Reasons = []Reason{
	{Overdue, text.T("the surveillance audit was not carried out in time", "未按期接受监督审核"), []Type{Suspend}},
	{"particulars_changed", text.T("name, address or registration of the organisation has changed", "组织名称、地址或登记信息变更"), []Type{Reissue}},
	{"particulars_wrong", text.T("the certificate named the organisation wrongly", "证书上的组织信息有误"), []Type{Reissue}},
	{Misprint, text.T("the scope or a site was misprinted", "认证范围或场所表述有误"), []Type{Reissue}},
	{"client_request", text.T("the client asked for it", "客户主动请求"), []Type{Reduce, Suspend, Cancel}},
	{"nonconformity_open", text.T("a nonconformity was not closed in time", "不符合项未按期关闭"), []Type{Suspend}},
	{"part_failing", text.T("part of the scope persistently or seriously fails the requirements", "部分认证范围持续或严重不满足认证要求"), []Type{Reduce}},
	{"system_failure", text.T("the management system persistently or seriously fails the requirements", "管理体系持续或严重不满足认证要求"), []Type{Suspend, Withdraw}},
	{"no_cooperation", text.T("fees are unpaid or cooperation is refused", "未缴纳费用或拒绝配合"), []Type{Suspend, Withdraw}},
	{Misused, text.T("the certificate or the mark is misused", "误用证书或认证标志"), []Type{Suspend, Withdraw}},
	{"regulator", text.T("a regulator requires it", "监管部门要求"), []Type{Suspend, Withdraw}},
	{"permit_lapsed", text.T("a permit that the activity needs has lapsed", "必需的行政许可失效"), []Type{Reduce, Suspend, Withdraw}},
	{Unresolved, text.T("the ground of the suspension was not resolved in time", "暂停期限届满仍未解决"), []Type{Reduce, Withdraw}},
	{"false_information", text.T("false information was given or a serious incident was concealed", "提供虚假信息或隐瞒严重事件"), []Type{Withdraw}},
	{"no_legal_entity", text.T("the organisation has lost its legal status", "组织丧失法律主体资格"), []Type{Withdraw}},
	{transferredOut, text.T("another body has taken the certification over", "认证已转换到其他机构"), []Type{Cancel}},
	{"business_ended", text.T("the certified activity has ended", "认证范围内的业务终止"), []Type{Reduce, Cancel}},
}

// allows tells whether the ground may carry a decision of the type.
func (c ReasonCode) allows(t Type) bool {
	return slices.ContainsFunc(Reasons, func(r Reason) bool { return r.Code == c && slices.Contains(r.Types, t) })
}

// needsCode tells whether the type must name a coded ground.
func (t Type) needsCode() bool {
	return t == Reduce || t == Reissue || t == Suspend || t == Withdraw || t == Cancel
}

// ReasonName is the ground in words, empty when there is no such code.
func ReasonName(c ReasonCode) text.Text {
	for _, r := range Reasons {
		if r.Code == c {
			return r.Says
		}
	}
	return text.Text{}
}

// ReasonsFor lists the grounds that a decision of the type may carry.
func ReasonsFor(t Type) []Reason {
	out := []Reason{}
	for _, r := range Reasons {
		if slices.Contains(r.Types, t) {
			out = append(out, r)
		}
	}
	return out
}
