package register

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/fault"
)

// What is written is read again, in the order of the fields, whatever stands in them.
func TestTheXML(t *testing.T) {
	s := subject()
	s.Certificate.Holder.Name.En, s.Certificate.Scope.En = "Harbour & Sons <Ltd>\x01", "港湾"
	e := SetupFrom(NoSetup).Record().Names()
	doc := e.Head() + e.Entry(EntryOf(s)) + e.Foot()
	var read struct {
		XMLName      xml.Name `xml:"cb_certs"`
		Certificates []struct {
			Name  string `xml:"certified_entity_name"`
			Scope string `xml:"certification_scope"`
			Sites []struct {
				Street string `xml:"street"`
				Scope  string `xml:"site_scope"`
			} `xml:"certification_sites>certification_site"`
		} `xml:"certification"`
	}
	if err := xml.Unmarshal([]byte(doc), &read); err != nil {
		t.Fatalf("%v\n%s", err, doc)
	}
	c := read.Certificates[0]
	if !strings.HasPrefix(c.Name, "Harbour & Sons <Ltd>") || c.Scope != "港湾" || len(c.Sites) != 1 || c.Sites[0].Street != "1 Quay" || c.Sites[0].Scope != "Hosting" {
		t.Errorf("%+v", c)
	}
	at := -1
	for _, f := range Fields {
		next := strings.Index(doc, "<"+f.Name+">")
		if next <= at {
			t.Errorf("%s stands out of order", f.Name)
		}
		at = next
	}
}

func TestTheNamesOfElements(t *testing.T) {
	for name, ok := range map[string]bool{"cb_certs": true, " certs ": true, "a-b.c9": true, "": false, "9a": false, "a b": false, "a>": false, "证书": false, strings.Repeat("a", 61): false} {
		r := SetupFrom(NoSetup)
		e := DeliveredElements
		e.Site = name
		err := r.SetElements(e)
		var bad fault.Invalid
		if (err == nil) != ok || err != nil && (!errors.As(err, &bad) || bad.Fields[0].Path != "site") {
			t.Errorf("%q: %v", name, err)
		}
		if ok && r.Record().Names().Site != strings.TrimSpace(name) {
			t.Errorf("%q: %+v", name, r.Record().Names())
		}
	}
}
