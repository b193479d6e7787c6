package decision

import (
	"errors"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Rule "X6": a reduction takes something away and leaves something.
func TestAReductionLeavesLess(t *testing.T) {
	scope := text.T("Hosting and support", "托管与支持")
	certified := Certified{Scope: scope, Sites: []CertifiedSite{{Name: text.T("Head office", "总部"), Central: true}, {Name: text.T("North", "北区")}, {Name: text.T("South", "南区")}}}
	smaller := text.T("Hosting", "托管")
	for name, c := range map[string]struct {
		less *Less
		want string
	}{
		"less scope":                        {&Less{Scope: smaller}, ""},
		"a site":                            {&Less{Scope: scope, Dropped: []int{2}}, ""},
		"both":                              {&Less{Scope: smaller, Dropped: []int{1, 2}}, ""},
		"the central function, alone":       {&Less{Scope: scope, Dropped: []int{1, 0}}, ""},
		"nothing said":                      {nil, "less.scope.en"},
		"one language":                      {&Less{Scope: text.T("Hosting", "")}, "less.scope.zh"},
		"nothing less":                      {&Less{Scope: scope}, "X6"},
		"nothing left":                      {&Less{Scope: smaller, Dropped: []int{0, 1, 2}}, "X6"},
		"the central function of two sites": {&Less{Scope: scope, Dropped: []int{0}}, "X6"},
		"a site that is none":               {&Less{Scope: scope, Dropped: []int{3}}, "less.dropped[0]"},
		"a site twice":                      {&Less{Scope: scope, Dropped: []int{1, 1}}, "less.dropped[1]"},
	} {
		err := c.less.check(certified)
		got := ""
		switch e := err.(type) {
		case fault.Invalid:
			got = e.Fields[0].Path
		case nil:
		default:
			var broken rule.Broken
			if errors.As(err, &broken) {
				got = broken[0].Rule.ID
			}
		}
		if got != c.want {
			t.Errorf("%s: %q (%v)", name, got, err)
		}
	}
}

func TestWhatIsAgreedBeyondTheCertificateIsDecidedBeforeAReduction(t *testing.T) {
	for _, c := range []struct {
		bars rule.Broken
		want bool
	}{{nil, true}, {rule.Broken{X6.Breaks(text.Text{})}, false}} {
		if got := reducible(Dossier{Bars: c.bars}); got.Passed != c.want || got.Rule.ID != "X6" {
			t.Errorf("%+v", got)
		}
	}
}
