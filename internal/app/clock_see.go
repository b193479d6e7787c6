package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

var onlyTheClient = fault.New(fault.Denied, text.T("Only the client itself says that it takes care of its deadline.", "仅客户自身可确认负责处理其期限。"))

// SeeObligation records that a person of the client has seen what it is asked and takes care of it (SM-195).
func (a *App) SeeObligation(ctx context.Context, who access.Actor, oid id.Obligation, seen int) (v ObligationView, err error) {
	err = a.write(ctx, who, "obligation.see", func(tx *postgres.Tx) error {
		o, err := tx.LockObligation(oid, seen)
		if err != nil {
			return err
		}
		if who.Client.IsZero() {
			return onlyTheClient
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := o.See(clock.Seen{By: who.Identity, Name: who.Name, On: today}); err != nil {
			return err
		}
		if err := tx.SaveObligations([]*clock.Obligation{o}); err != nil {
			return err
		}
		r := o.Record()
		r.Version++
		v = viewObligation(r, today)
		return nil
	})
	return v, err
}
