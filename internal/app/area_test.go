package app_test

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var operation = standard.Area{Code: "ITSM-04", Title: text.T("Operation", "运行维护"), Standards: []string{standard.ITSM}}

// named lets the review of the application name the technical areas.
func named(w *testkit.World, of programme.Record, codes ...string) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		a, err := tx.LockApplication(of.ApplicationID, 0)
		if err != nil {
			return err
		}
		r := a.Record()
		r.Review.Sectors = codes
		if a, err = application.From(r); err != nil {
			return err
		}
		_, err = tx.SaveApplication(a)
		return err
	})
}

// Rules "TM1" and "K6" from the areas of the body to the team and the decision.
func TestTechnicalAreasBindTheTeamAndTheDecision(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	none, err := w.App.GetAreas(ctx, w.Admin)
	w.Must(err)
	if len(none.Areas) != 0 {
		t.Errorf("%+v", none)
	}
	kept, err := w.App.ChangeAreas(ctx, w.Admin, none.Version, []standard.Area{operation})
	w.Must(err)
	if _, err := w.App.ChangeAreas(ctx, w.Admin, none.Version, nil); !isKind(err, fault.Stale) {
		t.Errorf("changed by two at once: %v", err)
	}
	p := w.Contracted(w.Client("Bluewater"))
	named(w, p, "ITSM-04.01")
	lead := w.Competent("Jonas Leader", access.Auditor, staff.Lead)
	can := func(areas ...string) {
		member, err := w.App.GetPerson(ctx, w.Admin, lead.Identity)
		w.Must(err)
		_, err = w.App.ChangePerson(ctx, w.Admin, lead.Identity, member.Version, staff.File{Name: "Jonas Leader", Competences: []staff.Competence{
			{Standard: standard.ITSM, Function: staff.Lead, Areas: areas, From: day("2020-01-01"), Evidence: "witnessed"}}})
		w.Must(err)
	}
	au := w.Audit(p, programme.Special)
	proposed := audit.Proposal{Span: audit.Whole(day("2026-12-07"), day("2026-12-08")), Team: []audit.Member{{PersonID: lead.Identity, Role: audit.Lead}}}
	for _, c := range []struct {
		areas []string
		want  []string
		who   int
	}{{nil, nil, 1}, {[]string{"33"}, []string{"TM1"}, 0}, {[]string{"33", "ITSM-04"}, nil, 1}} {
		can(c.areas...)
		check, err := w.App.CheckProposal(ctx, w.Staff("Pat Planner", access.Planner), au.ID, proposed)
		w.Must(err)
		if got := brokenIDs(rule.Broken(check.Broken)); !slices.Equal(got, c.want) || len(check.Areas) != 1 || len(check.Areas[0].People) != c.who {
			t.Errorf("%v: %v, %+v", c.areas, got, check.Areas)
		}
	}
	d := w.Prepared(p, decision.Grant)
	decider := w.Decider()
	page, err := w.App.GetDecision(ctx, decider, d.ID)
	w.Must(err)
	if i := slices.IndexFunc(page.Deciders, func(x app.Decider) bool { return x.ID == decider.Identity }); i < 0 || page.Deciders[i].Why != nil {
		t.Errorf("competent in every area: %+v", page.Deciders)
	}
	if _, err = w.App.ChangeAreas(ctx, w.Admin, kept.Version, []standard.Area{{Code: "ITSM-05", Title: text.T("x", "x")}}); !slices.Equal(wrongFields(err), []string{"areas[0].standards"}) {
		t.Errorf("an area of no sector and no standard: %v", err)
	}
}

func TestAreasAreReadFromASpreadsheet(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list, err := w.App.ReadAreas(ctx, w.Admin, []byte("code,title,名称,standards\n28.01,Civil engineering,土木工程,\nITSM-04,Operation,运行维护,ISO/IEC 20000-1:2018；ISO/IEC 27001:2022\n"))
	if err != nil || len(list) != 2 || len(list[1].Standards) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	for file, want := range map[string]string{
		"28,Construction,建筑,\n":             "areas[0].code",
		"ITSM-04,Operation,运行,ISO 1:2000\n": "areas[0].standards",
		"28.01,,,\n":                        "areas[0].title",
	} {
		if _, err := w.App.ReadAreas(ctx, w.Admin, []byte(file)); !slices.Equal(wrongFields(err), []string{want}) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

func wrongFields(err error) (out []string) {
	var bad fault.Invalid
	if errors.As(err, &bad) {
		for _, f := range bad.Fields {
			out = append(out, f.Path)
		}
	}
	return out
}
