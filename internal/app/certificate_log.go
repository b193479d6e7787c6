package app

import (
	"context"
	"net/url"

	"golang.org/x/mod/sumdb/tlog"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/sign"
)

const (
	fillLogJob  = "log.fill"
	fillSize    = 500  // certificates that one transaction puts into the log
	mostEntries = 1000 // entries that one answer carries
)

// PublicLog is the signed state of the log of a body, for anybody.
type PublicLog struct {
	Body       text.Text `json:"body"`
	Origin     string    `json:"origin"`
	Size       int64     `json:"size"`
	Root       string    `json:"root" doc:"hash of the tree over all entries, in base64; RFC 6962"`
	Checkpoint string    `json:"checkpoint" doc:"the same, signed"`
	Verifier   string    `json:"verifier" doc:"checks the signature of the checkpoint"`
}

// PublicLog is the state of the log of the body now.
func (a *App) PublicLog(ctx context.Context, slug string) (out PublicLog, err error) {
	err = a.inLog(ctx, slug, func(tx *postgres.Tx, b body.Record) error {
		s, checkpoint, verifier, err := a.logState(tx)
		out = PublicLog{b.Name, s.Origin, s.Size, s.Root.String(), checkpoint, verifier}
		return err
	})
	return out, err
}

// LogEntries are entries of the log of the body from the place on, as they were hashed, the first of them first.
func (a *App) LogEntries(ctx context.Context, slug string, from int64) (out []string, err error) {
	err = a.inLog(ctx, slug, func(tx *postgres.Tx, _ body.Record) error {
		out, err = tx.LogEntries(from, mostEntries)
		return err
	})
	return out, err
}

// LogConsistency proves that the log has only been added to since it had so many entries.
func (a *App) LogConsistency(ctx context.Context, slug string, from int64) (out sign.Consistency, err error) {
	err = a.inLog(ctx, slug, func(tx *postgres.Tx, _ body.Record) error {
		s, checkpoint, verifier, err := a.logState(tx)
		if err != nil {
			return err
		}
		if from > s.Size {
			var bad fault.Invalid
			bad.Add("from", text.Tf("The log has %d entries.", "日志共有%d条记录。", s.Size))
			return bad
		}
		out = sign.Consistency{From: from, Proof: tlog.TreeProof{}, Checkpoint: checkpoint, Verifier: verifier}
		if from > 0 && from < s.Size {
			out.Proof, err = tlog.ProveTree(s.Size, from, tx.LogHashes())
		}
		return err
	})
	return out, err
}

// CertificateProof proves that the latest entry of the certificate with the code is in the log.
func (a *App) CertificateProof(ctx context.Context, typed string) (out sign.Inclusion, err error) {
	code, ok := certificate.ParseCode(typed)
	if !ok {
		return out, noSuchCertificate
	}
	r, found, err := a.DB.Registered(ctx, code)
	if err != nil {
		return out, err
	}
	if !found {
		return out, noSuchCertificate
	}
	err = a.inLog(ctx, r.Body.Slug, func(tx *postgres.Tx, _ body.Record) error {
		n, entry, found, err := tx.LatestEntry(r.Certificate.ID)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.Unavailable, text.T("This certificate is being put into the log. Please try again in a minute.", "该证书正在写入日志，请稍后再试。"))
		}
		s, checkpoint, verifier, err := a.logState(tx)
		if err != nil {
			return err
		}
		out = sign.Inclusion{Entry: entry, N: n, Checkpoint: checkpoint, Verifier: verifier}
		proof, err := tlog.ProveRecord(s.Size, n, tx.LogHashes())
		out.Proof = append(tlog.RecordProof{}, proof...)
		return err
	})
	return out, err
}

// inLog reads the log of a body for anybody. Its key is created before, once.
func (a *App) inLog(ctx context.Context, slug string, fn func(*postgres.Tx, body.Record) error) error {
	b, err := a.bodyBySlug(ctx, slug)
	if err != nil {
		return err
	}
	who := systemActor(b.ID, "public log")
	var there string
	if err := a.read(ctx, who, func(tx *postgres.Tx) error {
		there, _, err = tx.LogKey()
		return err
	}); err != nil {
		return err
	}
	if there == "" {
		if err := a.write(ctx, who, "log_key.create", func(tx *postgres.Tx) error { return a.createLogKey(tx, b) }); err != nil {
			return err
		}
	}
	return a.read(ctx, who, func(tx *postgres.Tx) error { return fn(tx, b) })
}

// createLogKey creates the key of the log of the body unless there is one. The origin is the address of the register.
func (a *App) createLogKey(tx *postgres.Tx, b body.Record) error {
	if err := tx.AloneIn("log key"); err != nil {
		return err
	}
	there, _, err := tx.LogKey()
	if err != nil || there != "" {
		return err
	}
	at, err := url.Parse(a.PublicURL)
	if err != nil {
		return err
	}
	private, verifier, err := sign.NewLogKey(at.Host + "/" + b.Slug)
	if err != nil {
		return err
	}
	return tx.InsertLogKey(id.SigningKey(newID()), verifier, a.Box.Seal([]byte(private)))
}

// logState is the state of the log in the transaction, signed.
func (a *App) logState(tx *postgres.Tx) (s sign.State, checkpoint, verifier string, err error) {
	if s.Size, err = tx.LogSize(); err != nil {
		return s, "", "", err
	}
	if s.Root, err = tlog.TreeHash(s.Size, tx.LogHashes()); err != nil {
		return s, "", "", err
	}
	return a.signState(tx, s)
}

// signState signs size and root of the log, in the name of the origin that its key speaks for.
func (a *App) signState(tx *postgres.Tx, of sign.State) (s sign.State, checkpoint, verifier string, err error) {
	s = of
	verifier, sealed, err := tx.LogKey()
	if err != nil {
		return s, "", "", err
	}
	private, err := a.Box.Open(sealed)
	if err != nil {
		return s, "", "", err
	}
	if s.Origin, err = sign.LogOrigin(verifier); err != nil {
		return s, "", "", err
	}
	checkpoint, err = sign.Checkpoint(s, string(private))
	return s, checkpoint, verifier, err
}

// fillLog puts certificates of before the log into it, some at a time.
func (a *App) fillLog(tx *postgres.Tx, t postgres.Task) error {
	n, err := tx.Unlogged(fillSize)
	if err != nil || n < fillSize {
		return err
	}
	return tx.Enqueue(fillLogJob, fillLogJob+":after:"+t.ID.String(), tx.At, nil)
}
