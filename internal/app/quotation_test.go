package app_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func refused(t *testing.T, err error, want string) {
	t.Helper()
	var b rule.Broken
	var f fault.Error
	switch {
	case errors.As(err, &b) && b[0].Rule.ID == want, errors.As(err, &f) && string(f.Kind) == want:
	default:
		t.Errorf("got %v, want a refusal by %s", err, want)
	}
}

func applicationOf(t *testing.T, w *testkit.World, aid id.Application) (a application.Record) {
	t.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { a, err = tx.Application(aid); return err })
	return a
}

func TestProvisionalMethodNeedsApprovalBeforeACalculationIsKept(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	draft, err := w.App.DraftCalculation(ctx, w.Reviewer(), a.ID)
	w.Must(err)
	if draft.Sheet.Days != audittime.DaysOf(7) || draft.Refused == nil || !draft.Sheet.Provisional {
		t.Errorf("%s days, refused: %v", draft.Sheet.Days, draft.Refused)
	}
	_, err = w.App.SaveCalculation(ctx, w.Reviewer(), a.ID, draft.Input)
	refused(t, err, "SM-20")
	w.ApproveMethod()
	c, err := w.App.SaveCalculation(ctx, w.Reviewer(), a.ID, draft.Input)
	w.Must(err)
	if c.Approval == nil || c.Approval.Name != "Ada Administrator" || c.By != "Rita Reviewer" {
		t.Errorf("approved by %v, made by %s", c.Approval, c.By)
	}
	methods, err := w.App.ListMethods(ctx, w.Reviewer())
	w.Must(err)
	if len(methods[0].Approvals) != 1 {
		t.Errorf("the approval is not listed: %v", methods[0])
	}
}

// Rule "SM-21": the body's own table takes the place of the provisional method once it is approved.
func TestTheBodysOwnTable(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	var wrong fault.Invalid
	if _, err := w.App.ReadTable(ctx, w.Admin, []byte("from,to,days\n1,50,four\n51,10700\n")); !errors.As(err, &wrong) || len(wrong.Fields) != 2 || !strings.Contains(wrong.Fields[1].Says.En, "Row 3") {
		t.Errorf("wrong rows: %v", err)
	}
	if _, err := w.App.ReadTable(ctx, w.Admin, []byte(strings.Repeat("x,y,z\n1,2\n", 5_000))); !errors.As(err, &wrong) || len(wrong.Fields) != 50 {
		t.Errorf("10,000 wrong rows: %d problems told", len(wrong.Fields))
	}
	var large fault.Error
	if _, err := w.App.ReadTable(ctx, w.Admin, []byte(strings.Repeat("1,2,3\n", 10_001))); !errors.As(err, &large) || large.Kind != fault.TooLarge {
		t.Errorf("too many rows: %v", err)
	}
	read, err := w.App.ReadTable(ctx, w.Admin, []byte("persons from;persons to;days\n1;50;4,5\n51;10 700;9\n"))
	w.Must(err)
	b, err := w.App.EnterTable(ctx, w.Admin, w.Body.Version, app.NewTable{Standard: standard.ITSM, Source: "Procedure P-12", Bands: read.Bands})
	w.Must(err)
	draft, err := w.App.DraftCalculation(ctx, w.Reviewer(), a.ID)
	w.Must(err)
	if !draft.Sheet.Provisional {
		t.Error("used before it was approved")
	}
	_, err = w.App.ApproveTable(ctx, w.Admin, b.Version, app.TableApproval{Standard: standard.ITSM, Statement: "Checked against our practice."})
	w.Must(err)
	draft, err = w.App.DraftCalculation(ctx, w.Reviewer(), a.ID)
	w.Must(err)
	if draft.Sheet.Provisional || draft.Sheet.Days != audittime.DaysOf(9) || draft.Sheet.Standards[0].Source != "Procedure P-12" {
		t.Errorf("%s days by %+v", draft.Sheet.Days, draft.Sheet.Standards)
	}
	c, err := w.App.SaveCalculation(ctx, w.Reviewer(), a.ID, draft.Input)
	w.Must(err)
	if again, err := audittime.Compute(fee.RequestOf("IAF", c.Input).Time()); err != nil || again.Days != c.Sheet.Days {
		t.Errorf("handed out and computed again: %v, %s days", err, again.Days)
	}
}

// Rule "SM-25": a build-up of activities takes its place likewise.
func TestTheBodysOwnBuildUp(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	var wrong fault.Invalid
	if _, err := w.App.ReadTable(ctx, w.Admin, []byte("Opening,首次会议,0.07,sometimes\nInterviews,访谈,0.5,persons\n")); !errors.As(err, &wrong) || len(wrong.Fields) != 1 {
		t.Errorf("a row counts per nothing: %v", err)
	}
	if _, err := w.App.ReadTable(ctx, w.Admin, []byte("Opening,首次会议,0.07,audit\nInterviews,访谈,0.5,persons\n")); !errors.As(err, &wrong) || wrong.Fields[0].Path != "activities[1].each" {
		t.Errorf("for how many persons: %v", err)
	}
	read, err := w.App.ReadTable(ctx, w.Admin, []byte("activity,活动,days,per,each\nOpening and closing,首末次会议,0.14,审核\nReview of documents,文件评审,1,audit\nService desk,服务台,0.75,site\nInterviews,访谈,0.5,persons,20\n"))
	w.Must(err)
	if len(read.Bands) != 0 || len(read.Activities) != 4 {
		t.Fatalf("%+v", read)
	}
	b, err := w.App.EnterTable(ctx, w.Admin, w.Body.Version, app.NewTable{Standard: standard.ITSM, Source: "Procedure P-13", Activities: read.Activities})
	w.Must(err)
	_, err = w.App.ApproveTable(ctx, w.Admin, b.Version, app.TableApproval{Standard: standard.ITSM, Statement: "Checked against our practice."})
	w.Must(err)
	draft, err := w.App.DraftCalculation(ctx, w.Reviewer(), a.ID)
	w.Must(err)
	// 0.14 + 1 + 0.75 + 5 times 0.5 for 86 persons: 4.39, rounded up
	if draft.Sheet.Provisional || draft.Sheet.Days.String() != "4.5" || draft.Sheet.Standards[0].Source != "Procedure P-13" {
		t.Errorf("%s days by %+v", draft.Sheet.Days, draft.Sheet.Standards)
	}
	c, err := w.App.SaveCalculation(ctx, w.Reviewer(), a.ID, draft.Input)
	w.Must(err)
	if again, err := audittime.Compute(fee.RequestOf("IAF", c.Input).Time()); err != nil || again.Days != c.Sheet.Days {
		t.Errorf("handed out and computed again: %v, %s days", err, again.Days)
	}
}

func TestALaterCalculationSupersedesTheOneBefore(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	w.ApproveMethod()
	for range 2 {
		_, err := w.App.SaveCalculation(ctx, w.Reviewer(), a.ID, audittime.InputOf(a, w.Body))
		w.Must(err)
	}
	list, err := w.App.ListCalculations(ctx, w.Reviewer(), a.ID)
	w.Must(err)
	if len(list) != 2 || list[0].State != audittime.Computed || list[1].State != audittime.Superseded {
		t.Errorf("%+v", list)
	}
	_, err = w.App.ListCalculations(ctx, w.Of(a.ClientID, "Ann Applicant"), a.ID)
	refused(t, err, "not_found")
	preview, err := w.App.PreviewCalculation(ctx, w.Reviewer(), a.ID, audittime.InputOf(a, w.Body))
	w.Must(err)
	if preview.Refused != nil || preview.Approval == nil {
		t.Errorf("%+v", preview)
	}
}

func TestAcceptingFreezesTheContractAndOpensTheProgramme(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	ann := w.Of(a.ClientID, "Ann Applicant")
	if q.Offer.Total.Gross != fee.MustMoney("45580") || q.ValidUntil.String() != "2027-02-21" || applicationOf(t, w, a.ID).State != application.Quoted {
		t.Errorf("total %s, valid until %s", q.Offer.Total.Gross, q.ValidUntil)
	}
	out, err := w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, app.Signature{Name: "Niamh Byrne", Position: "Managing director",
		Consents: contract.Consents{contract.OwnRegister: true}, IP: "192.0.2.7", UserAgent: "test"})
	w.Must(err)
	if !strings.Contains(q.Duties.En, "Nordlys Certification certifies the management system of Bluewater") {
		t.Errorf("the client does not see what it accepts: %s", q.Duties.En)
	}
	if out.State != fee.Accepted || out.Acceptance.Identity != ann.Identity || applicationOf(t, w, a.ID).State != application.Contracted {
		t.Errorf("%s, %+v", out.State, out.Acceptance)
	}
	list, _, err := w.App.ListContracts(ctx, ann, postgres.Page{}, a.ID)
	w.Must(err)
	if len(list) != 1 || len(list[0].Sites) != 2 || list[0].IP != "192.0.2.7" || !list[0].Intact() || !list[0].Consents[contract.OwnRegister] {
		t.Fatalf("%+v", list)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfApplication(a.ID)
		if err == nil && len(audits) != 2 {
			t.Errorf("%d audits were opened, want stage 1 and stage 2", len(audits))
		}
		return err
	})
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, out.Version, app.Signature{Name: "x", Position: "y"})
	refused(t, err, "illegal_move")
}

// Rule "M2": the audits of each standard have their part of the days that were quoted for all together.
func TestAnIntegratedContractOpensAProgrammeForEachStandard(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"), standard.ITSM, standard.ISMS)
	in := audittime.InputOf(a, w.Body)
	in.Integration = &audittime.Integration{Markers: []audittime.Marker{"documents", "review", "internal_audits", "policy", "processes", "improvement", "responsibilities"}, Team: []int{2}}
	q := w.QuotedBy(a, in)
	if len(q.Standards) != 2 || q.Sheet.Days <= q.Sheet.Standards[0].TableDays {
		t.Fatalf("%+v", q.Standards)
	}
	ann := w.Of(a.ClientID, "Ann Applicant")
	_, err := w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, app.Signature{Name: "Niamh Byrne", Position: "Managing director"})
	w.Must(err)
	programmes, err := w.App.ProgrammesOfClient(ctx, w.Admin, a.ClientID)
	w.Must(err)
	var days audittime.HalfDays
	for _, p := range programmes {
		days += p.Days.Stage1 + p.Days.Stage2
	}
	if len(programmes) != 2 || days != q.Sheet.Days {
		t.Errorf("%d programmes with %s days, quoted were %s", len(programmes), days, q.Sheet.Days)
	}
	jonas := w.Staff("Jonas Berg", access.Auditor)
	planned := audit.Proposal{Span: audit.Whole(date.MustParse("2026-12-07"), date.MustParse("2026-12-08")), Team: []audit.Member{{PersonID: jonas.Identity, Role: audit.Lead}}}
	check, err := w.App.CheckProposal(ctx, w.Admin, programmes[0].Slots[0].AuditID, planned)
	w.Must(err)
	if !slices.ContainsFunc(check.Warnings, func(b rule.Breach) bool { return b.Rule.ID == "IM-6" }) {
		t.Errorf("a team that audits neither standard supports the reduction: %+v", check.Warnings)
	}
}

func TestAcceptanceIsRefusedLateAndAtAnOldVersion(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	ann := w.Of(a.ClientID, "Ann Applicant")
	sign := app.Signature{Name: "Ann", Position: "director"}
	_, err := w.App.AcceptQuotation(ctx, ann, q.ID, q.Version-1, sign)
	refused(t, err, "stale")
	w.Clock = w.Clock.AddDate(0, 0, 91)
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, sign)
	refused(t, err, "FEE-3")
	if applicationOf(t, w, a.ID).State != application.Quoted {
		t.Error("the refusal left a trace")
	}
	list, _, err := w.App.ListContracts(ctx, w.Admin, postgres.Page{}, a.ID)
	if err != nil || len(list) != 0 {
		t.Errorf("a contract stands: %v, %v", list, err)
	}
}

func TestQuestionAnswerAndDecline(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	ann := w.Of(a.ClientID, "Ann Applicant")
	q := w.Quoted(a)
	q, err := w.App.AskAboutQuotation(ctx, ann, q.ID, q.Version, "Why seven days?")
	w.Must(err)
	q, err = w.App.AnswerAboutQuotation(ctx, w.Reviewer(), q.ID, q.Version, "86 persons are in scope.")
	w.Must(err)
	q, err = w.App.DeclineQuotation(ctx, ann, q.ID, q.Version, "Too dear.")
	w.Must(err)
	if q.State != fee.Declined || q.Questions[0].Answer == "" || applicationOf(t, w, a.ID).State != application.Rejected {
		t.Errorf("%+v", q)
	}
	subjects := map[string]bool{}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 50}, postgres.MessageFilter{})
		for _, m := range list {
			subjects[m.Template] = true
			if !strings.Contains(m.Text, "/quotations/"+q.ID.String()) {
				t.Errorf("%s has no link: %s", m.Template, m.Text)
			}
		}
		return err
	})
	for _, want := range []string{"quotation_sent", "quotation_questioned", "quotation_answered", "quotation_declined"} {
		if !subjects[want] {
			t.Errorf("no letter %s in %v", want, subjects)
		}
	}
}

func TestARevisionSupersedesTheOpenQuotation(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	again, err := w.App.MakeQuotation(ctx, w.Reviewer(), a.ID, app.NewQuotation{Calculation: q.CalculationID, Terms: fee.Terms{Discounts: []fee.Discount{{Percent: 10, Reason: "two sites"}}}})
	w.Must(err)
	if again.Revision != 2 || again.Reference == q.Reference || again.Offer.Total.Net != fee.MustMoney("38700") {
		t.Errorf("%s revision %d, %s", again.Reference, again.Revision, again.Offer.Total.Net)
	}
	changes, err := w.App.GetQuotationChanges(ctx, w.Reviewer(), again.ID)
	w.Must(err)
	var sum fee.LineChange
	for _, l := range changes.Lines {
		if l.Year == "initial" && l.Code == "" {
			sum = l
		}
	}
	if l := changes.Lines; l[0].Year != "initial" || l[0].Code != "discount" || l[1].Code != "" || l[len(l)-1].Year != "recertification" {
		t.Errorf("not by year, the sum last: %+v", l)
	}
	if changes.Since != 1 || len(changes.Sheet) != 0 || sum.Is >= sum.Was || sum.Was != q.Offer.Years[0].Gross || sum.Is != again.Offer.Years[0].Gross {
		t.Errorf("%+v", changes)
	}
	if first, err := w.App.GetQuotationChanges(ctx, w.Reviewer(), q.ID); err != nil || first.Since != 0 {
		t.Errorf("the first revision changes nothing: %+v, %v", first, err)
	}
	old, err := w.App.GetQuotation(ctx, w.Reviewer(), q.ID)
	if err != nil || old.State != fee.Superseded {
		t.Errorf("%s, %v", old.State, err)
	}
	ann := w.Of(a.ClientID, "Ann Applicant")
	_, err = w.App.GetQuotation(ctx, ann, again.ID)
	refused(t, err, "not_found") // a draft is the body's own
	list, _, err := w.App.ListQuotations(ctx, ann, postgres.Page{}, postgres.QuotationFilter{})
	if err != nil || len(list) != 1 {
		t.Errorf("the client sees %d quotations, %v", len(list), err)
	}
	_, err = w.App.MakeQuotation(ctx, w.Reviewer(), a.ID, app.NewQuotation{Calculation: q.CalculationID, Terms: fee.Terms{Discounts: []fee.Discount{{Percent: 11, Reason: "r"}}}})
	refused(t, err, "FEE-1")
	now, err := w.App.GetQuotation(ctx, w.Reviewer(), again.ID)
	if err != nil || now.State != fee.Draft {
		t.Errorf("the refused revision changed the open one: %s, %v", now.State, err)
	}
}

func TestDocumentsOfTheContract(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	q := w.Quoted(a)
	ann := w.Of(a.ClientID, "Ann Applicant")
	b, name, err := w.App.PrintQuotation(ctx, ann, q.ID)
	if err != nil || !strings.HasPrefix(string(b), "%PDF-") || name != q.Reference+".pdf" {
		t.Errorf("%s, %v", name, err)
	}
	_, err = w.App.AcceptQuotation(ctx, ann, q.ID, q.Version, app.Signature{Name: "Ann", Position: "director"})
	w.Must(err)
	list, _, err := w.App.ListContracts(ctx, ann, postgres.Page{}, id.Application{})
	w.Must(err)
	if b, _, err := w.App.PrintContract(ctx, ann, list[0].ID); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Error(err)
	}
	stranger := w.Of(w.Client("Other").ID, "Otto Other")
	_, err = w.App.GetContract(ctx, stranger, list[0].ID)
	refused(t, err, "not_found")
	_, _, err = w.App.PrintQuotation(ctx, stranger, q.ID)
	refused(t, err, "not_found")
}

func TestEditionsOfThePriceList(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	first := w.Prices()
	next := first
	next.ValidFrom = first.ValidFrom.AddDays(7)
	finance := w.Staff("Fay Finance", access.Finance)
	second, err := w.App.PublishPriceList(ctx, finance, next)
	w.Must(err)
	next.ValidFrom = first.ValidFrom.AddDays(-1)
	if _, err := w.App.PublishPriceList(ctx, finance, next); err == nil {
		t.Error("an edition began in the past")
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		for day, want := range map[int]int{0: first.Edition, 6: first.Edition, 7: second.Edition} {
			if l, err := tx.PriceListOn(first.ValidFrom.AddDays(day)); err != nil || l.Edition != want {
				t.Errorf("day %d: edition %d, %v", day, l.Edition, err)
			}
		}
		_, err := tx.PriceListOn(first.ValidFrom.AddDays(-1))
		refused(t, err, "not_found")
		return nil
	})
}

func TestAQuotationAboutToLapseIsRemindedOf(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	w.Of(c.ID, "Ann Applicant")
	q := w.Quoted(w.Accepted(c))
	reminded := func() (n int) {
		w.Must(app.RemindClients(w.App, w.Body.ID))
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			list, _, err := tx.Messages(postgres.Page{Limit: 100}, postgres.MessageFilter{})
			for _, m := range list {
				if m.Template == "quotation_lapsing" {
					n++
				}
			}
			return err
		})
		return n
	}
	from := w.Clock
	for _, c := range []struct{ daysLeft, want int }{{15, 0}, {14, 1}, {14, 1}, {4, 1}, {2, 2}, {0, 2}, {-1, 2}} {
		w.Clock = from.AddDate(0, 0, q.ValidityDays-c.daysLeft)
		if n := reminded(); n != c.want {
			t.Errorf("%d days before the last: %d reminders, want %d", c.daysLeft, n, c.want)
		}
	}
}
