package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// SaveSection stores one section as it was typed; version is the section's, as the person saw it.
func (a *App) SaveSection(ctx context.Context, who access.Actor, aid id.Application, version int, e application.Edit) (out ApplicationView, saved int, err error) {
	err = a.write(ctx, who, "application.save_section", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, 0, func(x *application.Application, m moment) (err error) {
			saved, err = x.Save(e, version, who.Name, m.Now)
			return err
		})
		return err
	})
	return out, saved, err
}
