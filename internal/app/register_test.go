package app_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"triennia/internal/app"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// sheet reads a tab of the first file of the submission.
func sheet(t *testing.T, w *testkit.World, s app.SubmissionView, tab string) [][]string {
	t.Helper()
	_, content, err := w.App.OpenSubmissionFile(context.Background(), w.Admin, s.ID, 0)
	w.Must(err)
	f, err := excelize.OpenReader(io.NewSectionReader(content, 0, content.Size()))
	w.Must(err)
	defer f.Close()
	rows, err := f.GetRows(tab)
	w.Must(err)
	return rows
}

// Only those who allow it are told; what was uploaded is not told again until it differs; a consent taken back is a
// certificate to remove.
func TestAMonthOfTheRegister(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	var f fault.Error
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.All); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Fatalf("a body that does not report prepared a file: %v", err)
	}
	w.Reports()
	harbour := w.Certified(w.Client("Harbour Hosting Ltd"))
	w.Certified(w.Client("Quiet Ltd"))
	w.Allows(harbour.ID, contract.CertSearch, true)

	first := w.Submission(register.Changed)
	if first.Counts != (register.Counts{New: 1}) || len(first.Files) != 2 || first.Files[0].Name != "cb_certs.xlsx" || first.Files[1].Name != "cb_certs.xml" || first.Files[1].Rows != 1 {
		t.Fatalf("%+v", first.Record)
	}
	rows := sheet(t, w, first, register.CertificationTab)
	if len(rows) != 2 || len(rows[0]) != len(register.Fields) || rows[1][1] != "Harbour Hosting Ltd" {
		t.Errorf("%v", rows)
	}
	if sites := sheet(t, w, first, register.SitesTab); len(sites) != 1+len(harbour.Sites) {
		t.Errorf("%v", sites)
	}
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.All); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("two files were prepared at once: %v", err)
	}
	if _, err := w.App.DropSubmission(ctx, w.Admin, first.ID, first.Version); err != nil {
		t.Fatal(err)
	}
	again := w.Submission(register.Changed)
	if again.Counts.New != 1 {
		t.Errorf("what was discarded counts as uploaded: %+v", again.Counts)
	}
	sent, err := w.App.ConfirmSubmission(ctx, w.Admin, again.ID, again.Version)
	if err != nil || sent.State != register.Sent || len(sent.Actions) != 0 {
		t.Fatalf("%+v %v", sent, err)
	}
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.Changed); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("a file without a change: %v", err)
	}
	nothing := w.Submission(register.Nothing)
	if nothing.State != register.Sent || nothing.Counts.Unchanged != 1 {
		t.Errorf("%+v", nothing)
	}

	w.Allows(harbour.ID, contract.CertSearch, false)
	var broken rule.Broken
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.Nothing); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-127" {
		t.Errorf("nothing changed, though a consent was taken back: %v", err)
	}
	gone := w.Submission(register.Changed)
	if gone.Counts != (register.Counts{Removed: 1}) || len(gone.Files) != 0 || gone.Removed[0].Number != harbour.Number {
		t.Errorf("%+v", gone)
	}
	_, err = w.App.ConfirmSubmission(ctx, w.Admin, gone.ID, gone.Version)
	w.Must(err)
	if v := w.Submission(register.Nothing); v.Counts != (register.Counts{}) {
		t.Errorf("%+v", v.Counts)
	}
	list, next, err := w.App.ListSubmissions(ctx, w.Admin, postgres.Page{Limit: 2}, register.CertSearch)
	if err != nil || len(list) != 2 || next == "" {
		t.Errorf("%v %q %v", list, next, err)
	}
	if rest, _, err := w.App.ListSubmissions(ctx, w.Admin, postgres.Page{Limit: 9, After: next}, register.CertSearch); err != nil || len(rest) != 3 {
		t.Errorf("%d %v", len(rest), err)
	}
	v, err := w.App.GetRegister(ctx, w.Admin)
	if err != nil || !v.On || v.Prepared != nil || v.Duty.DoneOn.IsZero() {
		t.Errorf("%+v %v", v, err)
	}
}

// sent is how many letters of the template the body sent.
func sent(w *testkit.World, template string) (n int) {
	list, _, err := w.App.ListMessages(context.Background(), w.Admin, postgres.Page{Limit: 100}, postgres.MessageFilter{})
	w.Must(err)
	for _, m := range list {
		if m.Template == template {
			n++
		}
	}
	return n
}

// on moves the clock of the world to the noon of the day and reminds the body.
func on(w *testkit.World, day string, remind func(*app.App, id.Body) error) {
	w.T.Helper()
	at, err := time.Parse(time.DateOnly, day)
	w.Must(err)
	w.Clock = at.Add(12 * time.Hour)
	w.Must(remind(w.App, w.Body.ID))
}

// The administrators are reminded on day 20, seven days before the end of the month and on its last day; a month that was
// missed stays due, with a letter each week, until the next report (SM-193).
func TestTheReminderOfTheRegister(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Clock = time.Date(2027, 1, 5, 12, 0, 0, 0, time.UTC)
	w.Under(body.China)
	w.Reports()
	for _, c := range []struct {
		day           string
		want, overdue int
	}{{"2027-01-19", 0, 0}, {"2027-01-20", 1, 0}, {"2027-01-23", 1, 0}, {"2027-01-24", 2, 0}, {"2027-01-30", 2, 0}, {"2027-01-31", 3, 0},
		{"2027-02-01", 3, 2}, {"2027-02-07", 3, 2}, {"2027-02-21", 3, 4}} {
		on(w, c.day, app.RemindOfReports)
		if got := sent(w, "register_due"); got != c.want || sent(w, "report_due") != got {
			t.Errorf("%s: %d letters, want %d", c.day, got, c.want)
		}
		if got := sent(w, "report_overdue"); got != c.overdue {
			t.Errorf("%s: %d letters that it is overdue, want %d", c.day, got, c.overdue)
		}
	}
	v, err := w.App.GetRegister(ctx, w.Admin)
	if err != nil || v.Duty.DueOn.String() != "2027-01-31" || !v.Duty.Overdue || !v.Duty.Soon {
		t.Errorf("a month that was missed: %+v %v", v.Duty, err)
	}
	w.Clock = time.Date(2027, 3, 2, 12, 0, 0, 0, time.UTC)
	w.Submission(register.Nothing)
	today := w.Body.Today(w.Clock)
	_, err = w.App.PrepareReport(ctx, w.Admin, today, today, register.Nothing)
	w.Must(err)
	before := sent(w, "report_overdue")
	on(w, "2027-03-31", app.RemindOfReports)
	if got := sent(w, "register_due") + sent(w, "report_due"); got != 6 || sent(w, "report_overdue") != before {
		t.Errorf("reminded though the report of the month is made: %d letters", got)
	}
}

// An upload of certificates is no report of numbers: who changes over owes the numbers of the quarter.
func TestACertificateUploadIsNoReportOfNumbers(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Reports()
	w.Submission(register.Nothing)
	b, err := w.App.GetBody(ctx, w.Admin)
	w.Must(err)
	s := b.Settings()
	s.Counts = true
	_, err = w.App.ChangeBody(ctx, w.Admin, b.Version, s)
	w.Must(err)
	if v, err := w.App.GetRegister(ctx, w.Admin); err != nil || !v.Duty.DoneOn.IsZero() {
		t.Errorf("%+v %v", v.Duty, err)
	}
}

// Rule "SM-163": a certificate that its fields hold back is a task, as one that the register refused of a file.
func TestWhatIsHeldBackIsATask(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Reports()
	harbour, quiet := w.Certified(w.Client("Harbour Hosting Ltd")), w.Certified(w.Client("Quiet Ltd"))
	for _, c := range []id.Certificate{harbour.ID, quiet.ID} {
		w.Allows(c, contract.CertSearch, true)
	}
	street := func(c id.Certificate, address text.Text) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			k, err := tx.LockCertificate(c, 0)
			w.Must(err)
			r := k.Record()
			r.Holder.Address = address
			again, err := certificate.From(r)
			w.Must(err)
			_, err = tx.SaveCertificate(again)
			return err
		})
	}
	street(harbour.ID, text.Text{})
	var broken rule.Broken
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.Nothing); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-127" {
		t.Errorf("nothing has changed, though certificates were never told: %v", err)
	}
	open := func() []app.RefusalView {
		list, _, err := w.App.ListRefusals(ctx, w.Admin, postgres.Page{}, postgres.RefusalFilter{Register: "certsearch", State: "open"})
		w.Must(err)
		return list
	}
	v := w.Submission(register.Changed)
	list := open()
	if v.Counts != (register.Counts{New: 1, Held: 1}) || len(list) != 1 || list[0].Number != harbour.Number || list[0].Problems[0].Field != "business_registered_street" {
		t.Fatalf("%+v, %+v", v.Counts, list)
	}
	confirmed(w, v)
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.Nothing); !errors.As(err, &broken) || !strings.Contains(err.Error(), harbour.Number) {
		t.Errorf("nothing has changed, though one is held back: %v", err)
	}
	on(w, "2027-02-01", app.RemindOfReports)
	if again := open(); len(again) != 1 || again[0].Times != 1 {
		t.Errorf("the same task twice: %+v", again)
	}
	street(harbour.ID, text.T("1 Quay", "码头1号"))
	confirmed(w, w.Submission(register.Changed))
	if list := open(); len(list) != 0 {
		t.Errorf("told, and still a task: %+v", list)
	}

	var bad fault.Invalid
	for number, reason := range map[string]string{"N-404": "unknown", quiet.Number: " "} {
		if _, err := w.App.EnterRefusal(ctx, w.Admin, number, reason); !errors.As(err, &bad) {
			t.Errorf("%s: %v", number, err)
		}
	}
	r, err := w.App.EnterRefusal(ctx, w.Admin, " "+quiet.Number+" ", "standards_name: not known")
	if err != nil || r.EnteredBy == "" || len(open()) != 1 {
		t.Fatalf("%+v %v", r, err)
	}
	if v := w.Submission(register.Changed); v.Counts.Changed != 1 || v.Counts.Unchanged != 1 {
		t.Errorf("what the register refused is not told again: %+v", v.Counts)
	} else {
		confirmed(w, v)
	}
	if list := open(); len(list) != 0 {
		t.Errorf("told again, and still a task: %+v", list)
	}
}

// Rule "SM-194": nothing is reported as accredited once the accreditation has ended, nor issued; the administrators knew.
func TestAnAccreditationThatEnds(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Reports()
	b, err := w.App.GetBody(ctx, w.Admin)
	w.Must(err)
	ends := w.Body.Today(w.Clock).AddMonths(2)
	s := b.Settings()
	s.Accreditation.ExpiresOn = ends
	b, err = w.App.ChangeBody(ctx, w.Admin, b.Version, s)
	w.Must(err)
	harbour := w.Certified(w.Client("Harbour Hosting Ltd"))
	w.Allows(harbour.ID, contract.CertSearch, true)
	on(w, ends.AddDays(-40).String(), app.RemindOfAccreditation)
	on(w, ends.AddDays(-20).String(), app.RemindOfAccreditation)
	if got := sent(w, "accreditation_ends"); got != 2 {
		t.Errorf("%d letters, want those of three months and of one", got)
	}
	on(w, ends.AddDays(1).String(), app.RemindOfAccreditation)
	if got := sent(w, "accreditation_ended"); got != 1 {
		t.Errorf("%d letters that it has ended", got)
	}
	var f fault.Error
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.All); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("reported as accredited: %v", err)
	}
	page, err := w.App.VerifyCertificate(ctx, harbour.Code, date.Date{})
	if err != nil || page.Body.Accreditation != "" {
		t.Errorf("%q named on the public page, %v", page.Body.Accreditation, err)
	}
}

// A body that its accreditation body leaves out counts its certificates each quarter, whoever of its clients allows what.
func TestTheNumbersOfTheQuarter(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	var f fault.Error
	w.Reports()
	w.Certified(w.Client("Harbour Hosting Ltd"))
	if _, err := w.App.CountCertificates(ctx, w.Admin); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("numbers of a body that reports certificates: %v", err)
	}
	b, err := w.App.GetBody(ctx, w.Admin)
	w.Must(err)
	s := b.Settings()
	s.Counts = true
	_, err = w.App.ChangeBody(ctx, w.Admin, b.Version, s)
	w.Must(err)
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.All); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("certificates of a body that reports numbers: %v", err)
	}
	v, err := w.App.CountCertificates(ctx, w.Admin)
	w.Must(err)
	rows := sheet(t, w, v, "Numbers")
	if v.Counts != (register.Counts{Counted: 1}) || v.From != register.Quarter(v.To) || len(rows) != 2 || rows[1][0] != "ISO/IEC 20000-1:2018" || rows[1][1] != "IE" || rows[1][3] != "1" {
		t.Errorf("%+v %v", v.Record, rows)
	}
	if _, err := w.App.CountCertificates(ctx, w.Admin); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("two files at once: %v", err)
	}
	_, err = w.App.ConfirmSubmission(ctx, w.Admin, v.ID, v.Version)
	w.Must(err)
	view, err := w.App.GetRegister(ctx, w.Admin)
	if err != nil || !view.Counts || view.Duty.DoneOn.IsZero() {
		t.Errorf("%+v %v", view, err)
	}
	for want, day := range []string{"2027-03-16", "2027-03-17"} {
		on(w, day, app.RemindOfReports)
		if got := sent(w, "numbers_due"); got != want {
			t.Errorf("%s: %d letters, want %d", day, got, want)
		}
	}
}
