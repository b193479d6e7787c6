package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// CertifiedAsAgreed is a certificate of the client that rests on a real calculation, quotation and agreement, with 86
// persons at two sites, granted today.
func (w *World) CertifiedAsAgreed(c client.Record) (held certificate.Record) {
	w.T.Helper()
	q := w.Quoted(w.accepted(c, nil, func(r *application.Record) {
		r.Review.DecidedOn, r.Review.DecidedBy = w.Body.Today(w.Clock), "Rita Reviewer"
	}))
	_, err := w.App.AcceptQuotation(context.Background(), w.Of(c.ID, "Ann Applicant"), q.ID, q.Version, app.Signature{Name: "Ann Applicant", Position: "director"})
	w.Must(err)
	var p programme.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(c.ID)
		p = list[0]
		return err
	})
	w.Held(p.ID, date.MustParse("2026-06-01"), programme.Stage1, programme.Stage2)
	w.Work()
	var d decision.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.DecisionsOfProgramme(p.ID)
		d = list[0]
		return err
	})
	taken, err := w.App.TakeDecision(context.Background(), w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { held, err = tx.Certificate(taken.CertificateID); return err })
	return held
}

// Held lets the audits of the kinds that are ahead take place, each on a day of its own from the first, without a
// finding, and concludes them.
func (w *World) Held(pid id.Programme, first date.Date, kinds ...programme.Kind) {
	w.T.Helper()
	var concluded []audit.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(pid)
		w.Must(err)
		for _, kind := range kinds {
			for _, r := range audits {
				if r.Type != kind || !r.Ahead() {
					continue
				}
				w.audited++
				day := first.AddDays(w.audited)
				r.State, r.Span = audit.Reported, audit.Whole(day, day)
				r.Team = []audit.Member{{PersonID: w.Staff("Jonas Leader", access.Auditor).Identity, Name: "Jonas Leader", Role: audit.Lead}}
				r.Report = audit.Report{Recommendation: audit.Positive, IssuedOn: day}
				r.Stage1 = &audit.Stage1{Readiness: audit.Ready}
				r.Opening, r.Closing = &audit.Meeting{Day: day}, &audit.Meeting{Day: day}
				a, err := audit.From(r)
				w.Must(err)
				r, err = tx.SaveAudit(a)
				w.Must(err)
				concluded = append(concluded, r)
				break
			}
		}
		return nil
	})
	for _, r := range concluded {
		_, err := w.App.ConcludeAudit(context.Background(), w.Staff("Jonas Leader", access.Auditor), r.ID, r.Version)
		w.Must(err)
	}
}

// Extending is an application for another site with so many persons, submitted by the client.
func (w *World) Extending(held certificate.Record, persons int) app.ApplicationView {
	w.T.Helper()
	return w.changing(held, application.SitesAdded, persons)
}

// Renewing is an application for recertification with another site with so many persons, submitted by the client.
func (w *World) Renewing(held certificate.Record, persons int) app.ApplicationView {
	w.T.Helper()
	return w.changing(held, application.Renewal, persons)
}

// Moving is an application for the transition to the next edition, submitted by the client.
func (w *World) Moving(held certificate.Record) app.ApplicationView {
	w.T.Helper()
	return w.changing(held, application.Transition, 0)
}

func (w *World) changing(held certificate.Record, kind application.Kind, persons int) app.ApplicationView {
	w.T.Helper()
	ctx, ann := context.Background(), w.Of(held.ClientID, "Ann Applicant")
	v, err := w.App.ApplyFromCertificate(ctx, ann, held.ID, kind)
	w.Must(err)
	sites, headcount, scope := v.Sites.Data, v.Headcount.Data, v.Scope.Data
	if persons > 0 {
		withLab(&sites, &headcount, &scope, persons)
	}
	declared := application.Declarations{Lawful: "yes", NotListed: "yes", NoAccident: "yes", NoSpotCheck: "yes", NoPenalty: "yes", Truthful: true}
	for _, e := range []application.Edit{{Sites: &sites}, {Scope: &scope}, {Headcount: &headcount}, {Declarations: &declared}} {
		v, _, err = w.App.SaveSection(ctx, ann, v.ID, 1, e)
		w.Must(err)
	}
	v, err = w.App.SubmitApplication(ctx, ann, v.ID, v.Version, app.Submission{Name: ann.Name, Explanation: "As discussed."})
	w.Must(err)
	return v
}

// withLab adds a site where so many persons work in scope.
func withLab(sites *application.Sites, headcount *application.Headcount, scope *application.Scope, persons int) {
	lab := client.Site{Key: "lab", Name: text.T("Galway lab", "戈尔韦实验室"), Address: text.T("3 Quay", "码头3号"), City: text.T("Galway", "戈尔韦"), Country: "IE",
		Kind: client.Permanent, Activities: text.T("operation", "运行")}
	sites.List = append(sites.List, lab)
	scope.Locations = append(scope.Locations, "lab")
	headcount.Company += persons
	headcount.Groups = append(headcount.Groups, application.Group{Key: "lab", Site: "lab", Activity: lab.Activities, Total: persons, InScope: persons, MinutesADay: 480, ShiftsPerDay: 1})
}

// ExtensionReviewed accepts the application about a certificate, with the audit that an extension takes.
func (w *World) ExtensionReviewed(v app.ApplicationView, x application.Activity) app.ApplicationView {
	w.T.Helper()
	ctx, rui := context.Background(), w.Competent("Rui Reviewer", access.Reviewer, staff.Review)
	v, err := w.App.BeginReview(ctx, rui, v.ID, v.Version)
	w.Must(err)
	draft, err := w.App.DraftCalculation(ctx, rui, v.ID)
	w.Must(err)
	_, err = w.App.SaveCalculation(ctx, rui, v.ID, draft.Input)
	w.Must(err)
	yes := application.Statement{Holds: "yes", Notes: "looked at"}
	v, err = w.App.AssessApplication(ctx, rui, v.ID, v.Version, application.Assessment{Competence: yes, Scope: yes, Impartiality: yes, Time: yes,
		Needed: standard.ITSM, Extension: &x})
	w.Must(err)
	v, err = w.App.AcceptApplication(ctx, rui, v.ID, v.Version)
	w.Must(err)
	return v
}

// ExtensionAgreed is the programme of the certificate after the client accepted what it applied for.
func (w *World) ExtensionAgreed(v app.ApplicationView) (p programme.Record) {
	w.T.Helper()
	ctx, rita := context.Background(), w.Reviewer()
	list, err := w.App.ListCalculations(ctx, rita, v.ID)
	w.Must(err)
	q, err := w.App.MakeQuotation(ctx, rita, v.ID, app.NewQuotation{Calculation: list[0].ID})
	w.Must(err)
	q, err = w.App.SendQuotation(ctx, rita, q.ID, q.Version)
	w.Must(err)
	_, err = w.App.AcceptQuotation(ctx, w.Of(v.ClientID, "Ann Applicant"), q.ID, q.Version, app.Signature{Name: "Ann Applicant", Position: "director"})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		c, err := tx.Certificate(v.Certified.CertificateID)
		w.Must(err)
		p, err = tx.Programme(c.ProgrammeID)
		return err
	})
	return p
}
