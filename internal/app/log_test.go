package app_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/postgres"
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
		app.Verdict{Terms: decision.Terms{Reason: "no audit", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddDays(30)}})
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

// behind changes the log of the body past what keeps the product from it.
func behind(w *testkit.World, statement string) {
	w.T.Helper()
	w.Must(w.Behind("set session_replication_role = replica; " + strings.ReplaceAll(statement, "$1", "'"+w.Body.ID.String()+"'")))
}

// checked is what the body sees of its log, whatever it is.
func checked(w *testkit.World) app.LogStanding {
	w.T.Helper()
	l, err := w.App.CheckLog(ctx, w.Admin)
	w.Must(err)
	return l
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
	behind(w, lie)
	l := checked(w)
	if l.Intact || l.Disagreeing != 1 || l.Checkpoint != "" {
		t.Fatalf("the change of %s was not found: %+v", c.Number, l)
	}
	if m := l.Mismatches[0]; m.ID != c.ID || m.Number != c.Number || m.Register != certificate.Active || m.Log != certificate.Withdrawn {
		t.Errorf("%+v", m)
	}
}

// Each row of the tree counts, also those that the state of today does not rest on, and each that is missing.
func TestATamperedTreeIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		change   string
		intact   bool
		disagree int
	}{
		"a leaf below the root":    {"update log_hashes set hash = sha256('x') where tenant_id = $1 and n = 0", false, 0},
		"a hash cut short":         {"update log_hashes set hash = 'x' where tenant_id = $1 and n = 1", false, 0},
		"a hash missing":           {"delete from log_hashes where tenant_id = $1 and n = 2", false, 0},
		"the first entry missing":  {"delete from log_entries where tenant_id = $1 and n = 0", false, 1},
		"the latest entry missing": {"delete from log_entries where tenant_id = $1 and n = 2", false, 1},
		"the end of both missing":  {"delete from log_entries where tenant_id = $1 and n = 2; delete from log_hashes where tenant_id = $1 and n = 3", true, 1},
		"an entry of another":      {"update log_entries set certificate_id = (select certificate_id from log_entries where tenant_id = $1 and n = 1) where tenant_id = $1 and n = 0", true, 1},
		"the register":             {"update certificates set record = jsonb_set(record, '{scope,en}', '\"everything\"') where tenant_id = $1 and id = (select certificate_id from log_entries where tenant_id = $1 and n = 0)", true, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := testkit.New(t)
			for i := range 3 {
				w.Certified(w.Client(fmt.Sprintf("Client %d", i)))
			}
			if logged(w).Size != 3 {
				t.Fatal("three certificates make three entries")
			}
			behind(w, c.change)
			if l := checked(w); l.Intact != c.intact || l.Disagreeing != c.disagree || len(l.Mismatches) != c.disagree || (l.Checkpoint != "") != c.intact {
				t.Errorf("%+v", l)
			}
		})
	}
}

// Certificates of before the log get one entry each, however often the job runs; until then they are named as missing.
func TestCertificatesOfBeforeEnterTheLog(t *testing.T) {
	w := testkit.New(t)
	for i := range 3 {
		w.Certified(w.Client(fmt.Sprintf("Client %d", i)))
	}
	behind(w, "delete from log_entries where tenant_id = $1; delete from log_hashes where tenant_id = $1")
	if l := checked(w); !l.Intact || l.Disagreeing != 3 || l.Mismatches[0].Log != "" {
		t.Fatalf("%+v", l)
	}
	for range 2 {
		behind(w, "insert into outbox (tenant_id, id, job, payload, dedupe_key) values ($1, gen_random_uuid(), 'log.fill', '{}', gen_random_uuid()::text)")
		w.Work()
		if l := logged(w); l.Size != 3 {
			t.Errorf("%d entries", l.Size)
		}
	}
}

// While the job reads a certificate of before, nobody changes it: what it was would be told after what it is.
func TestTheFirstEntryIsNotTheLatest(t *testing.T) {
	w := testkit.New(t)
	c := w.Certified(w.Client("Acme Ltd"))
	behind(w, "delete from log_entries where tenant_id = $1; delete from log_hashes where tenant_id = $1")
	w.Must(w.App.DB.Tenant(ctx, w.Admin, "log.fill", func(tx *postgres.Tx) error {
		if n, err := tx.Unlogged(10); n != 1 || err != nil {
			t.Errorf("%d certificates: %v", n, err)
		}
		err := w.Behind("select from certificates where tenant_id = '" + w.Body.ID.String() + "' and id = '" + c.ID.String() + "' for update nowait")
		if err == nil || !strings.Contains(err.Error(), "could not obtain lock") {
			t.Errorf("somebody may change it meanwhile: %v", err)
		}
		return nil
	}))
	logged(w)
}

// The log of a body holds its own certificates and nobody else's, and answers by its own name only.
func TestEachBodyHasItsOwnLog(t *testing.T) {
	w, other := testkit.New(t), testkit.New(t)
	mine := w.Certified(w.Client("Acme Ltd"))
	other.Certified(other.Client("Umbrella Ltd"))
	for _, x := range []*testkit.World{w, other} {
		if l := logged(x); l.Size != 1 || !strings.HasSuffix(l.Origin, "/"+x.Body.Slug) {
			t.Errorf("%+v", l)
		}
	}
	entries, err := other.App.LogEntries(ctx, other.Body.Slug, 0)
	other.Must(err)
	if len(entries) != 1 || strings.Contains(entries[0], certificate.LogName(mine.Code)) {
		t.Errorf("%q", entries)
	}
	if logged(w).Verifier == logged(other).Verifier {
		t.Error("two bodies sign with one key")
	}
	if _, err := w.App.LogEntries(ctx, "nobody", 0); err == nil {
		t.Error("a body that is none has a log")
	}
}
