package application

import (
	"errors"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
)

// extending is a draft that changes the certificate of two sites with 40 and 12 persons; what it says is the same.
func extending(t *testing.T, k Kind) *Application {
	t.Helper()
	a := ready(t)
	r := a.Record()
	a.r.Kind = k
	a.r.Certified = &Certified{Number: "N-1", ExpiresOn: today.AddMonths(20), Agreement: "C-1", Scope: r.Sentence(),
		Sites: []Place{{"hq", b("Head office"), 40}, {"dc", b("Data centre"), 12}}}
	return a
}

func withSite(a *Application, key string, persons int) {
	site := a.r.Sites.Data.List[1]
	site.Key, site.Name = key, b("Branch")
	a.r.Sites.Data.List = append(a.r.Sites.Data.List, site)
	a.r.Headcount.Data.Groups = append(a.r.Headcount.Data.Groups, Group{Key: key, Site: key, Activity: b("operation"), Total: persons, InScope: persons, MinutesADay: 480})
}

// Rule "SM-80" names what is missing where it is filled in.
func TestAnExtensionNamesWhatItAdds(t *testing.T) {
	for name, c := range map[string]struct {
		kind   Kind
		change func(*Application)
		field  string
	}{
		"no site":          {SitesAdded, func(*Application) {}, "sites.list"},
		"a site with none": {SitesAdded, func(a *Application) { withSite(a, "lab", 0) }, "sites.list"},
		"a site":           {SitesAdded, func(a *Application) { withSite(a, "lab", 1) }, ""},
		"the same scope":   {Extension, func(*Application) {}, "scope.services"},
		"another scope":    {Extension, func(a *Application) { a.r.Scope.Data.Technology = b("robots") }, ""},
		"a site left out": {Extension, func(a *Application) {
			a.r.Scope.Data.Technology = b("robots")
			a.r.Headcount.Data.Groups[1].InScope = 0
		}, "headcount.groups"},
		"an initial one": {Initial, func(*Application) {}, ""},
		"fewer persons": {Extension, func(a *Application) {
			a.r.Scope.Data.Technology = b("robots")
			a.r.Headcount.Data.Groups[1].InScope = 1
		}, ""},
		"only more persons": {Extension, func(a *Application) { a.r.Headcount.Data.Groups[0].InScope = 60 }, "scope.services"},
	} {
		a := extending(t, c.kind)
		c.change(a)
		stops := a.Record().Eligibility(iaf, client.Bar{}, today).Stops
		if got := has(stops, "SM-80"); got != (c.field != "") || got && stops[0].Field != c.field {
			t.Errorf("%s: %v", name, stops)
		}
	}
}

// Rule "SM-81".
func TestOneExtensionOfAValidCertificateAtATime(t *testing.T) {
	for _, c := range []struct {
		valid                 bool
		uncertified, underWay string
		allowed               bool
	}{{true, "", "", true}, {false, "", "", false}, {true, "", "A-1", false}, {true, "ISO 9001:2015", "", false}} {
		var broken rule.Broken
		if err := CanExtend("N-1", c.valid, c.uncertified, c.underWay); (err == nil) != c.allowed || err != nil && (!errors.As(err, &broken) || broken[0].Rule.ID != "SM-81") {
			t.Errorf("%+v: %v", c, err)
		}
	}
	a := extending(t, SitesAdded)
	for state, open := range map[State]bool{Draft: true, Quoted: true, Contracted: false, Withdrawn: false, Declined: false} {
		a.r.State = state
		if a.Record().UnderWay("C-1") != open || a.Record().UnderWay("C-2") {
			t.Errorf("%s", state)
		}
	}
}

// Rules "X1" and "SM-82".
func TestTheReviewerDeterminesTheAuditOfAnExtension(t *testing.T) {
	for _, c := range []struct {
		activity *Activity
		proposed float64
		field    string
	}{
		{nil, 1, "extension.days"},
		{&Activity{}, 1, "extension.days"},
		{&Activity{Days: 1}, 1, ""},
		{&Activity{Days: 0.5}, 1, "extension.reason"},
		{&Activity{Days: 0.5, Reason: " "}, 0, "extension.reason"},
		{&Activity{Days: 0.5, Reason: "one new service", Combined: true}, 0, ""},
	} {
		a := extending(t, Extension)
		a.r.Review.Extension = c.activity
		if got := a.determined(c.proposed); len(got) > 0 != (c.field != "") || len(got) > 0 && got[0].Field != c.field {
			t.Errorf("%+v of %v: %v", c.activity, c.proposed, got)
		}
	}
	if got := ready(t).determined(3); got != nil {
		t.Errorf("an initial certification: %v", got)
	}
}

func TestAnExtensionAsksOnlyForWhatChanges(t *testing.T) {
	a := extending(t, SitesAdded)
	withSite(a, "lab", 7)
	r := a.Record()
	if got := len(r.Tasks(iaf)); got != 4 {
		t.Errorf("%d sections", got)
	}
	for _, l := range r.Checklist() {
		if l.Need == standard.Required {
			t.Errorf("%s is asked for again", l.Key)
		}
	}
	d := r.Differences()
	if len(d) != 2 || d[0].Is.En != "Branch, Fuzhou; 7 persons in scope" || d[1].Was.En != "52" || d[1].Is.En != "59" {
		t.Errorf("%+v", d)
	}
	if r.StayingPersons() != 52 || len(ready(t).Record().Differences()) != 0 {
		t.Error("what stays, and what an initial certification changes")
	}
}
