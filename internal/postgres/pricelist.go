package postgres

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type priceListRow struct {
	TenantID  id.Body      `gorm:"primaryKey"`
	ID        id.PriceList `gorm:"primaryKey"`
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	Edition   int
	ValidFrom date.Date
	ValidTo   date.Date
	Record    fee.PriceList `gorm:"serializer:json;type:jsonb"`
}

func (priceListRow) TableName() string             { return "price_lists" }
func (r priceListRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// InsertPriceList stores a new edition of the price list. Editions never change.
func (t *Tx) InsertPriceList(p *fee.Prices) error {
	r := p.Record()
	row := priceListRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, Edition: r.Edition, ValidFrom: r.ValidFrom, ValidTo: r.ValidTo, Record: r}
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(p, "price_lists", row.ID.String())
}

// PriceLists are all editions, the newest first.
func (t *Tx) PriceLists() ([]fee.PriceList, error) {
	var rows []priceListRow
	err := t.db.Where("tenant_id = ?", t.Actor.Tenant).Order("edition desc").Find(&rows).Error
	return each(rows, func(r priceListRow) fee.PriceList { return r.Record }), err
}

// PriceList is the edition of the identifier.
func (t *Tx) PriceList(lid id.PriceList) (fee.PriceList, error) {
	var row priceListRow
	err := find(t, &row, lid)
	return row.Record, err
}

// PriceListOn is the edition in force on the day: the newest that has begun and not ended.
func (t *Tx) PriceListOn(day date.Date) (fee.PriceList, error) {
	var rows []priceListRow
	err := t.db.Where("tenant_id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?)", t.Actor.Tenant, day, day).Order("edition desc").Limit(1).Find(&rows).Error
	if err == nil && len(rows) == 0 {
		return fee.PriceList{}, fault.Missing(text.T("price list in force; an administrator publishes one under Prices", "现行价目表，请管理员在“价目表”中发布"))
	}
	if err != nil {
		return fee.PriceList{}, err
	}
	return rows[0].Record, nil
}
