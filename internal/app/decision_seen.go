package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/files"
	"triennia/internal/postgres"
)

// SeenCheck is what a decision relied on, compared with what is there today.
type SeenCheck struct {
	Items []decision.Now `json:"items" nullable:"false"`
	Whole bool           `json:"whole" doc:"everything is as it was when it was decided"`
}

// CheckSeen compares every document that the decision relied on with the record of today, and every file with its stored
// bytes.
func (a *App) CheckSeen(ctx context.Context, who access.Actor, did id.Decision) (out SeenCheck, err error) {
	var seen []decision.Seen
	var papers decision.Papers
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		d, err := tx.Decision(did)
		if err != nil {
			return err
		}
		seen = d.Seen
		for _, s := range seen {
			if err := readAgain(tx, s.Key, &papers); err != nil && !isMissing(err) {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	today := papers.Today(seen)
	for _, s := range seen {
		if name, isFile := strings.CutPrefix(s.Key, "document:"); isFile {
			if today[s.Key], err = a.hashOfFile(ctx, who.Tenant, name); err != nil {
				return out, err
			}
		}
	}
	out = SeenCheck{Items: decision.CheckSeen(seen, today), Whole: true}
	for _, n := range out.Items {
		out.Whole = out.Whole && n.Standing == decision.Same
	}
	return out, nil
}

func isMissing(err error) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == fault.NotFound
}

// readAgain adds the record of the key to the papers; files are read from where they are stored.
func readAgain(tx *postgres.Tx, key string, p *decision.Papers) error {
	kind, name, _ := strings.Cut(key, ":")
	switch kind {
	case "application":
		return again(name, tx.Application, &p.Applications)
	case "contract":
		return again(name, tx.Contract, &p.Contracts)
	case "programme":
		return again(name, tx.Programme, &p.Programmes)
	case "sheet":
		return again(name, tx.Calculation, &p.Sheets)
	case "audit", "drawn":
		return again(name, tx.Audit, &p.Audits)
	case "finding":
		return again(name, tx.Finding, &p.Findings)
	case "review":
		return again(name, tx.Review, &p.Reviews)
	case "complaint":
		return againAs(name, tx.Complaint, complaintPaper, &p.Others)
	case "misuse":
		return againAs(name, tx.Misuse, misusePaper, &p.Others)
	}
	return nil
}

func again[N, R any](name string, find func(id.Of[N]) (R, error), into *[]R) error {
	rid, err := id.Parse[N](name)
	if err != nil {
		return err
	}
	r, err := find(rid)
	if err == nil {
		*into = append(*into, r)
	}
	return err
}

// againAs is again for a noun that the papers know by what it says.
func againAs[N, R any](name string, find func(id.Of[N]) (R, error), paper func(R) decision.Other, into *[]decision.Other) error {
	var found []R
	err := again(name, find, &found)
	*into = append(*into, each(found, paper)...)
	return err
}

// hashOfFile reads a stored file to its end; what is not there has no hash.
func (a *App) hashOfFile(ctx context.Context, tenant id.Body, name string) (string, error) {
	did, err := id.Parse[struct{ document struct{} }](name)
	if err != nil {
		return "", err
	}
	r, err := files.NewReader(ctx, a.Files, contentOf(tenant, id.Document(did)))
	if errors.Is(err, files.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, io.NewSectionReader(r, 0, r.Size())); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
