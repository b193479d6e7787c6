package demo

import (
	"strings"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/invoice"
	"triennia/internal/postgres"
)

// payments come in once a week.
func (p *play) payments(t *troupe) {
	for week := 3 - beginning; week <= 0; week += 7 {
		p.on(week, "payments to "+t.body.slug, func() error { return p.pay(t) })
	}
}

// pay records what clients have paid: most of them all of it three weeks after the invoice, some of late only a half.
func (p *play) pay(t *troupe) error {
	finance := t.with(access.Finance)
	list, _, err := p.app.ListInvoices(p.ctx, finance, postgres.Page{Limit: 200, Sort: "reference"}, postgres.InvoiceFilter{Status: string(invoice.Open)})
	if err != nil {
		return err
	}
	today := date.Of(p.now, time.UTC)
	for _, i := range list {
		slow := i.RaisedOn.After(p.day(-150)) && strings.HasSuffix(i.Reference, "8")
		if today.Before(i.RaisedOn.AddDays(20)) || slow && len(i.Payments) > 0 {
			continue
		}
		amount := i.Balance
		if slow {
			amount /= 2
		}
		_, err := p.app.RecordPayment(p.ctx, finance, i.ID, i.Version, app.NewPayment{Amount: amount, On: today, Payer: i.Buyer.Name.In(t.body.language), Reference: "SEPA " + i.Reference})
		if err != nil {
			return err
		}
	}
	return nil
}
