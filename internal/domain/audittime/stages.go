package audittime

import (
	"math/big"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// days rounds the time of the audit to half days, never below the floor, and splits an initial audit.
func (c *calc) days() {
	c.sheet.TotalDaysRaw = decimal(c.total)
	c.sheet.InitialDays = c.initial()
	c.sheet.Days = c.sheet.InitialDays
	if c.in.AuditType == Initial {
		c.stages(c.sheet.Days)
	} else {
		nearest, _ := nearestHalf(ofCycle(c.total, c.in.AuditType))
		c.sheet.Days = max(nearest, DaysOf(1))
	}
	onsite := c.sheet.Days.Rat()
	c.sheet.OnsiteMinimum = decimal(onsite.Mul(onsite, big.NewRat(4, 5)))
	c.sheet.Steps = append(c.sheet.Steps, Step{"MD5-2", md5, "2.1.2", text.T(
		"At least 80 % of the audit time is spent on site.", "现场审核时间不少于审核时间的80%。"), c.sheet.OnsiteMinimum})
	c.step(MD5_1, c.sheet.Days.String(), MD5_1.Says)
	c.step(MD5_3, "", MD5_3.Says)
}

// initial is the time of an initial audit in half days, raised where rounding would cut too much (ADJ-1,
// IM-2).
func (c *calc) initial() HalfDays {
	days := c.rounded(MD5_5, c.total, text.T("Days of the audit, to the nearest half day.", "审核人日，取最接近的半个人日。"))
	if days.Rat().Cmp(c.floor) >= 0 {
		return days
	}
	limit := ADJ1
	if len(c.in.Standards) > 1 {
		limit = IM2
	}
	days++
	c.step(limit, days.String(), text.Tf("Rounding must not cut more than the limit allows: raised by half a day, not below %s.", "取整不得突破减少上限（不低于%s人日），增加0.5人日。", decimal(c.floor)))
	return days
}

func (c *calc) stages(days HalfDays) {
	stage1, _ := nearestHalf(new(big.Rat).Mul(days.Rat(), big.NewRat(3, 10)))
	c.sheet.Stage1Days = max(stage1, 1)
	c.sheet.Stage2Days = max(days-c.sheet.Stage1Days, DaysOf(1))
	c.step(STG1, c.sheet.Stage1Days.String(), text.T("Stage 1: 30 % of the days, to the nearest half day, at least half a day.", "第一阶段：总人日的30%，取最接近的半个人日，至少0.5人日。"))
	c.step(STG1, c.sheet.Stage2Days.String(), text.T("Stage 2: the rest, at least one day.", "第二阶段：其余人日，至少1人日。"))
}

// cycle is surveillance and recertification, from the time before rounding.
func (c *calc) cycle() {
	third, two := ofCycle(c.total, Surveillance), ofCycle(c.total, Recertification)
	c.sheet.SurveillanceDays = c.rounded(SUR1, third, text.T("Surveillance each year: one third of the time before rounding.", "每年监督审核：未取整时间的三分之一。"))
	c.sheet.RecertificationDays = c.rounded(REC1, two, text.T("Recertification: two thirds of the time before rounding.", "再认证审核：未取整时间的三分之二。"))
	c.individual()
	for _, d := range []*HalfDays{&c.sheet.SurveillanceDays, &c.sheet.RecertificationDays} {
		if *d < DaysOf(1) {
			*d = DaysOf(1)
			c.step(SUR3, "1.0", text.T("Raised to one day, the least for such an audit.", "不足1人日的按最少1人日计。"))
		}
	}
}

// ofCycle is the part of an initial audit's time that a later audit of the cycle takes.
func ofCycle(total *big.Rat, kind AuditType) *big.Rat {
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
