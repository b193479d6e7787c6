package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/postgres"
)

// MethodView is a method of audit time and who approved its use.
type MethodView struct {
	audittime.Method
	Approvals []body.MethodApproval `json:"approvals" nullable:"false"`
	Tables    []body.Table          `json:"tables" nullable:"false"` // of the body's own, which take its place once approved
}

// ListMethods lists the methods of audit time with the approvals of the body.
func (a *App) ListMethods(ctx context.Context, who access.Actor) (out []MethodView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		for _, m := range audittime.Methods() {
			v := MethodView{Method: m, Approvals: []body.MethodApproval{}, Tables: []body.Table{}}
			for _, approval := range b.MethodApprovals {
				if approval.Method == m.ID {
					v.Approvals = append(v.Approvals, approval)
				}
			}
			if m.Provisional {
				v.Tables = append(v.Tables, b.Tables...)
			}
			out = append(out, v)
		}
		return err
	})
	return out, err
}
