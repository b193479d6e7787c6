package decision

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Rule "SM-206": a correction names every site, changes some wording in both languages, and is confirmed to certify the
// same; only its own ground carries one, and the others ask for particulars of the holder that have changed (SM-191).
func TestAMisprintIsCorrected(t *testing.T) {
	both := func(s string) text.Text { return text.T(s, s) }
	now := Certified{Scope: both("Softwear"), Sites: []CertifiedSite{{Name: both("Head office"), Address: both("1 Quay"), Central: true}, {Name: both("Plant"), Address: both("2 Quay")}}}
	right := func() *Corrected {
		return &Corrected{Scope: both("Software"), Unchanged: true, Sites: []CorrectedSite{{Name: both("Head office"), Address: both("1 Quay ")}, {Name: both("Plant"), Address: both("2 Quay")}}}
	}
	for name, x := range map[string]struct {
		change func(*Taking)
		rules  []string
		field  string
	}{
		"the scope":                {func(*Taking) {}, nil, ""},
		"an address alone":         {func(in *Taking) { in.Corrected.Scope, in.Corrected.Sites[1].Address.Zh = now.Scope, "2号码头" }, nil, ""},
		"nothing":                  {func(in *Taking) { in.Corrected.Scope = both(" Softwear ") }, []string{"SM-206"}, ""},
		"not confirmed":            {func(in *Taking) { in.Corrected.Unchanged = false }, []string{"SM-206"}, ""},
		"a site less":              {func(in *Taking) { in.Corrected.Sites = in.Corrected.Sites[:1] }, []string{"SM-206"}, ""},
		"a site more":              {func(in *Taking) { in.Corrected.Sites = append(in.Corrected.Sites, in.Corrected.Sites[0]) }, []string{"SM-206"}, ""},
		"no scope in Chinese":      {func(in *Taking) { in.Corrected.Scope.Zh = " " }, nil, "corrected.scope.zh"},
		"a site without address":   {func(in *Taking) { in.Corrected.Sites[0].Address.En = "" }, nil, "corrected.sites[0].address.en"},
		"nothing given":            {func(in *Taking) { in.Corrected = nil }, nil, "corrected.scope.en"},
		"no reason":                {func(in *Taking) { in.Reason = "" }, nil, "reason"},
		"the ground of a new name": {func(in *Taking) { in.Code = "particulars_wrong" }, []string{"SM-191"}, ""},
	} {
		in := taking("2026-01-05")
		in.Code, in.File.Certified, in.Corrected = Misprint, now, right()
		x.change(&in)
		d := prepared(t, Reissue)
		err := d.Decide(in)
		var bad fault.Invalid
		errors.As(err, &bad)
		if got := brokenRules(err); !slices.Equal(got, x.rules) || (x.field != "") != (len(bad.Fields) > 0) || x.field != "" && bad.Fields[0].Path != x.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	in := taking("2026-01-05")
	in.Code, in.File.Certified, in.Corrected = Misprint, now, right()
	d := prepared(t, Reissue)
	if err := d.Decide(in); err != nil {
		t.Fatal(err)
	}
	want := []Restated{{text.T("Scope, in English", "认证范围（英文）"), "Softwear", "Software"}, {text.T("Scope, in Chinese", "认证范围（中文）"), "Softwear", "Software"}}
	if r := d.Record(); !slices.Equal(r.Restated, want) || r.Corrected.Sites[0].Address.En != "1 Quay" {
		t.Errorf("kept %+v, %+v", r.Restated, r.Corrected)
	}
	suspended := taking("2026-01-05")
	suspended.Corrected = right()
	d = prepared(t, Suspend)
	if err := d.Decide(suspended); err != nil || d.Record().Corrected != nil {
		t.Errorf("a suspension corrects %+v, %v", d.Record().Corrected, err)
	}
}
