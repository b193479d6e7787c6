package audittime

import (
	"triennia/internal/domain/body"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Method says by which published table the days of a standard are found.
type Method struct {
	ID          string    `json:"id"`
	Name        text.Text `json:"name"`
	Source      string    `json:"source"`
	Clause      string    `json:"clause"`
	Provisional bool      `json:"provisional"` // not from the standard's own document: needs a named approval
	Standard    string    `json:"standard"`    // the standard without its year
	scheme      string
	own         *Own
}

// methods of the standards; the year of the edition does not matter.
var methods = []Method{
	{"md5-qms-provisional", text.T("IAF MD 5 QMS column, provisional for ISO/IEC 20000-1", "IAF MD 5 质量管理体系栏，暂行用于 ISO/IEC 20000-1"),
		"IAF MD 5:2023", "table QMS 1", true, "ISO/IEC 20000-1", "QMS", nil},
	{"md5-qms", text.T("IAF MD 5 table QMS 1", "IAF MD 5 表 QMS 1"), "IAF MD 5:2023", "table QMS 1", false, "ISO 9001", "QMS", nil},
	{"md5-ems", text.T("IAF MD 5 table EMS 1", "IAF MD 5 表 EMS 1"), "IAF MD 5:2023", "table EMS 1", false, "ISO 14001", "EMS", nil},
	{"md5-ohsms", text.T("IAF MD 5 table OH&SMS 1", "IAF MD 5 表 OH&SMS 1"), "IAF MD 5:2023", "table OH&SMS 1", false, "ISO 45001", "OHSMS", nil},
	{"27006-isms", text.T("ISO/IEC 27006-1 table C.1", "ISO/IEC 27006-1 表 C.1"), "ISO/IEC 27006-1:2024", "table C.1", false, "ISO/IEC 27001", "ISMS", nil},
}

// EnteredMethod is the method of standards without a table.
const EnteredMethod = "entered"

// ProvisionalMethod: 17021-1 wants a documented procedure; the table of ISO/IEC 20000-6 is not at hand.
var ProvisionalMethod = rule.Rule{ID: "SM-20", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4.1", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"A provisional audit-time method, which is not from ISO/IEC 20000-6, may be used once a named person of the body has approved its use; the quotation then says provisional.",
	"未采用 ISO/IEC 20000-6 的暂行审核时间方法，须经认证机构指定人员批准后方可使用，报价单须注明“暂行”。")}

// MethodOf is the method for the standard; ok is false for a standard without one.
func MethodOf(code string) (m Method, ok bool) {
	for _, m := range methods {
		if m.Standard == standard.Bare(code) {
			return m, true
		}
	}
	return Method{}, false
}

// Method is the method for the standard of an input: the body's own table where it has one.
func (s Standard) Method() (m Method, ok bool) {
	switch {
	case s.Own == nil && s.Entered:
		return Method{ID: EnteredMethod, Name: text.T("Days set for each case by a person and endorsed by a second one", "逐案由人员确定并经第二人认可的人日"),
			Source: cb, Clause: "9.1.4", Standard: standard.Bare(s.Code)}, true
	case s.Own == nil:
		return MethodOf(s.Code)
	}
	name := text.T("The certification body's own table", "认证机构自有审核时间表")
	if len(s.Own.Activities) > 0 {
		name = text.T("The certification body's own build-up of activities", "认证机构自有按活动累计法")
	}
	return Method{ID: body.OwnTableMethod, Name: name, Source: s.Own.Source, Clause: s.Own.Clause, Standard: standard.Bare(s.Code), own: s.Own}, true
}

// Methods lists the methods.
func Methods() []Method { return append([]Method(nil), methods...) }

// CanUse tells whether the body may quote by the method for the standard: a provisional one needs the
// approval of a named person. It hands back that approval.
func (m Method) CanUse(b body.Record, standard string) (*body.MethodApproval, error) {
	approval := b.Approved(m.ID, standard)
	if m.Provisional && approval == nil {
		return nil, rule.Broken{ProvisionalMethod.Breaks(text.Tf(
			"The method %q is provisional and nobody of the body has approved its use for %s yet.",
			"方法“%s”为暂行方法，认证机构尚未批准其用于 %s。", m.Name, standard))}
	}
	return approval, nil
}
