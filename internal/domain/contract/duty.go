package contract

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// DutyID names a duty that every agreement carries.
type DutyID string

const (
	BodyDuties DutyID = "body"
	Access     DutyID = "access"
	Changes    DutyID = "changes"
	Cycle      DutyID = "cycle"
	Sanctions  DutyID = "sanctions"
	Use        DutyID = "use"
	Register   DutyID = "register"
	Complaints DutyID = "complaints"
	Fees       DutyID = "fees"
)

// Duty is what a clause of the agreement must be about: in short, and where the standard asks for it.
type Duty struct {
	ID     DutyID    `json:"id"`
	Says   text.Text `json:"says"`
	Clause string    `json:"clause,omitempty"` // of ISO/IEC 17021-1:2015; fees are the body's own affair
}

// Duties are those that the terms delivered carry; the terms of a body carry them all as well (SM-60).
var Duties = []Duty{
	{BodyDuties, text.T("The body is impartial, keeps confidential, announces changes of its requirements and answers for its decisions", "机构保持公正、保守秘密、通知要求变更并对认证决定负责"), "5.1.3, 8.4, 8.5.1"},
	{Access, text.T("The client fulfils the requirements and gives access for audits, also to observers", "客户持续满足要求，并为审核和观察员提供准入"), "8.5.1.2"},
	{Changes, text.T("The client tells of changes without delay", "客户立即通报变更"), "8.5.3"},
	{Cycle, text.T("The three-year cycle, and audits at short notice", "三年认证周期及提前较短时间通知的审核"), "9.1.3, 9.6.4.2"},
	{Sanctions, text.T("Suspension, restriction, withdrawal, and the end of use that follows", "暂停、缩小、撤销以及随之停止使用"), "9.6.5"},
	{Use, text.T("Use of certificate and mark", "证书和标志的使用"), "8.3.4"},
	{Register, text.T("What anyone may learn of a certificate", "任何人可查询的证书信息"), "8.1.2"},
	{Complaints, text.T("Complaints and appeals", "投诉与申诉"), "9.7, 9.8"},
	{Fees, text.T("Fees, and a new audit time when the facts change", "费用，以及情况变化时重新计算审核时间"), ""},
}

// DutiesCovered: the terms of a body leave no duty out.
var DutiesCovered = rule.Rule{ID: "SM-60", Source: "ISO/IEC 17021-1:2015", Clause: "5.1.2, 8.4, 8.5", Level: rule.Enforce, Says: text.T(
	"The body's own terms of the agreement carry every duty that the terms delivered carry.",
	"机构自有的合同条款包含随附条款中的每一项义务。")}

// TermsNotBackdated: nobody's duties change for days that have passed.
var TermsNotBackdated = rule.Rule{ID: "SM-61", Source: "ISO/IEC 17021-1:2015", Clause: "5.1.2", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"New terms are in force today at the earliest; agreements accepted before keep theirs.",
	"新条款最早自今日起生效；此前接受的合同保持原条款。")}
