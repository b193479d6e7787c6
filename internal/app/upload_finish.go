package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/files"
	"triennia/internal/postgres"
)

// finishUpload makes the document of an upload whose bytes are all there. The document has the upload's
// identifier, so that a repeat after a crash writes the same bytes to the same place and inserts once.
func (a *App) finishUpload(ctx context.Context, who access.Actor, u application.Upload) (application.Upload, error) {
	var keys []string
	for _, p := range u.Parts {
		keys = append(keys, p.Key)
	}
	parts := files.Joined(ctx, a.Files, keys)
	d, refused, err := a.keepContent(ctx, who, id.Document(u.ID), u.Name, parts, u.Size)
	if err = errors.Join(err, parts.Close()); err != nil {
		return u, err
	}
	if refused != nil {
		err = a.endUpload(ctx, who, u.ID, application.RefuseUpload, refused)
	} else {
		err = a.fileUpload(ctx, who, u.ID, d)
	}
	if err != nil && !alreadyEnded(err) {
		return u, err
	}
	a.dropParts(ctx, who, u)
	return a.GetUpload(ctx, who, u.ID)
}

// keepContent stores the bytes as those of the document and looks into them. refused says why the file is
// not taken; its bytes are gone then.
func (a *App) keepContent(ctx context.Context, who access.Actor, did id.Document, name string, r io.Reader, size int64) (d application.Document, refused *text.Text, err error) {
	key, hash := contentOf(who.Tenant, did), sha256.New()
	if err := a.Files.Put(ctx, key, io.TeeReader(r, hash), size); err != nil {
		return d, nil, err
	}
	d = application.Document{ID: did, Version: 1, Name: name, Size: size, SHA256: hex.EncodeToString(hash.Sum(nil)),
		By: who.Identity, ByName: who.Name, At: a.Now()}
	d.Type, d.Scan, err = a.examine(ctx, key, name)
	var f fault.Error
	if errors.As(err, &f) && f.Kind == fault.WrongType {
		return d, &f.Says, a.Files.Delete(ctx, key)
	}
	return d, nil, err
}

// examine finds the type of the kept bytes and, where a scanner is configured, looks for malware.
func (a *App) examine(ctx context.Context, key, name string) (mediaType string, scan application.Scan, err error) {
	r, err := files.NewReader(ctx, a.Files, key)
	if err != nil {
		return "", "", err
	}
	if mediaType, err = files.Sniff(r, r.Size(), name); err != nil || a.Scanner == nil {
		return mediaType, application.NotScanned, err
	}
	found, err := a.Scanner.Scan(ctx, io.NewSectionReader(r, 0, r.Size()))
	switch {
	case err != nil:
		a.Log.WarnContext(ctx, "the scanner did not answer", "error", err)
		return mediaType, application.NotScanned, nil
	case found != "":
		return mediaType, application.Infected, fault.New(fault.WrongType, text.Tf("The scanner found malware (%s).", "扫描发现恶意软件（%s）。", found))
	}
	return mediaType, application.Clean, nil
}

// fileUpload inserts the document, puts it to its purpose and ends the upload, in one transaction. A
// purpose that is refused does not lose the file: the upload says why.
func (a *App) fileUpload(ctx context.Context, who access.Actor, uid id.Upload, d application.Document) error {
	return a.write(ctx, who, "document.receive", func(tx *postgres.Tx) error {
		u, err := tx.LockUpload(uid)
		if err != nil {
			return err
		}
		if u, err = u.End(application.FinishUpload); err != nil {
			return err
		}
		d.ClientID, u.Document = u.ClientID, d.ID
		if u.SameAs, err = a.insertDocument(tx, d); err != nil {
			return err
		}
		if u.Reason, err = a.putToPurpose(tx, d, u.Purpose); err != nil {
			return err
		}
		_, err = tx.SaveUpload(u)
		return err
	})
}

// insertDocument answers the name of an earlier file of the client with the same content.
func (a *App) insertDocument(tx *postgres.Tx, d application.Document) (sameAs string, err error) {
	earlier, err := tx.DocumentWith(d.ClientID, d.SHA256)
	if err != nil {
		return "", err
	}
	if earlier != nil {
		sameAs = earlier.Name
	}
	return sameAs, tx.InsertDocument(d)
}

func (a *App) putToPurpose(tx *postgres.Tx, d application.Document, p application.Purpose) (*text.Text, error) {
	if p.Application.IsZero() || p.Item == "" {
		return nil, nil
	}
	_, err := a.changeApplication(tx, p.Application, 0, func(x *application.Application, m moment) error {
		return handIn(tx, x, p.Item, d, p.Replaces, p.Note, m)
	})
	var f fault.Error
	if errors.As(err, &f) {
		return &f.Says, nil
	}
	return nil, err
}

// endUpload ends an upload that becomes no document.
func (a *App) endUpload(ctx context.Context, who access.Actor, uid id.Upload, how application.UploadAction, why *text.Text) error {
	var u application.Upload
	err := a.write(ctx, who, "upload.end", func(tx *postgres.Tx) (err error) {
		if u, err = tx.LockUpload(uid); err != nil {
			return err
		}
		if u, err = u.End(how); err != nil {
			return err
		}
		u.Reason = why
		_, err = tx.SaveUpload(u)
		return err
	})
	if err == nil {
		a.dropParts(ctx, who, u)
	}
	return err
}

// alreadyEnded tells whether another process was faster with the same upload.
func alreadyEnded(err error) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == fault.IllegalMove
}

// dropParts removes the parts of an ended upload; what cannot be removed now, the sweep removes.
func (a *App) dropParts(ctx context.Context, who access.Actor, u application.Upload) {
	for _, p := range u.Parts {
		if err := a.Files.Delete(ctx, p.Key); err != nil {
			a.Log.WarnContext(ctx, "a part stays behind", "error", err)
		}
	}
}
