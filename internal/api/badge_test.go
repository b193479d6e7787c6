package api_test

import (
	"context"
	"encoding/xml"
	"net/http"
	"strings"
	"testing"

	"triennia/internal/api"
	"triennia/internal/app"
	"triennia/internal/domain/decision"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// The badge tells the status of now, in both languages, and an unknown code is no certificate.
func TestTheBadgeTellsTheStatus(t *testing.T) {
	w := testkit.New(t)
	c := w.Certified(w.Client("Harbour <Hosting> Ltd"))
	badge := func(code, lang string) (int, string) {
		status, svg := read(t, web.API(w).URL+"/verify/"+code+"/badge.svg?lang="+lang)
		if err := xml.Unmarshal([]byte(svg), new(struct {
			XMLName xml.Name `xml:"svg"`
		})); err != nil {
			t.Errorf("%v: %s", err, svg)
		}
		return status, svg
	}
	if status, svg := badge(c.Code, "en"); status != 200 || !strings.Contains(svg, "Valid until") || !strings.Contains(svg, "ISO/IEC 20000-1:2018") {
		t.Errorf("%d: %s", status, svg)
	}
	if _, svg := badge(c.Code, "zh-CN"); !strings.Contains(svg, "有效期至") || !strings.Contains(svg, `lang="zh-CN"`) {
		t.Error(svg)
	}
	if status, svg := badge("0000000000000000", "en"); status != http.StatusNotFound || !strings.Contains(svg, "Not found") {
		t.Errorf("%d: %s", status, svg)
	}
	_, err := w.App.DecideOnCertificate(context.Background(), w.Decider(), c.ID, c.Version, decision.Suspend,
		app.Verdict{Terms: decision.Terms{Reason: "no audit", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddDays(30)}})
	w.Must(err)
	if _, svg := badge(c.Code, "en"); !strings.Contains(svg, "Suspended since") || strings.Contains(svg, `class="active"`) {
		t.Error(svg)
	}
	for line, want := range map[string]string{"Nordlys": "Nordlys", strings.Repeat("a", 60): strings.Repeat("a", 52) + "…", strings.Repeat("认", 30): strings.Repeat("认", 26) + "…"} {
		if got := api.Fitting(line); got != want {
			t.Errorf("%q is cut to %q", line, got)
		}
	}
	res, err := http.Get(web.API(w).URL + "/verify/" + c.Code + "/badge.svg")
	w.Must(err)
	res.Body.Close()
	if got := res.Header.Get("Cross-Origin-Resource-Policy"); got != "cross-origin" {
		t.Errorf("others cannot show it: %q", got)
	}
}
