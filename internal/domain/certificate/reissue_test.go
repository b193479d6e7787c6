package certificate

import (
	"reflect"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

func TestACertificateNamesItsHolderAnew(t *testing.T) {
	holder := client.Record{Legal: client.Legal{Name: text.T("Bluewater Ltd", "碧水"), Address: text.T("1 Quay", "码头1号"), City: text.T("Galway", "戈尔韦"), Country: "IE", RegistrationNumber: "551207"}}
	r := Record{Number: "N1", Cycle: 2, Holder: HolderOf(holder), Scope: text.T("The SMS", "管理体系"), Persons: 40, Sites: []Site{{Key: "hq"}}, SoA: &audit.SoA{Version: "4"},
		DecidedOn: day("2024-03-15"), IssuedOn: day("2024-03-15"), ExpiresOn: day("2027-03-14")}
	if said := r.Outdated(holder); len(said) != 0 {
		t.Errorf("nothing has changed: %v", said)
	}
	for name, x := range map[string]struct {
		change func(*client.Record)
		want   string
	}{
		"the name in one language": {func(c *client.Record) { c.Name.Zh = "碧水科技" }, "name “Bluewater Ltd / 碧水” becomes “Bluewater Ltd / 碧水科技”"},
		"the address":              {func(c *client.Record) { c.Address = text.T("2 Quay", "码头2号") }, "address “1 Quay / 码头1号” becomes “2 Quay / 码头2号”"},
		"the city":                 {func(c *client.Record) { c.City = text.T("Cork", "科克") }, "city “Galway / 戈尔韦” becomes “Cork / 科克”"},
		"the country":              {func(c *client.Record) { c.Country = "GB" }, "country “IE” becomes “GB”"},
		"the registration":         {func(c *client.Record) { c.RegistrationNumber = "551208" }, "registration “551207” becomes “551208”"},
	} {
		c := holder
		x.change(&c)
		if said := r.Outdated(c); len(said) != 1 || said[0].En != x.want || said[0].Zh == "" {
			t.Errorf("%s: %v", name, said)
		}
		next := r.Anew(c, nil)
		if next.Holder != HolderOf(c) || next.Scope != r.Scope || next.Persons != 40 || !reflect.DeepEqual(next.Sites, r.Sites) || next.SoA != r.SoA {
			t.Errorf("%s: %+v", name, next)
		}
		if next.Extends == nil || next.Extends.Number != "N1" || next.Extends.ExpiresOn != r.ExpiresOn || next.Cycle != 2 {
			t.Errorf("%s: not in the same cycle: %+v", name, next.Extends)
		}
	}
}

// The scope often names its holder, and follows the name in the language in which it changes; a scope that has the new name, or
// none, stays.
func TestTheScopeFollowsTheName(t *testing.T) {
	r := Record{Holder: Holder{Name: text.T("Bluewater Ltd", "碧水")}, Scope: text.T("The SMS of Bluewater Ltd", "碧水的服务管理体系"), Sites: []Site{{Key: "hq", Name: text.T("Head", "总部")}}}
	for name, x := range map[string]struct{ is, want text.Text }{
		"both":               {text.T("Bluewater Group Ltd", "碧水集团"), text.T("The SMS of Bluewater Group Ltd", "碧水集团的服务管理体系")},
		"one":                {text.T("Bluewater Ltd", "碧水集团"), text.T("The SMS of Bluewater Ltd", "碧水集团的服务管理体系")},
		"the old in the new": {text.T("Bluewater Ltd of Cork", "碧水"), text.T("The SMS of Bluewater Ltd of Cork", "碧水的服务管理体系")},
	} {
		holder := client.Record{Legal: client.Legal{Name: x.is}}
		c := r.Renamed(holder)
		if c == nil || c.Scope != x.want || len(c.Sites) != 1 || c.Sites[0].Name != r.Sites[0].Name {
			t.Fatalf("%s: %+v", name, c)
		}
		if next := r.Anew(holder, c); next.Scope != x.want || next.Sites[0].Key != "hq" || next.Renamed(holder) != nil {
			t.Errorf("%s: %+v", name, next)
		}
		if said := r.Outdated(holder); len(said) != 2 {
			t.Errorf("%s: %v", name, said)
		}
	}
	if c := r.Renamed(client.Record{Legal: client.Legal{Name: r.Holder.Name}}); c != nil {
		t.Errorf("the name has not changed: %+v", c)
	}
	r.Scope = text.T("Service management", "服务管理")
	if c := r.Renamed(client.Record{Legal: client.Legal{Name: text.T("Other", "其他")}}); c != nil {
		t.Errorf("the scope names nobody: %+v", c)
	}
}

// A correction is kept with the programme, so that what is described by the agreement again reads as corrected: by the key
// of a site, without one by its name there, also after a second correction, and under that agreement only.
func TestACorrectionIsKept(t *testing.T) {
	both := func(s string) text.Text { return text.T(s, s) }
	agreement, other := id.Contract{1}, id.Contract{2}
	described := func() Record {
		return Record{Scope: both("Softwear"), Sites: []Site{{Key: "hq", Name: both("Head"), Address: both("1 Quay")}, {Name: both("Plant"), Address: both("2 Quay")}}}
	}
	corrected := func(scope, plant string) decision.Corrected {
		return decision.Corrected{Scope: both(scope), Sites: []decision.CorrectedSite{{Name: both("Head"), Address: both("1 Key")}, {Name: both(plant), Address: both("2 Key")}}}
	}
	first := described().Correction(nil, agreement, corrected("Software", "Works"))
	r := described()
	r.Correct(first, agreement)
	if r.Scope != both("Software") || r.Sites[0].Address != both("1 Key") || r.Sites[1].Name != both("Works") || r.Sites[1].Address != both("2 Key") || r.Sites[0].Key != "hq" {
		t.Errorf("corrected once: %+v", r)
	}
	second := r.Correction(first, agreement, corrected("Software.", "The works"))
	r = described()
	r.Correct(second, agreement)
	if r.Scope != both("Software.") || r.Sites[1].Name != both("The works") {
		t.Errorf("corrected twice: %+v", r)
	}
	r = described()
	r.Correct(second, other)
	r.Correct(nil, agreement)
	if !reflect.DeepEqual(r, described()) {
		t.Errorf("another agreement is corrected: %+v", r)
	}
	next := described().Anew(client.Record{}, &decision.Corrected{Scope: both("Software"), Sites: corrected("", "Works").Sites})
	if next.Scope != both("Software") || next.Sites[1].Name != both("Works") || next.Sites[0].Key != "hq" {
		t.Errorf("issued anew: %+v", next)
	}
	p := programme.Record{Corrected: second, Narrowed: &programme.Narrowed{ContractID: other, Scope: both("Less")}}
	for of, want := range map[id.Contract]string{agreement: "Software.", other: "Less", {3}: "As agreed"} {
		if got := p.ScopeUnder(of, both("As agreed")); got != both(want) {
			t.Errorf("under %v: %s", of, got.En)
		}
	}
}
