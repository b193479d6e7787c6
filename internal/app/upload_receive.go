package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// GetUpload is how far an upload is. One that has all its bytes is finished first: the process may have
// died between its last byte and its end.
func (a *App) GetUpload(ctx context.Context, who access.Actor, uid id.Upload) (u application.Upload, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		u, err = tx.Upload(uid)
		return err
	})
	if err == nil && u.State == application.UploadOpen && u.Whole() {
		return a.finishUpload(ctx, who, u)
	}
	return u, err
}

// ReceivePart keeps the bytes of r from the offset on and answers how far the upload is then. Where the
// connection breaks, what has come is kept. With the last byte the upload becomes a document.
func (a *App) ReceivePart(ctx context.Context, who access.Actor, uid id.Upload, offset int64, r io.Reader) (application.Upload, error) {
	u, err := a.GetUpload(ctx, who, uid)
	if err != nil {
		return u, err
	}
	if err := u.CanReceive(offset, a.Now()); err != nil {
		return u, err
	}
	// The caller may be gone while the bytes that came are still worth keeping.
	kept := context.WithoutCancel(ctx)
	part, broke, err := a.keepPart(kept, who, u, r)
	if err != nil {
		return u, err
	}
	if part.Size > 0 {
		if u, err = a.notePart(kept, who, uid, offset, part); err != nil {
			return u, errors.Join(err, a.Files.Delete(kept, part.Key))
		}
	}
	if broke != nil {
		return u, broke
	}
	if u.Whole() {
		return a.finishUpload(kept, who, u)
	}
	return u, nil
}

// keepPart stores what r still holds, at most the rest of the file and one byte more, so that too much is
// noticed. broke is how the reading ended, nil at its end.
func (a *App) keepPart(ctx context.Context, who access.Actor, u application.Upload, r io.Reader) (p application.Part, broke, err error) {
	f, err := os.CreateTemp("", "triennia-part-")
	if err != nil {
		return p, nil, err
	}
	defer func() { _ = errors.Join(f.Close(), os.Remove(f.Name())) }()
	p.Size, broke = io.Copy(f, io.LimitReader(r, u.Size-u.Received+1))
	if _, err := f.Seek(0, io.SeekStart); err != nil || p.Size == 0 {
		return p, broke, err
	}
	p.Key = fmt.Sprintf("%s%012d-%s", partsOf(who.Tenant, u.ID), u.Received, newID())
	return p, broke, a.Files.Put(ctx, p.Key, f, p.Size)
}

func (a *App) notePart(ctx context.Context, who access.Actor, uid id.Upload, offset int64, p application.Part) (u application.Upload, err error) {
	err = a.write(ctx, who, "upload.receive", func(tx *postgres.Tx) error {
		if u, err = tx.LockUpload(uid); err != nil {
			return err
		}
		if u, err = u.Receive(offset, p, a.Now()); err != nil {
			return err
		}
		u, err = tx.SaveUpload(u)
		return err
	})
	return u, err
}

// CancelUpload ends an upload that is not wanted any more.
func (a *App) CancelUpload(ctx context.Context, who access.Actor, uid id.Upload) error {
	return a.endUpload(ctx, who, uid, application.ExpireUpload, nil)
}

func partsOf(tenant id.Body, uid id.Upload) string {
	return "b/" + tenant.String() + "/parts/" + uid.String() + "/"
}

func contentOf(tenant id.Body, did id.Document) string {
	return "b/" + tenant.String() + "/documents/" + did.String()
}
