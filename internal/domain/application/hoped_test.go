package application

import (
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
)

// Rule "A2": a day that cannot be met is said so, and stops nobody.
func TestTheDayOfWhichTheApplicantHopes(t *testing.T) {
	for _, c := range []struct {
		name       string
		wanted     date.Date
		audit, man date.Date
		warned     bool
	}{
		{"none", date.Date{}, today, today, false},
		{"today", today, date.Date{}, date.Date{}, true},
		{"tomorrow", today.AddDays(1), date.Date{}, date.Date{}, false},
		{"the day of the review", today.AddDays(40), today.AddDays(30), today.AddDays(40), false},
		{"the day before the review", today.AddDays(39), today.AddDays(30), today.AddDays(40), true},
		{"the day before the internal audit", today.AddDays(39), today.AddDays(40), date.Date{}, true},
	} {
		r := Record{Kind: Initial}
		r.System.Data = System{OperatedSince: today.AddMonths(-12), InternalAudit: c.audit, ManagementReview: c.man, WantedBy: c.wanted}
		e := r.Eligibility(iaf, client.Bar{}, today)
		if has(e.Warnings, "A2") != c.warned || has(e.Stops, "A2") {
			t.Errorf("%s: %v", c.name, rule.Broken(e.Warnings))
		}
	}
}

// Rule "A2": the planner is told of a stage 2 that comes too late.
func TestAStageTwoAfterTheDayOfWhichTheApplicantHopes(t *testing.T) {
	for days, warned := range map[int]bool{-1: false, 0: false, 1: true} {
		var r Record
		if len(r.WarnLate(today.AddDays(days))) > 0 {
			t.Error("warned though the applicant hopes for no day")
		}
		r.System.Data.WantedBy = today
		if has(r.WarnLate(today.AddDays(days)), "A2") != warned {
			t.Errorf("stage 2 ends %d days after it: warned %v", days, !warned)
		}
	}
}
