package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

// MethodView is a method of audit time and who approved its use.
type MethodView struct {
	audittime.Method
	Code      string                `json:"code,omitempty"` // of the edition, where the body may enter a table of its own
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
				v.Code, v.Tables = standard.ITSM, tablesOf(b, standard.ITSM)
			}
			out = append(out, v)
		}
		for _, code := range b.Own {
			m, published := audittime.MethodOf(code)
			if !published {
				m, _ = audittime.Standard{Code: code, Entered: true}.Method()
			}
			out = append(out, MethodView{Method: m, Code: code, Approvals: []body.MethodApproval{}, Tables: tablesOf(b, code)})
		}
		return err
	})
	return out, err
}

// tablesOf are the body's own tables of the standard.
func tablesOf(b body.Record, code string) []body.Table {
	out := []body.Table{}
	for _, t := range b.Tables {
		if t.Standard == code {
			out = append(out, t)
		}
	}
	return out
}
