package audittime

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"

	"triennia/internal/domain/text"
)

// sampleSize is how many of n similar sites are visited (MS-4): the square root times 1, 0.6 or 0.8,
// rounded up, in whole numbers so that 0.6 times the root of 25 is exactly 3.
func sampleSize(n int, kind AuditType, effective bool) int {
	tenths := int64(10)
	switch {
	case kind == Surveillance:
		tenths = 6
	case kind == Recertification && effective:
		tenths = 8
	}
	return ceilSqrt(big.NewRat(tenths*tenths*int64(n), 100))
}

// visited is how many sites of the group are visited and how many of them at random.
func (c *calc) visited(g SimilarSites) (visited, random int) {
	if c.in.Sites.Sampling {
		visited = sampleSize(g.Count, c.in.AuditType, c.in.Sites.EffectiveOverCycle)
		return visited, (visited + 3) / 4
	}
	if c.in.AuditType == Surveillance {
		return (3*g.Count + 9) / 10, 0
	}
	return g.Count, 0
}

// draw chooses the sites: the same seed and group always give the same ones.
func draw(seed uint64, group, count, size int) []int {
	r := rand.New(rand.NewPCG(seed, uint64(group)))
	numbers := r.Perm(count)[:size]
	for i := range numbers {
		numbers[i]++
	}
	slices.Sort(numbers)
	return numbers
}

// sites adds the time of the sites visited, the central function not counted, and tells the floor below
// which rounding may not bring it; false when the table does not reach.
func (c *calc) sites(total, floor *big.Rat) bool {
	if c.in.Sites == nil {
		return true
	}
	c.step(MS5, "1", text.T("The central function is audited each time; it is not part of the sample.", "总部职能每次均须审核，不计入抽样。"))
	for i, g := range c.in.Sites.SimilarGroups {
		visited, random := c.visited(g)
		sample := Sample{Group: g.Name, Sites: g.Count, Sample: visited, Random: random, Selected: draw(c.in.Sites.Seed, i, g.Count, visited)}
		c.sheet.Sampling = append(c.sheet.Sampling, sample)
		c.sampleSteps(g, sample)
		each, least, ok := c.siteDays(g)
		if !ok {
			return false
		}
		n := big.NewRat(int64(visited), 1)
		total.Add(total, new(big.Rat).Mul(each, n))
		floor.Add(floor, least.Mul(least, n))
	}
	return true
}

func (c *calc) sampleSteps(g SimilarSites, s Sample) {
	if !c.in.Sites.Sampling {
		c.step(MS9, fmt.Sprint(s.Sample), text.Tf("%s: %d of %d sites are visited, without sampling.", "%s：不抽样，审核%d个场所（共%d个）。", g.Name, s.Sample, g.Count))
		return
	}
	c.step(MS4, fmt.Sprint(s.Sample), text.Tf("%s: of %d similar sites %d are visited.", "%s：%d个同类场所中抽取%d个。", g.Name, g.Count, s.Sample))
	c.step(MS6, fmt.Sprint(s.Random), text.Tf("%s: sites %v, of these at least %d at random (seed %d).", "%s：抽取第%v号场所，其中至少%d个随机抽取（种子%d）。",
		g.Name, s.Selected, s.Random, c.in.Sites.Seed))
}

// siteDays is the time of one site of the group and the least it may be.
func (c *calc) siteDays(g SimilarSites) (each, least *big.Rat, ok bool) {
	table, _, ok := c.method.days(c.in.Standard.Category, g.PersonsEach)
	if !ok {
		c.beyondTable(g.PersonsEach)
		return nil, nil, false
	}
	limit, cap := ADJ1, big.NewRat(7, 10)
	if c.in.Sites.Sampling {
		limit, cap = ADJ2, big.NewRat(1, 2)
	}
	each = new(big.Rat).Mul(table.Rat(), c.share(c.net(), cap))
	c.step(limit, decimal(each), text.Tf("%s: each site visited has %d persons: %s days in the table, %s after the factors.", "%s：每个场所%d人，查表%s人日，计入因素后%s人日。",
		g.Name, g.PersonsEach, table.String(), decimal(each)))
	return each, new(big.Rat).Mul(table.Rat(), cap), true
}
