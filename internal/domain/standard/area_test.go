package standard

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Rule "K6": an area holds in what is finer than it, and for the standards it is for.
func TestAreas(t *testing.T) {
	for _, c := range []struct {
		area, wider string
		within      bool
	}{
		{"33", "33", true}, {"33.02", "33", true}, {"33.02.01", "33.02", true}, {"33", "33.02", false},
		{"33.021", "33.02", false}, {"ITSM-04", "itsm-04", true}, {"ITSM-041", "ITSM-04", false},
	} {
		if Within(c.area, c.wider) != c.within {
			t.Errorf("%s within %s: %t", c.area, c.wider, !c.within)
		}
	}
	r := AreaRecord{Areas: []Area{
		{Code: "33.02", Title: text.T("Operation of data centres", "数据中心运维"), Standards: []string{ITSM}},
		{Code: "28.01", Title: text.T("Civil engineering", "土木工程")},
		{Code: "ITSM-04", Title: text.T("Operation and maintenance", "运行维护"), Standards: []string{ITSM}},
	}}
	codes := []string{"33.02.07", "28.01", "28", "ITSM-04.1"}
	if got := r.Needed(ITSM, codes, nil); !slices.Equal(got, []string{"33.02.07", "ITSM-04.1"}) {
		t.Errorf("service management needs %v", got)
	}
	if got := r.Needed(QMS, codes, nil); !slices.Equal(got, []string{"28.01", "28"}) {
		t.Errorf("quality needs %v", got)
	}
	if !r.Knows("itsm-04.1") || !r.Knows("33.07") || r.Knows("ITSM-05") || r.Knows("40") {
		t.Error("what is an area of the body")
	}
	if r.Name("28.01").Zh != "28.01 土木工程" || r.Name("33").En != "33 Information technology" || r.Name("99") != text.T("99", "99") {
		t.Error(r.Name("28.01"), r.Name("33"), r.Name("99"))
	}
}

func TestWhatIsNoArea(t *testing.T) {
	title := text.T("Hosting", "托管")
	for name, c := range map[string]struct {
		areas []Area
		field string
	}{
		"no code":    {[]Area{{Title: title}}, "areas[0].code"},
		"a sentence": {[]Area{{Code: "33 02", Title: title}}, "areas[0].code"},
		"a sector":   {[]Area{{Code: "33", Title: title}}, "areas[0].code"},
		"no title":   {[]Area{{Code: "33.02"}}, "areas[0].title"},
		"no sector":  {[]Area{{Code: "40.01", Title: title}}, "areas[0].standards"},
		"twice":      {[]Area{{Code: "33.a1", Title: title}, {Code: "33.A1", Title: title}}, "areas[1].code"},
		"too many":   {make([]Area, mostAreas+1), "areas"},
	} {
		var bad fault.Invalid
		if err := CheckAreas(c.areas); !errors.As(err, &bad) || bad.Fields[0].Path != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	l := FromAreas(AreaRecord{Version: 1})
	if err := l.Replace([]Area{{Code: " 33.02 ", Title: title}, {Code: "ITSM-04", Title: title, Standards: []string{ITSM}}, {Code: "28.01", Title: title}}); err != nil {
		t.Fatal(err)
	}
	if got := l.Record().Areas; got[0].Code != "28.01" || got[1].Code != "33.02" || len(l.Take()) != 1 {
		t.Errorf("kept %+v", got)
	}
}
