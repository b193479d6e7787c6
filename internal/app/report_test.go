package app_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"triennia/internal/app"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/register"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
	"triennia/internal/testkit"
)

// report makes the report of the days.
func report(w *testkit.World, from, to date.Date) app.SubmissionView {
	w.T.Helper()
	v, err := w.App.PrepareReport(context.Background(), w.Admin, from, to, register.Window)
	w.Must(err)
	return v
}

func confirmed(w *testkit.World, v app.SubmissionView) {
	w.T.Helper()
	_, err := w.App.ConfirmSubmission(context.Background(), w.Admin, v.ID, v.Version)
	w.Must(err)
}

// approved enters the number of the body's approval among the delivered columns.
func approved(w *testkit.World) {
	w.T.Helper()
	l := register.Delivered().Layout
	l.Approval = "CNCA-R-2002-006"
	v, err := w.App.ChangeReportColumns(context.Background(), w.Admin, register.DeliveredVersion, l)
	w.Must(err)
	if v.Version != register.DeliveredVersion+1 || v.Approval != l.Approval {
		w.T.Errorf("%+v", v.Mapping)
	}
}

// surveillanceConcluded lets the first surveillance audit of the certificate be concluded on the day.
func surveillanceConcluded(w *testkit.World, c certificate.Record, on date.Date) (done audit.Record) {
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(c.ProgrammeID)
		w.Must(err)
		for _, r := range audits {
			if r.Type == programme.Surveillance && r.Number == 1 {
				r.State, r.Span, r.ConcludedOn = audit.Concluded, audit.Whole(on.AddDays(-20), on.AddDays(-19)), on
				a, err := audit.From(r)
				w.Must(err)
				done, err = tx.SaveAudit(a)
				w.Must(err)
			}
		}
		return nil
	})
	return done
}

// What was held back is reported once it is complete, what was told is not told again, and what was discarded was not
// told; each stream takes its own.
func TestAMonthlyReportToCNCA(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	var f fault.Error
	today := w.Body.Today(w.Clock)
	if _, err := w.App.PrepareReport(ctx, w.Admin, today, today, register.Window); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Fatalf("a body under other rules: %v", err)
	}
	w.Under(body.China)
	nothing, err := w.App.PrepareReport(ctx, w.Admin, today, today, register.Nothing)
	if err != nil || nothing.State != register.Sent {
		t.Fatalf("nothing to report: %+v, %v", nothing.Record, err)
	}
	held := w.Certified(w.Client("Harbour Hosting Ltd"))
	if v, err := w.App.PrepareReport(ctx, w.Admin, today, today, register.Window); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("a file without a row: %+v, %v", v.Record, err)
	}
	var refused rule.Broken
	if v, err := w.App.PrepareReport(ctx, w.Admin, today, today, register.Nothing); !errors.As(err, &refused) || refused[0].Rule.ID != "SM-127" || !strings.Contains(err.Error(), held.Number+": approval") {
		t.Fatalf("nothing to report, though a certificate is held back: %+v, %v", v.Record, err)
	}
	approved(w)
	w.Clock = w.Clock.AddDate(0, 1, 0)
	later := w.Body.Today(w.Clock)
	first := report(w, today, later)
	if first.Counts != (register.Counts{New: 1}) || len(first.Files) != 2 {
		t.Fatalf("what was held back before: %+v", first.Record)
	}
	if _, err := w.App.PrepareReport(ctx, w.Admin, later, later, register.Window); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("two reports at once: %v", err)
	}
	_, err = w.App.DropSubmission(ctx, w.Admin, first.ID, first.Version)
	w.Must(err)
	first = report(w, today, later)
	rows := sheet(t, w, first, "新颁证书")
	at := func(heading string) string { return rows[1][slices.Index(rows[0], heading)] }
	for heading, want := range map[string]string{"证书编号": held.Number, "证书状态": "有效", "认证机构批准号": "CNCA-R-2002-006", "认证决定人员": "Mei Decider", "审核人日": "3.0",
		"颁证日期": held.IssuedOn.String(), "数据起始日期": today.String(), "是否覆盖多场所": "是"} {
		if at(heading) != want {
			t.Errorf("%s: %q, want %q", heading, at(heading), want)
		}
	}
	confirmed(w, first)

	w.Clock = w.Clock.AddDate(0, 9, 0)
	surveyed := w.Body.Today(w.Clock)
	surveillanceConcluded(w, held, surveyed)
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, held.Version, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "client_request", EndsOn: surveyed.AddMonths(2)}})
	w.Must(err)
	second := report(w, later.AddDays(1), surveyed)
	if second.Counts != (register.Counts{Surveyed: 1, Changed: 1}) || len(second.Files) != 3 {
		t.Fatalf("%+v", second.Record)
	}
	_, content, err := w.App.OpenSubmissionFile(ctx, w.Admin, second.ID, 2)
	w.Must(err)
	said, err := io.ReadAll(content)
	w.Must(err)
	table, err := spreadsheet.Rows(said, 10)
	w.Must(err)
	if heads := table[0].Cells; len(table) != 2 || table[1].Cells[slices.Index(heads, "证书状态")] != "暂停" || table[1].Cells[slices.Index(heads, "暂停原因")] != "客户主动请求" {
		t.Errorf("%v", table)
	}
	confirmed(w, second)
	if list, _, err := w.App.ListReportItems(ctx, w.Admin, second.ID, postgres.Page{}); err != nil || len(list) != 2 || list[0].Number != held.Number || list[0].Held {
		t.Errorf("%v, %+v", err, list)
	}
	again, err := w.App.PrepareReport(ctx, w.Admin, today, surveyed, register.Nothing)
	if err != nil || again.Counts != (register.Counts{Unchanged: 3}) {
		t.Errorf("%v, %+v", err, again.Counts)
	}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, held.Version+1, decision.Cancel, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "business_ended", Asked: &decision.Asked{On: w.Body.Today(w.Clock)}}})
	w.Must(err)
	var broken rule.Broken
	if _, err := w.App.PrepareReport(ctx, w.Admin, surveyed, surveyed, register.Nothing); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-127" {
		t.Errorf("nothing, though a certificate was cancelled: %v", err)
	}
	view, err := w.App.GetReport(ctx, w.Admin)
	if err != nil || !view.On || view.Duty.DoneOn != surveyed {
		t.Errorf("%v, %+v", err, view)
	}
	list, _, err := w.App.ListSubmissions(ctx, w.Admin, postgres.Page{}, register.CNCA)
	if err != nil || len(list) != 5 {
		t.Errorf("%v, %d reports", err, len(list))
	}
	if list, _, err := w.App.ListSubmissions(ctx, w.Admin, postgres.Page{}, register.CertSearch); err != nil || len(list) != 0 {
		t.Errorf("%v, %d reports to another register", err, len(list))
	}
}

// A report that is made today does not know what happens later today: the next one tells of it.
func TestWhatHappensAfterTheReportOfTheDayIsReported(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Under(body.China)
	approved(w)
	held := w.Certified(w.Client("Harbour Hosting Ltd"))
	today := w.Body.Today(w.Clock)
	confirmed(w, report(w, today, today))
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, held.Version, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "client_request", EndsOn: today.AddMonths(2)}})
	w.Must(err)
	w.Clock = w.Clock.AddDate(0, 1, 0)
	next, err := w.App.GetReport(ctx, w.Admin)
	w.Must(err)
	var broken rule.Broken
	if _, err := w.App.PrepareReport(ctx, w.Admin, next.From, next.To, register.Nothing); !errors.As(err, &broken) {
		t.Errorf("nothing to report from %s to %s, though a certificate was suspended: %v", next.From, next.To, err)
	}
	if v := report(w, next.From, next.To); v.Counts.Changed != 1 {
		t.Errorf("%+v", v.Counts)
	}
}

// The decision counts where a surveillance audit was laid before people outside the team, and nothing while it waits.
func TestAnEscalatedSurveillanceIsReportedOnceDecided(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Under(body.China)
	approved(w)
	held := w.Certified(w.Client("Harbour Hosting Ltd"))
	issued := w.Body.Today(w.Clock)
	confirmed(w, report(w, issued, issued))
	w.Clock = w.Clock.AddDate(0, 10, 0)
	on := w.Body.Today(w.Clock)
	a := surveillanceConcluded(w, held, on)
	waits, err := w.App.PrepareReport(ctx, w.Admin, on, on, register.Nothing)
	if err == nil {
		t.Errorf("a clean surveillance audit is not reported: %+v", waits.Counts)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		made, err := decision.New(decision.Record{ID: id.Decision(testkit.NewID()), Type: decision.Maintain, AuditIDs: []id.Audit{a.ID}, ClientID: held.ClientID,
			ClientName: held.Holder.Name, Standard: held.Standard, ProgrammeID: held.ProgrammeID, CertificateID: held.ID, ProposedOn: on})
		w.Must(err)
		return tx.InsertDecision(made)
	})
	waits, err = w.App.PrepareReport(ctx, w.Admin, on, on, register.Nothing)
	if err != nil || waits.Counts != (register.Counts{}) {
		t.Errorf("one that waits for its decision is reported: %+v, %v", waits.Counts, err)
	}
}

// A scope that was reduced is a change to CNCA: the certificate was issued anew. CertSearch gets both versions, the one before
// as no longer in force.
func TestAReductionIsReported(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Under(body.China)
	approved(w)
	w.Reports()
	held := w.Certified(w.Client("Harbour Hosting Ltd"))
	w.Allows(held.ID, contract.CertSearch, true)
	issued := w.Body.Today(w.Clock)
	confirmed(w, report(w, issued, issued))
	confirmed(w, w.Submission(register.Changed))

	w.Clock = w.Clock.AddDate(0, 1, 0)
	today := w.Body.Today(w.Clock)
	d, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "A part has ended.", Code: "business_ended", Less: &decision.Less{Scope: text.T("Hosting in one room", "单一机房托管")}}})
	w.Must(err)
	var next certificate.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { next, err = tx.Certificate(d.CertificateID); return err })
	v := report(w, today, today)
	if v.Counts != (register.Counts{Changed: 1}) {
		t.Fatalf("%+v", v.Record)
	}
	rows := sheet(t, w, v, "证书变更")
	for heading, want := range map[string]string{"证书编号": next.Number, "原证书编号": held.Number, "变更类别": "换发", "上报类型": "02", "认证覆盖的业务范围": "单一机房托管", "变更日期": today.String()} {
		if got := rows[1][slices.Index(rows[0], heading)]; got != want {
			t.Errorf("%s: %q, want %q", heading, got, want)
		}
	}
	told := w.Submission(register.Changed)
	if told.Counts != (register.Counts{New: 1, Changed: 1}) {
		t.Fatalf("%+v", told.Record)
	}
	words := map[string]string{}
	cells := sheet(t, w, told, register.CertificationTab)
	for _, row := range cells[1:] {
		words[row[slices.Index(cells[0], "certificate_number")]] = row[slices.Index(cells[0], "certification_status")]
	}
	if words[held.Number] != "Inactive" || words[next.Number] != "Active" {
		t.Errorf("%v", words)
	}
}

func TestTheColumnsOfTheBody(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	l := register.Delivered().Layout
	l.Columns = []register.Column{{Heading: "No.", Field: "certificate_number"}, {Heading: "Post code", Fixed: "/"}}
	v, err := w.App.ChangeReportColumns(ctx, w.Admin, register.DeliveredVersion, l)
	if err != nil || len(v.Columns) != 2 || len(v.Delivered.Columns) != len(v.Fields) {
		t.Fatalf("%v, %+v", err, v)
	}
	if _, err := w.App.ChangeReportColumns(ctx, w.Admin, register.DeliveredVersion, l); err == nil {
		t.Error("an older version was changed")
	}
	if got, err := w.App.GetReportColumns(ctx, w.Admin); err != nil || got.Version != v.Version || got.Columns[1].Fixed != "/" {
		t.Errorf("%v, %+v", err, got.Mapping)
	}
}

// What a client typed goes to the platform as it is: a telephone number begins with a plus sign.
func TestTheTableSaysTelephoneNumbersAsTheyAre(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	approved(w)
	c := w.Client("Harbour Hosting Ltd")
	w.Certified(c)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		k, err := tx.LockClient(c.ID, 0)
		w.Must(err)
		r := k.Record()
		r.Contacts[0].Phone = "+86 10 5555 1234"
		again, err := client.From(r)
		w.Must(err)
		_, err = tx.SaveClient(again)
		return err
	})
	today := w.Body.Today(w.Clock)
	v := report(w, today, today)
	_, content, err := w.App.OpenSubmissionFile(context.Background(), w.Admin, v.ID, 1)
	w.Must(err)
	said, err := io.ReadAll(content)
	w.Must(err)
	if !strings.Contains(string(said), ",+86 10 5555 1234,") {
		t.Errorf("%s", said)
	}
}

// A workbook has a sheet for each stream, also where one is empty.
func TestTheWorkbookOfTheReport(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	approved(w)
	w.Certified(w.Client("Harbour Hosting Ltd"))
	today := w.Body.Today(w.Clock)
	v := report(w, today, today)
	if !strings.HasPrefix(v.Files[0].Name, "cnca_") || !strings.HasSuffix(v.Files[1].Name, ".csv") {
		t.Errorf("%+v", v.Files)
	}
	_, content, err := w.App.OpenSubmissionFile(context.Background(), w.Admin, v.ID, 0)
	w.Must(err)
	book, err := excelize.OpenReader(content)
	w.Must(err)
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"新颁证书", "监督审核", "证书变更"}) {
		t.Errorf("%v", got)
	}
}

// A sub-certificate has rows of its own, which refer to its certificate (MS-16).
func TestASubCertificateHasItsRow(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	approved(w)
	page := withSub(w, w.Client("Bluewater Ltd"))
	today := w.Body.Today(w.Clock)
	v := report(w, today, today)
	rows := sheet(t, w, v, "新颁证书")
	if v.Counts.New != 2 || len(rows) != 3 {
		t.Fatalf("%+v: %v", v.Record, rows)
	}
	numbers, mains := slices.Index(rows[0], "证书编号"), slices.Index(rows[0], "主认证证书号")
	for _, row := range rows[1:] {
		if want := map[string]string{page.Number: "", page.Number + "-01": page.Number}[row[numbers]]; row[mains] != want {
			t.Errorf("%s refers to %q, want %q", row[numbers], row[mains], want)
		}
	}
	confirmed(w, v)
	if again, err := w.App.PrepareReport(context.Background(), w.Admin, today, today, register.Nothing); err != nil || again.Counts.Unchanged != 2 {
		t.Errorf("%+v %v", again.Counts, err)
	}
}

// Rule "SM-163": what is held back from the report to CNCA is one task for each certificate, from the reminder on, apart from
// those of IAF CertSearch; it is done when a report that tells all of it was uploaded, or set aside with a reason.
func TestWhatIsHeldBackFromCNCAIsATask(t *testing.T) {
	w := testkit.New(t)
	w.Under(body.China)
	today := w.Body.Today(w.Clock)
	whole, lacks := w.Certified(w.Client("Harbour Hosting Ltd")), w.Certified(w.Client("Quayside Ltd"))
	r := certificateNow(w, lacks.ID)
	registered := r.Holder
	r.Holder.Country, r.Holder.Registered = "CN", "wrong"
	restate := func() {
		c, err := certificate.From(r)
		w.Must(err)
		w.Tx(w.Admin, func(tx *postgres.Tx) error { r, err = tx.SaveCertificate(c); return err })
	}
	restate()
	tasks := func(to, state string) []app.RefusalView {
		list, _, err := w.App.ListRefusals(ctx, w.Admin, postgres.Page{}, postgres.RefusalFilter{Register: to, State: state})
		w.Must(err)
		return list
	}
	on(w, today.String(), app.RemindOfReports) // from now on it owes them
	on(w, today.AddMonths(1).AddDays(5).String(), app.RemindOfReports)
	if due := tasks("cnca", "open"); len(due) != 1 || due[0].Certificate != lacks.ID || len(due[0].Problems) != 1 {
		t.Fatalf("from the reminder on: %+v", due)
	}
	approved(w)
	first := report(w, today, today)
	open := tasks("cnca", "open")
	if first.Counts != (register.Counts{New: 1, Held: 1}) || len(open) != 1 || open[0].Certificate != lacks.ID || open[0].Problems[0].Field != "credit_code" || open[0].Times != 1 {
		t.Fatalf("%+v: %+v", first.Counts, open)
	}
	if len(tasks("certsearch", "")) != 0 {
		t.Error("a task about IAF CertSearch")
	}
	_, err := w.App.ConfirmSubmission(ctx, w.Admin, first.ID, first.Version)
	w.Must(err)
	if now := tasks("cnca", "open"); len(now) != 1 || now[0].Times != 1 {
		t.Errorf("done, though it is held back: %+v", now)
	}
	_, err = w.App.SetRefusalAside(ctx, w.Admin, open[0].ID, open[0].Version, "Nobody asks for it.")
	w.Must(err)

	w.Clock = w.Clock.AddDate(0, 1, 0)
	later := w.Body.Today(w.Clock)
	second := today.AddDays(1)
	_, err = w.App.PrepareReport(ctx, w.Admin, second, later, register.Window)
	if err == nil {
		t.Error("a report of nothing but what is held back")
	}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), lacks.ID, 0, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "client_request", EndsOn: later.AddMonths(2)}})
	w.Must(err)
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), whole.ID, 0, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "client_request", EndsOn: later.AddMonths(2)}})
	w.Must(err)
	again := report(w, second, later)
	if now := tasks("cnca", "open"); again.Counts.Held != 2 || len(now) != 1 || len(now[0].Problems) != 1 {
		t.Fatalf("two lines of one certificate: %+v, %+v", again.Counts, now)
	}
	_, err = w.App.DropSubmission(ctx, w.Admin, again.ID, again.Version)
	w.Must(err)
	r = certificateNow(w, lacks.ID)
	r.Holder = registered
	restate()
	told := report(w, second, later)
	if told.Counts.Held != 0 {
		t.Fatalf("still held back: %+v", told.Held)
	}
	_, err = w.App.ConfirmSubmission(ctx, w.Admin, told.ID, told.Version)
	w.Must(err)
	if done := tasks("cnca", "done"); len(done) != 1 || done[0].EndedBy != w.Admin.Name || len(tasks("cnca", "open")) != 0 || len(tasks("cnca", "aside")) != 1 {
		t.Errorf("done: %+v", done)
	}
}
