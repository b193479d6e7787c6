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

// For is the input for the standard of an application: what was said of the first standard is said of it.
func (in Input) For(standard string) Input {
	var s Standard
	if len(in.Standards) > 0 {
		s = in.Standards[0]
	}
	s.Code = standard
	in.Standards = []Standard{s}
	return in
}

// InputOf is the input that an application asks for: all its persons in scope together, by site and
// activity, nothing reduced and no factor. The reviewer adds those with their reasons.
func InputOf(a application.Record) Input {
	in := Input{AuditType: Initial, Standards: []Standard{{Code: a.Standard, Category: "all", Factors: []Factor{}}},
		Personnel: []Group{}, CompanyHeadcount: a.Headcount.Data.Company}
	if m, ok := MethodOf(a.Standard); ok {
		in.Standards[0].Category = m.Categories()[0]
	}
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
