package application

import (
	"fmt"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

const md2 = "IAF MD 2:2023"

// The rules on the transfer of a certification from another body.
var (
	TR1 = rule.Rule{ID: "TR-1", Source: md2, Clause: "2.1", Level: rule.Enforce, Says: text.T(
		"Only a certificate under the accreditation of a signatory of the multilateral recognition arrangement is transferred; any other applicant is a new client.",
		"仅可转换由多边互认协议签署方认可的认证证书；其他情况按新客户处理。")}
	TR2 = rule.Rule{ID: "TR-2", Source: md2, Clause: "2.1", Level: rule.Enforce, Says: text.T(
		"Only a valid certification is transferred, none that is known to be suspended.",
		"仅可转换有效的认证，已知被暂停的认证不予转换。")}
	TR3 = rule.Rule{ID: "TR-3", Source: md2, Clause: "2.1", Level: rule.Enforce, Says: text.T(
		"Where the issuing body has ceased or lost its accreditation, the transfer is completed within six months or by the expiry, whichever comes first, and the accreditation body is informed before.",
		"原认证机构停业或其认可资格失效、暂停、撤销的，应在六个月内或证书到期前（以较早者为准）完成转换，并事先通知认可机构。")}
	TR4 = rule.Rule{ID: "TR-4", Source: md2, Clause: "2.2", Level: rule.Enforce, Says: text.T(
		"Before a transfer a competent person reviews its eight points by documents, and by a visit where that is needed; the visit is no audit.",
		"转换前由具备能力的人员对八个要点进行文件评审，必要时现场访问；访问不是审核。")}
	TR5 = rule.Rule{ID: "TR-5", Source: md2, Clause: "2.2", Level: rule.Enforce, Says: text.T(
		"Before a transfer every major nonconformity is corrected and verified, and for every minor one the plan is accepted; otherwise the applicant is a new client.",
		"转换前严重不符合的纠正和纠正措施须已验证，一般不符合的计划须已接受；否则按新客户处理。")}
	TR8 = rule.Rule{ID: "TR-8", Source: cnca, Clause: "5.1.2", Level: rule.Enforce, Says: text.T(
		"In China a certification that was suspended or withdrawn for the holder's own fault is not taken over for a year.",
		"在中国，因自身原因被暂停或撤销认证证书的，一年内不予转换受理。")}
)

// Transferred is what the applicant tells of the certification that it wants to transfer.
type Transferred struct {
	Body         string    `json:"body"`                              // that issued the certificates
	Accreditor   string    `json:"accreditor"`                        // of that body, as the certificate names it
	Recognised   string    `json:"recognised" enum:"yes,no,unknown,"` // the accreditor signed the recognition arrangement
	Certificates []Held    `json:"certificates" nullable:"false"`     // one for each standard
	Reason       string    `json:"reason"`                            // of the transfer
	Ceased       string    `json:"ceased" enum:"yes,no,"`             // the body has ceased, or its accreditation has ended or is suspended
	CeasedOn     date.Date `json:"ceased_on,omitzero"`
	Complained   string    `json:"complained" enum:"yes,no,"`             // about what is certified, in this cycle
	Complaints   string    `json:"complaints,omitempty" maxLength:"4000"` // and what was done
	Regulated    string    `json:"regulated" enum:"yes,no,"`              // an authority is engaged with the organisation
	Regulator    string    `json:"regulator,omitempty" maxLength:"4000"`
}

// Held is one certificate of another body in its present cycle.
type Held struct {
	Standard  string    `json:"standard"`
	Number    string    `json:"number"`
	SinceOn   date.Date `json:"since_on,omitzero"`   // initial certification
	DecidedOn date.Date `json:"decided_on,omitzero"` // of the present cycle
	ExpiresOn date.Date `json:"expires_on,omitzero"`
	Status    string    `json:"status" enum:"valid,suspended,withdrawn,expired,"`
	FirstOn   date.Date `json:"first_on,omitzero"`  // last day of the first surveillance of the cycle, where it was held
	SecondOn  date.Date `json:"second_on,omitzero"` // of the second one
}

// Surveillances are the days of the surveillance audits that were held.
func (h Held) Surveillances() []date.Date {
	return slices.DeleteFunc([]date.Date{h.FirstOn, h.SecondOn}, date.Date.IsZero)
}

// Renewed tells whether the certification was renewed before, so that its first cycle is over.
func (h Held) Renewed() bool { return !h.SinceOn.IsZero() && h.SinceOn.Before(h.DecidedOn) }

// Held is the certificate of the standard that is to be transferred.
func (r Record) Held(standard string) (Held, bool) {
	for _, h := range r.Transferred.Data.Certificates {
		if h.Standard == standard {
			return h, r.Kind == Transfer
		}
	}
	return Held{}, false
}

// heldOf keeps one certificate for each of the standards, in their order.
func heldOf(standards []string, told []Held) []Held {
	out := make([]Held, len(standards))
	for i, code := range standards {
		out[i].Standard = code
		for _, h := range told {
			if h.Standard == code {
				out[i] = h
			}
		}
	}
	return out
}

func (r Record) missingTransferred() (bad fault.Invalid) {
	x := r.Transferred.Data
	bad.Require("body", x.Body)
	bad.Require("accreditor", x.Accreditor)
	answered(&bad, "recognised", x.Recognised)
	if x.Recognised == "unknown" {
		bad.Add("recognised", text.T("Ask the body that issued the certificate; it knows its accreditation.", "请向颁发证书的机构核实其认可信息。"))
	}
	for i, h := range x.Certificates {
		at := fmt.Sprintf("certificates[%d].", i)
		bad.Require(at+"number", h.Number)
		answered(&bad, at+"status", h.Status)
		for field, day := range map[string]date.Date{"since_on": h.SinceOn, "decided_on": h.DecidedOn, "expires_on": h.ExpiresOn} {
			if day.IsZero() {
				bad.Add(at+field, fillBoth)
			}
		}
		h.Order(&bad, at)
	}
	bad.Require("reason", x.Reason)
	answered(&bad, "ceased", x.Ceased)
	if x.Ceased == "yes" && x.CeasedOn.IsZero() {
		bad.Add("ceased_on", text.T("Since when?", "请填写日期。"))
	}
	answered(&bad, "complained", x.Complained)
	if x.Complained == "yes" {
		bad.Require("complaints", x.Complaints)
	}
	answered(&bad, "regulated", x.Regulated)
	if x.Regulated == "yes" {
		bad.Require("regulator", x.Regulator)
	}
	return bad
}

// Order names days of the certificate that contradict each other; the fields lie below the path.
func (h Held) Order(bad *fault.Invalid, at string) {
	before := func(field string, day, not date.Date, says text.Text) {
		if !day.IsZero() && !not.IsZero() && day.Before(not) {
			bad.Add(at+field, says)
		}
	}
	before("decided_on", h.DecidedOn, h.SinceOn, text.T("The present cycle begins with the initial certification or later.", "本周期不应早于初次认证日期。"))
	before("expires_on", h.ExpiresOn, h.DecidedOn.AddDays(1), text.T("The expiry lies after the beginning of the cycle.", "到期日应晚于本周期开始日期。"))
	before("first_on", h.FirstOn, h.DecidedOn, text.T("The surveillance lies within the present cycle.", "监督审核应在本周期内。"))
	before("second_on", h.SecondOn, date.Latest(h.FirstOn, h.DecidedOn), text.T("The second surveillance follows the first.", "第二次监督审核应在第一次之后。"))
	if h.FirstOn.IsZero() && !h.SecondOn.IsZero() {
		bad.Add(at+"first_on", text.T("The second surveillance follows the first.", "第二次监督审核应在第一次之后。"))
	}
}

// TransferBy is the last day on which the transfer may be decided: the first expiry of the certificates, and where the
// issuing body has ceased, the end of the time that the packs leave from then on (TR-3).
func (r Record) TransferBy(limits pack.Set) date.Date {
	x := r.Transferred.Data
	var out date.Date
	for _, h := range x.Certificates {
		out = date.Earliest(out, h.ExpiresOn)
	}
	if x.Ceased == "yes" && !x.CeasedOn.IsZero() {
		out = date.Earliest(out, x.CeasedOn.AddMonths(limits.Of(pack.TransferMonths)))
	}
	return out
}

// TransferBars is why the certificates may not be transferred on the day (TR-1, TR-2, TR-3); nothing for other kinds
// of application.
func (r Record) TransferBars(limits pack.Set, on date.Date) (out rule.Broken) {
	if r.Kind != Transfer {
		return nil
	}
	x := r.Transferred.Data
	if x.Recognised == "no" {
		out = append(out, TR1.Breaks(text.T("Continue as an initial certification instead.", "请改为申请初次认证。")).At("transferred.recognised"))
	}
	for i, h := range x.Certificates {
		field := fmt.Sprintf("transferred.certificates[%d].status", i)
		switch {
		case h.Status != "" && h.Status != "valid":
			out = append(out, TR2.Breaks(text.Tf("Certificate %s is not valid.", "证书%s并非有效状态。", h.Number)).At(field))
		case !h.ExpiresOn.IsZero() && on.After(h.ExpiresOn):
			out = append(out, TR2.Breaks(text.Tf("Certificate %s expired on %s.", "证书%s已于%s到期。", h.Number, h.ExpiresOn)).At(field))
		}
	}
	if by := r.TransferBy(limits); x.Ceased == "yes" && len(out) == 0 && on.After(by) {
		out = append(out, TR3.Breaks(text.Tf("The transfer was possible until %s.", "转换截止日期为%s。", by)).At("transferred.ceased_on"))
	}
	return out
}

// Point is one of the eight points of the review before a transfer.
type Point struct {
	Key   string    `json:"key"`
	Title text.Text `json:"title"`
}

// TransferPoints are the eight points (TR-4).
var TransferPoints = []Point{
	{"scope", text.T("The certified activities lie within the accredited scope of both bodies.", "获证活动在双方机构的认可范围之内。")},
	{"reason", text.T("The reason of the transfer is known and acceptable.", "转换理由已了解且可以接受。")},
	{"sites", text.T("The sites hold a valid accredited certification.", "拟转换的场所持有有效的认可认证。")},
	{"reports", text.T("The last initial or recertification report and the latest surveillance report were read.", "已审阅最近一次初次或再认证审核报告及最近的监督审核报告。")},
	{"nonconformities", text.T("The status of all open nonconformities is known.", "已了解所有未关闭不符合的状态。")},
	{"complaints", text.T("Complaints received and what was done about them were looked at.", "已审阅收到的投诉及其处理情况。")},
	{"cycle", text.T("What the present cycle means for audit plan and programme was considered.", "已考虑当前认证周期对审核计划和审核方案的影响。")},
	{"regulator", text.T("Any engagement with authorities about legal compliance was considered.", "已考虑与监管部门就合规事宜的任何往来。")},
}

// TransferReview is what the reviewer finds before a transfer.
type TransferReview struct {
	Points     map[string]Statement `json:"points"`
	Major      string               `json:"major" enum:"none,verified,open,"` // nonconformities
	Minor      string               `json:"minor" enum:"none,planned,open,"`
	InformedOn date.Date            `json:"informed_on,omitzero"` // the accreditation body, where the issuing body has ceased
}

// transferable is what the review of a transfer still lacks, and what bars the transfer on the day.
func (a *Application) transferable(f Facts) rule.Broken {
	if a.r.Kind != Transfer {
		return nil
	}
	v := TransferReview{}
	if a.r.Review.Transfer != nil {
		v = *a.r.Review.Transfer
	}
	out := a.r.TransferBars(f.Limits, f.On)
	for _, p := range TransferPoints {
		if v.Points[p.Key].Holds != "yes" {
			out = append(out, TR4.Breaks(text.Tf("Not confirmed: %s", "尚未确认：%s", p.Title)).At("transfer.points."+p.Key))
		}
	}
	for _, l := range a.r.Checklist() {
		if l.Category == standard.OfTransfer && l.Need == standard.Required && l.State != LineAccepted {
			out = append(out, TR4.Breaks(text.Tf("“%s” has not been accepted.", "“%s”尚未通过审核。", l.Title)).At("materials."+l.Key))
		}
	}
	if v.Major != "none" && v.Major != "verified" {
		out = append(out, TR5.Breaks(text.T("A major nonconformity is not verified: continue as an initial certification.", "存在未验证的严重不符合：请改为初次认证。")).At("transfer.major"))
	}
	if v.Minor != "none" && v.Minor != "planned" {
		out = append(out, TR5.Breaks(text.T("For a minor nonconformity no plan is accepted: continue as an initial certification.", "存在计划尚未接受的一般不符合：请改为初次认证。")).At("transfer.minor"))
	}
	if a.r.Transferred.Data.Ceased == "yes" && v.InformedOn.IsZero() {
		out = append(out, TR3.Breaks(text.T("Say when the accreditation body was informed.", "请填写通知认可机构的日期。")).At("transfer.informed_on"))
	}
	return out
}
