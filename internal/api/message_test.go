package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

func TestAnEnclosureIsHandedOutAsWhatItIs(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Data Centres Ltd")
	a := w.Audit(w.Programme(c, id.Application(testkit.NewID())), programme.Surveillance)
	lead := w.Competent("Jonas Berg", access.Auditor, staff.Lead)
	monday := date.Of(w.Clock, time.UTC).AddDays(14)
	for monday.Weekday() != time.Monday {
		monday = monday.AddDays(1)
	}
	_, err := w.App.ProposeAudit(t.Context(), w.Staff("Pat Planner", access.Planner), a.ID, a.Version, audit.Proposal{
		Span: audit.Whole(monday, monday), Team: []audit.Member{{PersonID: lead.Identity, Role: audit.Lead}}})
	w.Must(err)
	list, _, err := w.App.ListMessages(t.Context(), w.Admin, postgres.Page{Limit: 100}, postgres.MessageFilter{})
	w.Must(err)
	i := slices.IndexFunc(list, func(m message.Record) bool { return len(m.Enclosed) == 1 })
	if i < 0 {
		t.Fatal("no letter encloses anything")
	}
	path := "/messages/" + list[i].ID.String() + "/enclosed/"
	r := web.Call(w, w.Admin, http.MethodGet, path+"1", "").Want(http.StatusOK)
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/calendar") || !strings.HasPrefix(r.Body, "BEGIN:VCALENDAR") {
		t.Errorf("%v %s", r.Header, r.Body)
	}
	for _, number := range []string{"0", "2", "x"} {
		web.Call(w, w.Admin, http.MethodGet, path+number, "").Want(http.StatusNotFound)
	}
}
