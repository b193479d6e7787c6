package app

import (
	"context"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// rest is how long an upload lies still before the sweep looks at it.
const rest = 5 * time.Minute

// partsLife is longer than any upload lasts.
const partsLife = 30 * 24 * time.Hour

// sweepUploads finishes uploads whose process died after the last byte, and ends those nobody goes on with.
func (a *App) sweepUploads(ctx context.Context) error { return a.sweepUploadsResting(ctx, rest) }

func (a *App) sweepUploadsResting(ctx context.Context, rest time.Duration) error {
	type resting struct {
		body   id.Body
		upload application.Upload
	}
	var all []resting
	err := a.inEveryBody(ctx, "upload.sweep", func(tx *postgres.Tx) error {
		list, err := tx.RestingUploads(tx.At.Add(-rest))
		for _, u := range list {
			all = append(all, resting{tx.Actor.Tenant, u})
		}
		if err == nil {
			err = a.dropOldParts(ctx, tx.Actor.Tenant)
		}
		return err
	})
	for _, r := range all {
		if err == nil {
			err = a.sweepUpload(ctx, systemActor(r.body, "upload.sweep"), r.upload)
		}
	}
	return err
}

func (a *App) sweepUpload(ctx context.Context, who access.Actor, u application.Upload) error {
	switch {
	case u.Whole():
		// The file is its sender's, not the system's.
		who.Identity, who.Name = u.By, u.ByName
		_, err := a.finishUpload(ctx, who, u)
		return err
	case a.Now().After(u.ExpiresAt):
		return a.endUpload(ctx, who, u.ID, application.ExpireUpload, nil)
	}
	return nil
}

// dropOldParts removes what a crash left behind of uploads that have ended.
func (a *App) dropOldParts(ctx context.Context, tenant id.Body) error {
	list, err := a.Files.List(ctx, "b/"+tenant.String()+"/parts/")
	for _, part := range list {
		if err == nil && part.Modified.Before(a.Now().Add(-partsLife)) {
			err = a.Files.Delete(ctx, part.Key)
		}
	}
	return err
}
