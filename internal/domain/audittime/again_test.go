package audittime

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Rules "MS-6", "MS-7": the sites of the audits of a cycle rotate, and nobody chooses them.
func TestSitesAreDrawnAnewForEachAudit(t *testing.T) {
	in := qms(20)
	group := SimilarSites{Name: "shops"}
	for _, name := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I"} {
		group.Places = append(group.Places, Place{text.T(name, name), 8})
	}
	group.Count = len(group.Places)
	in.Sites = &Sites{SimilarGroups: []SimilarSites{group}, Sampling: true, Seed: 7}
	agreed := compute(t, in).Sampling[0].Selected

	draw := func(k AuditType, audit byte, visited ...int) Drawn {
		t.Helper()
		out, err := in.Draw(k, id.Audit{12: audit}, map[string][]int{"shops": visited})
		if err != nil || len(out) != 1 {
			t.Fatal(out, err)
		}
		return out[0]
	}
	first := draw(Initial, 1)
	if !slices.Equal(first.Numbers, agreed) || first.Of != 9 || len(first.Names) != 3 {
		t.Errorf("the initial audit visits what was agreed (%v): %+v", agreed, first)
	}
	second := draw(Surveillance, 2, agreed...)
	if len(second.Numbers) != 2 {
		t.Errorf("0.6 of the root of 9 are 2 sites: %v", second.Numbers)
	}
	fresh := 0
	for _, n := range second.Numbers {
		if !slices.Contains(agreed, n) {
			fresh++
		}
	}
	if fresh == 0 {
		t.Errorf("all were seen before: %v then %v", agreed, second.Numbers)
	}
	if again := draw(Surveillance, 2, agreed...); !slices.Equal(again.Numbers, second.Numbers) {
		t.Error("the same audit draws others")
	}
	if out, err := qms(20).Draw(Surveillance, id.Audit{1}, nil); out != nil || err != nil {
		t.Error("one site draws none", out, err)
	}
}

func TestDaysOfOneStandardInASheet(t *testing.T) {
	in := qms(120)
	in.Standards = append(in.Standards, Standard{Code: "ISO/IEC 27001:2022"})
	s := compute(t, in)
	a, ok := s.Of("ISO 9001:2015", s.Days)
	b, _ := s.Of("ISO/IEC 27001:2022", s.Days)
	if !ok || a+b != s.Days {
		t.Errorf("%s and %s of %s", a, b, s.Days)
	}
	if _, ok := s.Of("ISO 45001:2018", s.Days); ok {
		t.Error("a standard that is not in the sheet")
	}
	if _, ok := compute(t, qms(20000)).Of("ISO 9001:2015", 0); ok {
		t.Error("a sheet without days")
	}
}
