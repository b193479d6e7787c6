package app

import (
	"context"
	"errors"
	"io"
	"os"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/files"
	"triennia/internal/postgres"
)

// Filed is a received file and what was noticed about it.
type Filed struct {
	application.Document
	SameAs string     `json:"same_as,omitempty"` // name of an earlier file with the same content
	Reason *text.Text `json:"reason,omitempty"`  // why it was not put to its purpose
}

// ReceiveDocument keeps a file that comes whole: f says its name and purpose, its size is found.
func (a *App) ReceiveDocument(ctx context.Context, who access.Actor, f Announced, r io.Reader) (out Filed, err error) {
	whole, err := os.CreateTemp("", "triennia-file-")
	if err != nil {
		return out, err
	}
	defer func() { _ = errors.Join(whole.Close(), os.Remove(whole.Name())) }()
	if f.Size, err = io.Copy(whole, io.LimitReader(r, application.MaxFile+1)); err != nil {
		return out, err
	}
	var c id.Client
	if err := a.read(ctx, who, func(tx *postgres.Tx) error { c, err = clientOf(tx, f); return err }); err != nil {
		return out, err
	}
	did := id.Document(newID())
	// The same limits as for a file in parts.
	if _, err := application.NewUpload(id.Upload(did), c, f.Name, f.Size, f.Purpose, who, a.Now()); err != nil {
		return out, err
	}
	if _, err := whole.Seek(0, io.SeekStart); err != nil {
		return out, err
	}
	d, refused, err := a.keepContent(ctx, who, did, files.Name(f.Name), whole, f.Size)
	if err != nil {
		return out, err
	}
	if refused != nil {
		return out, fault.New(fault.WrongType, *refused)
	}
	d.ClientID, out.Document = c, d
	err = a.write(ctx, who, "document.receive", func(tx *postgres.Tx) error {
		if out.SameAs, err = a.insertDocument(tx, d); err != nil {
			return err
		}
		out.Reason, err = a.putToPurpose(tx, d, f.Purpose)
		return err
	})
	out.ClientID = c
	return out, err
}
