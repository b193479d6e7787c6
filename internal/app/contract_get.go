package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// ContractView is a version of the agreement, whether its text still is the one accepted, and what is made public.
type ContractView struct {
	contract.Record
	Intact      bool                 `json:"intact"`
	Publication contract.Publication `json:"publication"`
}

func viewContract(tx *postgres.Tx, r contract.Record) (ContractView, error) {
	b, err := tx.Body()
	return ContractView{r, r.Intact(), r.Publication(b.Jurisdiction)}, err
}

// GetContract is one version of an agreement; people of a client see their own.
func (a *App) GetContract(ctx context.Context, who access.Actor, cid id.Contract) (out ContractView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Contract(cid)
		if err != nil {
			return err
		}
		out, err = viewContract(tx, r)
		return err
	})
	return out, err
}

// ListContracts is one page of the agreements that the actor may see, and the cursor of the next.
func (a *App) ListContracts(ctx context.Context, who access.Actor, p postgres.Page, application id.Application) (list []contract.Record, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, next, err = tx.Contracts(p, application.String())
		return err
	})
	return list, next, err
}

// PrintContract is the agreement as PDF and the name of the file.
func (a *App) PrintContract(ctx context.Context, who access.Actor, cid id.Contract) (document []byte, name string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Contract(cid)
		if err != nil {
			return err
		}
		if r.TakenOver {
			return fault.Missing(text.T("text of this agreement, which was concluded on paper", "该纸质合同的文本"))
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		name = r.Reference + ".pdf"
		document, err = pdf.Contract(b, r)
		return err
	})
	return document, name, err
}
