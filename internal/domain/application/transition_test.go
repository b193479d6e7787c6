package application

import (
	"slices"
	"testing"

	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func moving(t *testing.T) *Application {
	t.Helper()
	a := underReview(t)
	a.r.Kind, a.r.Standards = Transition, []string{standard.QMS, "ISO/IEC 20000-1:2027"}
	a.r.Certified = &Certified{Number: "N-1", Standard: standard.ITSM, Scope: a.r.Sentence(), Sites: []Place{}}
	for _, s := range a.r.CountedSites() {
		a.r.Certified.Sites = append(a.r.Certified.Sites, Place{Key: s.Key, Name: text.T(s.Key, s.Key), Persons: s.InScope})
	}
	return a
}

func TestATransitionNamesTheEditions(t *testing.T) {
	r := moving(t).r
	if r.MovesTo() != "ISO/IEC 20000-1:2027" {
		t.Errorf("moves to %q", r.MovesTo())
	}
	if d := r.Differences(); len(d) == 0 || d[0].Was.En != standard.ITSM || d[0].Is.En != "ISO/IEC 20000-1:2027" {
		t.Errorf("%+v", d)
	}
	if bars := r.extensionBars(); len(bars) != 0 {
		t.Errorf("a transition need add nothing: %v", bars)
	}
	r.Kind = Extension
	if r.MovesTo() != "" {
		t.Error("an extension moves")
	}
	if got := Moved([]string{standard.ITSM, standard.QMS}, "ISO/IEC 20000-1:2027"); !slices.Equal(got, []string{"ISO/IEC 20000-1:2027", standard.QMS}) {
		t.Errorf("%v", got)
	}
}

// Rule "SM-100": the reviewer sets the days of the audit, and says why.
func TestTheAuditOfATransitionIsDetermined(t *testing.T) {
	a := moving(t)
	for _, c := range []struct {
		x    Activity
		want string
	}{{Activity{}, "SM-100"}, {Activity{Days: 0.5}, "SM-82"}, {Activity{Days: 0.5, Reason: "the document on the transition asks for it"}, ""}} {
		a.r.Review.Extension = &c.x
		got := ""
		if broken := a.determined(0); len(broken) > 0 {
			got = broken[0].Rule.ID
		}
		if got != c.want {
			t.Errorf("%+v: %q", c.x, got)
		}
	}
}

func TestAHolderBeginsATransitionAtTheCertificate(t *testing.T) {
	_, err := KindOf([]string{"ISO/IEC 20000-1:2027"}, false, []Holding{{Standard: standard.ITSM, Number: "N-1", Valid: true}})
	if err == nil {
		t.Error("a later edition is a standard of its own")
	}
}
