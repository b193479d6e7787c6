package app

import (
	"context"
	"errors"
	"slices"
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
		if err == nil {
			err = a.dropOldPictures(tx)
		}
		return err
	})
	for _, r := range all { // one that fails holds up no other
		err = errors.Join(err, a.sweepUpload(ctx, systemActor(r.body, "upload.sweep"), r.upload))
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

// picturesLife is how long a picture waits for a template to show it.
const picturesLife = 30 * 24 * time.Hour

// dropOldPictures removes pictures that no published template shows, as they were chosen and given up.
func (a *App) dropOldPictures(tx *postgres.Tx) error {
	list, err := tx.PicturesBefore(tx.At.Add(-picturesLife))
	if err != nil || len(list) == 0 {
		return err
	}
	if err := tx.AloneIn(picturesInUse); err != nil {
		return err
	}
	templates, err := tx.Templates()
	if err != nil {
		return err
	}
	var shown []id.Picture
	for _, t := range templates {
		shown = append(shown, t.Pictures()...)
	}
	for _, pid := range list {
		if slices.Contains(shown, pid) {
			continue
		}
		if err := tx.ErasePicture(pid); err != nil {
			return err
		}
		if err := a.Files.Delete(tx.Context(), pictureKey(tx.Actor.Tenant, pid)); err != nil {
			return err
		}
	}
	return nil
}
