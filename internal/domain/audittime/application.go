package audittime

import (
	"encoding/binary"
	"fmt"
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// CanCompute tells whether a calculation may be kept for the application: from its submission until the
// contract.
func CanCompute(a application.Record) error {
	if slices.Contains([]application.State{application.Submitted, application.InfoRequested, application.UnderReview,
		application.Accepted, application.Quoted}, a.State) {
		return nil
	}
	return fault.New(fault.IllegalMove, text.T(
		"Audit time is computed from the submission of the application until the contract.",
		"审核时间在申请提交后、签订合同前计算。"))
}

// For is the input for an application: what was said of each of its standards is kept, what was said of others is
// not, and where nothing was said it begins as InputOf. The body's own tables are taken where it has approved some.
// A transfer begins with the next surveillance: nothing is audited for the transfer itself. An extension is computed
// whole, to stand beside what was agreed; the time of its own audit is Extended.
// Sites are drawn by the number of the application, which nobody chooses.
func (in Input) For(a application.Record, b body.Record) Input {
	in.AuditType, in.FactorPercent = Initial, b.Limits(a.Signature.On).Of(pack.FactorPercent)
	if a.Kind == application.Transfer {
		in.AuditType = Surveillance // the body's next audit
	}
	said := in.Standards
	in.Standards = make([]Standard, len(a.Standards))
	for i, code := range a.Standards {
		in.Standards[i] = first(code, a.Review.Sectors)
		for _, s := range said {
			if s.Code == code {
				in.Standards[i] = s
			}
		}
		in.Standards[i].Own = OwnOf(b, code)
		_, published := MethodOf(code)
		in.Standards[i].Entered = !published && in.Standards[i].Own == nil
	}
	if a.Kind != application.Renewal {
		in.Individual = nil
	}
	if in.Sites != nil {
		sites := *in.Sites
		sites.Seed = uint64(binary.BigEndian.Uint32(a.ID[12:]))
		in.Sites = &sites
	}
	return in
}

// OwnOf is the body's own approved table for the standard, nil where it has none.
func OwnOf(b body.Record, code string) *Own {
	t := b.Table(code)
	if t == nil {
		return nil
	}
	return &Own{t.Source, t.Clause, t.Bands, t.Activities}
}

// first is the standard in the category that the sectors propose, else in the first, nothing reduced.
func first(code string, sectors []string) Standard {
	s := Standard{Code: code, Category: "all", Factors: []Factor{}}
	if m, ok := MethodOf(code); ok {
		s.Category = m.Categories()[0]
	}
	if proposed, _ := standard.Proposed(code, sectors); proposed != "" {
		s.Category = proposed
	}
	return s
}

// Confirmed tells whether each category is the one that the sectors of the application propose, or another with a
// reason (T2).
func (in Input) Confirmed(a application.Record) error {
	var bad fault.Invalid
	for i, s := range in.Standards {
		proposed, sector := standard.Proposed(s.Code, a.Review.Sectors)
		if proposed != "" && s.Category != proposed && blank(s.Because) {
			bad.Add(fmt.Sprintf("standards[%d].because", i), text.Tf("Sector %s (%s) proposes another category: say why this one.",
				"专业类别 %s（%s）建议采用其他类别，请说明理由。", sector.Code, sector.Title))
		}
	}
	return bad.OrNil()
}

// otherReports is the material that shows what other audits found.
const otherReports = "mat.other_reports"

// Evidenced tells whether the reports are there where a factor lowers the time because of the client's other
// certifications (P8).
func (in Input) Evidenced(a application.Record) error {
	var out rule.Broken
	for i, s := range in.Standards {
		for j, f := range s.Factors {
			if f.Percent < 0 && slices.Contains(rewarded, letters(f.Code)) && !a.HandedIn(otherReports) {
				out = append(out, P8.Breaks(text.Tf("Factor %s counts other certifications: ask the applicant for their audit reports.",
					"因素“%s”考虑了其他认证：请要求申请组织提交相关审核报告。", f.Code)).At(fmt.Sprintf("standards[%d].factors[%d].code", i, j)))
			}
		}
	}
	return out.OrNil()
}

// InputOf is the input that an application asks for: all its persons in scope together, by site and
// activity, nothing reduced and no factor. The reviewer adds those with their reasons.
func InputOf(a application.Record, b body.Record) Input {
	in := Input{CompanyHeadcount: a.Headcount.Data.Company}.For(a, b)
	in.Personnel = groupsOf(a, func(application.Group) bool { return true })
	return in
}

// ApartOf is the input with each site counted by itself: the persons of the central function, and the other sites
// in groups of the same activities, in the applicant's words. ok is false where there are no others.
func ApartOf(a application.Record, b body.Record) (in Input, ok bool) {
	in = Input{Personnel: []Group{}, CompanyHeadcount: a.Headcount.Data.Company, Sites: &Sites{}}
	var others []client.Site
	for _, s := range a.CountedSites() {
		switch {
		case s.Central:
			in.Personnel = groupsOf(a, func(g application.Group) bool { return g.Site == s.Key })
		case s.InScope > 0:
			others = append(others, s)
		}
	}
	in.Sites.SimilarGroups = similar(others)
	return in.For(a, b), len(in.Personnel) > 0 && in.Sites.count() > 0
}

// similar puts sites of the same activities into groups, in the applicant's words.
func similar(sites []client.Site) (out []SimilarSites) {
	groups := map[text.Text]int{}
	for _, s := range sites {
		i, known := groups[s.Activities]
		if !known {
			i = len(out)
			groups[s.Activities] = i
			out = append(out, SimilarSites{Name: s.Key, Title: s.Activities})
		}
		g := &out[i]
		g.Count, g.Places = g.Count+1, append(g.Places, Place{s.Name, s.InScope})
	}
	return out
}

// groupsOf are the groups of persons in scope that are wanted, in the order of the application.
func groupsOf(a application.Record, wanted func(application.Group) bool) []Group {
	out := []Group{}
	for _, g := range a.Headcount.Data.Groups {
		if g.InScope == 0 || !wanted(g) {
			continue
		}
		group := Group{Activity: g.Activity, Headcount: g.InScope, MinutesADay: float64(g.MinutesADay), Repetitive: g.Repetitive, Reduction: None}
		for _, s := range a.Sites.Data.List {
			if s.Key == g.Site {
				group.Site = s.Name
			}
		}
		out = append(out, group)
	}
	return out
}
