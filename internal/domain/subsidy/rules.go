package subsidy

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	Verified = rule.Rule{ID: "FEE-25", Source: "registry of subsidies", Clause: "verification", Level: rule.Enforce, Says: text.T(
		"Clients are told of a subsidy programme only if a named person of the body verified it with its source within the last 12 months and it is open on the day.",
		"补贴项目须由本机构具名人员在最近12个月内对照来源核实，且当日在受理期内，方可向客户展示。")}
	GrantRule = rule.Rule{ID: "FEE-26", Source: "registry of subsidies", Clause: "amount", Level: rule.Compute, Says: text.T(
		"A subsidy is the percentage of the eligible cost, no more than the cap: what the client has paid for the certification without tax and expenses.",
		"补贴金额为符合条件费用乘以补贴比例，不超过上限；费用按客户已支付的认证费计算，不含税费和差旅等费用。")}
	RegionRule = rule.Rule{ID: "FEE-27", Source: "GB/T 2260; GB 32100-2015", Clause: "registry of subsidies: place", Level: rule.Compute, Says: text.T(
		"A programme of a place in China fits clients whose unified social credit code was registered there: digits 3 to 8 of the code begin with the division of the programme.",
		"中国某地的补贴项目适用于在该地登记的客户：统一社会信用代码第3至8位以该项目所在行政区划代码开头。")}
	DeadlineRule = rule.Rule{ID: "FEE-28", Source: "registry of subsidies", Clause: "deadline", Level: rule.Compute, Says: text.T(
		"The last day to apply is the earliest of the end of the application window, the end of the programme and the days that it counts from the certificate.",
		"申请截止日为受理期截止日、项目有效期截止日和自证书颁发日起算期限三者中最早的一天。")}
	InformOnly = rule.Rule{ID: "FEE-29", Source: "ISO/IEC 17021-1:2015", Clause: "5.2", Level: rule.Record, Says: text.T(
		"The certification body informs of subsidies; it does not apply for them on a client's behalf for a fee.",
		"认证机构仅提供补贴信息，不收费代客户申请补贴。")}
)

// Rules of subsidies.
var Rules = []rule.Rule{Verified, GrantRule, RegionRule, DeadlineRule, InformOnly}
