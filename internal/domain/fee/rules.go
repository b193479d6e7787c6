package fee

import (
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const prices = "published price list of the certification body"

var (
	DiscountLimit = rule.Rule{ID: "FEE-1", Source: prices, Clause: "discount", Level: rule.Enforce, Says: text.T(
		"A discount has a reason and stays within the limit of the price list.",
		"折扣须说明理由，且不得超过价目表规定的上限。")}
	BeyondBands = rule.Rule{ID: "FEE-2", Source: prices, Clause: "band", Level: rule.Enforce, Says: text.T(
		"Persons in scope beyond the last band of the price list have no price.",
		"认证范围内人数超出价目表最高档的，没有对应价格。")}
	Validity = rule.Rule{ID: "FEE-3", Source: "quotation", Clause: "validity", Level: rule.Enforce, Says: text.T(
		"A quotation can be accepted up to and including its last day.",
		"报价在有效期最后一日（含当日）之前可以接受。")}
	TaxPerYear = rule.Rule{ID: "FEE-4", Source: prices, Clause: "tax", Level: rule.Compute, Says: text.T(
		"Tax is computed on the sum of each year and rounded half up to the hundredth.",
		"税额按每年合计计算，四舍五入至分。")}
	NotBackdated = rule.Rule{ID: "FEE-5", Source: prices, Clause: "validity", Level: rule.Enforce, Says: text.T(
		"An edition of the price list does not begin in the past; quotations keep the edition they were made from.",
		"价目表新版不得追溯生效；报价沿用其编制时的版本。")}
)

// Rules of prices and quotations.
var Rules = []rule.Rule{DiscountLimit, BeyondBands, Validity, TaxPerYear, NotBackdated}
