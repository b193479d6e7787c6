package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ListPriceLists lists the editions of the body's prices, the newest first.
func (a *App) ListPriceLists(ctx context.Context, who access.Actor) (list []fee.PriceList, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, err = tx.PriceLists()
		return err
	})
	return list, err
}

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
