package standard

import (
	"strings"
	"testing"
)

func TestEditionsThatNameAnAmendmentSayWhatItChanged(t *testing.T) {
	for _, e := range editions {
		named := strings.Contains(e.Display, "Amd 1:2024")
		for clause, changed := range map[string]bool{"4.1": named, "4.2": named, "4": false, "4.3": false} {
			if AmendedBy(e.Code, clause).IsZero() == changed {
				t.Errorf("%s, %s: changed is %v", e.Display, clause, !changed)
			}
		}
		for _, clause := range []string{"4.1", "4.2"} {
			if named && ClauseTitle(e.Code, clause).IsZero() {
				t.Errorf("%s has no clause %s", e.Code, clause)
			}
		}
	}
}
