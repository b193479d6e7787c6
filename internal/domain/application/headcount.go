package application

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	// SM4 keeps the persons in scope within those who are there.
	SM4 = rule.Rule{ID: "SM-4", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.2.1", Level: rule.Enforce, Says: text.T(
		"The persons in scope are not more than the persons at the site, and all sites together not more than the company.",
		"体系覆盖人数不得超过所在场所人数，各场所人数合计不得超过组织总人数。")}
	// SM5 asks to look at a scope that leaves most of the company out.
	SM5 = rule.Rule{ID: "SM-5", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.2.1", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
		"Fewer than one person in five is within the scope: say why.",
		"体系覆盖人数不足组织总人数的五分之一，请说明原因。")}
)

// InScope is the number of persons within the scope, over all sites.
func (h Headcount) InScope() int {
	n := 0
	for _, g := range h.Groups {
		n += g.InScope
	}
	return n
}

// At is the number of persons at the site, and of those the persons in scope.
func (h Headcount) At(site string) (total, inScope int) {
	for _, g := range h.Groups {
		if g.Site == site {
			total, inScope = total+g.Total, inScope+g.InScope
		}
	}
	return total, inScope
}

// CountedSites is the list of sites with the persons of the section headcount.
func (r Record) CountedSites() []client.Site {
	out := filled(r.Sites.Data.List)
	for i := range out {
		out[i].Headcount, out[i].InScope = r.Headcount.Data.At(out[i].Key)
	}
	return out
}

func (r Record) headcountBreaches() rule.Broken {
	h := r.Headcount.Data
	var out rule.Broken
	sites := map[string]int{}
	for i, g := range h.Groups {
		sites[g.Site] += g.Total
		if g.InScope > g.Total || g.InScope < 0 || g.Total < 0 {
			out = append(out, SM4.Breaks(text.Tf("%d persons are in scope, but only %d do this work at the site.",
				"体系覆盖%d人，但该场所从事此活动的只有%d人。", g.InScope, g.Total)).At(fmt.Sprintf("groups[%d].in_scope", i)))
		}
	}
	all := 0
	for _, n := range slices.Collect(maps.Values(sites)) {
		all += n
	}
	if h.Company > 0 && max(all, h.InScope()) > h.Company {
		out = append(out, SM4.Breaks(text.Tf("The sites have %d persons together, the company only %d.",
			"各场所合计%d人，而组织总人数只有%d人。", max(all, h.InScope()), h.Company)).At("company"))
	}
	if in := h.InScope(); in > 0 && in*5 < h.Company {
		out = append(out, SM5.Breaks(text.Tf("%d of %d persons are within the scope.", "组织共%[2]d人，体系覆盖%[1]d人。", in, h.Company)).At("company"))
	}
	return out
}

// Workday is how many minutes a day the client works: those of its longest activity, all shifts of it together.
func (r Record) Workday() int {
	longest := 0
	for _, g := range r.Headcount.Data.Groups {
		longest = max(longest, g.MinutesADay*max(g.ShiftsPerDay, 1))
	}
	return longest
}

// Outsources tells whether others operate processes for the client.
func (r Record) Outsources() bool {
	return strings.TrimSpace(r.Provider.Data.Outsourced) != "" || strings.TrimSpace(r.Scope.Data.OtherParties) != ""
}

// Shifts is in how many shifts a day the client works at most.
func (r Record) Shifts() int {
	most := 0
	for _, g := range r.Headcount.Data.Groups {
		most = max(most, g.ShiftsPerDay)
	}
	return most
}
