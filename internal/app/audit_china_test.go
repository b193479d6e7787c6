package app_test

import (
	"slices"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// Rules "Q3" and "Q5" over the records: whose audit carries a certificate, and whether the client is in China.
func TestAuditorsOfABodyInChina(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	held := w.Certified(w.Client("Bluewater"))
	var next, last audit.Record
	var carried map[id.Identity][]id.Programme
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(held.ProgrammeID)
		for _, r := range audits {
			switch {
			case r.Type == programme.Stage2:
				last = r
			case r.Type == programme.Surveillance && r.Number == 1:
				next = r
			}
		}
		if err == nil {
			carried, err = tx.Carried(w.Body.Today(w.Clock))
		}
		return err
	})
	lead := last.Leader().PersonID
	if len(carried) != 1 || !slices.Equal(carried[lead], []id.Programme{held.ProgrammeID}) {
		t.Fatalf("carried %v, led by %s", carried, lead)
	}
	abroad := w.Staff("Anna Abroad", access.Auditor)
	w.File(abroad, staff.File{Name: "Anna Abroad", Overseas: true, Competences: []staff.Competence{
		{Standard: standard.ITSM, Function: staff.Lead, From: day("2020-01-01"), Evidence: "witnessed"}}})
	on := w.Body.Today(w.Clock).AddDays(30)
	p := audit.Proposal{Span: audit.Whole(on, on.AddDays(3)), Weekends: true, Team: []audit.Member{{PersonID: abroad.Identity, Role: audit.Lead}}}
	for country, want := range map[string][]string{"IE": nil, "CN": {"Q5"}} {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			c, err := tx.LockClient(held.ClientID, 0)
			if err != nil {
				return err
			}
			r := c.Record()
			r.Country, r.CreditCode = country, "91350100M000100Y43"
			if err := c.Describe(r.Legal, r.Contacts, r.Sites); err != nil {
				return err
			}
			_, err = tx.SaveClient(c)
			return err
		})
		check, err := w.App.CheckProposal(bg, w.Staff("Pat Planner", access.Planner), next.ID, p)
		w.Must(err)
		var got []string
		for _, b := range check.Broken {
			got = append(got, b.Rule.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("a client in %s: %v", country, got)
		}
	}
}
