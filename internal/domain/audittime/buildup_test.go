package audittime

import (
	"errors"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Rule "SM-25": the sum of the activities is rounded up to half a day for each place, then factors and sites follow as ever.
func TestABuildUpOfActivities(t *testing.T) {
	own := &Own{Source: "P-13", Activities: []body.Activity{
		{Name: text.T("Documents", "文件"), Days: 1, Per: body.PerAudit}, {Name: text.T("Tour", "巡视"), Days: 0.25, Per: body.PerSite},
		{Name: text.T("Interviews", "访谈"), Days: 0.5, Per: body.PerPersons, Each: 20}}}
	for _, c := range []struct {
		persons int
		factor  float64
		want    string
	}{
		{20, 0, "2.0"}, {21, 0, "2.5"}, {100, 0, "4.0"}, {100, -30, "3.0"}, {100_000, 0, "2501.5"},
	} {
		in := qms(c.persons, c.factor)
		in.Standards[0].Own = own
		if s := compute(t, in); s.Days.String() != c.want || len(s.Broken) > 0 {
			t.Errorf("%d persons at %v %%: %s days, %v", c.persons, c.factor, s.Days, brokenIDs(s))
		}
	}
	in := qms(20)
	in.Standards[0].Own = own
	in.Sites = &Sites{SimilarGroups: []SimilarSites{{Name: "g", Count: 2, PersonsEach: 20}}}
	if s := compute(t, in); s.Days.String() != "4.0" { // 1.75 up to 2.0, and twice 0.75 up to 1.0
		t.Errorf("with two sites: %s", s.Days)
	}
	in.Standards[0].Own = &Own{Source: "P-13", Activities: []body.Activity{{Days: 1, Per: body.PerSite}}}
	var bad fault.Invalid
	if _, err := Compute(in); !errors.As(err, &bad) || bad.Fields[0].Path != "standards[0].own_table.activities[0].name" {
		t.Errorf("%v", err)
	}
}
