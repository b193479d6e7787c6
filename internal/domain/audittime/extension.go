package audittime

import (
	"encoding/binary"
	"math/big"
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Extension is the time that an audit takes for what an application adds to a certification, and how it was found. No
// days are computed where neither sites nor persons are added, or where a table ends: the reviewer then sets them.
type Extension struct {
	Days     HalfDays `json:"days"`
	Sampling []Sample `json:"sampling" nullable:"false"` // of the new sites
	Steps    []Step   `json:"steps" nullable:"false"`
}

// Extended computes the time of an extension: new sites are a set of their own, each visited as at an initial audit
// (MS-10), and more persons at the sites certified take what an initial audit would take longer for them. agreed is
// what the agreement rests on, in what was computed for the application.
func Extended(agreed, in Input, a application.Record) (Extension, error) {
	c := addedSites(in, a)
	agreed.Standards = agreed.WithoutSetDays() // as the method counts them, before and after
	before, err := Compute(agreed)
	if err != nil {
		return Extension{}, err
	}
	after, err := Compute(agreed.WithPersons(a.StayingPersons(), a.Headcount.Data.Company))
	if err != nil {
		return Extension{}, err
	}
	more := new(big.Rat).Sub(exactDays(after), exactDays(before))
	if more.Sign() > 0 {
		c.step(SUR2, decimal(more), text.Tf("More persons at the sites certified: an initial audit would take %s days instead of %s.",
			"已获证场所人数增加：初次审核由%[2]s人日变为%[1]s人日。", after.TotalDaysRaw, before.TotalDaysRaw))
		c.total.Add(c.total, more)
	}
	out := Extension{Sampling: c.sheet.Sampling, Steps: c.sheet.Steps}
	if !c.ends && after.Days > 0 && c.total.Sign() > 0 {
		nearest, _ := nearestHalf(c.total)
		out.Days = max(nearest, 1)
		c.step(MD5_5, out.Days.String(), text.T("Days of the extension, to the nearest half day.", "扩大认证的人日，取最接近的半个人日。"))
		out.Steps = c.sheet.Steps
	}
	return out, nil
}

// InEditions is the input in the editions that are named, each in the place of another of the same standard.
func (in Input) InEditions(codes []string) Input {
	in.Standards = slices.Clone(in.Standards)
	for i, s := range in.Standards {
		for _, code := range codes {
			if standard.Same(code, s.Code) {
				in.Standards[i].Code = code
			}
		}
	}
	return in
}

func exactDays(s Sheet) *big.Rat {
	r, ok := new(big.Rat).SetString(s.TotalDaysRaw)
	if !ok {
		return new(big.Rat)
	}
	return r
}

// addedSites is the computation of the new sites by themselves, in groups of the same activities.
func addedSites(in Input, a application.Record) *calc {
	sites := Sites{Seed: uint64(binary.BigEndian.Uint32(a.ID[12:]))}
	if in.Sites != nil {
		sites.Sampling, sites.Conditions = in.Sites.Sampling, in.Sites.Conditions
	}
	sites.SimilarGroups = similar(a.Added())
	c := &calc{in: Input{AuditType: Initial, Standards: in.Standards, Sites: &sites, Integration: in.Integration}, sum: new(big.Rat), floor: new(big.Rat), total: new(big.Rat)}
	c.sheet.Sampling, c.sheet.Steps = []Sample{}, []Step{}
	if sites.count() == 0 {
		return c
	}
	c.step(MS10, "", MS10.Says)
	c.sampleGroups()
	for _, s := range in.Standards {
		m, _ := s.Method()
		part := c.siteTime(s, m, c.in.net(s))
		if part == nil {
			c.ends = true
			return c
		}
		c.parts = append(c.parts, part)
		c.sum.Add(c.sum, part)
	}
	c.integrate()
	return c
}
