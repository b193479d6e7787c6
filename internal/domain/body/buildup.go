package body

import (
	"fmt"
	"math"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// BuildUp is the other way to a method of the body's own: the time of an audit as the sum of its activities.
var BuildUp = rule.Rule{ID: "SM-25", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4.1", Level: rule.Compute, Says: text.T(
	"A build-up adds up the days of each activity, once, for each site or for each started number of persons; the sum is rounded up to half a day before the factors.",
	"按活动累计法将各项活动的人日相加（一次、每一场所，或每满一定人数），计入增减因素前向上取整至半个人日。")}

// Per says how often an activity counts.
type Per string

const (
	PerAudit   Per = "audit"   // once
	PerSite    Per = "site"    // at the central function and at each site visited
	PerPersons Per = "persons" // for each started number of effective persons of the place
)

// Activity is a row of a build-up: the days that it takes in an initial audit.
type Activity struct {
	Name text.Text `json:"name"`
	Days float64   `json:"days"` // to hundredths
	Per  Per       `json:"per" enum:"audit,site,persons"`
	Each int       `json:"each,omitempty"` // persons, with PerPersons
}

// Hundredths are the days of the row for a place with so many effective persons, in hundredths; what counts once counts
// at the central function.
func (a Activity) Hundredths(persons int, central bool) int64 {
	days := int64(math.Round(a.Days * 100))
	switch {
	case a.Per == PerPersons:
		return days * int64((persons+a.Each-1)/a.Each)
	case a.Per == PerAudit && !central:
		return 0
	}
	return days
}

// CheckActivities notes every row of a build-up that is none.
func CheckActivities(rows []Activity) error {
	var bad fault.Invalid
	if len(rows) == 0 || len(rows) > mostBands {
		bad.Add("activities", text.Tf("A build-up has from 1 to %d rows.", "按活动累计表应有1至%d行。", mostBands))
		return bad.OrNil()
	}
	central := false
	for i, a := range rows {
		at := fmt.Sprintf("activities[%d].", i)
		if a.Name.En == "" && a.Name.Zh == "" {
			bad.Add(at+"name", text.Tf("Row %d has no activity.", "第%d行没有活动名称。", i+1))
		}
		if cents := math.Round(a.Days * 100); !(a.Days > 0 && a.Days <= 100) || math.Abs(a.Days*100-cents) > 1e-6 {
			bad.Add(at+"days", text.Tf("Row %d: give days above 0, at most 100, with at most two decimals.", "第%d行：人日应大于0且不超过100，最多两位小数。", i+1))
		}
		switch {
		case a.Per != PerAudit && a.Per != PerSite && a.Per != PerPersons:
			bad.Add(at+"per", text.Tf("Row %d counts per audit, per site or per persons.", "第%d行应按审核、场所或人数计。", i+1))
		case a.Per == PerPersons && (a.Each < 1 || a.Each > mostPersons):
			bad.Add(at+"each", text.Tf("Row %d: say for how many persons it counts once, from 1 to %d.", "第%d行：请说明每多少人计一次（1至%d）。", i+1, mostPersons))
		}
		central = central || a.Per != PerAudit
	}
	if !central {
		bad.Add("activities", text.T("At least one row counts per site or per persons: otherwise a site that is visited takes no time.", "至少有一行应按场所或人数计，否则被审核的场所不占用时间。"))
	}
	return bad.OrNil()
}
