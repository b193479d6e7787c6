package audittime

import (
	"fmt"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// enlarged is an application of a client with 50 persons at one site who adds sites with five persons each, and has so
// many persons at the site certified.
func enlarged(sites, staying int) application.Record {
	r := application.Record{ID: id.Application{1}, Standards: []string{standard.ITSM}, Kind: application.SitesAdded,
		Certified: &application.Certified{Sites: []application.Place{{Key: "hq", Persons: 50}}}}
	add := func(key string, persons int) {
		r.Sites.Data.List = append(r.Sites.Data.List, client.Site{Key: key, Name: text.T(key, key), Activities: text.T("operation", "运维"), Central: key == "hq"})
		r.Headcount.Data.Groups = append(r.Headcount.Data.Groups, application.Group{Site: key, Total: persons, InScope: persons, MinutesADay: 480})
	}
	add("hq", staying)
	for i := range sites {
		add(fmt.Sprintf("s%d", i), 5)
	}
	r.Headcount.Data.Company = 1000
	return r
}

// Rule "MS-10": new sites are a set of their own; each takes its table value, and more persons elsewhere the difference.
func TestTheTimeOfAnExtension(t *testing.T) {
	agreed := Input{AuditType: Initial, Standards: []Standard{{Code: standard.ITSM, Category: "all"}}, Personnel: []Group{{Activity: text.T("work", "工作"), Headcount: 50}}}
	for _, c := range []struct {
		sites, staying int
		sampling       bool
		visited        int
		days           string
	}{
		{0, 50, false, 0, "0.0"},
		{0, 40, false, 0, "0.0"}, // fewer persons make no negative days
		{1, 50, false, 1, "1.5"},
		{9, 50, false, 9, "13.5"},
		{9, 50, true, 3, "4.5"},
		{10, 50, true, 4, "6.0"},
		{0, 70, false, 0, "1.0"}, // 66 to 85 persons take 6 days, 46 to 65 take 5
		{9, 70, true, 3, "5.5"},
	} {
		in := agreed
		in.Sites = &Sites{Sampling: c.sampling}
		got, err := Extended(agreed, in, enlarged(c.sites, c.staying))
		if err != nil {
			t.Fatal(err)
		}
		visited := 0
		for _, s := range got.Sampling {
			visited += len(s.Selected)
		}
		if got.Days.String() != c.days || visited != c.visited {
			t.Errorf("%+v: %s days, %d visited, %v", c, got.Days, visited, got.Steps)
		}
	}
}

func TestBeyondTheTableAPersonSetsTheDaysOfAnExtension(t *testing.T) {
	agreed := Input{AuditType: Initial, Standards: []Standard{{Code: standard.ITSM, Category: "all"}}, Personnel: []Group{{Activity: text.T("work", "工作"), Headcount: 50}}}
	if got, err := Extended(agreed, agreed, enlarged(2, 20000)); err != nil || got.Days != 0 {
		t.Errorf("%s, %v", got.Days, err)
	}
}

// Rule "SM-23": days that a person set for what was agreed do not hide what more persons take.
func TestSetDaysDoNotHideWhatMorePersonsTake(t *testing.T) {
	agreed := Input{AuditType: Initial, Standards: []Standard{{Code: standard.ITSM, Category: "all", Set: &SetDays{DaysOf(9), "another technology"}}},
		Personnel: []Group{{Activity: text.T("work", "工作"), Headcount: 50}}}
	got, err := Extended(agreed, agreed, enlarged(0, 70))
	if err != nil || got.Days.String() != "1.0" {
		t.Errorf("%s days, %v", got.Days, err)
	}
}

func TestANewSiteBeyondTheTable(t *testing.T) {
	agreed := Input{AuditType: Initial, Standards: []Standard{{Code: standard.ITSM, Category: "all"}}, Personnel: []Group{{Activity: text.T("work", "工作"), Headcount: 50}}}
	r := enlarged(1, 50)
	r.Headcount.Data.Groups[1].Total, r.Headcount.Data.Groups[1].InScope = 10_701, 10_701
	got, err := Extended(agreed, agreed, r)
	if err != nil || got.Days != 0 {
		t.Errorf("%s days, %v", got.Days, err)
	}
}
