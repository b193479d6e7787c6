package fee

import (
	"math/big"
	"slices"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Instalments is the rule of this file.
var Instalments = rule.Rule{ID: "FEE-16", Source: "quotation", Clause: "invoices", Level: rule.Compute, Says: text.T(
	"An accepted quotation is invoiced as it is performed: what the application costs when the contract is made, auditor days after each audit, registration and certificates with the certificate, a year of surveillance after its audit. The invoices together come to the sums of the quotation.",
	"报价接受后按履行进度开票：申请费在合同成立时，审核人日费用在每次审核结束后，注册与证书费在颁发证书时，监督年度费用在该年度监督审核结束后。各期账单合计等于报价金额。")}

// Occasion is what makes a part of an accepted quotation fall due.
type Occasion string

const (
	AtContract        Occasion = "contract"
	AfterStage1       Occasion = "stage1"
	AfterStage2       Occasion = "stage2"
	WithCertificate   Occasion = "certificate"
	AfterFirst        Occasion = "surveillance_1"
	AfterSecond       Occasion = "surveillance_2"
	AfterRenewalAudit Occasion = "recertification"
	AfterExtension    Occasion = "extension"
	WithRenewal       Occasion = "renewal"
)

// OccasionNames are the occasions on screen and paper.
var OccasionNames = map[Occasion]text.Text{
	AtContract:        text.T("application and contract", "申请与签约"),
	AfterStage1:       text.T("stage 1", "第一阶段审核"),
	AfterStage2:       text.T("stage 2", "第二阶段审核"),
	WithCertificate:   text.T("certificate", "颁发证书"),
	AfterFirst:        text.T("first surveillance", "第一次监督"),
	AfterSecond:       text.T("second surveillance", "第二次监督"),
	AfterExtension:    text.T("audit of the extension or transition", "扩大认证或换版转换审核"),
	AfterRenewalAudit: text.T("recertification audit", "再认证审核"),
	WithRenewal:       text.T("renewed certificate", "换发证书"),
}

// Instalment is the part of a quotation that falls due on one occasion.
type Instalment struct {
	Occasion Occasion `json:"occasion"`
	Lines    []Line   `json:"lines"`
	Taxes    []Tax    `json:"taxes"`
	Sum
}

// stages is how a year of the cycle goes: its occasions in their order, and which of them are the contract, the
// end of the audit, and the certificate.
type stages struct {
	occasions                    []Occasion
	contract, audit, certificate int
}

var courses = map[string]stages{
	"initial":         {[]Occasion{AtContract, AfterStage1, AfterStage2, WithCertificate}, 0, 2, 3},
	"transfer":        {[]Occasion{AtContract, WithCertificate}, 0, 0, 1},
	"surveillance_1":  {occasions: []Occasion{AfterFirst}},
	"surveillance_2":  {occasions: []Occasion{AfterSecond}},
	extension:         {occasions: []Occasion{AfterExtension}},
	renewal:           {[]Occasion{AfterRenewalAudit, WithRenewal}, 0, 0, 1},
	"recertification": {[]Occasion{AfterRenewalAudit, WithRenewal}, 0, 0, 1},
}

// Instalments divides the lines of the quotation among the occasions on which they fall due, without pricing
// anything again (FEE-16); l is the edition that it was made from. What is charged at cost has no part in it.
func (r Record) Instalments(l PriceList) []Instalment {
	var out []Instalment
	for _, y := range r.Offer.Years {
		d := division{r: r, list: l, course: courses[y.Label], unit: unitOf(r.Offer.Currency)}
		d.list.TaxMode = r.Offer.TaxMode
		out = append(out, d.divide(y)...)
	}
	return out
}

// Instalment is the part of the quotation that falls due on the occasion, nothing where there is none.
func (r Record) Instalment(l PriceList, o Occasion) (Instalment, bool) {
	all := r.Instalments(l)
	at := slices.IndexFunc(all, func(i Instalment) bool { return i.Occasion == o })
	if at < 0 {
		return Instalment{}, false
	}
	return all[at], true
}

// division is a year while it is divided; shares are what each of its items has on each occasion.
type division struct {
	r      Record
	list   PriceList
	course stages
	unit   Money
	shares []itemShare
}

type itemShare struct {
	line  Line
	parts []Money
}

func (d *division) divide(y Year) []Instalment {
	lines := make([][]Line, len(d.course.occasions))
	for _, line := range y.Lines {
		if line.AtCost {
			continue
		}
		weights := d.weights(line)
		parts := spread(line.Amount, weights, d.unit)
		if line.Code != discountCode && line.Code != travelCode {
			d.shares = append(d.shares, itemShare{line, parts})
		}
		for at, amount := range parts {
			if amount != 0 || weights[at] != 0 {
				lines[at] = append(lines[at], d.part(line, amount, weights[at]))
			}
		}
	}
	return d.instalments(lines)
}

// weights say how much of the line falls due on each occasion, relative to each other.
func (d *division) weights(line Line) []int64 {
	out := make([]int64, len(d.course.occasions))
	switch {
	case line.Code == discountCode:
		d.weighDiscount(line, out)
	case d.byStage(line):
		out[d.course.audit-1], out[d.course.audit] = int64(d.r.Sheet.Stage1Days), int64(d.r.Sheet.Stage2Days)
	default:
		out[d.at(line.Code)] = 1
	}
	return out
}

// byStage tells whether the line is for the auditor days of both stages.
func (d *division) byStage(line Line) bool {
	it, _ := d.item(line.Code)
	return d.course.audit > 0 && it.Basis == PerDay && !it.onRequest() && d.r.Sheet.Stage1Days+d.r.Sheet.Stage2Days > 0
}

// at is the occasion on which the item falls due as a whole.
func (d *division) at(code string) int {
	it, known := d.item(code)
	switch {
	case !known:
		return d.course.audit
	case it.Per == PerApplication:
		return d.course.contract
	case it.Basis == PercentOf:
		return d.at(it.Of)
	case it.Basis == PerDay, it.Basis == Banded:
		return d.course.audit
	case slices.Contains([]Per{PerSystem, PerCertificate, PerCopy, PerYear}, it.Per):
		return d.course.certificate
	default:
		return d.course.audit
	}
}

func (d *division) item(code string) (Item, bool) {
	at := slices.IndexFunc(d.list.Items, func(it Item) bool { return it.Code == code })
	if at < 0 {
		return Item{}, false
	}
	return d.list.Items[at], true
}

// weighDiscount takes a discount off where the items fall due that it was taken from.
func (d *division) weighDiscount(line Line, weights []int64) {
	given := Discount{}
	if at := slices.IndexFunc(d.r.Discounts, func(x Discount) bool { return x.name() == line.Name }); at >= 0 {
		given = d.r.Discounts[at]
	}
	for _, s := range d.shares {
		if s.line.TaxPercent != line.TaxPercent || !given.takes(s.line) {
			continue
		}
		for i, part := range s.parts {
			weights[i] += int64(part)
		}
	}
}

// part is the share of the line that falls due on one occasion.
func (d *division) part(line Line, amount Money, weight int64) Line {
	if amount == line.Amount {
		return line
	}
	line.Amount = amount
	if line.Code == discountCode {
		line.Unit = amount
	} else {
		line.Quantity = big.NewRat(weight, 2).FloatString(1) // half days of a stage
	}
	return line
}

// spread divides the amount by the weights. Rounding what has been passed so far, not each part, makes the
// parts add up.
func spread(amount Money, weights []int64, unit Money) []Money {
	all, passed, given := int64(0), int64(0), Money(0)
	for _, w := range weights {
		all += w
	}
	out := make([]Money, len(weights))
	if all == 0 {
		out[len(out)-1] = amount
		return out
	}
	for i, w := range weights {
		passed += w
		upTo := rounded(times(amount.exact(), big.NewRat(passed, all)), unit)
		out[i], given = upTo-given, upTo
	}
	return out
}

// instalments adds the taxes: of each rate the tax on what has been invoiced so far, less the tax invoiced, so
// that a year comes to the tax of its quotation (FEE-4).
func (d *division) instalments(lines [][]Line) []Instalment {
	var out []Instalment
	sofar, invoiced := map[float64]Money{}, map[float64]Sum{}
	for at, these := range lines {
		if len(these) == 0 {
			continue
		}
		i := Instalment{Occasion: d.course.occasions[at], Lines: these}
		for _, t := range d.list.taxes(these, d.unit) {
			sofar[t.Percent] += amountAt(these, t.Percent)
			upTo := d.list.taxed(sofar[t.Percent], t.Percent, d.unit)
			part := upTo.minus(invoiced[t.Percent])
			invoiced[t.Percent] = upTo
			i.Taxes, i.Sum = append(i.Taxes, Tax{t.Percent, part}), i.Sum.plus(part)
		}
		out = append(out, i)
	}
	return out
}

func amountAt(lines []Line, rate float64) (sum Money) {
	for _, line := range lines {
		if line.TaxPercent == rate {
			sum += line.Amount
		}
	}
	return sum
}

func (s Sum) minus(o Sum) Sum { return Sum{s.Net - o.Net, s.Tax - o.Tax, s.Gross - o.Gross} }

// Bill is lines that stand by themselves, with the tax of each rate (FEE-4).
func Bill(currency string, lines []Line) (taxes []Tax, s Sum) {
	taxes = PriceList{TaxMode: Exclusive}.taxes(lines, unitOf(currency))
	for _, t := range taxes {
		s = s.plus(t.Sum)
	}
	return taxes, s
}

// CheckAmount tells what keeps an amount from being invoiced or paid in the currency, nothing when it will do.
func CheckAmount(m Money, currency string) text.Text {
	if m <= 0 || m > most || m%unitOf(currency) != 0 {
		return text.Tf("Give an amount above 0 and up to %s in whole units of %s.", "请填写大于0、不超过%s的金额，且为%s最小单位的整数倍。", most.In(currency), currency)
	}
	return text.Text{}
}
