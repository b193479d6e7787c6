package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/files"
	"triennia/internal/postgres"
)

// Announced is a file that is about to be sent.
type Announced struct {
	Name    string
	Size    int64 // bytes
	Client  id.Client
	Purpose application.Purpose
}

// BeginUpload opens an upload in parts. A person of a client sends for its own client, staff say for
// which; where a purpose is named, the application decides.
func (a *App) BeginUpload(ctx context.Context, who access.Actor, f Announced) (u application.Upload, err error) {
	err = a.write(ctx, who, "upload.begin", func(tx *postgres.Tx) error {
		c, err := clientOf(tx, f)
		if err != nil {
			return err
		}
		u, err = application.NewUpload(id.Upload(newID()), c, files.Name(f.Name), f.Size, f.Purpose, who, a.Now())
		if err != nil {
			return err
		}
		return tx.InsertUpload(u)
	})
	return u, err
}

// clientOf is the client that the file belongs to; people of the body may keep one that is of no client.
func clientOf(tx *postgres.Tx, f Announced) (id.Client, error) {
	if !f.Purpose.Application.IsZero() {
		r, err := tx.Application(f.Purpose.Application)
		return r.ClientID, err
	}
	c := tx.Actor.Client
	if c.IsZero() {
		c = f.Client
	}
	if c.IsZero() && tx.Actor.Staff() {
		return c, nil
	}
	r, err := tx.Client(c)
	return r.ID, err
}
