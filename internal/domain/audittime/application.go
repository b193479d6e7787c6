package audittime

import (
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
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

// For is the input for the standards of an application: what was said of each of them is kept, what was said of
// others is not, and the input begins as InputOf where nothing was said.
func (in Input) For(codes []string) Input {
	said := in.Standards
	in.Standards = make([]Standard, len(codes))
	for i, code := range codes {
		in.Standards[i] = first(code)
		for _, s := range said {
			if s.Code == code {
				in.Standards[i] = s
			}
		}
	}
	return in
}

// first is the standard in the first of its categories, nothing reduced.
func first(code string) Standard {
	s := Standard{Code: code, Category: "all", Factors: []Factor{}}
	if m, ok := MethodOf(code); ok {
		s.Category = m.Categories()[0]
	}
	return s
}

// InputOf is the input that an application asks for: all its persons in scope together, by site and
// activity, nothing reduced and no factor. The reviewer adds those with their reasons.
func InputOf(a application.Record) Input {
	in := Input{AuditType: Initial, Personnel: []Group{}, CompanyHeadcount: a.Headcount.Data.Company}.For(a.Standards)
	sites := a.Sites.Data.List
	for _, g := range a.Headcount.Data.Groups {
		if g.InScope == 0 {
			continue
		}
		group := Group{Activity: g.Activity, Headcount: g.InScope, MinutesADay: float64(g.MinutesADay), Repetitive: g.Repetitive, Reduction: None}
		for _, s := range sites {
			if s.Key == g.Site {
				group.Site = s.Name
			}
		}
		in.Personnel = append(in.Personnel, group)
	}
	return in
}
