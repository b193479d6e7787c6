package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// ConsentChoice is what the client allows, channel by channel.
type ConsentChoice struct {
	Consents contract.Consents `json:"consents"`
}

// ChangeConsents gives or withdraws the client's consents to publication, and tells those who keep agreements.
func (a *App) ChangeConsents(ctx context.Context, who access.Actor, cid id.Contract, seen int, in ConsentChoice) (out ContractView, err error) {
	err = a.write(ctx, who, "contract.consent", func(tx *postgres.Tx) error {
		c, err := tx.LockContract(cid)
		if err != nil {
			return err
		}
		if err := postgres.CheckVersion(seen, c.Record().Version); err != nil {
			return err
		}
		changed, err := c.Consent(in.Consents, contract.ConsentChange{By: who.Identity, ByName: who.Name, At: a.Now()})
		if err != nil {
			return err
		}
		if err := tx.SaveContract(c); err != nil {
			return err
		}
		if err := a.tellConsents(tx, c.Record(), changed); err != nil {
			return err
		}
		r, err := tx.Contract(cid)
		if err != nil {
			return err
		}
		out, err = viewContract(tx, r)
		return err
	})
	return out, err
}

func (a *App) tellConsents(tx *postgres.Tx, r contract.Record, changed []contract.ConsentChange) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	var changes text.Text
	for _, c := range changed {
		changes = text.T(changes.En+c.Says().En+"\n", changes.Zh+c.Says().Zh+"\n")
	}
	return a.notifyHolders(tx, access.Quote, "consents_changed", mail.Data{"client": r.ClientName, "reference": r.Reference,
		"changes": changes, "who": tx.Actor.Name, "link": "/b/" + b.Slug + "/contracts/" + r.ID.String()})
}
