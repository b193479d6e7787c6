package app_test

import (
	"slices"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/testkit"
)

// Rule "A2" over the records: whoever plans the audits reads by when the client hopes to be certified, and is told of a
// stage 2 after that day.
func TestThePlannerReadsByWhenTheCertificateIsWanted(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	p := w.Contracted(c)
	ann, today := w.Of(c.ID, "Ann"), w.Body.Today(w.Clock)
	wanted := today.AddDays(40)
	v, err := w.App.GetApplication(ctx, ann, p.ApplicationID)
	w.Must(err)
	_, _, err = w.App.SaveSection(ctx, ann, v.ID, v.System.Version, application.Edit{System: &application.System{OperatedSince: today.AddMonths(-9), WantedBy: wanted}})
	w.Must(err)
	late := func(list []rule.Breach) bool {
		return slices.ContainsFunc(list, func(b rule.Breach) bool { return b.Rule.ID == application.A2.ID })
	}
	for kind, warned := range map[programme.Kind]bool{programme.Stage1: false, programme.Stage2: true} {
		r := w.Audit(p, kind)
		got, err := w.App.GetAudit(ctx, w.Admin, r.ID)
		w.Must(err)
		own, err := w.App.GetAudit(ctx, ann, r.ID)
		w.Must(err)
		if got.WantedBy != wanted || !own.WantedBy.IsZero() {
			t.Errorf("%s: staff reads %s, the client %s", kind, got.WantedBy, own.WantedBy)
		}
		for days, is := range map[int]bool{0: false, 1: warned} {
			end := wanted.AddDays(days)
			check, err := w.App.CheckProposal(ctx, w.Admin, r.ID, audit.Proposal{Span: audit.Whole(end.AddDays(-1), end), Weekends: true})
			w.Must(err)
			if late(check.Warnings) != is {
				t.Errorf("%s ends %d days after it: %v", kind, days, check.Warnings)
			}
		}
	}
}
