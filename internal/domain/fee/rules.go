package fee

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const prices = "published price list of the certification body"

var (
	DiscountLimit = rule.Rule{ID: "FEE-1", Source: prices, Clause: "discount", Level: rule.Enforce, Says: text.T(
		"A discount has a reason, and the discounts of a year together stay within the limit of the price list.",
		"折扣须说明理由，且每年度折扣合计不得超过价目表规定的上限。")}
	BeyondBands = rule.Rule{ID: "FEE-2", Source: prices, Clause: "band", Level: rule.Enforce, Says: text.T(
		"Persons in scope beyond the last band of the price list have no price, unless the list prices each day beyond it.",
		"认证范围内人数超出价目表最高档的，没有对应价格，除非价目表规定了超出部分的人日价格。")}
	Validity = rule.Rule{ID: "FEE-3", Source: "quotation", Clause: "validity", Level: rule.Enforce, Says: text.T(
		"A quotation can be accepted up to and including its last day.",
		"报价在有效期最后一日（含当日）之前可以接受。")}
	TaxPerYear = rule.Rule{ID: "FEE-4", Source: prices, Clause: "tax", Level: rule.Compute, Says: text.T(
		"Tax is computed on the sum of each year at each rate and rounded half up to the smallest unit of the currency.",
		"税额按每年度各税率的合计计算，四舍五入至货币最小单位。")}
	NotBackdated = rule.Rule{ID: "FEE-5", Source: prices, Clause: "validity", Level: rule.Enforce, Says: text.T(
		"An edition of the price list does not begin in the past; quotations keep the edition they were made from.",
		"价目表新版不得追溯生效；报价沿用其编制时的版本。")}
	CompleteBands = rule.Rule{ID: "FEE-6", Source: prices, Clause: "band", Level: rule.Enforce, Says: text.T(
		"The bands of an item begin at one person and follow each other without gap or overlap.",
		"各档次自1人起，前后衔接，不得有空缺或重叠。")}
	AmountRange = rule.Rule{ID: "FEE-7", Source: prices, Clause: "amount", Level: rule.Enforce, Says: text.T(
		"An amount is from 0 to 100,000,000, in whole units of its currency.",
		"金额为0至1亿，且为货币最小单位的整数倍。")}
	FloorPrice = rule.Rule{ID: "FEE-8", Source: prices, Clause: "floor", Level: rule.Enforce, Says: text.T(
		"A year, without travel, is not offered below the floor of the price list for each of its days.",
		"每年度报价（不含差旅费）不得低于价目表规定的每人日最低价。")}
	AtCost = rule.Rule{ID: "FEE-9", Source: prices, Clause: "expenses", Level: rule.Compute, Says: text.T(
		"Expenses at cost stand in the offer with their limit, if there is one, and outside its sums; a lump sum is part of them.",
		"实报实销的费用在报价中列明（如有上限则注明），不计入合计；包干费用计入合计。")}
	PercentBase = rule.Rule{ID: "FEE-10", Source: prices, Clause: "percentage", Level: rule.Enforce, Says: text.T(
		"A percentage is taken of another item, never of itself by way of others.",
		"百分比须以其他项目为基数，不得直接或间接以自身为基数。")}
	Covered = rule.Rule{ID: "FEE-11", Source: prices, Clause: "scope", Level: rule.Enforce, Says: text.T(
		"Every standard of an offer is priced by the list.",
		"报价中的每个标准均须在价目表中有价格。")}
	Chosen = rule.Rule{ID: "FEE-12", Source: prices, Clause: "choice", Level: rule.Enforce, Says: text.T(
		"A quotation orders only what the list offers on request, and chooses amounts only within a range of the list.",
		"报价只能选购价目表中按需提供的项目，且只能在价目表的区间内选择金额。")}
	DiscountApproved = rule.Rule{ID: "FEE-13", Source: prices, Clause: "discount", Level: rule.Enforce, Says: text.T(
		"A discount above what the price list leaves to whoever quotes is approved by another person before the quotation is sent.",
		"超出报价人权限的折扣，须由另一人批准后方可发出报价。")}
	Reminders = rule.Rule{ID: "FEE-15", Source: "quotation", Clause: "validity", Level: rule.Compute, Says: text.T(
		"While a quotation waits for its client, the client is reminded 14 and 3 days before its last day.",
		"报价待客户答复期间，于有效期届满前14天和3天提醒客户。")}
	SignedOnPaper = rule.Rule{ID: "SM-84", Source: "quotation", Clause: "acceptance", Level: rule.Enforce, Says: text.T(
		"A quotation that was signed on paper is accepted by the scan of it, with the name of who signed and the day, between the day it was sent and today.",
		"纸质签署的报价凭签署件扫描件予以接受，并须注明签署人姓名和签署日期；签署日期不得早于报价发出之日，也不得晚于当日。")}
	SumOfLines = rule.Rule{ID: "FEE-14", Source: "quotation", Clause: "total", Level: rule.Compute, Says: text.T(
		"The total is the sum of the lines of three years; recertification is an option outside it.",
		"总价为三个年度各项之和；再认证为可选项，不计入总价。")}
)

// Rules of prices and quotations.
var Rules = []rule.Rule{DiscountLimit, BeyondBands, Validity, TaxPerYear, NotBackdated, CompleteBands, AmountRange, FloorPrice, AtCost,
	PercentBase, Covered, Chosen, DiscountApproved, SumOfLines, Reminders, SignedOnPaper,
	Instalments}
