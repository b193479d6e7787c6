package pack

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The identifiers of the delivered packs.
const (
	IAF   = "iaf"
	China = "cn"
)

// usual is a number that no document fixes: a body chooses its own freely.
func usual(k Key, n int) Statement { return Statement{Key: k, Value: n, Custom: true} }

// practice is a number of practice for a rule that has none of its own.
func practice(k Key, n int, rules, clause string) Statement {
	return Statement{Key: k, Value: n, Rule: rules, Clause: clause, Confidence: rule.Check}
}

// fixed is a number that the document itself gives.
func fixed(k Key, n int, rules, clause string) Statement {
	return Statement{Key: k, Value: n, Rule: rules, Clause: clause}
}

// delivered are the editions that come with the product.
var delivered = []Pack{
	{
		Ref:    Ref{IAF, Base, text.T("IAF base", "IAF 基础规则"), "2015"},
		From:   date.New(2015, 6, 1),
		Source: "ISO/IEC 17021-1:2015",
		Says: []Statement{
			practice(OperationMonths, 3, "SM-6", "9.1.1"),
			fixed(CoolingOffMonths, 24, "I7", "5.2.10"),
			{Key: TransferMonths, Value: 6, Rule: "TR-3", Clause: "2.1", Source: "IAF MD 2:2023"},
			usual(InformationDays, 30),
			usual(QuoteDays, 90),
			usual(PaymentDays, 30),
			{Key: FactorPercent, Value: 10, Rule: "ADJ-5", Clause: "8", Source: "IAF MD 5:2023", Confidence: rule.Check},
			practice(HeadcountPercent, 10, "SM-86", "9.1.4, 9.6.2"),
			{Key: RemotePercent, Value: 30, Rule: "MD4-3", Clause: "4", Source: "IAF MD 4:2023", Confidence: rule.Check},
			practice(ObjectionWorkdays, 10, "TM7", "9.2.3.5"),
			practice(LeadMonths, 72, "I11", "5.2.3"),
			practice(StageWarnDays, 90, "S1-4", "9.3.1.2.4"),
			practice(StageGapMonths, 6, "S1-4", "9.3.1.2.4"),
			fixed(MajorMonths, 6, "D6", "9.5.3.2"),
			usual(ReportWorkdays, 10),
			usual(ReviewDays, 10),
			usual(DecisionDays, 5),
			practice(MonitoringPercent, 10, "V1", "9.6.1"),
			usual(TechnicalReviews, 0),
			usual(DeciderRestMonths, 0),
			practice(ResponseDays, 30, "F8", "9.4.9"),
			practice(ClosureDays, 90, "F8", "9.4.9"),
			usual(CorrectiveDays, 60),
			fixed(FirstMonths, 12, "P4", "9.1.3.3"),
			usual(AimMonths, 9),
			fixed(SurveillanceYearly, 1, "P3", "9.1.3.3"),
			usual(SafeNoticeDays, 30),
			usual(SafeAlarmDays, 7),
			usual(SilenceDays, 14),
			fixed(SuspensionMonths, 6, "X5", "9.6.5.4"),
			fixed(RestorationMonths, 6, "RC8", "9.6.3.2.5"),
			{Key: ExtraordinaryMonths, Value: 12, Rule: "RC10", Clause: "-", Source: "IAF ID 3", Confidence: rule.Check},
			fixed(RetentionMonths, 36, "RE2", "9.9.4"),
			usual(InvitationDays, 14),
			usual(ExaminationDays, 10),
			usual(StopSuspendedDays, 10),
			usual(StopEndedDays, 30),
			usual(RevenuePercent, 25),
			usual(ConsultantClients, 5),
			practice(RiskReviewMonths, 12, "I9", "5.2.3"),
			practice(ComplaintWorkdays, 5, "SM-115", "9.8.7"),
			practice(ComplaintProgressDays, 30, "SM-116", "9.8.7"),
			practice(ComplaintDays, 60, "SM-116", "9.8.9"),
			practice(AppealWindowDays, 30, "SM-119", "9.7"),
			practice(AppealDays, 90, "SM-119", "9.7"),
			practice(NoticeDays, 10, "CH1", "8.5.3"),
			usual(NoticeActionDays, 30),
			usual(MisuseDays, 14),
			usual(AgreeDays, 60),
			usual(ObjectedDays, 10),
			usual(LookDays, 10),
			usual(SignWorkdays, 5),
			usual(AnewDays, 14),
		},
	},
	{
		Ref:     Ref{China, Country, text.T("China", "中国"), "2026"},
		Country: "CN",
		From:    date.New(2026, 1, 1),
		Source:  "CNCA-QMS-01:2025",
		Says: []Statement{
			fixed(OperationMonths, 3, "Q6", "5.1.2"),
			fixed(BarMonths, 12, "CN-1", "5.1.2"),
			fixed(LostBodyMonths, 3, "Q6", "5.1.2"),
			practice(LookUpDays, 30, "SM-14", "5.1.2"),
			fixed(FieldAuditors, 2, "Q1", "3"),
			fixed(AuditorDays, 180, "Q2", "3.9"),
			fixed(AuditorCertificates, 50, "Q3", "3.10"),
			{Key: StageRestDays, Value: 1, Rule: "Q15", Clause: "1.(3)", Source: "CNCA notice of 9 January 2026", Confidence: rule.Check},
			{Key: IntervalMonths, Value: 12, Rule: "Q10", Clause: "5.4.1.4", Confidence: rule.Check, Replaces: []Key{FirstMonths, SurveillanceYearly}},
			{Key: WholeForPart, Value: 1, Rule: "SM-187", Clause: "-", Source: "House rule", Confidence: rule.Check},
			usual(AlarmDays, 7),
			{Key: SpotCheckDays, Value: 30, Rule: "Q13", Clause: "5.9.3", Confidence: rule.Check},
			{Key: GroundWorkdays, Value: 5, Rule: "Q14", Clause: "-", Source: "CNCA announcement 2016 No. 20", Confidence: rule.Check},
			{Key: RestorationMonths, Value: 0, Rule: "Q12", Clause: "5.8.2", Confidence: rule.Check},
		},
	},
}
