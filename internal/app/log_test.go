package app_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"triennia/internal/app"
	"triennia/internal/domain/decision"
	"triennia/internal/testkit"
)

// logged is the log of the body, which is intact.
func logged(w *testkit.World) app.LogStanding {
	w.T.Helper()
	l, err := w.App.CheckLog(ctx, w.Admin)
	w.Must(err)
	if !l.Intact || l.Disagreeing != 0 {
		w.T.Fatalf("the log does not hold: %+v", l)
	}
	return l
}

// Each change of the status of a certificate is an entry; whoever has an earlier checkpoint sees that nothing in front
// of it has changed.
func TestStatusChangesEnterThePublicLog(t *testing.T) {
	w := testkit.New(t)
	empty := logged(w)
	c := w.Certified(w.Client("Acme Ltd"))
	issued := logged(w)
	suspended, err := w.App.DecideOnCertificate(ctx, w.Decider(), c.ID, c.Version, decision.Suspend,
		app.Verdict{Reason: "no audit", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddDays(30)})
	w.Must(err)
	now := logged(w)
	if empty.Size != 0 || issued.Size != 1 || now.Size != 2 || suspended.State != decision.Taken {
		t.Fatalf("%d, %d and %d entries", empty.Size, issued.Size, now.Size)
	}
	for _, earlier := range []app.LogStanding{empty, issued, now} {
		proof, err := w.App.LogConsistency(ctx, w.Body.Slug, earlier.Size)
		w.Must(err)
		if _, _, err := proof.Check(earlier.Checkpoint, now.Verifier); err != nil {
			t.Errorf("from %d: %v", earlier.Size, err)
		}
	}
	p, err := w.App.CertificateProof(ctx, c.Code)
	w.Must(err)
	if _, err := p.Check(now.Verifier); err != nil || !strings.Contains(p.Entry, `"status":"suspended"`) || strings.Contains(p.Entry, c.Code) || strings.Contains(p.Entry, c.Number) {
		t.Errorf("%v: %s", err, p.Entry)
	}
	p.Entry = strings.Replace(p.Entry, "suspended", "active", 1)
	if _, err := p.Check(now.Verifier); err == nil {
		t.Error("another entry was proved")
	}
	other := testkit.New(t)
	if _, err := p.Check(logged(other).Verifier); err == nil {
		t.Error("the checkpoint of another body was taken")
	}
	if _, err := w.App.LogConsistency(ctx, w.Body.Slug, 3); err == nil {
		t.Error("a proof from the future")
	}
}

// Many certificates of one body at once: each has one entry, and the tree holds.
func TestConcurrentIssuesShareOneLog(t *testing.T) {
	w := testkit.New(t)
	var certified sync.WaitGroup
	mei := w.Decider()
	for i := range 8 {
		d := w.Prepared(w.Contracted(w.Client(fmt.Sprintf("Client %d", i))), decision.Grant)
		certified.Go(func() {
			if _, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{}); err != nil {
				t.Error(err)
			}
		})
	}
	certified.Wait()
	if l := logged(w); l.Size != 8 {
		t.Errorf("%d entries", l.Size)
	}
	all, err := w.App.LogEntries(ctx, w.Body.Slug, 0)
	w.Must(err)
	if tail, err := w.App.LogEntries(ctx, w.Body.Slug, 6); err != nil || len(all) != 8 || len(tail) != 2 || tail[1] != all[7] {
		t.Errorf("%d entries, from the sixth %d: %v", len(all), len(tail), err)
	}
	if root, err := tlog.TreeHash(8, hashesOf(t, all)); err != nil || root.String() != logged(w).Root {
		t.Errorf("another reader computes %s: %v", root, err)
	}
}

// hashesOf stores the tree over the entries as anybody would who reads the log.
func hashesOf(t *testing.T, entries []string) tlog.HashReader {
	var stored []tlog.Hash
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, at := range indexes {
			out[i] = stored[at]
		}
		return out, nil
	})
	for n, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(n), []byte(entry), read)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, hashes...)
	}
	return read
}

// What is changed behind the back of the product is found, and plain SQL of the product cannot change it.
func TestATamperedLogIsFound(t *testing.T) {
	w := testkit.New(t)
	c := w.Certified(w.Client("Acme Ltd"))
	logged(w)
	const lie = "update log_entries set content = replace(content, 'active', 'withdrawn') where tenant_id = $1"
	if err := w.Behind(lie, w.Body.ID.String()); err == nil || !strings.Contains(err.Error(), "only added") {
		t.Errorf("an entry was changed: %v", err)
	}
	w.Must(w.Behind("set session_replication_role = replica; " + strings.Replace(lie, "$1", "'"+w.Body.ID.String()+"'", 1)))
	l, err := w.App.CheckLog(ctx, w.Admin)
	w.Must(err)
	if l.Intact || l.Disagreeing != 1 {
		t.Errorf("the change of %s was not found: %+v", c.Number, l)
	}
}
