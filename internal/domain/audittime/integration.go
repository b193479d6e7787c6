package audittime

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Marker is a sign that the systems of several standards are one system (IM-5).
type Marker string

var markers = map[Marker]text.Text{
	"documents":        text.T("one set of documents", "一套文件"),
	"review":           text.T("one management review", "一体化管理评审"),
	"internal_audits":  text.T("integrated internal audits", "一体化内部审核"),
	"policy":           text.T("one policy with its objectives", "一体化方针和目标"),
	"processes":        text.T("integrated processes", "一体化过程"),
	"improvement":      text.T("one way of improving", "一体化改进机制"),
	"responsibilities": text.T("management support and responsibilities for all", "一体化管理支持和职责"),
}

// MarkersOf are the markers that the applicant says its systems show, in a fixed order; the reviewer confirms them (IM-5).
func MarkersOf(i application.Integrated) []Marker {
	out := []Marker{}
	for m, answer := range map[Marker]string{"documents": i.Documents, "review": i.Review, "internal_audits": i.InternalAudits, "policy": i.Policy,
		"processes": i.Processes, "improvement": i.Improvement, "responsibilities": i.Responsibilities} {
		if answer == "yes" {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out
}

// names lists the keys of a table for a sentence.
func names[K ~string](table map[K]text.Text) string {
	var out []string
	for k := range table {
		out = append(out, string(k))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// LevelOf is the level of integration in per cent that the markers show: the share of the seven (IM-5).
func LevelOf(shown []Marker) *big.Rat { return big.NewRat(int64(100*len(shown)), int64(len(markers))) }

// AbilityOf is the ability of a team to audit the standards as one, in per cent (IM-6): for each auditor the
// number of these standards, among so many standards.
func AbilityOf(team []int, standards int) *big.Rat {
	if len(team) == 0 || standards < 2 {
		return new(big.Rat)
	}
	beyond := 0
	for _, n := range team {
		beyond += n - 1
	}
	return big.NewRat(int64(100*beyond), int64(len(team)*(standards-1)))
}

// matrix is the reduction in per cent, by ability of the team (row) and level of integration, each in steps
// of 20 (IM-4).
var matrix = [6][6]int{
	{0, 0, 0, 0, 0, 0},
	{0, 5, 5, 5, 5, 5},
	{0, 5, 5, 10, 10, 10},
	{0, 5, 10, 10, 15, 15},
	{0, 5, 10, 15, 15, 20},
	{0, 5, 10, 15, 20, 20},
}

// IntegrationReduction is the reduction in per cent; both axes are snapped down to steps of 20 (IM-4).
func IntegrationReduction(level, ability *big.Rat) int {
	return matrix[snapped(ability)][snapped(level)]
}

// snapped is the step of 20 per cent that p has reached, from 0 to 5.
func snapped(p *big.Rat) int {
	whole := new(big.Int).Div(p.Num(), new(big.Int).Mul(p.Denom(), big.NewInt(20)))
	return int(min(max(whole.Int64(), 0), 5))
}

// integrated tells whether the audit is one integrated audit of several standards.
func (in Input) integrated() bool { return len(in.Standards) > 1 && in.Integration != nil }

// level is the given level, or that of the markers.
func (i Integration) level() *big.Rat {
	if i.Level != nil {
		return exactly(*i.Level)
	}
	return LevelOf(i.Markers)
}

func (i Integration) ability(standards int) *big.Rat {
	if i.TeamAbility != nil {
		return exactly(*i.TeamAbility)
	}
	return AbilityOf(i.Team, standards)
}

// ReductionWith is the reduction for integration in per cent that the input counts on, and the one that a team of
// auditors supports: for each the number of the standards it audits (IM-6). Both are 0 for one standard.
func (in Input) ReductionWith(team []int) (quoted, supported int) {
	n := len(in.Standards)
	if n < 2 || in.Integration == nil {
		return 0, 0
	}
	level := in.Integration.level()
	return IntegrationReduction(level, in.Integration.ability(n)), IntegrationReduction(level, AbilityOf(team, n))
}

// integrate adds up the standards and takes the reduction for integration off the sum (IM-1, IM-2).
func (c *calc) integrate() {
	c.total = new(big.Rat).Set(c.sum)
	if len(c.in.Standards) == 1 {
		return
	}
	c.step(IM1, decimal(c.sum), text.T("The days of all standards together.", "各标准人日合计。"))
	c.floor = new(big.Rat).Mul(c.sum, big.NewRat(4, 5))
	if c.in.Integration == nil {
		return
	}
	i, n := *c.in.Integration, len(c.in.Standards)
	level, ability := i.level(), i.ability(n)
	reduction := IntegrationReduction(level, ability)
	c.sheet.IntegrationPercent = reduction
	c.step(IM5, decimal(level)+" %", text.Tf("Level of integration of the client's systems: %s %%, counted as %d %%.", "客户体系一体化程度%s%%，按%d%%计。", decimal(level), 20*snapped(level)))
	c.step(IM6, decimal(ability)+" %", text.Tf("Ability of the team to audit the standards together: %s %%, counted as %d %%; looked at again once the team is known.",
		"审核组一体化审核能力%s%%，按%d%%计；审核组确定后复核。", decimal(ability), 20*snapped(ability)))
	c.total.Mul(c.total, big.NewRat(int64(100-reduction), 100))
	c.step(IM4, fmt.Sprintf("-%d %%", reduction), text.Tf("Reduction for integration: %d %%, at most 20.", "一体化减少%d%%，最多20%%。", reduction))
	c.step(IM2, decimal(c.total), text.T("Days after integration, not yet rounded.", "计入一体化后的人日（未取整）。"))
	c.checkIntegration(i, level, ability, reduction)
}

// checkIntegration warns of a reduction that nothing shows (IM-5, IM-6) and of the double maximum (IM-3).
func (c *calc) checkIntegration(i Integration, level, ability *big.Rat, reduction int) {
	if reduction == 0 {
		return
	}
	if shown := LevelOf(i.Markers); shown.Cmp(level) < 0 {
		c.warn(IM5, text.Tf("%d of %d markers are stated: they show %s %%, the reduction counts on %s %%. Stage 1 confirms it.",
			"已说明%d项（共%d项）一体化特征，对应%s%%，而减少按%s%%计算；须在第一阶段确认。", len(i.Markers), len(markers), percent2(shown), percent2(level)))
	}
	if able := AbilityOf(i.Team, len(c.in.Standards)); len(i.Team) > 0 && able.Cmp(ability) < 0 {
		c.warn(IM6, text.Tf("The team stated is able by %s %%, the reduction counts on %s %%.", "所列审核组能力为%s%%，而减少按%s%%计算。", percent2(able), percent2(ability)))
	}
	doubled := !slices.ContainsFunc(c.in.Standards, func(s Standard) bool { return c.in.net(s).Cmp(big.NewRat(LargestReduction, 1)) > 0 })
	if reduction == 20 && doubled {
		c.warn(IM3, text.T("Each standard is reduced by 30 % and the sum by 20 %, 44 % together: say why the time is enough.", "各标准均减少30%，合计再减少20%，共减少44%：请说明时间为何充足。"))
	}
}

// percent2 writes a percentage for a sentence, without the ends of what has none.
func percent2(r *big.Rat) string {
	return strings.TrimSuffix(strings.TrimRight(r.FloatString(2), "0"), ".")
}

func (i Integration) check(standards int, bad *fault.Invalid) {
	if i.Level == nil && len(i.Markers) == 0 {
		bad.Add("integration.level", text.T("State the level of integration or its markers.", "请填写一体化程度或其特征。"))
	}
	if i.TeamAbility == nil && len(i.Team) == 0 {
		bad.Add("integration.team_ability", text.T("State the ability of the team or the team.", "请填写审核组能力或审核组构成。"))
	}
	if i.Level != nil {
		percentage("integration.level", *i.Level, bad)
	}
	if i.TeamAbility != nil {
		percentage("integration.team_ability", *i.TeamAbility, bad)
	}
	for n, m := range i.Markers {
		if _, known := markers[m]; !known || slices.Index(i.Markers, m) != n {
			bad.Add(fmt.Sprintf("integration.markers[%d]", n), text.Tf("Choose each once of: %s.", "请从以下各项中选择，不可重复：%s。", names(markers)))
		}
	}
	for n, x := range i.Team {
		within(fmt.Sprintf("integration.team[%d]", n), x, 1, max(standards, 1), bad)
	}
}

// shares divides the days of the audit among the standards in proportion to their own time (M2).
func (c *calc) shares() {
	for i, part := range c.parts {
		share := c.sheet.Days.Rat()
		share.Mul(share, part).Quo(share, c.sum)
		c.sheet.Standards[i].Share = decimal(share)
		if len(c.parts) > 1 {
			c.step(M2, decimal(share), text.Tf("%s: its part of the days of the audit.", "%s：在审核人日中所占部分。", c.in.Standards[i].Code))
		}
	}
}

// Split divides days of one of the audits among the standards by their shares (M2), in half days that add up to
// the days: what is left of the whole halves goes to the largest rests, the first of equals.
func (s Sheet) Split(days HalfDays) []HalfDays {
	shares, sum := make([]*big.Rat, len(s.Standards)), new(big.Rat)
	for i, one := range s.Standards {
		shares[i], _ = new(big.Rat).SetString(one.Share)
		sum.Add(sum, shares[i])
	}
	out, rests, left := make([]HalfDays, len(shares)), make([]*big.Rat, len(shares)), days
	for i, share := range shares {
		part := new(big.Rat).Mul(big.NewRat(int64(days), 1), share.Quo(share, sum))
		whole := new(big.Int).Quo(part.Num(), part.Denom())
		out[i], rests[i] = HalfDays(whole.Int64()), part.Sub(part, new(big.Rat).SetInt(whole))
		left -= out[i]
	}
	for ; left > 0; left-- {
		most := 0
		for i := range rests {
			if rests[i].Cmp(rests[most]) > 0 {
				most = i
			}
		}
		out[most]++
		rests[most] = new(big.Rat).Sub(rests[most], big.NewRat(1, 1))
	}
	return out
}
