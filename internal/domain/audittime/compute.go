package audittime

import (
	"math/big"
	"strconv"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// calc is one computation under way.
type calc struct {
	in     Input
	method Method
	sheet  Sheet
}

// Compute is the audit time for the input with every step explained. What the rules limit is clamped and
// stands in Broken; an input that is no input is fault.Invalid with the fields.
func Compute(in Input) (Sheet, error) {
	if err := in.check(); err != nil {
		return Sheet{}, err
	}
	m, _ := MethodOf(in.Standard.Code)
	c := &calc{in: in, method: m, sheet: Sheet{Standard: in.Standard.Code, Method: m.Name, MethodID: m.ID, Provisional: m.Provisional}}
	c.persons()
	if total, floor, ok := c.time(); ok {
		c.days(total, floor)
		c.cycle(total)
		c.notes()
	}
	c.sheet.Headcount = c.scopeHeadcount()
	return c.sheet, nil
}

// time is the unrounded time of central function and sites, and the least that rounding may leave.
func (c *calc) time() (total, floor *big.Rat, ok bool) {
	table, band, ok := c.method.days(c.in.Standard.Category, c.sheet.EffectivePersons)
	if !ok {
		c.beyondTable(c.sheet.EffectivePersons)
		return nil, nil, false
	}
	c.sheet.TableDays = table
	c.sheet.Steps = append(c.sheet.Steps, Step{T1.ID, c.method.Source, c.method.Clause, text.Tf(
		"%s: %d to %d effective persons take %s days for an initial audit.", "%s：有效人数%d至%d人，初次审核%s人日。",
		c.method.Name, band.from, band.to, table.String()), table.String()})
	if c.method.Provisional {
		c.step(ProvisionalMethod, "", text.T("This method is provisional: it is not from ISO/IEC 20000-6.", "此方法为暂行方法，并非出自 ISO/IEC 20000-6。"))
	}
	adjusted := new(big.Rat).Mul(table.Rat(), c.factors())
	c.sheet.AdjustedDaysRaw = decimal(adjusted)
	c.step(T2, decimal(adjusted), text.T("Days after the factors, not yet rounded.", "计入因素后的人日（未取整）。"))
	total, floor = adjusted, new(big.Rat).Mul(table.Rat(), big.NewRat(7, 10))
	ok = c.sites(total, floor)
	c.sheet.TotalDaysRaw = decimal(total)
	return total, floor, ok
}

// net is the sum of the factors in per cent, before any limit.
func (c *calc) net() *big.Rat {
	net := new(big.Rat)
	for _, f := range c.in.Standard.Factors {
		net.Add(net, exactly(f.Percent))
	}
	return net
}

// share is 1 plus the net of the factors, not below the least.
func (c *calc) share(net, least *big.Rat) *big.Rat {
	share := new(big.Rat).Quo(net, big.NewRat(100, 1))
	share.Add(share, big.NewRat(1, 1))
	if share.Cmp(least) < 0 {
		return new(big.Rat).Set(least)
	}
	return share
}

// factors is what the table value is multiplied with, at least 0.7 (ADJ-1).
func (c *calc) factors() *big.Rat {
	for _, f := range c.in.Standard.Factors {
		c.step(ADJ4, plain(f.Percent)+" %", text.Tf("Factor %s. Reason: %s", "因素：%s。理由：%s", f.Code, f.Reason))
	}
	net := c.net()
	share := c.share(net, big.NewRat(7, 10))
	if net.Cmp(big.NewRat(-30, 1)) < 0 {
		c.broken(ADJ1, text.Tf("The factors sum to %s %%; the reduction is limited to -30 %%.", "各因素合计%s%%，减少幅度限为-30%%。", decimal(net)))
		c.step(ADJ1, "-30 %", text.T("The reduction is limited to 30 % of the table value.", "减少幅度限为表中数值的30%。"))
	}
	return share
}

// days rounds the time of the audit to half days, never below the floor, and splits an initial audit.
func (c *calc) days(total, floor *big.Rat) {
	days := c.rounded(MD5_5, total, text.T("Days of the audit, to the nearest half day.", "审核人日，取最接近的半个人日。"))
	if days.Rat().Cmp(floor) < 0 {
		days++
		c.step(ADJ1, days.String(), text.Tf("Rounding must not cut more than the limit allows: raised by half a day, not below %s.", "取整不得突破减少上限（不低于%s人日），增加0.5人日。", decimal(floor)))
	}
	if c.in.AuditType == Initial {
		c.stages(days)
	} else {
		nearest, _ := nearestHalf(c.ofCycle(total, c.in.AuditType))
		days = max(nearest, DaysOf(1))
	}
	c.sheet.Days = days
	onsite := new(big.Rat).Mul(days.Rat(), big.NewRat(4, 5))
	c.sheet.OnsiteMinimum = decimal(onsite)
	c.sheet.Steps = append(c.sheet.Steps, Step{"MD5-2", md5, "2.1.2", text.T(
		"At least 80 % of the audit time is spent on site.", "现场审核时间不少于审核时间的80%。"), decimal(onsite)})
}

func (c *calc) stages(days HalfDays) {
	stage1, _ := nearestHalf(new(big.Rat).Mul(days.Rat(), big.NewRat(3, 10)))
	c.sheet.Stage1Days = max(stage1, 1)
	c.sheet.Stage2Days = max(days-c.sheet.Stage1Days, DaysOf(1))
	c.step(STG1, c.sheet.Stage1Days.String(), text.T("Stage 1: 30 % of the days, to the nearest half day, at least half a day.", "第一阶段：总人日的30%，取最接近的半个人日，至少0.5人日。"))
	c.step(STG1, c.sheet.Stage2Days.String(), text.T("Stage 2: the rest, at least one day.", "第二阶段：其余人日，至少1人日。"))
}

// cycle is surveillance and recertification, from the time before rounding.
func (c *calc) cycle(total *big.Rat) {
	third, two := c.ofCycle(total, Surveillance), c.ofCycle(total, Recertification)
	c.sheet.SurveillanceDays = c.rounded(SUR1, third, text.T("Surveillance each year: one third of the time before rounding.", "每年监督审核：未取整时间的三分之一。"))
	c.sheet.RecertificationDays = c.rounded(REC1, two, text.T("Recertification: two thirds of the time before rounding.", "再认证审核：未取整时间的三分之二。"))
	for _, d := range []*HalfDays{&c.sheet.SurveillanceDays, &c.sheet.RecertificationDays} {
		if *d < DaysOf(1) {
			*d = DaysOf(1)
			c.step(SUR3, "1.0", text.T("Raised to one day, the least for such an audit.", "不足1人日的按最少1人日计。"))
		}
	}
}

func (c *calc) ofCycle(total *big.Rat, kind AuditType) *big.Rat {
	share := big.NewRat(1, 3)
	if kind == Recertification {
		share = big.NewRat(2, 3)
	}
	return share.Mul(share, total)
}

func (c *calc) rounded(r rule.Rule, days *big.Rat, says text.Text) HalfDays {
	h, tie := nearestHalf(days)
	says = text.Tf("%s From %s.", "%s由%s得出。", says, decimal(days))
	if tie {
		says = text.Tf("%s A tie goes up.", "%s居中，向上取。", says)
	}
	c.step(r, h.String(), says)
	return h
}

// notes are what the client should know about the number as a whole.
func (c *calc) notes() {
	for _, r := range []rule.Rule{T3, T4, CON1} {
		c.step(r, "", r.Says)
	}
}

func (c *calc) beyondTable(persons int) {
	c.broken(T1, text.Tf("The table ends at 10,700 persons; for %d the days are set by a person of the body with approval.", "表格止于10,700人；%d人时须由认证机构人员确定人日并经批准。", persons))
}

func (c *calc) step(r rule.Rule, value string, says text.Text) {
	c.sheet.Steps = append(c.sheet.Steps, Step{r.ID, r.Source, r.Clause, says, value})
}

func (c *calc) broken(r rule.Rule, why text.Text) {
	c.sheet.Broken = append(c.sheet.Broken, r.Breaks(why))
}

func (c *calc) warn(r rule.Rule, why text.Text) {
	c.sheet.Warnings = append(c.sheet.Warnings, r.Breaks(why))
}

// plain writes a percentage as it was typed.
func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
