package audittime

import (
	"fmt"
	"math/big"
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/text"
)

const fullDay = 480 // minutes

// fte is the group in full days of eight hours; longer days do not count more (ENP-2).
func (g Group) fte() *big.Rat {
	minutes := g.MinutesADay
	if minutes == 0 || minutes >= fullDay {
		return big.NewRat(int64(g.Headcount), 1)
	}
	f := exactly(minutes)
	return f.Mul(f, big.NewRat(int64(g.Headcount), fullDay))
}

func (g Group) reduced() bool { return g.Reduction == Sqrt || g.Reduction == Percent }

// effective is the persons of the group that count (ENP-3, ENP-10), before the sum is rounded up.
func (g Group) effective() *big.Rat {
	switch g.Reduction {
	case Sqrt:
		return new(big.Rat).SetInt64(int64(ceilSqrt(g.fte())))
	case Percent:
		share := new(big.Rat).Add(big.NewRat(100, 1), exactly(g.Percent))
		return share.Mul(share, g.fte()).Quo(share, big.NewRat(100, 1))
	default:
		return g.fte()
	}
}

// ceilSqrt is the smallest whole number whose square is not below r.
func ceilSqrt(r *big.Rat) int {
	n := new(big.Int).Sqrt(big.NewInt(int64(ceil(r))))
	square := new(big.Rat).SetInt(new(big.Int).Mul(n, n))
	if square.Cmp(r) < 0 {
		n.Add(n, big.NewInt(1))
	}
	return int(n.Int64())
}

// least is the fewest effective persons that any method may arrive at: all who are in no reduced group, and
// one of each reduced group (ENP-4).
func (in Input) least() int {
	least := new(big.Rat)
	for _, g := range in.Personnel {
		switch {
		case !g.reduced():
			least.Add(least, g.fte())
		case g.Headcount > 0:
			least.Add(least, big.NewRat(1, 1))
		}
	}
	return ceil(least)
}

func (g Group) name() text.Text {
	if g.Site.IsZero() {
		return g.Activity
	}
	return text.Tf("%s: %s", "%s：%s", g.Site, g.Activity)
}

// persons counts the effective persons, with a step for each number.
func (c *calc) persons() {
	sum, full, central := new(big.Rat), new(big.Rat), 0
	for _, g := range c.in.Personnel {
		central += g.Headcount
	}
	c.sheet.Headcount = central + c.in.Sites.persons()
	c.step(ENP1, fmt.Sprint(central), text.T("Persons in scope, all shifts and contractors, each counted once.", "认证范围内人数，含各班次及外聘人员，每人只计一次。"))
	for _, g := range c.in.Personnel {
		full.Add(full, g.fte())
		sum.Add(sum, c.group(g))
	}
	c.sheet.EffectivePersons = ceil(sum)
	c.step(ENP9, fmt.Sprint(c.sheet.EffectivePersons), text.Tf("Effective persons: %s, rounded up once.", "有效人数：%s，统一向上取整一次。", persons(sum)))
	c.checkReduction(sum, full)
	c.checkClaim()
	c.checkCompany()
}

// group explains how one group is counted and hands back its persons.
func (c *calc) group(g Group) *big.Rat {
	fte, counted := g.fte(), g.effective()
	if len(g.Shifts) > 0 {
		c.shifts(g)
	}
	if fte.Cmp(big.NewRat(int64(g.Headcount), 1)) != 0 {
		c.step(ENP2, persons(fte), text.Tf("%s: %d persons at %s hours a day are %s full-time persons.", "%s：%d人，每日%s小时，折合全职%s人。",
			g.name(), g.Headcount, decimal(new(big.Rat).Quo(exactly(g.MinutesADay), big.NewRat(60, 1))), persons(fte)))
	}
	switch g.Reduction {
	case Sqrt:
		c.step(ENP10, persons(counted), text.Tf("%s: square root of %s, rounded up. Reason: %s", "%s：%s的平方根，向上取整。理由：%s", g.name(), persons(fte), g.Reason))
	case Percent:
		c.step(ENP3, persons(counted), text.Tf("%s: %s persons with %s %%. Reason: %s", "%s：%s人，调整%s%%。理由：%s", g.name(), persons(fte), plain(g.Percent), g.Reason))
	default:
		c.step(ENP1, persons(counted), text.Tf("%s: counted in full.", "%s：全部计入。", g.name()))
	}
	if g.reduced() {
		c.checkGroup(g, counted)
	}
	return counted
}

// shifts tells that those of all shifts are in the headcount already (ENP-6).
func (c *calc) shifts(g Group) {
	sum := 0
	for _, n := range g.Shifts {
		sum += n
	}
	c.step(ENP6, fmt.Sprint(g.Headcount), text.Tf("%s: the %d shifts are part of the headcount and not added again.", "%s：%d个班次的人员已计入总人数，不再另加。", g.name(), len(g.Shifts)))
	if sum != g.Headcount {
		c.broken(ENP6, text.Tf("%s: the shifts have %d persons together, the headcount is %d.", "%s：各班次合计%d人，而人数为%d人。", g.name(), sum, g.Headcount))
	}
}

// persons writes a number of persons: "60", "7.5".
func persons(r *big.Rat) string { return strings.TrimSuffix(decimal(r), ".0") }

// checkGroup looks at one reduction: its reason, the kind of work, and that somebody is left (ENP-4, ENP-7,
// ENP-8).
func (c *calc) checkGroup(g Group, counted *big.Rat) {
	if blank(g.Reason) {
		c.broken(ENP8, text.Tf("%s: the reduction has no reason.", "%s：减少人数未说明理由。", g.name()))
	}
	if g.Reduction == Sqrt && !g.Repetitive {
		c.warn(ENP4, text.Tf("%s: the square root is used, but the work is not said to be identical and directed.", "%s：采用平方根法，但未说明为相同且受指导的工作。", g.name()))
	}
	if g.Headcount > 0 && counted.Cmp(big.NewRat(1, 1)) < 0 && g.Reduction == Percent {
		c.broken(ENP4, text.Tf("%s: less than one person would count.", "%s：计入人数不足1人。", g.name()))
	}
	if g.Unskilled && blank(g.ApprovedBy) {
		c.broken(ENP7, text.Tf("%s: nobody is named who approved the reduction.", "%s：未注明减少人数的批准人。", g.name()))
	}
}

// checkReduction warns of a cut that assessors ask about (ENP-4).
func (c *calc) checkReduction(sum, full *big.Rat) {
	if sum.Cmp(full) < 0 {
		c.step(ENP5, "", text.T("Reducing the persons is a step of its own; the limit of 30 % on the days applies beside it.", "减少人数为独立步骤，人日减少30%的上限另行适用。"))
	}
	third := new(big.Rat).Mul(full, big.NewRat(2, 3))
	if sum.Cmp(third) < 0 {
		c.warn(ENP4, text.Tf("The reductions take %s of %s persons away, more than a third.", "人数由%[2]s人减少了%[1]s人，超过三分之一。",
			persons(new(big.Rat).Sub(full, sum)), persons(full)))
	}
}

// checkClaim refuses a number of effective persons that no method can arrive at (ENP-4).
func (c *calc) checkClaim() {
	if least := c.in.least(); c.in.ClaimedEffective > 0 && c.in.ClaimedEffective < least {
		c.broken(ENP4, text.Tf("%d effective persons are claimed; those outside the reduced groups and one of each reduced group are %d.",
			"所称有效人数为%d人，而未减少的人员加各减少组至少1人已达%d人。", c.in.ClaimedEffective, least))
	}
}

// checkCompany compares the scope with the company (SM-4, SM-5).
func (c *calc) checkCompany() {
	company, scope := c.in.CompanyHeadcount, c.sheet.Headcount
	switch {
	case company > 0 && scope > company:
		c.broken(application.SM4, text.Tf("%d persons in scope, but the company has %d.", "认证范围内%d人，而企业总人数仅%d人。", scope, company))
	case company > 0 && 5*scope < company:
		c.warn(application.SM5, text.Tf("%d of %d persons are in scope, less than a fifth.", "%[2]d人中仅%[1]d人在认证范围内，不足五分之一。", scope, company))
	}
}
