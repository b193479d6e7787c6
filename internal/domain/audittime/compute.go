package audittime

import (
	"maps"
	"math/big"
	"slices"

	"triennia/internal/domain/body"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Compute is the audit time for the input with every step explained. What the rules limit is clamped and
// stands in Broken; an input that is no input is fault.Invalid with the fields.
func Compute(in Input) (Sheet, error) {
	if err := in.check(); err != nil {
		return Sheet{}, err
	}
	c := &calc{in: in, sum: new(big.Rat), floor: new(big.Rat)}
	c.persons()
	c.samples()
	for _, s := range in.Standards {
		c.standard(s)
	}
	if !c.ends {
		c.integrate()
		c.days()
		c.cycle()
		c.shares()
		c.notes()
	}
	return c.sheet, nil
}

// standard adds the time of one standard, central function and visited sites, unrounded.
func (c *calc) standard(s Standard) {
	m, _ := s.Method()
	at := len(c.sheet.Standards)
	c.sheet.Standards = append(c.sheet.Standards, StandardTime{Code: s.Code, Method: m.Name, MethodID: m.ID, Source: m.Source, Clause: m.Clause, Provisional: m.Provisional})
	c.sheet.Provisional = c.sheet.Provisional || m.Provisional
	c.edition(s)
	least := new(big.Rat).Set(c.floor)
	part := c.reckoned(at, s, m)
	if s.Set != nil {
		part = c.set(at, s, m, part, least)
	}
	if part == nil {
		c.ends = true
		return
	}
	c.parts = append(c.parts, part)
	c.sum.Add(c.sum, part)
}

// reckoned is the time of the standard by its method, central function and visited sites; nil where the table ends.
func (c *calc) reckoned(at int, s Standard, m Method) *big.Rat {
	table, band, ok := m.days(s.Category, c.sheet.EffectivePersons, true)
	if !ok {
		c.beyondTable(s, c.sheet.EffectivePersons)
		return nil
	}
	c.sheet.Standards[at].TableDays = table
	if m.builtUp() {
		c.buildUp(s, m, table)
	} else {
		c.sheet.Steps = append(c.sheet.Steps, Step{T1.ID, m.Source, m.Clause, c.of(s, text.Tf(
			"%s: %d to %d effective persons take %s days for an initial audit.", "%s：有效人数%d至%d人，初次审核%s人日。",
			m.Name, band.from, band.to, table.String())), table.String()})
	}
	if !blank(s.Because) {
		c.step(T2, s.Category, c.of(s, text.Tf("The category of complexity or risk: %s.", "复杂程度或风险类别的确定理由：%s。", s.Because)))
	}
	if m.Provisional {
		c.step(ProvisionalMethod, "", c.of(s, text.T("This method is provisional: it is not from ISO/IEC 20000-6.", "此方法为暂行方法，并非出自 ISO/IEC 20000-6。")))
	}
	net := c.factors(s)
	adjusted := new(big.Rat).Mul(table.Rat(), share(net, most30))
	c.sheet.Standards[at].AdjustedDaysRaw = decimal(adjusted)
	c.step(T2, decimal(adjusted), c.of(s, text.T("Days after the factors, not yet rounded.", "计入因素后的人日（未取整）。")))
	c.floor.Add(c.floor, new(big.Rat).Mul(table.Rat(), most30))
	sites := c.siteTime(s, m, net)
	if sites == nil {
		return nil
	}
	return adjusted.Add(adjusted, sites)
}

// buildUp explains the activities of the central function, row by row, and their sum (SM-25).
func (c *calc) buildUp(s Standard, m Method, days HalfDays) {
	persons := c.sheet.EffectivePersons
	for _, a := range m.own.Activities {
		value := decimal(big.NewRat(a.Hundredths(persons, true), 100))
		says := c.of(s, a.Name)
		if a.Per == body.PerPersons {
			says = c.of(s, text.Tf("%s: %s days for each %d persons or part of them", "%s：每%[3]d人（不足按一次计）%[2]s人日", a.Name, plain(a.Days), a.Each))
		}
		c.sheet.Steps = append(c.sheet.Steps, Step{body.BuildUp.ID, m.Source, m.Clause, says, value})
	}
	sum := decimal(big.NewRat(m.hundredths(persons, true), 100))
	c.step(body.BuildUp, days.String(), c.of(s, text.Tf("The activities together take %s days, rounded up to half a day.", "各项活动合计%s人日，向上取整至半个人日。", sum)))
}

// edition tells of editions that certificates are no longer issued for (SM-1, SM-31).
func (c *calc) edition(s Standard) {
	if e, known := standard.Find(s.Code); known && !e.Selectable {
		c.broken(standard.SM1, text.Tf("%s has been replaced.", "%s已被替代。", s.Code))
	}
	if s.Code == "ISO/IEC 27001:2013" {
		c.broken(Lapsed27001, text.Text{})
	}
}

// siteTime is the time of the visited sites for the standard, each by its own table value, nil where the table ends
// for one of them; it raises the floor by what the sites may not fall below.
func (c *calc) siteTime(s Standard, m Method, net *big.Rat) *big.Rat {
	sum := new(big.Rat)
	if c.in.Sites.count() == 0 {
		return sum
	}
	limit, least := c.siteLimit()
	if limit.ID == ADJ2.ID && net.Cmp(big.NewRat(-50, 1)) < 0 {
		c.broken(MS11, c.of(s, text.Tf("The factors sum to %s %%; a sampled site keeps half of its table value.", "各因素合计%s%%；抽样场所至少保留表中数值的一半。", persons(net))))
	}
	left := share(net, least)
	for i, g := range c.in.Sites.SimilarGroups {
		for _, v := range g.visits(c.sheet.Sampling[i].Selected) {
			table, _, ok := m.days(s.Category, v.persons, false)
			if !ok {
				c.beyondTable(s, v.persons)
				return nil
			}
			each := new(big.Rat).Mul(table.Rat(), left)
			c.step(limit, decimal(each), c.of(s, text.Tf("%s: each site visited has %d persons: %s days in the table, %s after the factors.", "%s：每个场所%d人，查表%s人日，计入因素后%s人日。",
				v.title, v.persons, table.String(), decimal(each))))
			n := big.NewRat(int64(v.sites), 1)
			kept := new(big.Rat).Mul(table.Rat(), n)
			c.floor.Add(c.floor, kept.Mul(kept, least))
			sum.Add(sum, each.Mul(each, n))
		}
	}
	return sum
}

// visit is a number of sites with as many persons each.
type visit struct {
	title   text.Text
	persons int
	sites   int
}

// visits are the visits to the sites of the numbers: sites of the same number of persons together.
func (g SimilarSites) visits(numbers []int) []visit {
	if len(g.Places) == 0 {
		return []visit{{g.title(), g.PersonsEach, len(numbers)}}
	}
	sizes := map[int][]int{}
	for _, n := range numbers {
		sizes[g.Places[n-1].Persons] = append(sizes[g.Places[n-1].Persons], n)
	}
	var out []visit
	for _, persons := range slices.Sorted(maps.Keys(sizes)) {
		out = append(out, visit{g.called(sizes[persons]), persons, len(sizes[persons])})
	}
	return out
}

// siteLimit is what the factors may leave of a site: half where sites are sampled, else as everywhere.
func (c *calc) siteLimit() (rule.Rule, *big.Rat) {
	if c.in.Sites.Sampling {
		return ADJ2, most50
	}
	return ADJ1, most30
}

// beyondTable tells that the table has no days: a person of the body sets them with approval.
func (c *calc) beyondTable(s Standard, persons int) {
	why := c.of(s, text.Tf("The table ends at 10,700 persons; for %d the days are set by a person of the body with approval.", "表格止于10,700人；%d人时须由认证机构人员确定人日并经批准。", persons))
	if s.Entered {
		why = c.of(s, text.T("There is no table for this standard: the days are set and justified case by case, with approval.", "该标准没有审核时间表：人日须逐案确定、说明理由并经批准。"))
	}
	if s.Category == special {
		why = c.of(s, text.T("The table has no column for this sector: the days are set and justified case by case, with approval.", "表中没有该行业的栏目：人日须逐案确定、说明理由并经批准。"))
	}
	if s.Set != nil {
		c.step(T1, "", why)
		return
	}
	c.broken(T1, why)
}

// notes are what the client should know about the number as a whole, and what assessors look at.
func (c *calc) notes() {
	if c.in.RemotePercent > 0 {
		c.remote()
	}
	if c.in.Sites.count() > 0 {
		c.checkSites()
		c.step(M1, "", M1.Says)
	}
	if c.in.AuditType != Initial {
		c.step(SUR2, "", SUR2.Says)
	}
	for _, r := range []rule.Rule{T3, T4, CON1} {
		c.step(r, "", r.Says)
	}
}

// remote tells that remote means move the time and do not lower it (ADJ-6, VIS-1).
func (c *calc) remote() {
	share := exactly(c.in.RemotePercent)
	c.step(ADJ6, plain(c.in.RemotePercent)+" %", ADJ6.Says)
	if share.Cmp(big.NewRat(30, 1)) > 0 {
		c.warn(ADJ6, text.Tf("%s %% of the audit time is remote, more than 30: say why.", "远程审核占审核时间的%s%%，超过30%%：请说明理由。", plain(c.in.RemotePercent)))
	}
	if share.Cmp(big.NewRat(100, 1)) == 0 {
		c.warn(VIS1, text.Text{})
	}
}

// checkSites compares with the time of one site with everybody (MS-13), and names what a scheme asks before
// sites are sampled (MS-17).
func (c *calc) checkSites() {
	whole := new(big.Rat)
	for _, s := range c.in.Standards {
		m, _ := s.Method()
		if says, limited := samplingLimits[m.scheme]; limited && c.in.Sites.Sampling && c.in.Sites.count() > 1 {
			c.warn(MS17, c.of(s, says))
		}
		table, _, _ := m.days(s.Category, c.sheet.EffectivePersons+c.in.Sites.persons(), true)
		whole.Add(whole, new(big.Rat).Mul(table.Rat(), share(c.in.net(s), most30)))
	}
	if c.in.AuditType == Initial && c.sum.Cmp(whole) < 0 {
		c.warn(MS13, text.Tf("The sample takes %s days, one site with everybody would take %s.", "抽样共%s人日，而全部人员在一个场所时为%s人日。", decimal(c.sum), decimal(whole)))
	}
}

// samplingLimits are what schemes ask before their sites are sampled.
var samplingLimits = map[string]text.Text{
	"ISMS":  text.T("Sampling has limits here: sites with similar information security risks only.", "此标准抽样受限：仅限信息安全风险相似的场所。"),
	"OHSMS": text.T("Sampling has limits here: sites with similar occupational health and safety risks only.", "此标准抽样受限：仅限职业健康安全风险相似的场所。"),
}
