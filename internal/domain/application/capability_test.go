package application

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func TestTwoAuditorsOfTheField(t *testing.T) { // rule "Q1"
	for auditors, stops := range map[int]bool{0: true, 1: true, 2: false, 3: false} {
		var broken rule.Broken
		errors.As(underReview(t).CanAccept(Facts{Limits: china, On: today, Auditors: map[string]int{standard.ITSM: auditors}}), &broken)
		if has(broken, "Q1") != stops {
			t.Errorf("%d auditors: %v", auditors, broken)
		}
	}
	var broken rule.Broken
	if errors.As(underReview(t).CanAccept(Facts{Limits: iaf, On: today}), &broken); has(broken, "Q1") {
		t.Error("the rule of China holds elsewhere")
	}
	may := func(f staff.Function) staff.Record {
		return staff.Record{Competences: []staff.Competence{{Standard: standard.ITSM, Function: f, From: today, To: today}}}
	}
	people := []staff.Record{may(staff.Audit), may(staff.Lead), may(staff.Review), {}}
	both := []string{standard.ITSM, standard.ISMS}
	now, later := AuditorsOf(people, both, today), AuditorsOf(people, both, today.AddDays(1))
	if now[standard.ITSM] != 2 || now[standard.ISMS] != 0 || later[standard.ITSM] != 0 {
		t.Errorf("%v today, %v tomorrow", now, later)
	}
}

// Rule "A3": the body has somebody for each technical area that the audits need people for.
func TestSomebodyForEachArea(t *testing.T) {
	var broken rule.Broken
	errors.As(underReview(t).CanAccept(Facts{Limits: iaf, On: today, Beyond: []Gap{{standard.QMS, text.T("28 Construction", "28 建筑")}}}), &broken)
	if !slices.ContainsFunc(broken, func(b rule.Breach) bool { return b.Rule.ID == "A3" && b.Field == "sectors" }) {
		t.Errorf("%v", broken)
	}
	r := Record{Standards: []string{standard.QMS, standard.ITSM}, Review: Review{Assessment: Assessment{Sectors: []string{"28.01", "33"}}}}
	may := func(area string, f staff.Function) staff.Record {
		return staff.Record{Competences: []staff.Competence{{Standard: standard.QMS, Function: f, Areas: []string{area}, From: today, To: today}}}
	}
	people := []staff.Record{may("28", staff.Audit), may("33.02", staff.Lead), may("33", staff.Decision)}
	if got := r.Gaps(standard.AreaRecord{}, people, today); len(got) != 1 || got[0].Standard != standard.QMS || got[0].Area.En != "33 Information technology" {
		t.Errorf("nobody for %v", got)
	}
	if got := r.Gaps(standard.AreaRecord{}, people, today.AddDays(1)); len(got) != 2 {
		t.Errorf("nobody any more for %v", got)
	}
}
