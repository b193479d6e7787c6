package api

import (
	"cmp"
	"context"
	"io"
	"mime"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

// InvoiceQuery narrows the invoices of a list, its sums and its export.
type InvoiceQuery struct {
	Status string    `query:"status" doc:"open, late, paid, credited or owed (to the client)"`
	Client id.Client `query:"client"`
	From   date.Date `query:"from" doc:"raised on or after"`
	To     date.Date `query:"to" doc:"raised on or before"`
}

func (q InvoiceQuery) filter() postgres.InvoiceFilter {
	return postgres.InvoiceFilter{Status: q.Status, Client: q.Client.String(), From: q.From, To: q.To}
}

type invoicesIn struct {
	InBody
	Paging
	InvoiceQuery
}

func (s *Server) listInvoices(ctx context.Context, who access.Actor, in *invoicesIn) (*Many[app.InvoiceView], error) {
	list, next, err := s.App.ListInvoices(ctx, who, in.page(), in.filter())
	return many(list, next), err
}

type invoiceTotalsIn struct {
	InBody
	InvoiceQuery
	Q string `query:"q" maxLength:"200"`
}

func (s *Server) totalInvoices(ctx context.Context, who access.Actor, in *invoiceTotalsIn) (*Many[postgres.InvoiceTotal], error) {
	list, err := s.App.TotalInvoices(ctx, who, in.Q, in.filter())
	return many(list, ""), err
}

type chargeExpensesIn struct {
	InBody
	Creation
	Contract id.Contract `path:"contract"`
	Body     app.NewCharges
}

func (s *Server) chargeExpenses(ctx context.Context, who access.Actor, in *chargeExpensesIn) (*One[app.InvoiceView], error) {
	i, err := s.App.ChargeExpenses(ctx, who, in.Contract, in.Body)
	return one(i.Version, i), err
}

// OneInvoice names an invoice in the path.
type OneInvoice struct {
	InBody
	Invoice id.Invoice `path:"invoice"`
}

func (s *Server) getInvoice(ctx context.Context, who access.Actor, in *OneInvoice) (*One[app.InvoiceView], error) {
	i, err := s.App.GetInvoice(ctx, who, in.Invoice)
	return one(i.Version, i), err
}

// ChangeInvoice names the invoice and the version that is changed.
type ChangeInvoice struct {
	OneInvoice
	Change
}

type paymentIn struct {
	ChangeInvoice
	Body app.NewPayment
}

func (s *Server) recordPayment(ctx context.Context, who access.Actor, in *paymentIn) (*One[app.InvoiceView], error) {
	i, err := s.App.RecordPayment(ctx, who, in.Invoice, in.seen(), in.Body)
	return one(i.Version, i), err
}

func (s *Server) refundPayment(ctx context.Context, who access.Actor, in *paymentIn) (*One[app.InvoiceView], error) {
	i, err := s.App.Refund(ctx, who, in.Invoice, in.seen(), in.Body)
	return one(i.Version, i), err
}

type creditInvoiceIn struct {
	ChangeInvoice
	Body Reason
}

func (s *Server) creditInvoice(ctx context.Context, who access.Actor, in *creditInvoiceIn) (*One[app.InvoiceView], error) {
	i, err := s.App.CreditInvoice(ctx, who, in.Invoice, in.seen(), in.Body.Reason)
	return one(i.Version, i), err
}

type taxInvoiceIn struct {
	ChangeInvoice
	Body struct {
		Number string `json:"number" maxLength:"60"`
	}
}

func (s *Server) noteTaxInvoice(ctx context.Context, who access.Actor, in *taxInvoiceIn) (*One[app.InvoiceView], error) {
	i, err := s.App.NoteTaxInvoice(ctx, who, in.Invoice, in.seen(), in.Body.Number)
	return one(i.Version, i), err
}

func (s *Server) printInvoice(c *gin.Context, who access.Actor) error {
	return sendInvoice(c, who, s.App.PrintInvoice)
}

func (s *Server) printCreditNote(c *gin.Context, who access.Actor) error {
	return sendInvoice(c, who, s.App.PrintCreditNote)
}

func sendInvoice(c *gin.Context, who access.Actor, write func(context.Context, access.Actor, id.Invoice) ([]byte, string, error)) error {
	var iid id.Invoice
	if err := iid.UnmarshalText([]byte(c.Param("invoice"))); err != nil {
		return fault.Missing(invoice.Noun)
	}
	document, name, err := write(c.Request.Context(), who, iid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", document)
	return nil
}

// formats are the files that invoices can be exported as.
var formats = map[string]struct {
	contentType string
	open        func(io.Writer) (spreadsheet.Table, error)
}{
	"csv":  {"text/csv; charset=utf-8", spreadsheet.CSV},
	"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", spreadsheet.Excel},
}

func (s *Server) exportInvoices(c *gin.Context, who access.Actor) error {
	format, known := formats[c.Param("format")]
	if !known {
		return fault.Missing(text.T("format of an export", "导出格式"))
	}
	f, err := exportFilter(c)
	if err != nil {
		return err
	}
	out := &attachment{c: c, name: "invoices." + c.Param("format"), contentType: format.contentType}
	table, err := format.open(out)
	if err != nil {
		return err
	}
	l := lang(c.Request.Context())
	if asked := c.Query("lang"); asked != "" {
		l = text.Parse(asked)
	}
	return s.App.ExportInvoices(c.Request.Context(), who, c.Query("q"), f, l, table)
}

func exportFilter(c *gin.Context) (f postgres.InvoiceFilter, err error) {
	f.Status, f.Client = c.Query("status"), c.Query("client")
	var bad fault.Invalid
	for name, day := range map[string]*date.Date{"from": &f.From, "to": &f.To} {
		if err := day.UnmarshalText([]byte(c.Query(name))); err != nil {
			bad.Add(name, text.T("Give a day such as 2026-11-23.", "请填写日期，例如 2026-11-23。"))
		}
	}
	var cid id.Client
	if err := cid.UnmarshalText([]byte(f.Client)); err != nil {
		bad.Add("client", text.T("This is no identifier of a client.", "该值不是客户标识。"))
	}
	return f, bad.OrNil()
}

// attachment writes the heads of a file with its first byte, so that an error before it is a problem document.
type attachment struct {
	c                 *gin.Context
	name, contentType string
	cache             string // how long a copy may be used, where anybody may see it
	begun             bool
}

// slowestChunk is how long a reader may take for what is written at once.
const slowestChunk = time.Minute

func (a *attachment) Write(b []byte) (int, error) {
	// A writer that knows no deadline, as in a test, has no slow reader.
	_ = http.NewResponseController(a.c.Writer).SetWriteDeadline(time.Now().Add(slowestChunk))
	if !a.begun {
		a.begun = true
		a.c.Header("Content-Type", a.contentType)
		a.c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.name}))
		a.c.Header("X-Content-Type-Options", "nosniff")
		a.c.Header("Cache-Control", cmp.Or(a.cache, "private, no-store"))
	}
	return a.c.Writer.Write(b)
}

var (
	sampleCharges = app.NewCharges{Lines: []invoice.Expense{{Name: text.T("Train", "火车票"), Amount: fee.MustMoney("120"), TaxPercent: 6}}}
	samplePayment = app.NewPayment{Amount: fee.MustMoney("100"), On: date.MustParse("2026-11-23"), Payer: "Bluewater Data Centres Ltd", Reason: "paid twice"}
)
