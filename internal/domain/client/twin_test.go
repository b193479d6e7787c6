package client

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func TestAlike(t *testing.T) {
	for a, b := range map[string]string{
		"Harbour IT Ltd.": "HARBOUR  it limited", "Nord-Licht GmbH & Co. KG": "nord licht", "Delta B.V.": "Delta BV",
		"启明科技有限公司": "启明科技集团有限公司", "ＡＢＣ Ｌｔｄ": "abc", "Ltd": "LTD", "集团": "集团",
	} {
		if Alike(a) != Alike(b) {
			t.Errorf("%q is %q, %q is %q", a, Alike(a), b, Alike(b))
		}
	}
	if Alike("Harbour") == Alike("Harbours") {
		t.Error("different names are alike")
	}
}

func TestTwins(t *testing.T) {
	one := Record{ID: id.Client{1}, Legal: Legal{Name: text.T("Bluewater Ltd", "碧水有限公司"), Country: "IE", RegistrationNumber: "55-1234"}}
	for name, c := range map[string]struct {
		other Legal
		want  []Likeness
	}{
		"another":                  {Legal{Name: text.T("Fernhill", ""), Country: "IE", RegistrationNumber: "77"}, nil},
		"the same number":          {Legal{Name: text.T("Fernhill", ""), Country: "IE", RegistrationNumber: "551234"}, []Likeness{SameNumber}},
		"that number elsewhere":    {Legal{Name: text.T("Fernhill", ""), Country: "NL", RegistrationNumber: "551234"}, nil},
		"a name like it":           {Legal{Name: text.T("BLUEWATER B.V.", ""), Country: "NL", RegistrationNumber: "77"}, []Likeness{LikeName}},
		"a Chinese name like it":   {Legal{Name: text.T("", "碧水集团"), Country: "CN"}, []Likeness{LikeName}},
		"number and name":          {Legal{Name: text.T("bluewater", ""), Country: "IE", RegistrationNumber: "551234"}, []Likeness{SameNumber, LikeName}},
		"signs that are no number": {Legal{Name: text.T("Fernhill", ""), Country: "IE", RegistrationNumber: "-"}, nil},
	} {
		got := Twins(one, []Twin{{ID: one.ID, Legal: one.Legal}, {ID: id.Client{2}, Legal: c.other}})
		if len(got) > 1 || len(got) == 1 && !slices.Equal(got[0].Alike, c.want) || len(got) == 0 && c.want != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
