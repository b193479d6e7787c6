package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

var journal = []text.Text{
	text.T("Kind", "类型"), text.T("Day", "日期"), text.T("Document", "单据号"), text.T("Invoice", "账单号"), text.T("Client", "客户"),
	text.T("Registration number or credit code", "注册号或统一社会信用代码"), text.T("Contract", "合同"), text.T("Text", "摘要"), text.T("Currency", "币种"),
	text.T("Tax, %", "税率（%）"), text.T("Net", "不含税金额"), text.T("Tax", "税额"), text.T("Gross", "含税金额"), text.T("Due", "付款期限"),
	text.T("Tax invoice", "税务发票号码"),
}

// ExportInvoices writes what bookkeeping books of the invoices of the filter, row by row as they are read.
func (a *App) ExportInvoices(ctx context.Context, who access.Actor, search string, f postgres.InvoiceFilter, l text.Lang, out spreadsheet.Table) error {
	return a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		heads := make([]any, len(journal))
		for i, h := range journal {
			heads[i] = h.In(l)
		}
		if err := out.Row(heads...); err != nil {
			return err
		}
		err = tx.EachInvoice(search, f, today, func(r invoice.Record) error { return writeEntries(out, r, l) })
		if err != nil {
			return err
		}
		return out.Close()
	})
}

func writeEntries(out spreadsheet.Table, r invoice.Record, l text.Lang) error {
	for _, e := range r.Entries() {
		err := out.Row(invoice.EntryNames[e.Kind].In(l), e.On, e.Document, r.Reference, r.Buyer.Name.In(l), r.Buyer.Registered, r.ContractReference,
			e.Text.In(l), r.Currency, e.TaxPercent, e.Net, e.Tax, e.Gross, r.DueOn, r.TaxInvoice)
		if err != nil {
			return err
		}
	}
	return nil
}
