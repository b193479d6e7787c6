package postgres_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var day = date.MustParse

func newProgramme(w *testkit.World, name string) programme.Record {
	c := w.Client(name)
	p, err := programme.Open(programme.Record{ID: id.Programme(testkit.NewID()), ClientID: c.ID, ClientName: c.Name, City: text.T("Dublin", "都柏林"),
		ApplicationID: id.Application(testkit.NewID()), ContractID: id.Contract(testkit.NewID()), Standard: standard.ITSM, Limits: w.Limits(),
		Days: programme.Days{Stage1: 2, Stage2: audittime.DaysOf(2)}})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertProgramme(p) })
	return p.Record()
}

func newAudit(w *testkit.World, p programme.Record, k programme.Kind, reference string) audit.Record {
	a, err := audit.New(id.Audit(testkit.NewID()), reference, p, programme.Slot{Kind: k, Number: 1})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertAudit(a) })
	return a.Record()
}

func propose(w *testkit.World, a audit.Record, lead id.Identity, from, to string) error {
	return w.App.DB.Tenant(context.Background(), w.Admin, "test", func(tx *postgres.Tx) error {
		au, err := tx.LockAudit(a.ID, 0)
		if err != nil {
			return err
		}
		p := audit.Proposal{Span: audit.Whole(day(from), day(to)), Team: []audit.Member{{PersonID: lead, Name: "Berg", Role: audit.Lead}}}
		if err := au.Propose(p, nil, w.Limits(), day("2026-11-23")); err != nil {
			return err
		}
		_, err = tx.SaveAudit(au)
		return err
	})
}

func TestNobodyIsBookedTwice(t *testing.T) {
	w := testkit.New(t)
	p := newProgramme(w, "Bluewater Data Centres Ltd")
	one, two := newAudit(w, p, programme.Stage1, "E-26-0001"), newAudit(w, p, programme.Stage2, "E-26-0002")
	berg := w.Staff("Berg", access.Auditor).Identity
	w.Must(propose(w, one, berg, "2026-12-07", "2026-12-08"))
	var broken rule.Broken
	if err := propose(w, two, berg, "2026-12-08", "2026-12-09"); !errors.As(err, &broken) || broken[0].Rule.ID != "AU-2" {
		t.Fatalf("a double booking answers %v", err)
	}
	w.Must(propose(w, two, berg, "2026-12-09", "2026-12-10"))
	w.Must(propose(w, one, berg, "2026-12-03", "2026-12-04"))
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		got, err := tx.Bookings(audit.Whole(day("2026-12-01"), day("2026-12-31")), berg)
		if err != nil || len(got) != 2 || got[0].AuditID != one.ID || got[1].Span.From.Day() != day("2026-12-09") {
			t.Errorf("bookings %s, %v", testkit.JSON(got), err)
		}
		return nil
	})
	other := testkit.New(t)
	w.Must(propose(other, newAudit(other, newProgramme(other, "Elsewhere"), programme.Stage2, "E-26-0001"), berg, "2026-12-09", "2026-12-10"))
}

func TestAuditAndProgrammeRoundTrip(t *testing.T) {
	w := testkit.New(t)
	p := newProgramme(w, "Bluewater Data Centres Ltd")
	a := newAudit(w, p, programme.Stage2, "E-26-0001")
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		gotP, err := tx.Programme(p.ID)
		w.Must(err)
		gotA, err := tx.Audit(a.ID)
		w.Must(err)
		if testkit.JSON(gotP) != testkit.JSON(p) || testkit.JSON(gotA) != testkit.JSON(a) {
			t.Errorf("programme %s\naudit %s", testkit.JSON(gotP), testkit.JSON(gotA))
		}
		return nil
	})
	stranger := w.Of(w.Client("Other").ID, "Otto")
	w.Tx(stranger, func(tx *postgres.Tx) error {
		_, e1 := tx.Programme(p.ID)
		_, e2 := tx.Audit(a.ID)
		list, _, e3 := w.App.DB.Engagements(t.Context(), stranger, postgres.Page{}, postgres.EngagementFilter{})
		if e1 == nil || e2 == nil || e3 != nil || len(list) > 0 {
			t.Errorf("another client sees %v %v %v %v", e1, e2, e3, list)
		}
		return nil
	})
}

func TestEngagementsFilterSortAndPage(t *testing.T) {
	w := testkit.New(t)
	berg := w.Staff("Berg", access.Auditor).Identity
	var all []audit.Record
	for i, name := range []string{"Alder", "Birch", "Cedar"} {
		p := newProgramme(w, name)
		all = append(all, newAudit(w, p, programme.Stage2, []string{"E-26-0003", "E-26-0001", "E-26-0002"}[i]))
	}
	w.Must(propose(w, all[0], berg, "2026-12-10", "2026-12-11"))
	w.Must(propose(w, all[1], berg, "2026-12-07", "2026-12-08"))
	for _, c := range []struct {
		page   postgres.Page
		filter postgres.EngagementFilter
		want   []string
	}{
		{postgres.Page{}, postgres.EngagementFilter{}, []string{"Birch", "Alder", "Cedar"}},
		{postgres.Page{Sort: "-on_site"}, postgres.EngagementFilter{}, []string{"Cedar", "Alder", "Birch"}},
		{postgres.Page{Sort: "client"}, postgres.EngagementFilter{}, []string{"Alder", "Birch", "Cedar"}},
		{postgres.Page{Sort: "reference"}, postgres.EngagementFilter{}, []string{"Birch", "Cedar", "Alder"}},
		{postgres.Page{Sort: "days"}, postgres.EngagementFilter{}, []string{"Alder", "Birch", "Cedar"}},
		{postgres.Page{Sort: "lead"}, postgres.EngagementFilter{}, []string{"Cedar", "Alder", "Birch"}},
		{postgres.Page{}, postgres.EngagementFilter{State: "programmed"}, []string{"Cedar"}},
		{postgres.Page{}, postgres.EngagementFilter{Lead: berg}, []string{"Birch", "Alder"}},
		{postgres.Page{}, postgres.EngagementFilter{Member: berg, Open: true, Type: "stage2", Standard: standard.ITSM}, []string{"Birch", "Alder"}},
		{postgres.Page{Search: "cedar"}, postgres.EngagementFilter{}, []string{"Cedar"}},
		{postgres.Page{Search: "0001"}, postgres.EngagementFilter{}, []string{"Birch"}},
	} {
		var got []string
		for _, limit := range []int{0, 1} {
			got = got[:0]
			page := c.page
			page.Limit = limit
			for {
				list, next, err := w.App.DB.Engagements(t.Context(), w.Admin, page, c.filter)
				w.Must(err)
				for _, e := range list {
					got = append(got, e.ClientName.En)
				}
				if next == "" {
					break
				}
				page.After = next
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%+v %+v by %d: %v, want %v", c.page, c.filter, limit, got, c.want)
			}
		}
	}
}

func TestFindingsCountOnTheirAuditAndDraftsAreHidden(t *testing.T) {
	w := testkit.New(t)
	p := newProgramme(w, "Bluewater Data Centres Ltd")
	a := newAudit(w, p, programme.Stage2, "E-26-0001")
	f, err := finding.New(id.Finding(testkit.NewID()), 1, a, finding.Writing{Grade: finding.Minor, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}, finding.Agreed{})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertFinding(f) })
	client := w.Of(p.ClientID, "Ann")
	seen := func(want int) {
		t.Helper()
		w.Tx(client, func(tx *postgres.Tx) error {
			of, err := tx.FindingsOf(a.ID)
			list, _, err2 := tx.Findings(postgres.Page{}, postgres.FindingFilter{Open: true})
			es, _, err3 := w.App.DB.Engagements(t.Context(), client, postgres.Page{}, postgres.EngagementFilter{})
			if err != nil || err2 != nil || err3 != nil || len(of) != want || len(list) != want || es[0].OpenFindings != want {
				t.Errorf("sees %d, %d, %+v, %v %v %v; want %d", len(of), len(list), es, err, err2, err3, want)
			}
			return nil
		})
	}
	seen(0)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		f, err := tx.LockFinding(f.Record().ID, 1)
		w.Must(err)
		w.Must(f.Issue(day("2026-11-23")))
		got, err := tx.SaveFinding(f)
		if testkit.JSON(got) != testkit.JSON(func() any { r, _ := tx.Finding(got.ID); return r }()) {
			t.Errorf("read otherwise than stored: %s", testkit.JSON(got))
		}
		return err
	})
	seen(1)
}

func TestStatesAreSpelledAsInTheDatabase(t *testing.T) {
	for table, states := range map[string][]string{
		"audits": names(audit.States.States()), "programmes": names(programme.States.States()), "findings": names(finding.States.States()),
		"complaints": names(complaint.States.States()), "appeals": names(complaint.AppealStates.States()), "change_notices": names(notice.States.States()),
	} {
		checkStates(t, table, states)
	}
}

func names[S ~string](states []S) []string {
	var out []string
	for _, s := range states {
		out = append(out, string(s))
	}
	return out
}

// checkStates compares the CHECK of the column state with the states of the domain.
func checkStates(t *testing.T, table string, states []string) {
	t.Helper()
	testkit.DB(t)
	c, err := pgx.Connect(context.Background(), testkit.OwnerURL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	def := strings.Join(strs(t, c, "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and conrelid = '"+table+"'::regclass and pg_get_constraintdef(oid) like '%state%'"), "")
	if n := strings.Count(def, "::text"); n < len(states) {
		t.Errorf("%s: the CHECK knows %d states, the domain %d", table, n, len(states))
	}
	for _, s := range states {
		if !strings.Contains(def, "'"+s+"'") {
			t.Errorf("%s: the CHECK lacks %q: %s", table, s, def)
		}
	}
}
