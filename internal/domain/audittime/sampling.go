package audittime

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Condition is one that an organisation of several sites meets before its sites are sampled (MS-1).
type Condition string

var conditions = map[Condition]text.Text{
	"single_system":     text.T("one management system for all sites", "所有场所适用同一管理体系"),
	"central_function":  text.T("a central function with authority, not outsourced", "具有权限且未外包的总部职能"),
	"linked":            text.T("sites bound to it by law or contract", "各场所与其具有法律或合同关系"),
	"management_review": text.T("central management review", "由总部实施管理评审"),
	"internal_audits":   text.T("centrally controlled internal audits, done at every site", "由总部控制内部审核且已覆盖全部场所"),
}

// group is the group of the name; the empty name names none.
func (s Sites) group(name string) (SimilarSites, bool) {
	if name == "" {
		return SimilarSites{}, false
	}
	i := slices.IndexFunc(s.SimilarGroups, func(g SimilarSites) bool { return g.Name == name })
	if i < 0 {
		return SimilarSites{}, false
	}
	return s.SimilarGroups[i], true
}

// title is what the group is called in a sentence.
func (g SimilarSites) title() text.Text {
	if g.Title.IsZero() {
		return text.T(g.Name, g.Name)
	}
	return g.Title
}

// called are the sites of the numbers in a sentence: their names, or the numbers where they have none.
func (g SimilarSites) called(numbers []int) text.Text {
	var en, zh []string
	for _, n := range numbers {
		name := text.T(strconv.Itoa(n), strconv.Itoa(n))
		if len(g.Places) > 0 {
			name = g.Places[n-1].Name
		}
		en, zh = append(en, name.In(text.En)), append(zh, name.In(text.Zh))
	}
	return text.T(strings.Join(en, ", "), strings.Join(zh, "、"))
}

// persons of all sites; none where there are no sites.
func (s *Sites) persons() (n int) {
	if s == nil {
		return 0
	}
	for _, g := range s.SimilarGroups {
		n += g.Count * g.PersonsEach
		for _, p := range g.Places {
			n += p.Persons
		}
	}
	return n
}

// count is the number of sites besides the central function.
func (s *Sites) count() (n int) {
	if s == nil {
		return 0
	}
	for _, g := range s.SimilarGroups {
		n += g.Count
	}
	return n
}

// Places is the number of sites, the central function included.
func (in Input) Places() int { return 1 + in.Sites.count() }

// SampleSize is how many of n similar sites are visited (MS-4): the square root times 1, 0.6 or 0.8,
// rounded up, in whole numbers so that 0.6 times the root of 25 is exactly 3.
func SampleSize(n int, kind AuditType, effective bool) int {
	tenths := int64(10)
	switch {
	case kind == Surveillance:
		tenths = 6
	case kind == Recertification && effective:
		tenths = 8
	}
	return ceilSqrt(big.NewRat(tenths*tenths*int64(n), 100))
}

// visited is how many sites of the group are visited and how many of them at random. New sites are a
// sample of their own, as at an initial audit (MS-10).
func (in Input) visited(g SimilarSites) (visited, random int) {
	switch {
	case in.Sites.Sampling:
		kind := in.AuditType
		if g.AddedTo != "" {
			kind = Initial
		}
		visited = min(SampleSize(g.Count, kind, in.Sites.EffectiveOverCycle)+g.Extra, g.Count)
		return visited, (visited + 3) / 4
	case in.AuditType == Surveillance && g.AddedTo == "":
		return min((3*g.Count+9)/10+g.Extra, g.Count), 0
	default:
		return g.Count, 0
	}
}

// samples chooses the sites of every group, each group by itself (MS-3).
func (c *calc) samples() {
	if c.in.Sites.count() == 0 {
		return
	}
	c.step(MS5, "1", text.T("The central function is audited each time; it is not part of the sample.", "总部职能每次均须审核，不计入抽样。"))
	c.eligible()
	c.sampleGroups()
}

func (c *calc) sampleGroups() {
	for i, g := range c.in.Sites.SimilarGroups {
		visited, random := c.in.visited(g)
		s := Sample{Group: g.Name, Sites: g.Count, Sample: visited, Random: random, Selected: draw(c.in.Sites.Seed, i, g, visited, random)}
		c.sheet.Sampling = append(c.sheet.Sampling, s)
		c.sampleSteps(g, s)
		c.checkMerged(g)
	}
}

// eligible looks at the conditions of sampling (MS-1, MS-2).
func (c *calc) eligible() {
	s := c.in.Sites
	if s.count() < 2 {
		c.step(MS2, fmt.Sprint(s.count()), text.T("One site besides the central function: there is nothing to sample.", "总部之外仅一个场所，无须抽样。"))
		return
	}
	c.step(MS2, fmt.Sprint(s.count()), text.T("Sites besides the central function: the rules for several sites apply.", "总部之外的场所数，适用多场所规则。"))
	if !s.Sampling {
		return
	}
	if s.Conditions == nil {
		c.step(MS1, "", MS1.Says)
		return
	}
	for _, name := range []Condition{"single_system", "central_function", "linked", "management_review", "internal_audits"} {
		if !slices.Contains(s.Conditions, name) {
			c.broken(MS1, text.Tf("Not seen to hold: %s.", "未确认：%s。", conditions[name]))
		}
	}
}

func (c *calc) sampleSteps(g SimilarSites, s Sample) {
	for _, x := range g.Joined {
		c.step(MS3, "", text.Tf("%s: “%s” stands in the same group. %s", "%s：“%s”归入同一组。%s", g.title(), x.Title, text.T(x.Reason, x.Reason)))
	}
	if x := g.Split; x != nil {
		from := x.Title
		if from.IsZero() {
			from = text.T(x.From, x.From)
		}
		c.step(MS3, "", text.Tf("%s: taken out of the group “%s”. %s", "%s：从“%s”组中分出。%s", g.title(), from, text.T(x.Reason, x.Reason)))
	}
	if !c.in.Sites.Sampling {
		c.step(MS9, fmt.Sprint(s.Sample), text.Tf("%s: %d of %d sites are visited, without sampling.", "%s：不抽样，审核%d个场所（共%d个）。", g.title(), s.Sample, g.Count))
		return
	}
	c.step(MS4, fmt.Sprint(s.Sample), text.Tf("%s: of %d similar sites %d are visited.", "%s：%[2]d个同类场所中抽取%[3]d个。", g.title(), g.Count, s.Sample))
	c.step(MS6, fmt.Sprint(s.Random), text.Tf("%s: sites %s, of these at least %d at random (seed %d).", "%s：抽取场所%s，其中至少%d个随机抽取（种子%d）。",
		g.title(), g.called(s.Selected), s.Random, c.in.Sites.Seed))
	for _, x := range []struct {
		applies bool
		r       rule.Rule
		value   string
		says    text.Text
	}{
		{g.Extra > 0, MS8, fmt.Sprint(g.Extra), text.Tf("%s: %d sites more than the sample because of their risk.", "%s：因风险较高，增加%d个场所。", g.title(), g.Extra)},
		{len(g.Visited)+len(g.Priority) > 0, MS7, "", text.Tf("%s: beside the random ones, sites that were put first come first and sites seen before come last.", "%s：随机部分之外，优先场所先选，已审核场所后选。", g.title())},
		{g.Temporary, TMP1, fmt.Sprint(s.Sample), text.Tf("%s: temporary sites, sampled by the body's method.", "%s：临时场所，按认证机构的方法抽样。", g.title())},
	} {
		if x.applies {
			c.step(x.r, x.value, x.says)
		}
	}
	if old, ok := c.in.Sites.group(g.AddedTo); ok {
		n := old.Count + g.Count
		c.step(MS10, fmt.Sprint(n), text.Tf("%s are new sites with a sample of their own; afterwards %s has %d sites: %d at surveillance, %d at recertification.",
			"%s为新增场所，单独抽样；此后%s共%d个场所：监督抽取%d个，再认证抽取%d个。", g.title(), old.title(), n,
			SampleSize(n, Surveillance, false), SampleSize(n, Recertification, c.in.Sites.EffectiveOverCycle)))
	}
}

// checkMerged compares the sample with that of the sites before several were declared one (MS-12).
func (c *calc) checkMerged(g SimilarSites) {
	if g.MergedFrom <= g.Count {
		return
	}
	before := g
	before.Count = g.MergedFrom
	was, _ := c.in.visited(before)
	is, _ := c.in.visited(g)
	c.warn(MS12, text.Tf("%s: %d sites were declared %d; the sample falls from %d to %d. Somebody other than the planner reviews it.",
		"%s：%d个场所合并为%d个，抽样数由%d降至%d；须由策划人员以外的人复核。", g.title(), g.MergedFrom, g.Count, was, is))
}
