package fee

import (
	"math/big"
	"slices"
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Instalments is the rule of this file.
var Instalments = rule.Rule{ID: "FEE-16", Source: "quotation", Clause: "invoices", Level: rule.Compute, Says: text.T(
	"An accepted quotation is invoiced as it is performed: what the application costs when the contract is made, auditor days after each audit, registration and certificates with the certificate, a year of surveillance after its audit. Of several standards each is invoiced when it comes to that, what they have in common with the first. The invoices together come to the sums of the quotation.",
	"报价接受后按履行进度开票：申请费在合同成立时，审核人日费用在每次审核结束后，注册与证书费在颁发证书时，监督年度费用在该年度监督审核结束后。涉及多个标准的，各标准的费用在该标准达到相应节点时开票，共同部分随最先达到的标准开票。各期账单合计等于报价金额。")}

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
	Standard string   `json:"standard,omitempty"` // that comes to the occasion; not set: all of the quotation, or what they have in common
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

// Instalments divides the lines of the quotation among the occasions on which they fall due, of several standards
// each by itself and what they have in common, without pricing anything again (FEE-16); l is the edition that it was
// made from. What is charged at cost has no part in it.
func (r Record) Instalments(l PriceList) []Instalment {
	var out []Instalment
	for _, y := range r.Offer.Years {
		d := division{r: r, list: l, course: courses[y.Label], days: y.Days, unit: unitOf(r.Offer.Currency)}
		d.list.TaxMode = r.Offer.TaxMode
		if len(r.Standards) > 1 {
			d.standards = r.Standards
		}
		out = append(out, d.divide(y)...)
	}
	return out
}

// Instalment is the part of the quotation that falls due when the standard comes to the occasion, nothing where there
// is none. What its standards have in common falls due with the first; at the contract, where no standard is named,
// all falls due.
func (r Record) Instalment(l PriceList, o Occasion, code string, first bool) (out Instalment, due bool) {
	if len(r.Standards) < 2 {
		code = ""
	}
	out = Instalment{Occasion: o, Standard: code}
	for _, i := range r.Instalments(l) {
		if i.Occasion != o || i.Standard == "" && !first || i.Standard != "" && code != "" && !standard.Same(i.Standard, code) {
			continue
		}
		due = true
		out.Taxes, out.Sum = addTaxes(out.Taxes, i.Taxes), out.Sum.plus(i.Sum)
		for _, line := range i.Lines {
			out.add(line)
		}
	}
	return out, due
}

// add puts a line beside the others; one of a discount is summed up with what the same discount takes off elsewhere.
func (i *Instalment) add(line Line) {
	at := slices.IndexFunc(i.Lines, func(x Line) bool {
		return line.Code == discountCode && x.Code == line.Code && x.Name == line.Name && x.TaxPercent == line.TaxPercent
	})
	if at < 0 {
		i.Lines = append(i.Lines, line)
		return
	}
	i.Lines[at].Amount += line.Amount
	i.Lines[at].Unit = i.Lines[at].Amount
}

// division is a year while it is divided into cells: of each occasion one for what the standards have in common, and
// one for each standard where there are several. shares are what each of its items has in each cell.
type division struct {
	r         Record
	list      PriceList
	course    stages
	days      audittime.HalfDays // of the year
	standards []Standard
	unit      Money
	shares    []itemShare
}

type itemShare struct {
	line  Line
	parts []Money
}

func (d *division) cells() int { return len(d.course.occasions) * (1 + len(d.standards)) }

// cell is where what the standard has on the occasion stands; standard -1 is what they have in common.
func (d *division) cell(occasion, standard int) int {
	return occasion*(1+len(d.standards)) + 1 + standard
}

func (d *division) divide(y Year) []Instalment {
	lines := make([][]Line, d.cells())
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
				lines[at] = append(lines[at], d.part(line, amount, weights, at))
			}
		}
	}
	return d.instalments(lines)
}

// weights say how much of the line falls due in each cell, relative to each other.
func (d *division) weights(line Line) []int64 {
	out := make([]int64, d.cells())
	switch {
	case line.Code == discountCode:
		d.weighDiscount(line, out)
	case d.byStage(line):
		d.weigh(line, d.course.audit-1, d.r.Sheet.Stage1Days, out)
		d.weigh(line, d.course.audit, d.r.Sheet.Stage2Days, out)
	default:
		d.weigh(line, d.at(line.Code), d.days, out)
	}
	return out
}

// weigh divides what falls due on the occasion, which days are for, among the standards that it belongs to.
func (d *division) weigh(line Line, occasion int, days audittime.HalfDays, weights []int64) {
	among := d.among(line.Code, days)
	for i, part := range among {
		weights[d.cell(occasion, i)] = part
	}
	switch {
	case among != nil:
	case d.byStage(line):
		weights[d.cell(occasion, -1)] = int64(days)
	default:
		weights[d.cell(occasion, -1)] = 1
	}
}

// among says how much of the item each standard has, relative to each other, nil for what they have in common: days as
// they are planned for each (M2), what counts systems each its own, and what is for one of them only.
func (d *division) among(code string, days audittime.HalfDays) []int64 {
	it, known := d.item(code)
	m := Measure{Standards: d.list.named(d.standards)}
	switch {
	case !known || len(d.standards) == 0:
		return nil
	case it.Basis == PercentOf:
		return d.among(it.Of, days)
	case it.Basis == PerDay && !it.onRequest() && days > 0 && len(d.r.Sheet.Standards) == len(d.standards):
		var out []int64
		for _, part := range d.r.Sheet.Split(days) {
			out = append(out, int64(part))
		}
		return out
	case it.Per != PerSystem && m.matching(it) != 1:
		return nil
	}
	out := make([]int64, len(d.standards))
	for i, s := range m.Standards {
		if it.isFor(s) {
			out[i] = 1
		}
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

// part is the share of the line that falls due in one cell: as many of its days or systems, or else a part by itself.
func (d *division) part(line Line, amount Money, weights []int64, at int) Line {
	if amount == line.Amount {
		return line
	}
	it, _ := d.item(line.Code)
	counted, ok := new(big.Rat).SetString(line.Quantity)
	line.Amount = amount
	switch {
	case it.Basis == PerDay && !it.onRequest():
		line.Quantity = big.NewRat(weights[at], 2).FloatString(1) // half days
	case it.Per == PerSystem && ok && (it.Basis == Flat || it.Basis == PerUnit):
		line.Quantity = strings.TrimSuffix(times(counted, big.NewRat(weights[at], sumOfWeights(weights))).FloatString(1), ".0")
	default:
		line.Unit = amount
	}
	return line
}

func sumOfWeights(weights []int64) (sum int64) {
	for _, w := range weights {
		sum += w
	}
	return sum
}

// spread divides the amount by the weights. Rounding what has been passed so far, not each part, makes the
// parts add up.
func spread(amount Money, weights []int64, unit Money) []Money {
	all, passed, given := sumOfWeights(weights), int64(0), Money(0)
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
		width := 1 + len(d.standards)
		i := Instalment{Occasion: d.course.occasions[at/width], Lines: these}
		if of := at % width; of > 0 {
			i.Standard = d.standards[of-1].Code
		}
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
