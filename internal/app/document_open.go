package app

import (
	"context"
	"io"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/files"
	"triennia/internal/postgres"
)

// GetDocument is what is known about a received file.
func (a *App) GetDocument(ctx context.Context, who access.Actor, did id.Document) (d application.Document, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		d, err = tx.Document(did)
		return err
	})
	return d, err
}

// OpenDocument is a received file with its content. People of the body open a confidential one only after they have
// confirmed its access rule.
func (a *App) OpenDocument(ctx context.Context, who access.Actor, did id.Document) (d application.Document, content *io.SectionReader, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if d, err = tx.Document(did); err != nil {
			return err
		}
		c, err := tx.Confidence(did)
		if err != nil {
			return err
		}
		return c.CanOpen(who)
	})
	if err != nil {
		return d, nil, err
	}
	r, err := files.NewReader(ctx, a.Files, contentOf(who.Tenant, did))
	if err != nil {
		return d, nil, err
	}
	return d, io.NewSectionReader(r, 0, r.Size()), nil
}

// documentOf is a received file of the client, the zero one where none is given; a file of another client is not found.
func documentOf(tx *postgres.Tx, did id.Document, c id.Client) (d application.Document, err error) {
	if did.IsZero() {
		return d, nil
	}
	d, err = tx.Document(did)
	if err == nil && d.ClientID != c {
		err = fault.Missing(text.T("document", "文件"))
	}
	return d, err
}
