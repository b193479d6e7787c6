package app_test

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"triennia/internal/app"
	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/register"
	"triennia/internal/domain/rule"
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

// The administrators are reminded in the last seven days of the month, once, and not where the report is made.
func TestTheReminderOfTheRegister(t *testing.T) {
	w, ctx := testkit.New(t), context.Background()
	w.Under(body.China)
	w.Reports()
	letters := func() int { return sent(w, "register_due") }
	remind := func(day string) {
		at, err := time.Parse(time.DateOnly, day)
		w.Must(err)
		w.Clock = at.Add(12 * time.Hour)
		for _, tick := range app.Ticks {
			if tick.Name == "register.remind" {
				w.Must(tick.Do(w.App, ctx))
			}
		}
	}
	for _, c := range []struct {
		day  string
		want int
	}{{"2027-01-23", 0}, {"2027-01-24", 1}, {"2027-01-30", 1}, {"2027-02-21", 2}} {
		remind(c.day)
		if got := letters(); got != c.want {
			t.Errorf("%s: %d letters, want %d", c.day, got, c.want)
		}
	}
	if got := sent(w, "report_due"); got != 2 {
		t.Errorf("reminded of the report to CNCA with %d letters", got)
	}
	w.Clock = time.Date(2027, 3, 2, 12, 0, 0, 0, time.UTC)
	w.Submission(register.Nothing)
	today := w.Body.Today(w.Clock)
	_, err := w.App.PrepareReport(ctx, w.Admin, today, today, register.Nothing)
	w.Must(err)
	remind("2027-03-30")
	if got := letters() + sent(w, "report_due"); got != 4 {
		t.Errorf("reminded though the report of the month is made: %d letters", got)
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
		at, err := time.Parse(time.DateOnly, day)
		w.Must(err)
		w.Clock = at.Add(12 * time.Hour)
		for _, tick := range app.Ticks {
			if tick.Name == "register.remind" {
				w.Must(tick.Do(w.App, ctx))
			}
		}
		if got := sent(w, "numbers_due"); got != want {
			t.Errorf("%s: %d letters, want %d", day, got, want)
		}
	}
}
