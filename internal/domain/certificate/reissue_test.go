package certificate

import (
	"reflect"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/client"
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
		next := r.Anew(c)
		if next.Holder != HolderOf(c) || next.Scope != r.Scope || next.Persons != 40 || !reflect.DeepEqual(next.Sites, r.Sites) || next.SoA != r.SoA {
			t.Errorf("%s: %+v", name, next)
		}
		if next.Extends == nil || next.Extends.Number != "N1" || next.Extends.ExpiresOn != r.ExpiresOn || next.Cycle != 2 {
			t.Errorf("%s: not in the same cycle: %+v", name, next.Extends)
		}
	}
}
