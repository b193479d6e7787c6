package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// PublishPriceList puts a new edition of the prices in force from its first day. Identifier, edition and
// author are given here.
func (a *App) PublishPriceList(ctx context.Context, who access.Actor, l fee.PriceList) (out fee.PriceList, err error) {
	err = a.write(ctx, who, "price_list.publish", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		edition, err := tx.NextNumber("price-list")
		if err != nil {
			return err
		}
		l.ID, l.Edition, l.By, l.At = id.PriceList(newID()), int(edition), who.Name, a.Now()
		p, err := fee.Publish(l, today)
		if err != nil {
			return err
		}
		out = p.Record()
		return tx.InsertPriceList(p)
	})
	return out, err
}

// PreviewPrices checks an edition that is not yet published and prices a case by it. Nothing is kept.
func (a *App) PreviewPrices(ctx context.Context, who access.Actor, l fee.PriceList, m fee.Measure, t fee.Terms) (out fee.Offer, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := l.CheckNew(today); err != nil {
			return err
		}
		out, err = l.Price(m, t)
		return err
	})
	return out, err
}
