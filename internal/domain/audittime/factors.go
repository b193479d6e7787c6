package audittime

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"triennia/internal/domain/text"
)

// rewarded are the factors for what integration already pays for (ADJ-3).
var rewarded = []string{"priorknowledge", "preparedness"}

// excluded tells whether the factor may not be used because the audit is integrated (ADJ-3).
func (in Input) excluded(f Factor) bool {
	return in.integrated() && f.Percent < 0 && slices.Contains(rewarded, letters(f.Code))
}

// letters is the code in small letters without anything between them.
func letters(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(code))
}

// net is the sum of the factors in per cent, before any limit.
func (in Input) net(s Standard) *big.Rat {
	net := new(big.Rat)
	for _, f := range s.Factors {
		if !in.excluded(f) {
			net.Add(net, exactly(f.Percent))
		}
	}
	return net
}

// LargestReduction is the most in per cent that the factors together take off a table value (ADJ-1).
const LargestReduction = -30

// Bounds of what the factors may leave of a table value.
var (
	most30 = big.NewRat(100+LargestReduction, 100) // ADJ-1
	most50 = big.NewRat(1, 2)                      // ADJ-2
)

// share is 1 plus the net of the factors, not below the least.
func share(net, least *big.Rat) *big.Rat {
	share := new(big.Rat).Quo(net, big.NewRat(100, 1))
	share.Add(share, big.NewRat(1, 1))
	if share.Cmp(least) < 0 {
		return new(big.Rat).Set(least)
	}
	return share
}

// factors explains the factors of the standard, and is their net in per cent.
func (c *calc) factors(s Standard) *big.Rat {
	for _, f := range s.Factors {
		if c.in.excluded(f) {
			c.broken(ADJ3, c.of(s, text.Tf("Factor %s is left out: the integrated audit already counts it.", "因素“%s”不予采用：结合审核已计入该因素。", f.Code)))
			continue
		}
		c.step(ADJ4, plain(f.Percent)+" %", c.of(s, text.Tf("Factor %s. Reason: %s", "因素：%s。理由：%s", f.Code, f.Reason)))
		if most := float64(c.in.FactorPercent); most > 0 && math.Abs(f.Percent) > most {
			c.warn(ADJ5, c.of(s, text.Tf("Factor %s changes the time by %s %%, more than the %d %% of the body's policy.",
				"因素“%s”的增减幅度为%s%%，超过机构规定的%d%%。", f.Code, plain(f.Percent), c.in.FactorPercent)))
		}
		if blank(f.Reason) {
			c.broken(ADJ4, c.of(s, text.Tf("Factor %s has no reason.", "因素“%s”未说明理由。", f.Code)))
		}
	}
	net := c.in.net(s)
	if net.Cmp(big.NewRat(LargestReduction, 1)) < 0 {
		c.broken(ADJ1, c.of(s, text.Tf("The factors sum to %s %%; the reduction is limited to -30 %%.", "各因素合计%s%%，减少幅度限为-30%%。", persons(net))))
		c.step(ADJ1, "-30 %", c.of(s, text.T("The reduction is limited to 30 % of the table value.", "减少幅度限为表中数值的30%。")))
	}
	if s.Scores != nil {
		c.scores(s, net)
	}
	return net
}

// of names the standard in front of a sentence where there are several.
func (c *calc) of(s Standard, says text.Text) text.Text {
	if len(c.in.Standards) == 1 {
		return says
	}
	return text.Tf("%s: %s", "%s：%s", s.Code, says)
}

// plain writes a percentage as it was typed.
func plain(f float64) string { return persons(exactly(f)) }
