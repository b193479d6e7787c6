package decision

import (
	"slices"
	"testing"

	"triennia/internal/domain/text"
)

// Rule "SM-191": a certificate is issued anew where something about its holder would be otherwise on it, and for a ground.
func TestACertificateIsIssuedAnewForAChange(t *testing.T) {
	changed := []text.Text{text.T("name “A” becomes “B”", "名称由“A”变更为“B”")}
	for name, x := range map[string]struct {
		outdated []text.Text
		code     ReasonCode
		want     []string
	}{
		"the name has changed":      {changed, "particulars_changed", nil},
		"the name was wrong":        {changed, "particulars_wrong", nil},
		"nothing has changed":       {nil, "particulars_changed", []string{"SM-191"}},
		"no ground":                 {changed, "", []string{"X3"}},
		"the ground of a reduction": {changed, "part_failing", []string{"X3"}},
	} {
		in := taking("")
		in.Code, in.File.Outdated = x.code, x.outdated
		if got := brokenRules(prepared(t, Reissue).Decide(in)); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
