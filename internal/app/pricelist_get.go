package app

import (
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// PriceListView is an edition with what it is today.
type PriceListView struct {
	fee.PriceList
	Standing fee.Standing `json:"standing"`
}

// ListPriceLists lists the editions of the body's prices, the newest first; people of a client see the
// published ones, without what is only for the body.
func (a *App) ListPriceLists(ctx context.Context, who access.Actor) (list []PriceListView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		all, err := tx.PriceLists()
		for _, l := range all {
			v := PriceListView{l, l.StandingOn(today, all)}
			switch {
			case who.Staff():
				list = append(list, v)
			case l.Public:
				v.PriceList = l.ForEverybody()
				list = append(list, v)
			}
		}
		return err
	})
	return list, err
}

// GetPublicPrices is the edition in force of the body, where the body shows it to everybody.
func (a *App) GetPublicPrices(ctx context.Context, slug string) (fee.PriceList, error) {
	l, err := a.publicPrices(ctx, slug)
	if err == nil && l == nil {
		err = fault.Missing(text.T("price list for everybody", "公开的价目表"))
	}
	if err != nil {
		return fee.PriceList{}, err
	}
	return *l, nil
}

// Estimate is what certification by the body would take, for anyone who asks; without prices where the body
// does not show them to everybody.
func (a *App) Estimate(ctx context.Context, slug string, e fee.Enquiry) (fee.Estimate, error) {
	offered, err := a.ListOffered(ctx, slug)
	if err != nil {
		return fee.Estimate{}, err
	}
	l, err := a.publicPrices(ctx, slug)
	if err != nil {
		return fee.Estimate{}, err
	}
	return fee.EstimateOf(e, offered, l)
}

// publicPrices is the edition in force without what is only for the body, nil where strangers see none.
func (a *App) publicPrices(ctx context.Context, slug string) (out *fee.PriceList, err error) {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return nil, err
	}
	err = a.read(ctx, systemActor(b.ID, "public price list"), func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		l, err := tx.PriceListOn(today)
		var missing fault.Error
		if errors.As(err, &missing) && missing.Kind == fault.NotFound {
			return nil
		}
		if err == nil && l.Public {
			l = l.ForEverybody()
			out = &l
		}
		return err
	})
	return out, err
}
