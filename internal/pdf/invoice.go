package pdf

import (
	"strings"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/text"
)

// Invoice is the invoice in both languages, as it was raised: payments do not change it.
func Invoice(b body.Record, r invoice.Record) ([]byte, error) {
	d := invoicePage(b, r, text.T("Invoice", "账单"), r.Reference, r.RaisedOn)
	d.Facts(Fact{text.T("Number", "编号"), r.Reference}, Fact{text.T("Date", "日期"), r.RaisedOn.String()},
		Fact{text.T("Please pay by", "付款期限"), r.DueOn.String()},
		Fact{text.T("Agreement and quotation", "合同及报价"), strings.Join(clean(r.ContractReference, r.QuotationReference), ", ")},
		Fact{text.T("For", "事项"), Join(r.Title, "  ")})
	d.parties(r)
	d.invoiceLines(r, 1)
	if r.Seller.Account != "" {
		d.Heading(text.T("Where to pay", "收款账户"))
		d.Paragraph(r.Seller.Account, Style{})
		d.Both(text.Tf("Please name %s with the payment.", "付款时请注明 %s。", r.Reference), Style{})
	}
	d.taxNote(b, r)
	return d.Bytes()
}

// CreditNote is the credit note that cancels the invoice, in both languages.
func CreditNote(b body.Record, r invoice.Record) ([]byte, error) {
	c := r.Credit
	d := invoicePage(b, r, text.T("Credit note", "贷记单"), c.Reference, c.On)
	d.Facts(Fact{text.T("Number", "编号"), c.Reference}, Fact{text.T("Date", "日期"), c.On.String()},
		Fact{text.T("Cancels invoice", "冲销账单"), strings.Join([]string{r.Reference, r.RaisedOn.String()}, ", ")},
		Fact{text.T("Reason", "理由"), c.Reason})
	d.parties(r)
	d.invoiceLines(r, -1)
	d.taxNote(b, r)
	return d.Bytes()
}

func invoicePage(b body.Record, r invoice.Record, title text.Text, reference string, on date.Date) *Doc {
	d := New(Page{Title: Join(title, " ") + " " + reference, Author: b.Name.En, At: on.Start(time.UTC),
		HeadLeft: Join(r.Seller.Name, "  "), HeadRight: reference, Foot: Join(r.Buyer.Name, "  ")})
	d.Title(title)
	return d
}

func (d *Doc) parties(r invoice.Record) {
	d.Table([]Column{{text.T("From", "开具方"), 1, Left}, {text.T("To", "客户"), 1, Left}}, []Row{Cells(party(r.Seller), party(r.Buyer))})
}

func party(p invoice.Party) string {
	en := strings.Join(clean(p.Address.En, p.City.En, p.Country), ", ")
	return strings.Join(clean(Join(p.Name, "\n"), en, p.City.Zh+p.Address.Zh, p.Registered), "\n")
}

// invoiceLines are the lines with their sums; sign is -1 on a credit note.
func (d *Doc) invoiceLines(r invoice.Record, sign fee.Money) {
	rows := make([]Row, 0, len(r.Lines)+4)
	for _, l := range r.Lines {
		l.Amount *= sign
		name := Join(l.Name, "\n")
		if !l.Note.IsZero() {
			name += "\n" + Join(l.Note, "\n")
		}
		rows = append(rows, Cells(name, l.Quantity, l.Unit.In(r.Currency), percentage(l.TaxPercent), l.Amount.In(r.Currency)))
	}
	sum := func(label, rate string, m fee.Money) Row {
		return Cells(label, "", "", rate, (sign * m).In(r.Currency))
	}
	rows = append(rows, sum("Net  不含税", "", r.Net))
	for _, t := range r.Taxes {
		rows = append(rows, sum("Tax  税额", percentage(t.Percent), t.Tax))
	}
	total := sum("Total  含税合计", "", r.Gross)
	total.Bold, total.Shaded = true, true
	amount := text.Tf("Amount, %s", "金额（%s）", r.Currency)
	if r.TaxMode == fee.Inclusive {
		amount = text.Tf("Amount with tax, %s", "含税金额（%s）", r.Currency)
	}
	d.Table([]Column{{text.T("Item", "项目"), 4.4, Left}, {text.T("Quantity", "数量"), 1.2, Right}, {text.Tf("Unit price, %s", "单价（%s）", r.Currency), 2, Right},
		{text.T("Tax", "税率"), 1, Right}, {amount, 2, Right}}, append(rows, total))
}

func (d *Doc) taxNote(b body.Record, r invoice.Record) {
	if b.Jurisdiction != body.China {
		return
	}
	d.Both(invoice.TaxNote, Style{Color: Grey})
	if r.TaxInvoice != "" {
		d.Facts(Fact{text.T("Tax invoice", "数电发票号码"), r.TaxInvoice})
	}
}
