package app

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
	"triennia/internal/sign"
)

// mostMismatches is how many certificates a check of the log names.
const mostMismatches = 50

// LogStanding is what the body sees of its log: whether it holds, and whether it tells what the register tells.
type LogStanding struct {
	PublicLog
	Intact      bool          `json:"intact" doc:"the tree computed anew from the entries is the one that is stored; where it is not, no state is signed here"`
	Disagreeing int           `json:"disagreeing" doc:"certificates whose latest entry does not tell what the register tells"`
	Mismatches  []LogMismatch `json:"mismatches" nullable:"false" doc:"the first 50 of them, by number"`
	CheckedAt   time.Time     `json:"checked_at"`
}

// LogMismatch is a certificate whose latest entry in the log does not tell what the register tells.
type LogMismatch struct {
	ID       id.Certificate    `json:"id"`
	Number   string            `json:"number"`
	Register certificate.State `json:"register" enum:"active,suspended,withdrawn,cancelled,superseded" doc:"the state of the certificate"`
	Log      certificate.State `json:"log,omitempty" enum:"active,suspended,withdrawn,cancelled,superseded" doc:"the state in the latest entry, absent where there is none; the same as in the register where days or contents differ"`
}

// CheckLog reads the whole log again: it computes the tree from the entries, compares it with the one that is stored, and
// the latest entry of each certificate with the register.
func (a *App) CheckLog(ctx context.Context, who access.Actor) (out LogStanding, err error) {
	slug := ""
	if err := a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		slug = b.Slug
		return err
	}); err != nil {
		return out, err
	}
	err = a.inLog(ctx, slug, func(tx *postgres.Tx, b body.Record) error {
		out = LogStanding{Mismatches: []LogMismatch{}, CheckedAt: a.Now().UTC()}
		var s sign.State
		if s, out.Intact, err = recomputed(tx); err != nil {
			return err
		}
		out.Body, out.Size = b.Name, s.Size
		if out.Intact {
			if s, out.Checkpoint, out.Verifier, err = a.signState(tx, s); err != nil {
				return err
			}
			out.Origin, out.Root = s.Origin, s.Root.String()
		}
		return tx.Told(out.compare)
	})
	return out, err
}

// compare notes the certificate where its latest entry does not tell what the register tells.
func (l *LogStanding) compare(r certificate.Record, content string) error {
	want, err := r.Entry(0, time.Time{})
	if err != nil {
		return err
	}
	var said certificate.Entry
	if json.Unmarshal([]byte(content), &said) == nil && said.Same(want) {
		return nil
	}
	if l.Disagreeing++; l.Disagreeing <= mostMismatches {
		l.Mismatches = append(l.Mismatches, LogMismatch{ID: r.ID, Number: r.Number, Register: r.State, Log: said.Status})
	}
	return nil
}

// recomputed is the state of the log by its entries alone, and whether each hash that is stored agrees with them.
func recomputed(tx *postgres.Tx) (s sign.State, intact bool, err error) {
	size, stored, err := tx.LogExtent()
	if err != nil {
		return s, false, err
	}
	intact = stored == tlog.StoredHashCount(size)
	var edge []tlog.Hash // of the full trees, the largest first
	for s.Size < size {
		list, err := tx.LogEntries(s.Size, int(min(mostEntries, size-s.Size)))
		if err != nil || len(list) == 0 {
			return s, false, err
		}
		from := tlog.StoredHashIndex(0, s.Size)
		var fresh []tlog.Hash
		for _, content := range list {
			h := tlog.RecordHash([]byte(content))
			fresh = append(fresh, h)
			for m := s.Size; m&1 == 1; m >>= 1 {
				h = tlog.NodeHash(edge[len(edge)-1], h)
				edge, fresh = edge[:len(edge)-1], append(fresh, h)
			}
			edge = append(edge, h)
			s.Size++
		}
		kept, err := tx.StoredHashes(from, from+int64(len(fresh)))
		if err != nil {
			return s, false, err
		}
		intact = intact && slices.Equal(kept, fresh)
	}
	s.Root, err = rootOf(edge)
	return s, intact, err
}

// rootOf is the hash over full trees, the largest first.
func rootOf(edge []tlog.Hash) (tlog.Hash, error) {
	if len(edge) == 0 {
		return tlog.TreeHash(0, nil)
	}
	root := edge[len(edge)-1]
	for _, h := range slices.Backward(edge[:len(edge)-1]) {
		root = tlog.NodeHash(h, root)
	}
	return root, nil
}
