package audittime

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	M1 = rule.Rule{ID: "M1", Source: cb, Clause: "9.1.5", Level: rule.Record, Says: text.T(
		"Where sites are sampled there is a sampling programme, and why it is as it is is recorded for each client.",
		"采用抽样时应有抽样方案，并为每一客户记录其理由。")}
	MS1 = rule.Rule{ID: "MS-1", Source: md1, Clause: "5", Level: rule.Enforce, Says: text.T(
		"Sites are sampled only where one management system covers them, a central function with authority runs it, they are bound to it, its management review is central, and its internal audits have covered every site.",
		"仅当各场所适用同一管理体系、由具有权限的总部职能管理、与其有法律或合同关系、管理评审由总部实施且内部审核已覆盖全部场所时，方可抽样。")}
	MS2 = rule.Rule{ID: "MS-2", Source: "EA FAQ", Clause: "46.5", Level: rule.Compute, Says: text.T(
		"The rules for several sites apply from two sites besides the central function.",
		"总部职能之外有两个及以上场所时，适用多场所规则。")}
	MS3 = rule.Rule{ID: "MS-3", Source: md1, Clause: "6", Level: rule.Compute, Says: text.T(
		"Only sites with similar processes are sampled together; each such group has a sample of its own.",
		"仅过程相似的场所可一并抽样；每一组单独抽样。")}
	MS4 = rule.Rule{ID: "MS-4", Source: md1, Clause: "6.1.3", Level: rule.Compute, Says: text.T(
		"Of similar sites the square root is visited, rounded up: 1.0 at the initial audit, 0.6 at surveillance, 1.0 at recertification or 0.8 where the system proved effective.",
		"同类场所按平方根抽样并向上取整：初次1.0，监督0.6，再认证1.0；体系在周期内有效的，再认证可取0.8。")}
	MS5 = rule.Rule{ID: "MS-5", Source: md1, Clause: "6.1", Level: rule.Compute, Says: text.T(
		"The central function is audited each time and is not part of the sample.",
		"总部职能每次均须审核，不计入抽样数。")}
	MS6 = rule.Rule{ID: "MS-6", Source: md1, Clause: "6.1.2", Level: rule.Compute, Says: text.T(
		"At least a quarter of the sample is drawn at random, from a recorded seed.",
		"样本中至少25%随机抽取，并记录随机种子。")}
	MS9 = rule.Rule{ID: "MS-9", Source: md1, Clause: "6.2.1", Level: rule.Compute, Says: text.T(
		"Without sampling all sites are visited at the initial audit and recertification, and 30 % each year at surveillance, rounded up.",
		"不抽样时，初次和再认证审核覆盖全部场所，监督审核每年覆盖30%（向上取整）。")}
	MS7 = rule.Rule{ID: "MS-7", Source: md1, Clause: "6.1.2", Level: rule.Compute, Says: text.T(
		"Beside the random part, sites are chosen by results, complaints, size, shifts, complexity, changes and place, those not yet seen in the cycle first.",
		"随机部分之外，按以往结果、投诉、规模、班次、复杂程度、变化和地点选取场所，周期内未审核的优先。")}
	MS8 = rule.Rule{ID: "MS-8", Source: md1, Clause: "6.1.3", Level: rule.Warn, Says: text.T(
		"The sample grows where an analysis of the risk says so.",
		"风险分析表明必要时，应增加抽样数量。")}
	MS10 = rule.Rule{ID: "MS-10", Source: md1, Clause: "6.1.4", Level: rule.Compute, Says: text.T(
		"New sites are sampled as a set of their own, and count with the others at later audits.",
		"新增场所作为独立的一组抽样，此后与原有场所合并计算。")}
	MS11 = rule.Rule{ID: "MS-11", Source: md1, Clause: "7.3.1", Level: rule.Enforce, Says: text.T(
		"The time of a sampled site is never reduced by more than half of its table value.",
		"抽样场所的审核时间减少不得超过表中数值的一半。")}
	MS12 = rule.Rule{ID: "MS-12", Source: "EA FAQ", Clause: "42.6", Level: rule.Warn, Says: text.T(
		"Declaring several sites one site before sampling, so that fewer are visited, is against its intent.",
		"抽样前将多个场所合并为一个以减少抽样数量，有违抽样的本意。")}
	MS13 = rule.Rule{ID: "MS-13", Source: "IAF MD 1:2007", Level: rule.Warn, Confidence: rule.Open, Says: text.T(
		"The time of all visits should not fall below that of one site with all persons.",
		"各场所审核时间合计不宜少于全部人员在同一场所时的审核时间。")}
	MS17 = rule.Rule{ID: "MS-17", Source: "rules of the schemes", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"Some schemes forbid sampling or limit it.",
		"部分认证方案禁止或限制抽样。")}
	TMP1 = rule.Rule{ID: "TMP-1", Source: md5, Clause: "9", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"Of temporary sites a sample is visited; its number is the body's documented method, by default that of similar sites.",
		"临时场所抽样审核；抽样数按认证机构形成文件的方法确定，默认与同类场所相同。")}
)

var siteRules = []rule.Rule{M1, MS1, MS2, MS3, MS4, MS5, MS6, MS7, MS8, MS9, MS10, MS11, MS12, MS13, MS17, TMP1}
