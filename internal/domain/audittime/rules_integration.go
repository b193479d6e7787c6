package audittime

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	M2 = rule.Rule{ID: "M2", Source: cb, Clause: "9.1.6", Level: rule.Compute, Says: text.T(
		"In an audit of several standards the plan leaves each standard enough time.",
		"多个标准的审核，计划应为每一标准安排充足的时间。")}
	IM1 = rule.Rule{ID: "IM-1", Source: md11, Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The time of an integrated audit begins with the sum of the times of its standards, each by its own document.",
		"结合审核时间以各标准按其自身文件计算的时间之和为起点。")}
	IM2 = rule.Rule{ID: "IM-2", Source: md11, Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"Integration lowers the sum by 20 % at most.",
		"一体化最多使合计时间减少20%。")}
	IM3 = rule.Rule{ID: "IM-3", Source: md11, Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"Integration is counted after the factors; 30 % and then 20 % are possible where the time is enough and justified.",
		"一体化减少在各因素之后计算；先减少30%再减少20%须时间充足并说明理由。")}
	IM4 = rule.Rule{ID: "IM-4", Source: md11, Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The reduction follows from the level of integration and the ability of the team, each in steps of 20 %.",
		"减少幅度由体系一体化程度和审核组能力确定，各按20%分档。")}
	IM5 = rule.Rule{ID: "IM-5", Source: md11, Level: rule.Compute, Says: text.T(
		"Seven markers show how far the systems of the client are one; stage 1 confirms them.",
		"客户体系的一体化程度由七项特征体现，并在第一阶段确认。")}
	IM6 = rule.Rule{ID: "IM-6", Source: md11, Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The ability of a team is the share of standards beyond the first that its auditors are qualified for.",
		"审核组能力为各审核员除首个标准外所具备资格的标准所占比例。")}
)

var integrationRules = []rule.Rule{M2, IM1, IM2, IM3, IM4, IM5, IM6}
