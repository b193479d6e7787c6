package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// BeginWithEstimate fills a new draft with what the applicant told when it asked for an estimate.
func (a *App) BeginWithEstimate(ctx context.Context, who access.Actor, aid id.Application, seen int, e application.Estimated) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.begin_with_estimate", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, _ moment) error {
			return x.BeginWith(e, func() string { return newID().String() })
		})
		return err
	})
	return out, err
}
