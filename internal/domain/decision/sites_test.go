package decision

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/client"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Rule "MS-15", the file: asked where there are several sites; a minor does not block them.
func TestAMajorAtOneSiteBlocksAll(t *testing.T) {
	open := errors.New("open")
	for _, c := range []struct {
		name     string
		sites    int
		findings []Finding
		asked    bool
		passed   bool
	}{
		{"one site", 1, []Finding{{Number: "E/1", Major: true, Open: open}}, false, false},
		{"two sites, nothing open", 2, nil, true, true},
		{"two sites, a minor", 2, []Finding{{Number: "E/1", Open: open}}, true, true},
		{"two sites, a major that is verified", 2, []Finding{{Number: "E/1", Major: true}}, true, true},
		{"two sites, an open major", 2, []Finding{{Number: "E/1", Major: true, Open: open}}, true, false},
	} {
		f := file()
		f.Sites, f.Findings = c.sites, c.findings
		checks := Grant.Checks(f, mei)
		i := slices.IndexFunc(checks, func(x Check) bool { return x.Rule.ID == "MS-15" })
		if (i >= 0) != c.asked || i >= 0 && checks[i].Passed != c.passed {
			t.Errorf("%s: %+v", c.name, checks)
		}
	}
}

// Rule "MS-15", the list: it stands from the opening meeting of stage 2 until the decision.
func TestSitesStandUntilTheDecision(t *testing.T) {
	opened := &audit.Meeting{}
	for _, c := range []struct {
		name string
		of   programme.State
		a    audit.Record
		want bool
	}{
		{"stage 2 planned", programme.Initial, audit.Record{Type: programme.Stage2, State: audit.Planned}, false},
		{"stage 2 begun", programme.Initial, audit.Record{Type: programme.Stage2, State: audit.InProgress, Opening: opened}, true},
		{"stage 2 to be repeated", programme.Initial, audit.Record{Type: programme.Stage2, State: audit.Repeated, Opening: opened}, true},
		{"certified after a repeated stage 2", programme.Certified, audit.Record{Type: programme.Stage2, State: audit.Repeated, Opening: opened}, false},
		{"stage 2 decided", programme.Certified, audit.Record{Type: programme.Stage2, State: audit.Decided, Opening: opened}, false},
		{"recertification concluded", programme.Certified, audit.Record{Type: programme.Recertification, State: audit.Concluded, Opening: opened}, true},
		{"a surveillance audit", programme.Certified, audit.Record{Type: programme.Surveillance, State: audit.Concluded, Opening: opened}, false},
		{"the programme has ended", programme.Terminated, audit.Record{Type: programme.Stage2, State: audit.Concluded, Opening: opened}, false},
	} {
		if got := SitesStand(programme.Record{State: c.of}, []audit.Record{c.a}); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	again := []audit.Record{{Type: programme.Stage2, State: audit.Repeated, Opening: opened}}
	if SitesStand(programme.Record{State: programme.Initial, RefusedOn: day("2026-01-05")}, again) {
		t.Error("a refusal after a repeated stage 2 keeps the sites")
	}
	hq, dc := client.Site{Key: "hq"}, client.Site{Key: "dc", Name: text.T("Data centre", "数据中心")}
	if err := KeepSites([]client.Site{hq, dc}, []client.Site{dc, hq, {Key: "new"}}); err != nil {
		t.Errorf("a site more: %v", err)
	}
	if got := brokenRules(KeepSites([]client.Site{hq, dc}, []client.Site{hq})); !slices.Equal(got, []string{"MS-15"}) {
		t.Errorf("a site less: %v", got)
	}
}
