package application

import (
	"fmt"
	"slices"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const (
	iso17021  = "ISO/IEC 17021-1:2015"
	condition = "ISO/IEC 17021-1:2015 and the condition of the certification body"
	cnca      = "CNCA-QMS-01:2025"
	cnca2012  = "CNCA announcement 2012 No. 8"
)

var (
	SM6 = rule.Rule{ID: "SM-6", Source: condition, Clause: "9.1.1", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"The management system has been operated long enough before the application, usually three full months.",
		"管理体系在申请前已运行足够时间，通常为满三个月。")}
	SM7 = rule.Rule{ID: "SM-7", Source: condition, Clause: "9.3.1.2.2 g", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"An internal audit and a management review were done within the operating period. They may follow the application; stage 2 does not begin without them.",
		"在运行期内至少完成一次内部审核和一次管理评审。可在申请后补做，但未完成前不得开始第二阶段审核。")}
	SM8 = rule.Rule{ID: "SM-8", Source: "ISO/IEC 20000-1:2018", Clause: "9.3", Level: rule.Warn, Says: text.T(
		"The management review follows the internal audit, whose results it considers.",
		"管理评审应在内部审核之后进行，并以其结果为输入。")}
	SM9 = rule.Rule{ID: "SM-9", Source: cnca2012, Clause: "3.1.2", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"In China no administrative penalty during the operation of the system and in the year before.",
		"在中国，体系运行期间及此前一年内未受到行政处罚。")}
	A7 = rule.Rule{ID: "A7", Source: cnca, Clause: "5.1.2", Level: rule.Warn, Says: text.T(
		"In China at least one internal audit and one management review were done within the operating period. They may follow the application; stage 2 does not begin without them.",
		"在中国，运行期内至少完成一次内部审核和一次管理评审。可在申请后补做，但未完成前不得开始第二阶段审核。")}
	Q6 = rule.Rule{ID: "Q6", Source: cnca, Clause: "5.1.2", Level: rule.Enforce, Says: text.T(
		"In China the applicant proves its legal status, has operated the system for three months and is lawfully active: no order to stop, no list of serious dishonesty, no major accident or failed national spot check within a year, three months since a former body lost its approval.",
		"在中国，申请组织应具有合法地位，体系运行满三个月，合法经营：未被责令停业，未列入严重违法失信名单，一年内无重大事故或国家监督抽查不合格，原认证机构被撤销批准的已满三个月。")}
	Q7 = rule.Rule{ID: "Q7", Source: cnca, Clause: "5.1", Level: rule.Enforce, Says: text.T(
		"In China the applicant declares true sites, activities, persons in scope and operating time.",
		"在中国，申请组织应如实提供场所、活动、体系覆盖人数和运行时间。")}
	A1 = rule.Rule{ID: "A1", Source: iso17021, Clause: "9.1.1", Level: rule.Enforce, Says: text.T(
		"The application of an authorised representative gives the scope, the organisation with its sites, processes and resources, what is outsourced, the standard, and whether consultancy was given and by whom.",
		"授权代表的申请应说明认证范围、组织及其场所、过程和资源、外包情况、认证标准，以及是否接受咨询及咨询方。")}
	A2 = rule.Rule{ID: "A2", Source: "public application forms of certification bodies", Clause: "-", Level: rule.Warn, Says: text.T(
		"The day by which the applicant hopes to be certified leaves time for stage 1, stage 2 and the decision; it is no promise of the body.",
		"申请组织期望的获证日期应为第一阶段审核、第二阶段审核和认证决定留出时间；该日期不构成认证机构的承诺。")}
	I1 = rule.Rule{ID: "I1", Source: iso17021, Clause: "5.2.4", Level: rule.Enforce, Says: text.T(
		"A certification body does not certify the management system of another certification body.",
		"认证机构不得认证其他认证机构的管理体系。")}
	I2 = rule.Rule{ID: "I2", Source: iso17021, Clause: "5.2.5", Level: rule.Warn, Says: text.T(
		"The certification body and what it controls offer no management-system consultancy.",
		"认证机构及其控制的实体不得提供管理体系咨询。")}
	I3 = rule.Rule{ID: "I3", Source: iso17021, Clause: "5.2.6", Level: rule.Enforce, Says: text.T(
		"No certification within two years after the body did internal audits for the client.",
		"认证机构为客户实施内部审核的，结束后两年内不得对其认证。")}
	I4 = rule.Rule{ID: "I4", Source: iso17021, Clause: "5.2.7", Level: rule.Enforce, Says: text.T(
		"No certification within two years after a body related to the certification body gave the client consultancy.",
		"与认证机构有关联的机构为客户提供咨询的，结束后两年内不得对其认证。")}
)

// Rules are the rules of this package.
var Rules = []rule.Rule{SM2, SM3, SM70, SM4, SM5, SM6, SM7, SM8, SM9, SM10, SM11, SM13, SM14, SM15, SM16, CN3, Q1, Q6, Q7, A1, A2, A3, A4, A5, A6, A7, I1, I2, I3, I4, I6, TR1, TR2, TR3, TR4, TR5, TR8, Consulted, X1, SM80, SM81, SM82, SM85, SM100, SM158}

// Eligibility is what speaks against an application: what stops its submission, what the signer has to
// explain, and what stops the start of stage 2 only.
type Eligibility struct {
	Stops    rule.Broken `json:"stops" nullable:"false"`
	Warnings rule.Broken `json:"warnings" nullable:"false"`
	Stage2   rule.Broken `json:"stage2" nullable:"false"`
	Earliest date.Date   `json:"earliest,omitzero"` // first day on which operation, I3, I4 and the bars let it be submitted
	limits   pack.Set
	by       authority
}

// Eligibility judges the application as it stands on the day under the packs in force; bar is the bar of the
// client's record.
func (r Record) Eligibility(limits pack.Set, bar client.Bar, on date.Date) Eligibility {
	e := Eligibility{Stops: rule.Broken{}, Warnings: rule.Broken{}, Stage2: rule.Broken{}, limits: limits, by: authorityOf(limits)}
	if !r.Kind.FromCertificate() { // the system operates and is certified, and no stage 2 is held
		e.operation(r.System.Data, on)
		e.legal(r, on)
		e.Stage2 = r.StageTwoBlocks(limits, on)
	}
	e.hoped(r, on)
	e.impartiality(r, on)
	e.Stops = append(e.Stops, r.TransferBars(limits, on)...)
	e.Stops = append(e.Stops, r.extensionBars()...)
	if limits.Under(pack.China) {
		e.bars(r, bar, on)
		e.lawful(r.Declarations.Data)
	}
	if !r.Declarations.SavedAt.IsZero() && !r.Declarations.Data.Truthful {
		e.add(e.by.truth.Breaks(text.T("Sites, activities and numbers of persons are not declared to be true.", "尚未声明场所、活动和人数信息真实。")).At("declarations.truthful"))
	}
	for _, b := range slices.Concat(r.scopeBreaches(), r.headcountBreaches(), r.numberBreaches()) {
		e.add(b)
	}
	for _, b := range slices.Concat(e.Stage2, r.reviewOrder()) {
		e.add(b)
	}
	stops, warnings := r.materialBreaches(e.by)
	e.Stops, e.Warnings = append(e.Stops, stops...), append(e.Warnings, warnings...)
	return e
}

func (e *Eligibility) add(b rule.Breach) {
	if b.Rule.Level == rule.Warn {
		e.Warnings = append(e.Warnings, b)
	} else {
		e.Stops = append(e.Stops, b)
	}
}

// until adds the breach while the day lies before the day on which it ends.
func (e *Eligibility) until(b rule.Breach, ends, on date.Date) {
	if on.Before(ends) {
		e.add(b)
		e.Earliest = date.Latest(e.Earliest, ends)
	}
}

func (e *Eligibility) operation(s System, on date.Date) {
	if s.OperatedSince.IsZero() {
		return
	}
	from := s.OperatedSince.AddMonths(e.limits.Of(pack.OperationMonths))
	e.until(e.by.operation.Breaks(text.Tf("The system has been operated since %s; you can submit from %s.",
		"体系自%s开始运行，%s起可以提交申请。", s.OperatedSince, from)).At("system.operated_since"), from, on)
}

// hoped warns of a day that lies before stage 2 may begin, or has gone by (A2).
func (e *Eligibility) hoped(r Record, on date.Date) {
	s := r.System.Data
	if s.WantedBy.IsZero() || !s.WantedBy.Before(date.Latest(on.AddDays(1), s.InternalAudit, s.ManagementReview)) {
		return
	}
	says := text.Tf("You hope to be certified by %s, which does not lie ahead.", "您期望于%s前获证，但该日期已过。", s.WantedBy)
	if s.WantedBy.After(on) {
		says = text.Tf("You hope to be certified by %s. Stage 2 begins after the internal audit and the management review, the later of which is on %s.",
			"您期望于%s前获证。第二阶段审核须在内部审核和管理评审之后进行，两者中较晚者为%s。", s.WantedBy, date.Latest(s.InternalAudit, s.ManagementReview))
	}
	e.add(A2.Breaks(says).At("system.wanted_by"))
}

// WarnLate warns of a stage 2 that ends, on the day, after the applicant hopes to be certified (A2).
func (r Record) WarnLate(stage2Ends date.Date) rule.Broken {
	wanted := r.System.Data.WantedBy
	if wanted.IsZero() || !stage2Ends.After(wanted) {
		return nil
	}
	return rule.Broken{A2.Breaks(text.Tf("Stage 2 ends on %s; the client hopes to be certified by %s.", "第二阶段审核于%s结束，而客户期望于%s前获证。", stage2Ends, wanted)).At("system.wanted_by")}
}

func (e *Eligibility) impartiality(r Record, on date.Date) {
	if r.Provider.Data.CertificationBody == "yes" {
		e.add(I1.Breaks(text.Text{}).At("provider.certification_body"))
	}
	c := r.Consultancy.Data
	if c.Received == "yes" && c.ByBody == "yes" {
		e.add(I2.Breaks(text.Text{}).At("consultancy.by_body"))
		e.cooling(I4, c.EndedOn, on, "consultancy.ended_on")
	}
	if c.InternalAudits == "yes" {
		e.cooling(I3, c.InternalEndedOn, on, "consultancy.internal_ended_on")
	}
}

// cooling stops for the time of cooling off after the day it ended, for good while it has not ended.
func (e *Eligibility) cooling(r rule.Rule, ended, on date.Date, field string) {
	if ended.IsZero() {
		e.add(r.Breaks(text.T("It has not ended, or the day on which it ended is missing.", "尚未结束，或未填写结束日期。")).At(field))
		return
	}
	ends := ended.AddMonths(e.limits.Of(pack.CoolingOffMonths))
	e.until(r.Breaks(text.Tf("It ended on %s; an application is possible from %s.", "于%s结束，%s起可以申请。", ended, ends)).At(field), ends, on)
}

func (e *Eligibility) bars(r Record, bar client.Bar, on date.Date) {
	h, fault := r.History.Data, client.CN1
	if r.Kind == Transfer {
		fault = TR8
	}
	e.until(client.CN1.Breaks(text.Tf("Barred until %s: %s.", "%s前不得申请：%s。", bar.Until, bar.Reason)).At("history.certificates"), bar.Until, on)
	if h.Held != "yes" {
		return
	}
	for i, c := range h.Certificates {
		field := fmt.Sprintf("history.certificates[%d]", i)
		if since := date.Earliest(c.SuspendedOn, c.WithdrawnOn); c.OwnFault && !since.IsZero() {
			ends := since.AddMonths(e.limits.Of(pack.BarMonths))
			e.until(fault.Breaks(text.Tf("The certificate of %s ended on %s for a reason of your own; an application is possible from %s.",
				"%s颁发的证书因自身原因于%s被暂停或撤销，%s起可以申请。", c.Body, since, ends)).At(field), ends, on)
		}
		if !c.BodyLostOn.IsZero() {
			ends := c.BodyLostOn.AddMonths(e.limits.Of(pack.LostBodyMonths))
			e.until(Q6.Breaks(text.Tf("%s lost its approval on %s; an application is possible from %s.",
				"%s于%s被撤销批准，%s起可以申请。", c.Body, c.BodyLostOn, ends)).At(field), ends, on)
		}
	}
}

// lawful judges the declarations of China; one that has not been given yet speaks against nobody.
func (e *Eligibility) lawful(d Declarations) {
	for _, x := range []struct {
		field, answer string
		why           text.Text
	}{
		{"lawful", d.Lawful, text.T("Licence and permits have to be valid, without an order to stop.", "营业执照和许可须有效，且未被责令停业。")},
		{"not_listed", d.NotListed, text.T("An organisation on a list of serious dishonesty cannot apply.", "列入严重违法失信名单的组织不得申请。")},
		{"no_accident", d.NoAccident, text.T("After a major accident with an order to stop a year has to pass.", "发生重大事故并被责令停业的，须满一年。")},
		{"no_spot_check", d.NoSpotCheck, text.T("After a failed national spot check a year has to pass, unless it was rectified.", "国家监督抽查不合格的，须满一年或已整改合格。")},
	} {
		if x.answer == "no" {
			e.add(Q6.Breaks(x.why).At("declarations." + x.field))
		}
	}
	if d.NoPenalty == "no" {
		e.add(SM9.Breaks(text.Text{}).At("declarations.penalties"))
	}
}

// StageTwoBlocks is why stage 2 may not begin on the day: internal audit and management review have been
// done by then, within the operating period (rule SM-7, in China A7).
func (r Record) StageTwoBlocks(limits pack.Set, on date.Date) rule.Broken {
	s, out, audited := r.System.Data, rule.Broken{}, authorityOf(limits).audited
	for _, x := range []struct {
		field string
		day   date.Date
		name  text.Text
	}{
		{"system.internal_audit", s.InternalAudit, text.T("internal audit", "内部审核")},
		{"system.management_review", s.ManagementReview, text.T("management review", "管理评审")},
	} {
		switch {
		case x.day.IsZero():
			out = append(out, audited.Breaks(text.Tf("The %s has not been done yet.", "尚未完成%s。", x.name)).At(x.field))
		case x.day.After(on):
			out = append(out, audited.Breaks(text.Tf("The %s is on %s, which has not come yet.", "%s定于%s，尚未进行。", x.name, x.day)).At(x.field))
		case x.day.Before(s.OperatedSince):
			out = append(out, audited.Breaks(text.Tf("The %s of %s lies before the system began to operate.", "%s（%s）早于体系开始运行的日期。", x.name, x.day)).At(x.field))
		}
	}
	return out
}

func (r Record) reviewOrder() rule.Broken {
	s := r.System.Data
	if r.Kind.FromCertificate() || s.InternalAudit.IsZero() || s.ManagementReview.IsZero() || !s.ManagementReview.Before(s.InternalAudit) {
		return nil
	}
	return rule.Broken{SM8.Breaks(text.Text{}).At("system.management_review")}
}
