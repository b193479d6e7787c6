package journey

import (
	"bytes"
	"slices"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/testkit"
)

const cnca = "CNCA"

// The applicant with the most against it is told so by the authorities of its body: those of China where the
// body is under its rules, and nowhere else.
func TestTheAuthorityFollowsTheBody(t *testing.T) {
	for jurisdiction, rules := range map[body.Jurisdiction]struct{ stops, warns []string }{
		body.IAF:   {stops: []string{"SM-6", "SM-10"}, warns: []string{"SM-7", "SM-11"}},
		body.China: {stops: []string{"Q6", "Q7", "CN-1"}, warns: []string{"A7", "CN-3", "SM-9"}},
	} {
		t.Run(string(jurisdiction), func(t *testing.T) {
			t.Parallel()
			w, ann, draft := applicant(t)
			w.Under(jurisdiction)
			if jurisdiction != body.China {
				ann.foreign = cnca
			}
			path := "/applications/" + draft.s("id")
			today := date.Of(w.Clock, w.Body.Zone())
			for name, section := range worst(today) {
				ann.ask("PATCH", path+"/sections", m{name: section}, header{"If-Match", `"` + draft.s(name+".version") + `"`}).well()
			}
			seen := ann.ask("GET", path, nil).well()
			for at, want := range map[string][]string{"eligibility.stops": rules.stops, "eligibility.warnings": rules.warns} {
				for _, id := range want {
					if !slices.ContainsFunc(seen.list(at), func(b any) bool { return thing{json: b}.s("rule.id") == id }) {
						t.Errorf("%s is not in %s: %.300s", id, at, seen.raw)
					}
				}
			}
			refused := ann.refused(422, "POST", path+"/submit", m{"name": "Ann"}, seen.version())
			for _, id := range rules.stops {
				refused.breaks(id)
			}
			for _, answer := range [][]byte{seen.raw, refused.raw} {
				if bytes.Contains(answer, []byte(cnca)) != (jurisdiction == body.China) {
					t.Errorf("names %s or not: %s", cnca, answer)
				}
			}
			asked := slices.Contains(seen.list("declared"), any("not_listed"))
			if asked != (jurisdiction == body.China) {
				t.Errorf("asked about the registers of China: %v", asked)
			}
			ann.get("/applications")
			ann.ask("POST", path+"/waivers", m{"item": "mat.permit", "reason": "None is needed for what we do."}, seen.version())
			ann.sends("licence.exe", testkit.PDF("x"), 20, map[string]string{"application": draft.s("id"), "item": "mat.legal"})
		})
	}
}

// worst is what speaks against an application on the day.
func worst(today date.Date) map[string]any {
	return map[string]any{
		"system": m{"operated_since": today.String()},
		"history": m{"held": "yes", "certificates": []m{{"standard": itsm, "body": "Other Certification", "status": "withdrawn",
			"own_fault": true, "withdrawn_on": today.String(), "body_lost_on": today.String()}}},
		"declarations": m{"lawful": "no", "not_listed": "no", "no_accident": "no", "no_spot_check": "no", "no_penalty": "no", "truthful": false},
	}
}
