package audit

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// SM87 ties the certificate of an ISMS to the controls that were audited.
var SM87 = rule.Rule{ID: "SM-87", Source: "ISO/IEC 27006-1:2024", Clause: "8.2.2", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"Stage 1 of an audit of ISO/IEC 27001 records version and date of the statement of applicability; decision and certificate name it.",
	"ISO/IEC 27001 的第一阶段审核应记录适用性声明的版本和日期；认证决定和证书须注明。")}

// SoA is the statement of applicability of an ISMS as the audit team saw it.
type SoA struct {
	Version string    `json:"version" maxLength:"20"` // fits on the certificate
	On      date.Date `json:"on"`                     // the day that the statement bears
}

// NeedsSoA tells whether audits of the standard look at a statement of applicability.
func NeedsSoA(code string) bool { return standard.Same(code, standard.ISMS) }

// RecordSoA keeps version and date of the statement, from the opening meeting until the decision: a later audit records
// the one that it finds.
func (a *Audit) RecordSoA(s SoA, today date.Date) error {
	if !NeedsSoA(a.r.Standard) {
		return fault.New(fault.IllegalMove, text.T("Only an audit of ISO/IEC 27001 has a statement of applicability.", "只有 ISO/IEC 27001 审核涉及适用性声明。"))
	}
	if !slices.Contains([]State{InProgress, FieldClosed, Reported, Concluded}, a.r.State) {
		return fault.New(fault.IllegalMove, text.T("The statement of applicability is recorded from the opening meeting until the decision.", "适用性声明应在首次会议之后、认证决定之前记录。"))
	}
	s.Version = strings.TrimSpace(s.Version)
	var bad fault.Invalid
	bad.Require("version", s.Version)
	switch {
	case s.On.IsZero():
		bad.Add("on", text.T("Give the date of the statement.", "请填写适用性声明的日期。"))
	case s.On.After(today):
		bad.Add("on", text.T("The date of the statement lies ahead.", "适用性声明的日期尚未到来。"))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	a.r.SoA = &s
	a.add("audit.soa_recorded")
	return nil
}

// soaBroken says that stage 1 of an ISMS has not recorded the statement.
func (r Record) soaBroken() rule.Broken {
	if r.Type != programme.Stage1 || !NeedsSoA(r.Standard) || r.SoA != nil {
		return nil
	}
	return rule.Broken{SM87.Breaks(text.T("Version and date of the statement of applicability are not recorded.", "尚未记录适用性声明的版本和日期。")).At("soa.version")}
}

// SoAOf is the statement that the last of the audits recorded, nil where none did.
func SoAOf(audits []Record) (last *SoA) {
	var end date.Date
	for _, r := range audits {
		if r.SoA != nil && !r.To().Before(end) {
			last, end = r.SoA, r.To()
		}
	}
	return last
}
