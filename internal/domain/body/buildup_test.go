package body

import (
	"testing"

	"triennia/internal/domain/text"
)

// Rule "SM-25": what counts once, for each place, and for each started number of persons.
func TestHundredthsOfAnActivity(t *testing.T) {
	once, site, each := Activity{Days: 1, Per: PerAudit}, Activity{Days: 0.07, Per: PerSite}, Activity{Days: 0.5, Per: PerPersons, Each: 20}
	for _, c := range []struct {
		a       Activity
		persons int
		central bool
		want    int64
	}{
		{once, 5, true, 100}, {once, 5, false, 0}, {site, 5, true, 7}, {site, 5, false, 7},
		{each, 1, true, 50}, {each, 20, false, 50}, {each, 21, true, 100}, {each, 0, true, 0},
	} {
		if got := c.a.Hundredths(c.persons, c.central); got != c.want {
			t.Errorf("%+v for %d persons: %d", c.a, c.persons, got)
		}
	}
}

func TestRowsOfABuildUp(t *testing.T) {
	name := text.T("Interviews", "访谈")
	good := Activity{name, 0.5, PerPersons, 20}
	for _, c := range []struct {
		rows []Activity
		want string
	}{
		{nil, "[activities]"},
		{[]Activity{good}, "[]"},
		{[]Activity{{name, 1, PerAudit, 0}}, "[activities]"},
		{[]Activity{good, {text.Text{}, 1, PerSite, 0}}, "[activities[1].name]"},
		{[]Activity{good, {name, 0, PerSite, 0}}, "[activities[1].days]"},
		{[]Activity{good, {name, 0.125, PerSite, 0}}, "[activities[1].days]"},
		{[]Activity{good, {name, 100.5, PerSite, 0}}, "[activities[1].days]"},
		{[]Activity{good, {name, 1, "day", 0}}, "[activities[1].per]"},
		{[]Activity{good, {name, 1, PerPersons, 0}}, "[activities[1].each]"},
	} {
		if got := paths(CheckActivities(c.rows)); got != c.want {
			t.Errorf("%+v: %s, want %s", c.rows, got, c.want)
		}
	}
}
