package api_test

import (
	"strings"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// A client does not read of an audit that it is not told of, whatever it asks for.
func TestAClientReadsNoDeadlineOfTheBodyItself(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Under(body.China)
	held := w.Certified(w.Client("Bluewater Ltd"))
	_, err := w.App.FailSpotCheck(t.Context(), w.Admin, held.ID, held.Version,
		certificate.Notice{On: w.Body.Today(w.Clock).AddDays(-40), Authority: "SAMR", Product: "Pumps"})
	w.Must(err)
	niamh, petra := w.Of(held.ClientID, "Niamh Client"), w.Staff("Petra Planner", access.Planner)
	for _, query := range []string{"", "?kind=spot_check", "?state=open&limit=200", "?q=Bluewater"} {
		if own := web.Call(w, niamh, "GET", "/obligations"+query, "").Want(200).Body; strings.Contains(own, "spot_check") {
			t.Errorf("%q: the client reads %s", query, own)
		}
		if all := web.Call(w, petra, "GET", "/obligations"+query, "").Want(200).Body; !strings.Contains(all, "spot_check") {
			t.Errorf("%q: the planner reads %s", query, all)
		}
	}
	for who, want := range map[string]string{"client": `"overdue":0`, "planner": `"overdue":1`} {
		actor := niamh
		if who == "planner" {
			actor = petra
		}
		if got := web.Call(w, actor, "GET", "/obligation-counts", "").Want(200).Body; !strings.Contains(got, want) {
			t.Errorf("%s: %s", who, got)
		}
	}
}
