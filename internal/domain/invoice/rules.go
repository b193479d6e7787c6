package invoice

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const terms = "certification agreement"

var (
	Numbered = rule.Rule{ID: "FEE-17", Source: terms, Clause: "invoices", Level: rule.Enforce, Says: text.T(
		"An invoice is never deleted or changed: a credit note with a number and a reason of its own cancels it.",
		"账单不得删除或修改，只能以单独编号并说明理由的贷记单冲销。")}
	RefundLimit = rule.Rule{ID: "FEE-18", Source: terms, Clause: "refunds", Level: rule.Enforce, Says: text.T(
		"A refund has a reason and gives back no more than was received.",
		"退款须说明理由，且不得超过已收金额。")}
	Reminders = rule.Rule{ID: "FEE-19", Source: terms, Clause: "payment", Level: rule.Compute, Says: text.T(
		"While an invoice is open the client is reminded 3 days before its last day, and 1, 14 and 30 days after it.",
		"账单未付清期间，于付款期限前3天及逾期1天、14天、30天提醒客户。")}
	PaidFirst = rule.Rule{ID: "FEE-20", Source: terms, Clause: "payment", Level: rule.Enforce, Says: text.T(
		"Where the body asks for it, an audit is confirmed once the invoices of its contract are paid.",
		"认证机构要求先付款的，合同项下账单付清后方可确认审核。")}
	PayerIsClient = rule.Rule{ID: "Q8", Source: "CNCA-QMS-01:2025", Clause: "5", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"In China the client pays the certification body directly, not through a third party.",
		"在中国，认证委托人应直接向认证机构支付费用，不得通过第三方支付。")}
)

// Rules of invoices and payments.
var Rules = []rule.Rule{Numbered, RefundLimit, Reminders, PaidFirst, PayerIsClient, I10}
