package audittime

import (
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/fault"
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
	in.Standard.check(&bad)
	persons := 0
	for _, g := range in.Personnel {
		persons += g.Headcount
	}
	if persons == 0 {
		bad.Add("personnel", text.T("State at least one person in scope.", "请至少填写一名认证范围内的人员。"))
	}
	for i, g := range in.Personnel {
		g.check(fmt.Sprintf("personnel[%d].", i), &bad)
	}
	if in.CompanyHeadcount < 0 || in.CompanyHeadcount > most {
		bad.Add("company_headcount", text.T("Give a number of persons.", "请填写人数。"))
	}
	if in.Sites != nil {
		in.Sites.check(&bad)
	}
	return bad.OrNil()
}

func (s Standard) check(bad *fault.Invalid) {
	m, ok := MethodOf(s.Code)
	if !ok {
		bad.Add("standard.code", text.T("There is no audit-time method for this standard.", "该标准没有审核时间方法。"))
	} else if !slices.Contains(m.Categories(), m.category(s.Category)) {
		bad.Add("standard.category", text.Tf("Choose one of: %s.", "请选择：%s。", strings.Join(m.Categories(), ", ")))
	}
	for i, f := range s.Factors {
		at := fmt.Sprintf("standard.factors[%d].", i)
		bad.Require(at+"code", f.Code)
		bad.Require(at+"reason", f.Reason)
		if f.Percent < -100 || f.Percent > 1000 || f.Percent == 0 {
			bad.Add(at+"percent", text.T("Give a percentage other than 0, from -100 upwards.", "请填写不为0且不低于-100的百分比。"))
		}
	}
}

func (g Group) check(at string, bad *fault.Invalid) {
	bad.Require(at+"activity", g.Activity.In(text.En))
	if g.Headcount < 0 || g.Headcount > most {
		bad.Add(at+"headcount", text.T("Give a whole number of persons, 0 or more.", "请填写不小于0的整数人数。"))
	}
	if g.MinutesADay < 0 || g.MinutesADay > 24*60 {
		bad.Add(at+"minutes_a_day", text.T("Give the working time of one person per day, at most 24 hours.", "请填写每人每日工作时间，最多24小时。"))
	}
	switch g.Reduction {
	case "", None:
		return
	case Percent:
		if g.Percent <= -100 || g.Percent >= 0 {
			bad.Add(at+"percent", text.T("Give a reduction between 0 and -100 per cent.", "请填写0至-100之间的减少百分比。"))
		}
	case Sqrt:
	default:
		bad.Add(at+"reduction", text.T("Choose none, percent or sqrt.", "请选择不减少、百分比或平方根。"))
	}
	if strings.TrimSpace(g.Reason) == "" {
		bad.Add(at+"reason", ENP8.Says)
	}
}

func (s Sites) check(bad *fault.Invalid) {
	for i, g := range s.SimilarGroups {
		at := fmt.Sprintf("sites.similar_groups[%d].", i)
		bad.Require(at+"name", g.Name)
		if g.Count < 1 || g.Count > 100_000 {
			bad.Add(at+"count", text.T("Give the number of sites, from 1 to 100,000.", "请填写场所数（1至100,000）。"))
		}
		if g.PersonsEach < 1 || g.PersonsEach > most {
			bad.Add(at+"persons_each", text.T("Give the persons at each site, 1 or more.", "请填写每个场所的人数，至少1人。"))
		}
	}
}
