package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// MethodView is a method of audit time and who approved its use.
type MethodView struct {
	audittime.Method
	Approvals []body.MethodApproval `json:"approvals" nullable:"false"`
}

// ListMethods lists the methods of audit time with the approvals of the body.
func (a *App) ListMethods(ctx context.Context, who access.Actor) (out []MethodView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		for _, m := range audittime.Methods() {
			v := MethodView{Method: m, Approvals: []body.MethodApproval{}}
			for _, approval := range b.MethodApprovals {
				if approval.Method == m.ID {
					v.Approvals = append(v.Approvals, approval)
				}
			}
			out = append(out, v)
		}
		return err
	})
	return out, err
}

// MethodStatement is what a person of the body declares about a method.
type MethodStatement struct {
	Method    string `json:"method" maxLength:"80"`
	Standard  string `json:"standard" maxLength:"80"`
	Statement string `json:"statement" maxLength:"2000"`
}

// ApproveMethod records that the person approves the use of a method for a standard.
func (a *App) ApproveMethod(ctx context.Context, who access.Actor, s MethodStatement) error {
	return a.write(ctx, who, "method.approve", func(tx *postgres.Tx) error {
		if m, ok := audittime.MethodOf(s.Standard); !ok || m.ID != s.Method {
			var bad fault.Invalid
			bad.Add("method", text.T("This method does not belong to the standard.", "该方法不适用于此标准。"))
			return bad
		}
		r, err := tx.Body()
		if err != nil {
			return err
		}
		b, err := tx.LockBody(r.Version)
		if err != nil {
			return err
		}
		err = b.ApproveMethod(body.MethodApproval{Method: s.Method, Standard: s.Standard, Statement: s.Statement,
			ApprovedBy: who.Identity, Name: who.Name, At: a.Now()})
		if err != nil {
			return err
		}
		_, err = tx.SaveBody(b)
		return err
	})
}
