package audittime

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// most persons of one group or site: beyond this a number is a slip of the keyboard.
const most = 10_000_000

// check notes every field that is no input.
func (in Input) check() error {
	var bad fault.Invalid
	if !slices.Contains([]AuditType{Initial, Surveillance, Recertification}, in.AuditType) {
		bad.Add("audit_type", text.T("Choose initial, surveillance or recertification.", "请选择初次、监督或再认证。"))
	}
	in.checkStandards(&bad)
	persons := 0
	for i, g := range in.Personnel {
		persons += max(g.Headcount, 0)
		g.check(fmt.Sprintf("personnel[%d].", i), &bad)
	}
	if persons == 0 {
		bad.Add("personnel", text.T("State at least one person in scope.", "请至少填写一名认证范围内的人员。"))
	}
	within("company_headcount", in.CompanyHeadcount, 0, most, &bad)
	within("claimed_effective", in.ClaimedEffective, 0, most, &bad)
	percentage("remote_percent", in.RemotePercent, &bad)
	if in.Individual != nil {
		in.Individual.check(&bad)
	}
	if in.Sites != nil {
		in.Sites.check(&bad)
	}
	if in.Integration != nil {
		in.Integration.check(len(in.Standards), &bad)
	}
	return bad.OrNil()
}

func within(field string, n, least, most int, bad *fault.Invalid) {
	if n < least || n > most {
		bad.Add(field, text.Tf("Give a whole number from %d to %d.", "请填写%d至%d之间的整数。", least, most))
	}
}

func percentage(field string, p float64, bad *fault.Invalid) {
	if !(p >= 0 && p <= 100) {
		bad.Add(field, text.T("Give a percentage from 0 to 100.", "请填写0至100之间的百分比。"))
	}
}

func (in Input) checkStandards(bad *fault.Invalid) {
	if len(in.Standards) == 0 {
		bad.Add("standards", text.T("Name at least one standard.", "请至少填写一项标准。"))
	}
	seen := map[string]bool{}
	for i, s := range in.Standards {
		at := fmt.Sprintf("standards[%d].", i)
		s.check(at, bad)
		if bare := standard.Bare(s.Code); seen[bare] {
			bad.Add(at+"code", text.T("This standard is named twice.", "该标准重复。"))
		} else {
			seen[bare] = true
		}
	}
}

func (s Standard) check(at string, bad *fault.Invalid) {
	m, ok := s.Method()
	if !ok {
		bad.Add(at+"code", text.T("There is no audit-time method for this standard.", "该标准没有审核时间方法。"))
	} else if !m.knows(s.Category) {
		bad.Add(at+"category", text.Tf("Choose one of: %s.", "请选择：%s。", strings.Join(m.Categories(), ", ")))
	}
	if s.Own != nil {
		s.Own.check(at, bad)
	}
	if _, published := MethodOf(s.Code); s.Entered && published {
		bad.Add(at+"entered", text.T("This standard has a table.", "该标准有审核时间表。"))
	}
	for i, f := range s.Factors {
		at := fmt.Sprintf("%sfactors[%d].", at, i)
		bad.Require(at+"code", f.Code)
		if !(f.Percent >= -100 && f.Percent <= 1000) {
			bad.Add(at+"percent", text.T("Give a percentage from -100 to 1,000.", "请填写-100至1,000之间的百分比。"))
		}
	}
	if s.Scores != nil {
		s.Scores.check(at, m, bad)
	}
	if s.Set != nil {
		s.Set.check(at, bad)
	}
}

func (o Own) check(at string, bad *fault.Invalid) {
	bad.Require(at+"own_table.source", o.Source)
	var wrong fault.Invalid
	if errors.As(body.CheckTable(o.Bands, o.Activities), &wrong) {
		for _, f := range wrong.Fields {
			bad.Add(at+"own_table."+f.Path, f.Says)
		}
	}
}

func (g Group) check(at string, bad *fault.Invalid) {
	bad.Require(at+"activity", g.Activity.In(text.En))
	within(at+"headcount", g.Headcount, 0, most, bad)
	for i, n := range g.Shifts {
		within(fmt.Sprintf("%sshifts[%d]", at, i), n, 0, most, bad)
	}
	if !(g.MinutesADay >= 0 && g.MinutesADay <= 24*60) {
		bad.Add(at+"minutes_a_day", text.T("Give the working time of one person per day, at most 24 hours.", "请填写每人每日工作时间，最多24小时。"))
	}
	switch g.Reduction {
	case "", None, Sqrt:
	case Percent:
		if !(g.Percent >= -100 && g.Percent <= 0) {
			bad.Add(at+"percent", text.T("Give a reduction between 0 and -100 per cent.", "请填写0至-100之间的减少百分比。"))
		}
	default:
		bad.Add(at+"reduction", text.T("Choose none, percent or sqrt.", "请选择不减少、百分比或平方根。"))
	}
}

// mostSites of one client: beyond this a number is a slip of the keyboard.
const mostSites = 100_000

func (s Sites) check(bad *fault.Invalid) {
	total := 0
	for i, g := range s.SimilarGroups {
		g.check(fmt.Sprintf("sites.similar_groups[%d].", i), s, bad)
		total += min(max(g.Count, 0), mostSites)
	}
	if total > mostSites {
		bad.Add("sites.similar_groups", text.Tf("Together the groups have more than %d sites.", "各组合计超过%d个场所。", mostSites))
	}
	for i, c := range s.Conditions {
		if _, known := conditions[c]; !known {
			bad.Add(fmt.Sprintf("sites.conditions[%d]", i), text.Tf("Choose one of: %s.", "请选择：%s。", names(conditions)))
		}
	}
}

func (g SimilarSites) check(at string, all Sites, bad *fault.Invalid) {
	bad.Require(at+"name", g.Name)
	within(at+"count", g.Count, 1, mostSites, bad)
	if len(g.Places) == 0 {
		within(at+"persons_each", g.PersonsEach, 1, most, bad)
	} else {
		within(at+"persons_each", g.PersonsEach, 0, 0, bad)
		within(at+"count", g.Count, len(g.Places), len(g.Places), bad)
	}
	for i, p := range g.Places {
		within(fmt.Sprintf("%splaces[%d].persons", at, i), p.Persons, 1, most, bad)
	}
	within(at+"merged_from", g.MergedFrom, 0, mostSites, bad)
	within(at+"extra", g.Extra, 0, mostSites, bad)
	for i, n := range g.Visited {
		within(fmt.Sprintf("%svisited[%d]", at, i), n, 1, max(g.Count, 1), bad)
	}
	for i, n := range g.Priority {
		within(fmt.Sprintf("%spriority[%d]", at, i), n, 1, max(g.Count, 1), bad)
	}
	if x := g.Split; x != nil && x.From == g.Name {
		bad.Add(at+"split.from", text.T("Name another group of sites.", "请填写另一组场所的名称。"))
	} else if x != nil {
		bad.Require(at+"split.from", x.From)
	}
	if _, known := all.group(g.AddedTo); g.AddedTo != "" && (!known || g.AddedTo == g.Name) {
		bad.Add(at+"added_to", text.T("Name another group of sites.", "请填写另一组场所的名称。"))
	}
}

// justified notes every reduction, every factor, all set days and every group of sites that joins or leaves another without
// a reason (ENP-8, ADJ-4, SM-23, REC-2, MS-3).
func (in Input) justified() error {
	var bad fault.Invalid
	for i, g := range in.Personnel {
		if g.reduced() && blank(g.Reason) {
			bad.Add(fmt.Sprintf("personnel[%d].reason", i), ENP8.Says)
		}
	}
	if in.Individual != nil {
		bad.Require("individual.reason", in.Individual.Reason)
	}
	if in.Sites != nil {
		for i, g := range in.Sites.SimilarGroups {
			if x := g.Split; x != nil {
				bad.Require(fmt.Sprintf("sites.similar_groups[%d].split.reason", i), x.Reason)
			}
			for k, x := range g.Joined {
				bad.Require(fmt.Sprintf("sites.similar_groups[%d].joined[%d].reason", i, k), x.Reason)
			}
		}
	}
	for i, s := range in.Standards {
		for j, f := range s.Factors {
			bad.Require(fmt.Sprintf("standards[%d].factors[%d].reason", i, j), f.Reason)
		}
		if s.Set != nil {
			bad.Require(fmt.Sprintf("standards[%d].set_days.reason", i), s.Set.Reason)
		}
	}
	return bad.OrNil()
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
