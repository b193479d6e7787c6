package audittime

import (
	"slices"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const (
	md5      = "IAF MD 5:2023"
	md1      = "IAF MD 1:2023"
	md11     = "IAF MD 11:2023"
	cb       = "ISO/IEC 17021-1:2015"
	iso27006 = "ISO/IEC 27006-1:2024"
)

var (
	T1 = rule.Rule{ID: "T1", Source: cb, Clause: "9.1.4.1", Level: rule.Compute, Says: text.T(
		"The audit time of each client is determined by a documented procedure.",
		"每一客户的审核时间按照形成文件的程序确定。")}
	T2 = rule.Rule{ID: "T2", Source: cb, Clause: "9.1.4.2", Level: rule.Compute, Says: text.T(
		"Complexity, technology, outsourcing, earlier results, sites and risk are considered as factors with a percentage and a reason.",
		"复杂程度、技术、外包、以往结果、场所和风险作为增减因素考虑，并注明百分比和理由。")}
	T3 = rule.Rule{ID: "T3", Source: cb, Clause: "9.1.4.2", Level: rule.Record, Says: text.T(
		"Travel to and between sites is not audit time.",
		"往返及场所之间的路途时间不计入审核时间。")}
	T4 = rule.Rule{ID: "T4", Source: cb, Clause: "9.1.4.3", Level: rule.Record, Says: text.T(
		"The audit time and its justification are recorded and do not change afterwards.",
		"审核时间及其理由应予记录，记录后不得更改。")}
	CON1 = rule.Rule{ID: "CON-1", Source: md5, Clause: "4.4", Level: rule.Record, Says: text.T(
		"The client receives the audit time and its justification with the contract.",
		"审核时间及其理由随合同提供给客户。")}

	MD5_1 = rule.Rule{ID: "MD5-1", Source: md5, Clause: "1.6, 1.7", Level: rule.Compute, Says: text.T(
		"Audit time is all the time needed, planning, review of documents and report included; audit duration is the part from the opening to the closing meeting.",
		"审核时间为所需的全部时间，包括策划、文件评审和报告编写；审核持续时间为首次会议至末次会议之间的部分。")}
	MD5_3 = rule.Rule{ID: "MD5-3", Source: md5, Clause: "2.1.3", Level: rule.Record, Says: text.T(
		"Travel and breaks are not part of the audit duration.",
		"路途时间和休息时间不计入审核持续时间。")}
	MD5_5 = rule.Rule{ID: "MD5-5", Source: md5, Clause: "2.2.3", Level: rule.Compute, Says: text.T(
		"The result is rounded to the nearest half day; a tie goes up.",
		"计算结果取最接近的半个人日，居中时向上取。")}

	ENP1 = rule.Rule{ID: "ENP-1", Source: md5, Clause: "1.9", Level: rule.Compute, Says: text.T(
		"All persons in scope count, of every shift, contractors included, each once.",
		"认证范围内的所有人员（含各班次及外聘人员）均计入，每人只计一次。")}
	ENP2 = rule.Rule{ID: "ENP-2", Source: md5, Clause: "2.3.3", Level: rule.Compute, Says: text.T(
		"Part-time persons are converted by their hours to full days of eight hours; longer days do not count more.",
		"非全日制人员按工时折算为每日8小时的全职人数，超过8小时不多计。")}
	ENP3 = rule.Rule{ID: "ENP-3", Source: md5, Clause: "2.3.4", Level: rule.Compute, Says: text.T(
		"Repetitive simple work may be reduced per activity by a documented method.",
		"重复性简单工作的人数可按活动采用形成文件的方法适当减少。")}
	ENP4 = rule.Rule{ID: "ENP-4", Source: "EA FAQ", Clause: "37.11", Level: rule.Warn, Says: text.T(
		"The square root is for simple, directed work only, and a cut of more than a third of all persons needs care; of each reduced group at least one person counts.",
		"平方根法仅适用于简单、受指导的工作；总人数减少超过三分之一时应谨慎；每一减少的组至少计1人。")}
	ENP5 = rule.Rule{ID: "ENP-5", Source: "EA FAQ", Clause: "37.11", Level: rule.Compute, Says: text.T(
		"Reducing the persons is a step of its own, before and beside the limit on the reduction of days.",
		"减少人数是独立的步骤，先于人日减少上限，且与之分开计算。")}
	ENP6 = rule.Rule{ID: "ENP-6", Source: md5, Clause: "2.3.5", Level: rule.Enforce, Says: text.T(
		"Those who work in shifts are in the headcount already and are never added a second time.",
		"轮班人员已包含在总人数中，不得重复计入。")}
	ENP7 = rule.Rule{ID: "ENP-7", Source: md5, Clause: "2.3.6", Level: rule.Enforce, Says: text.T(
		"An unusual reduction for temporary unskilled labour in place of machines has a reason and somebody who approved it.",
		"因使用临时非熟练人力代替机械而作出的特殊减少，须说明理由并有批准人。")}
	ENP8 = rule.Rule{ID: "ENP-8", Source: md5, Clause: "2.3.2", Level: rule.Enforce, Says: text.T(
		"Each reduction of persons has its justification, available to the client.",
		"每项人数减少均须说明理由，并可提供给客户。")}
	ENP9 = rule.Rule{ID: "ENP-9", Source: md5, Clause: "2.3", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The sum of effective persons is rounded up to a whole person.",
		"有效人数之和向上取整。")}
	ENP10 = rule.Rule{ID: "ENP-10", Source: iso27006, Clause: "C.3.4", Level: rule.Compute, Says: text.T(
		"The square root of each group with identical activity, rounded up, is the largest reduction.",
		"相同活动各组人数的平方根（向上取整）为最大减少幅度。")}

	ADJ1 = rule.Rule{ID: "ADJ-1", Source: md5, Clause: "3.9", Level: rule.Enforce, Says: text.T(
		"The days are never reduced by more than 30 % of the table value.",
		"人日减少不得超过表中数值的30%。")}
	ADJ2 = rule.Rule{ID: "ADJ-2", Source: md1, Clause: "7.3.1", Level: rule.Compute, Says: text.T(
		"For a sampled site the limit is 50 % instead of 30 %.",
		"抽样场所的减少上限为50%，而非30%。")}
	ADJ3 = rule.Rule{ID: "ADJ-3", Source: md5, Clause: "8", Level: rule.Enforce, Says: text.T(
		"Prior knowledge of the client's system and its preparedness are no factors of an integrated audit, whose reduction counts them already.",
		"结合审核不得采用“事先了解”或“已有准备”因素，一体化减少已计入这些因素。")}
	ADJ4 = rule.Rule{ID: "ADJ-4", Source: md5, Clause: "8", Level: rule.Compute, Says: text.T(
		"Increases and reductions are added up; each needs a reason, increases have no limit.",
		"增加与减少因素相加；每项均须说明理由，增加不设上限。")}

	ADJ5 = rule.Rule{ID: "ADJ-5", Source: md5, Clause: "8", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"How much one factor changes the audit time is the body's own policy; a single factor beyond it needs a second look.",
		"单项因素的增减幅度由认证机构规定；超出规定幅度的因素应重新考虑。")}
	P8 = rule.Rule{ID: "P8", Source: cb, Clause: "9.1.3.4", Level: rule.Enforce, Says: text.T(
		"Where other certifications or audits of the client are taken into account, the evidence is kept: their reports are handed in.",
		"考虑客户已获得的其他认证或接受的其他审核时，应保存充分证据：须提交相关审核报告。")}

	ADJ6 = rule.Rule{ID: "ADJ-6", Source: md5, Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"Remote means move audit time and never lower it; more than 30 % needs a justification.",
		"远程手段只改变审核时间的安排，不减少审核时间；超过30%须说明理由。")}
	ISMSFactors = rule.Rule{ID: "SM-30", Source: iso27006, Clause: "Annex D", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"The factors of an information security management system together stay within the range that the grades of business and technology give.",
		"信息安全管理体系的各因素合计应在业务与信息技术复杂度等级所给的范围内。")}
	Lapsed27001 = rule.Rule{ID: "SM-31", Source: "IAF MD 26:2023", Level: rule.Enforce, Says: text.T(
		"Certificates to ISO/IEC 27001:2013 lapsed on 31 October 2025; audits use the edition of 2022.",
		"ISO/IEC 27001:2013 认证证书已于2025年10月31日失效；审核应采用2022版。")}

	STG1 = rule.Rule{ID: "STG-1", Source: "IAF MD 5:2023 does not fix the split; public practice", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"Stage 1 takes 30 % of the days, rounded to the nearest half day, at least half a day; stage 2 the rest, at least one day.",
		"第一阶段占总人日的30%，取最接近的半个人日，至少0.5人日；其余为第二阶段，至少1人日。")}
	SUR1 = rule.Rule{ID: "SUR-1", Source: md5, Clause: "5", Level: rule.Compute, Says: text.T(
		"A year's surveillance takes about one third of the initial audit time.",
		"每年监督审核时间约为初次审核时间的三分之一。")}
	SUR2 = rule.Rule{ID: "SUR-2", Source: md5, Clause: "5", Level: rule.Enforce, Says: text.T(
		"At each surveillance and recertification the time is computed anew from the persons and sites of today.",
		"每次监督和再认证审核前，按当前人员和场所重新计算审核时间。")}
	SUR3 = rule.Rule{ID: "SUR-3", Source: md5, Clause: "5", Level: rule.Compute, Says: text.T(
		"No surveillance, recertification or stage 2 takes less than one day.",
		"监督审核、再认证审核和第二阶段审核均不少于1人日。")}
	REC1 = rule.Rule{ID: "REC-1", Source: md5, Clause: "6", Level: rule.Compute, Says: text.T(
		"Recertification takes about two thirds of the initial audit time that would be needed now.",
		"再认证审核时间约为按当前情况计算的初次审核时间的三分之二。")}
	VIS1 = rule.Rule{ID: "VIS-1", Source: md5, Clause: "4", Level: rule.Warn, Says: text.T(
		"A client with a place that can be visited is visited there at least once a year.",
		"客户有实体场所的，每年至少到场审核一次。")}
)

// Rules of the audit time.
var Rules = slices.Concat([]rule.Rule{T1, T2, T3, T4, CON1, MD5_1, MD5_3, MD5_5, ENP1, ENP2, ENP3, ENP4, ENP5, ENP6, ENP7, ENP8, ENP9, ENP10,
	ADJ1, ADJ2, ADJ3, ADJ4, ADJ5, ADJ6, P8, STG1, SUR1, SUR2, SUR3, REC1, REC2, VIS1, ProvisionalMethod, ISMSFactors, Lapsed27001}, siteRules, integrationRules, setRules)
