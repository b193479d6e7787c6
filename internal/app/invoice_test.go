package app_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/message"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
	"triennia/internal/testkit"
)

// concluded lets the audit of the kind be concluded, as the team does at the end of its work.
func concluded(w *testkit.World, c contract.Record, k programme.Kind) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(c.ClientID)
		w.Must(err)
		audits, err := tx.AuditsOfProgramme(list[0].ID)
		w.Must(err)
		for _, r := range audits {
			if r.Type != k {
				continue
			}
			day := w.Body.Today(w.Clock)
			r.State, r.Span, r.Report = audit.Reported, audit.Whole(day, day), audit.Report{Recommendation: audit.Positive, IssuedOn: day}
			r.Stage1 = &audit.Stage1{Readiness: audit.Ready}
			au, err := audit.From(r)
			w.Must(err)
			w.Must(au.Conclude(day, nil))
			_, err = tx.SaveAudit(au)
			return err
		}
		w.T.Fatalf("there is no %s", k)
		return nil
	})
}

func invoices(w *testkit.World) []app.InvoiceView {
	w.T.Helper()
	list, _, err := w.App.ListInvoices(ctx, w.Finance(), postgres.Page{Limit: 100, Sort: "reference"}, postgres.InvoiceFilter{})
	w.Must(err)
	return list
}

func lettersOf(w *testkit.World, template string) int { return len(lettersNamed(w, template)) }

func lettersNamed(w *testkit.World, template string) (out []message.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 200}, postgres.MessageFilter{})
		for _, m := range list {
			if m.Template == template {
				out = append(out, m)
			}
		}
		return err
	})
	return out
}

func paid(w *testkit.World, i app.InvoiceView, amount fee.Money) app.InvoiceView {
	w.T.Helper()
	out, err := w.App.RecordPayment(ctx, w.Finance(), i.ID, i.Version, app.NewPayment{Amount: amount, On: w.Body.Today(w.Clock), Payer: i.Buyer.Name.En})
	w.Must(err)
	return out
}

func TestInvoicesFollowTheWork(t *testing.T) {
	w := testkit.New(t)
	c := w.Agreed(w.Client("Bluewater"))
	w.Work()
	list := invoices(w)
	if len(list) != 1 || list[0].Reference != "I-2026-0001" || list[0].Occasion != fee.AtContract || list[0].Gross != fee.MustMoney("1060") ||
		list[0].DueOn != w.Body.Today(w.Clock).AddDays(30) || list[0].Buyer.Registered != "551234" {
		t.Fatalf("%+v", list)
	}
	if n := lettersOf(w, "invoice_raised"); n != 1 {
		t.Errorf("%d letters", n)
	}
	concluded(w, c, programme.Stage1)
	w.Work()
	concluded(w, c, programme.Stage2)
	w.Work()
	sum, q := fee.Sum{}, fee.Record{}
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { q, err = tx.Quotation(c.QuotationID); return err })
	list = invoices(w)
	for _, i := range list {
		sum.Net += i.Net
	}
	if want := q.Offer.Years[0].Net - fee.MustMoney("2000"); len(list) != 3 || sum.Net != want {
		t.Errorf("%d invoices of %s, want three of %s", len(list), sum.Net, want)
	}
	// The same news again raises nothing.
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		return tx.Enqueue("invoice.raise", "again", w.Clock, map[string]string{"event": "contract.accepted", "subject": c.ID.String()})
	})
	w.Work()
	if n := len(invoices(w)); n != 3 {
		t.Errorf("%d invoices after hearing of the contract twice", n)
	}
}

// Rule "FEE-16": of two standards each is invoiced for its own audit, and the news of one again raises nothing.
func TestEachStandardIsInvoicedByItself(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater")
	a := w.Accepted(c, standard.ITSM, "ISO/IEC 27001:2022")
	q := w.Quoted(a)
	_, err := w.App.AcceptQuotation(ctx, w.Of(c.ID, "Ann Applicant"), q.ID, q.Version, app.Signature{Name: "Ann Applicant", Position: "director"})
	w.Must(err)
	list, err := w.App.ProgrammesOfClient(ctx, w.Admin, c.ID)
	if err != nil || len(list) != 2 {
		t.Fatalf("%d programmes, %v", len(list), err)
	}
	conclude := func(pid id.Programme) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			audits, err := tx.AuditsOfProgramme(pid)
			w.Must(err)
			at := slices.IndexFunc(audits, func(r audit.Record) bool { return r.Type == programme.Stage1 })
			r, day := audits[at], w.Body.Today(w.Clock)
			r.State, r.Span, r.Report = audit.Reported, audit.Whole(day, day), audit.Report{Recommendation: audit.Positive, IssuedOn: day}
			r.Stage1 = &audit.Stage1{Readiness: audit.Ready}
			au, err := audit.From(r)
			w.Must(err)
			w.Must(au.Conclude(day, nil))
			_, err = tx.SaveAudit(au)
			return err
		})
		w.Work()
	}
	conclude(list[1].ID)
	if got := invoices(w); len(got) != 2 || got[1].Standard != list[1].Standard || got[1].Occasion != fee.AfterStage1 || !strings.Contains(got[1].Title.En, list[1].Standard) {
		t.Fatalf("after the first: %+v", got)
	}
	conclude(list[0].ID)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(list[0].ID)
		w.Must(err)
		return tx.Enqueue("invoice.raise", "again", w.Clock, map[string]string{"event": "audit.concluded", "subject": audits[0].ID.String()})
	})
	w.Work()
	got, sum := invoices(w), fee.Money(0)
	for _, i := range got {
		if i.Occasion == fee.AfterStage1 {
			sum += i.Net
		}
	}
	if want := fee.Money(q.Sheet.Stage1Days) * fee.MustMoney("1500"); len(got) != 3 || sum != want {
		t.Errorf("%d invoices, stage 1 comes to %s of %s", len(got), sum, want)
	}
}

func TestPaymentRefundAndCreditNote(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Agreed(w.Client("Bluewater"))
	i := w.Charged(c, "100")
	i = paid(w, i, fee.MustMoney("110"))
	if i.State != invoice.Paid || i.Balance != fee.MustMoney("-4") || i.Received != fee.MustMoney("110") {
		t.Errorf("%+v", i)
	}
	today := w.Body.Today(w.Clock)
	i, err := w.App.Refund(ctx, w.Finance(), i.ID, i.Version, app.NewPayment{Amount: fee.MustMoney("4"), On: today, Payer: "Bluewater", Reason: "paid too much"})
	w.Must(err)
	_, err = w.App.Refund(ctx, w.Finance(), i.ID, i.Version, app.NewPayment{Amount: fee.MustMoney("106.01"), On: today, Payer: "Bluewater", Reason: "r"})
	refused(t, err, "FEE-18")
	if i, err = w.App.CreditInvoice(ctx, w.Finance(), i.ID, i.Version, "wrong project"); err != nil || i.Credit.Reference != "CN-2026-0001" || i.Balance != fee.MustMoney("-106") {
		t.Errorf("%+v, %v", i, err)
	}
	_, err = w.App.NoteTaxInvoice(ctx, w.Finance(), i.ID, i.Version, "26312000000123456789")
	w.Must(err)
	totals, err := w.App.TotalInvoices(ctx, w.Finance(), "bluewater", postgres.InvoiceFilter{})
	if err != nil || len(totals) != 1 || totals[0].Owed != fee.MustMoney("106") || totals[0].Invoiced != 0 {
		t.Errorf("%+v, %v", totals, err)
	}
	var b bytes.Buffer
	table, err := spreadsheet.CSV(&b)
	w.Must(err)
	w.Must(w.App.ExportInvoices(ctx, w.Finance(), "", postgres.InvoiceFilter{}, text.Zh, table))
	if got := b.String(); strings.Count(got, "\n") != 5 || !strings.Contains(got, "贷记单,2026-11-23,CN-2026-0001") || !strings.Contains(got, "-106.00") {
		t.Errorf("exported %s", got)
	}
}

func TestClientsSeeTheirOwnInvoices(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := w.Charged(w.Agreed(w.Client("Bluewater")), "100")
	ann, otto := w.Of(i.ClientID, "Ann Applicant"), w.Of(w.Client("Other").ID, "Otto Other")
	if b, name, err := w.App.PrintInvoice(ctx, ann, i.ID); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) || name != i.Reference+".pdf" {
		t.Errorf("%s, %v", name, err)
	}
	_, _, err := w.App.PrintCreditNote(ctx, ann, i.ID)
	refused(t, err, "not_found")
	_, err = w.App.GetInvoice(ctx, otto, i.ID)
	refused(t, err, "not_found")
	if list, _, err := w.App.ListInvoices(ctx, otto, postgres.Page{}, postgres.InvoiceFilter{}); err != nil || len(list) != 0 {
		t.Errorf("another client sees %d invoices, %v", len(list), err)
	}
}

func TestPayersInChina(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Under(body.China)
	i := w.Charged(w.Agreed(w.Client("Bluewater")), "100")
	pay := app.NewPayment{Amount: i.Gross, On: w.Body.Today(w.Clock), Payer: "Consultants Ltd"}
	_, err := w.App.RecordPayment(ctx, w.Finance(), i.ID, i.Version, pay)
	refused(t, err, "Q8")
	pay.Payer = "BLUEWATER"
	_, err = w.App.RecordPayment(ctx, w.Finance(), i.ID, i.Version, pay)
	w.Must(err)
}

func TestABodyThatIsPaidFirst(t *testing.T) {
	w := testkit.New(t)
	c := w.Agreed(w.Client("Bluewater"))
	w.Work()
	ann := w.Of(c.ClientID, "Ann Applicant")
	b, err := w.App.GetBody(ctx, w.Admin)
	w.Must(err)
	settings := b.Settings()
	settings.Billing.PayFirst = true
	_, err = w.App.ChangeBody(ctx, w.Admin, b.Version, settings)
	w.Must(err)
	var proposed audit.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.ProgrammesOf(c.ClientID)
		w.Must(err)
		audits, err := tx.AuditsOfProgramme(list[0].ID)
		w.Must(err)
		r := audits[0]
		day := w.Body.Today(w.Clock).AddDays(20)
		r.State, r.Span, r.ObjectBy = audit.Proposed, audit.Whole(day, day), day
		au, err := audit.From(r)
		w.Must(err)
		proposed, err = tx.SaveAudit(au)
		return err
	})
	_, err = w.App.ConfirmAudit(ctx, ann, proposed.ID, proposed.Version)
	refused(t, err, "FEE-20")
	if !strings.Contains(err.Error(), "I-2026-0001") {
		t.Errorf("does not name the invoice: %v", err)
	}
	i := invoices(w)[0]
	paid(w, i, i.Gross)
	_, err = w.App.ConfirmAudit(ctx, ann, proposed.ID, proposed.Version)
	w.Must(err)
}

func TestClientsAreRemindedOfInvoices(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := w.Charged(w.Agreed(w.Client("Bluewater")), "100")
	from := w.Clock
	for _, c := range []struct{ day, want int }{{26, 0}, {27, 1}, {27, 1}, {30, 1}, {31, 2}, {43, 2}, {60, 3}, {61, 3}, {99, 3}} {
		w.Clock = from.AddDate(0, 0, c.day)
		w.Must(app.RemindPayers(w.App, w.Body.ID))
		if n := lettersOf(w, "invoice_due"); n != c.want {
			t.Errorf("day %d: %d reminders, want %d", c.day, n, c.want)
		}
	}
	late, _, err := w.App.ListInvoices(ctx, w.Finance(), postgres.Page{}, postgres.InvoiceFilter{Status: "late"})
	if err != nil || len(late) != 1 || late[0].ID != i.ID || !late[0].Late {
		t.Errorf("late: %+v, %v", late, err)
	}
	today, err := w.App.GetToday(ctx, w.Finance())
	if err != nil || today.Counts.LateInvoices != 1 {
		t.Errorf("today: %+v, %v", today.Counts, err)
	}
}
