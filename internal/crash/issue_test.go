package crash

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/files"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

const (
	issued  = 200
	workers = 4
)

// issue takes the decisions that nobody has taken, in an order of its own, and does the work that waits: what a worker
// does, of which several run at once.
func (s scene) issue(ctx context.Context, a *app.App) error {
	for _, i := range rand.Perm(len(s.Decisions)) {
		_, err := a.TakeDecision(ctx, s.Who, s.Decisions[i], 1, app.Verdict{})
		var known fault.Error
		if err != nil && !errors.As(err, &known) { // another worker was faster
			return err
		}
		if err := signsSome(ctx, a); err != nil {
			return err
		}
	}
	return signsSome(ctx, a)
}

// signsSome does the tasks that wait, a few at a time: those of a worker that is killed are lost to the others until they
// are found.
func signsSome(ctx context.Context, a *app.App) error {
	for {
		var taken []postgres.Task
		n, err := a.RelayTasks(ctx, 4, func(t postgres.Task) error { taken = append(taken, t); return nil })
		if err != nil || n == 0 {
			return err
		}
		for _, t := range taken {
			if err := a.RunTask(ctx, t.Tenant, t.ID); err != nil {
				return err
			}
		}
	}
}

// Four workers at once; and the same with workers that are killed at random, and started again.
func TestCertificatesAreIssuedAtOnce(t *testing.T) {
	p := programs{worker: built(t, "test", "-c", "triennia/internal/crash"), verify: built(t, "build", "triennia/cmd/triennia")}
	t.Run("by four workers", func(t *testing.T) { p.issueAll(t, func(context.Context, *exec.Cmd) {}) })
	t.Run("by workers that are killed", func(t *testing.T) {
		var killed atomic.Int32
		p.issueAll(t, func(ctx context.Context, program *exec.Cmd) {
			if killed.Load() >= 3*workers {
				return
			}
			select {
			case <-ctx.Done():
			case <-time.After(time.Duration(500+rand.IntN(2500)) * time.Millisecond):
				if program.Process.Kill() == nil {
					killed.Add(1)
				}
			}
		})
		if n := killed.Load(); n < workers {
			t.Errorf("%d workers were killed: nothing is proved", n)
		}
	})
}

// programs are a worker, and the one of the command line.
type programs struct{ worker, verify string }

// issueAll lets the workers issue all certificates, whatever happens to each of them: every number once, none left out,
// each certificate signed, by two programs that had no part in it.
func (p programs) issueAll(t *testing.T, happens func(context.Context, *exec.Cmd)) {
	w := testkit.New(t)
	dir := t.TempDir()
	store, err := files.NewLocal(dir)
	w.Must(err)
	w.App.Files = store
	s := sceneOf(t, w, "issue", dir)
	s.Who = w.Decider()
	for n := range issued {
		s.Decisions = append(s.Decisions, w.Prepared(w.Contracted(w.Client(fmt.Sprintf("Client %d Ltd", n+1))), decision.Grant).ID)
	}
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for !worked(t, p.worker, s, happens) {
			}
		})
	}
	all.Wait()
	foundAgain(w)

	numbers := map[string]bool{}
	trust := trustFile(t, w)
	var checks sync.WaitGroup
	signedFiles := make(chan string)
	for range 2 {
		checks.Go(func() {
			for path := range signedFiles {
				signedFor(t, p.verify, trust, path)
			}
		})
	}
	for _, c := range signedCertificates(w) {
		numbers[c.number] = true
		path := filepath.Join(dir, c.number+".pdf")
		w.Must(os.WriteFile(path, c.file, 0o600))
		signedFiles <- path
	}
	close(signedFiles)
	checks.Wait()
	for n := range issued {
		if want := fmt.Sprintf("10426ITSM%05dR0M", n+1); !numbers[want] {
			t.Errorf("no certificate has the number %s", want)
		}
	}
	if len(numbers) != issued {
		t.Errorf("%d numbers, want %d", len(numbers), issued)
	}
}

// worked lets a worker work and tells whether it came to its end.
func worked(t *testing.T, worker string, s scene, happens func(context.Context, *exec.Cmd)) bool {
	b, err := json.Marshal(s)
	if err != nil {
		t.Error(err)
		return true
	}
	program := exec.Command(worker)
	program.Env = append(os.Environ(), "TRIENNIA_CRASH_SCENE="+string(b))
	var said bytes.Buffer
	program.Stdout, program.Stderr = &said, &said
	if err := program.Start(); err != nil {
		t.Error(err)
		return true
	}
	ctx, end := context.WithCancel(t.Context())
	fate := make(chan struct{})
	go func() { defer close(fate); happens(ctx, program) }()
	err = program.Wait()
	end()
	<-fate
	if strings.Contains(said.String(), "failed:") {
		t.Errorf("a worker says %s", said.String())
		return true
	}
	return err == nil
}

// foundAgain does the tasks that killed workers had taken.
func foundAgain(w *testkit.World) {
	w.T.Helper()
	later := func() time.Time { return w.Clock.Add(time.Hour) }
	restarted := *w.App
	restarted.Now, restarted.DB = later, w.App.DB.At(later)
	for _, tick := range app.Ticks {
		if tick.Name == "outbox.requeue" {
			w.Must(tick.Do(&restarted, w.T.Context()))
		}
	}
	w.Must(signsSome(w.T.Context(), &restarted))
}

type signedFile struct {
	id     id.Certificate
	number string
	file   []byte
}

func signedCertificates(w *testkit.World) (out []signedFile) {
	w.T.Helper()
	for after := ""; ; {
		var next string
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			list, more, err := tx.Certificates(postgres.Page{Limit: 100, After: after}, postgres.CertificateFilter{})
			for _, c := range list {
				out = append(out, signedFile{id: c.ID, number: c.Number})
			}
			next = more
			return err
		})
		if after = next; after == "" {
			break
		}
	}
	for i, c := range out {
		var err error
		_, out[i].file, err = w.App.PrintCertificate(w.T.Context(), w.Admin, c.id)
		w.Must(err)
	}
	return out
}

// built is a program as it is delivered: without the detector of races, with which 200 certificates take minutes.
func built(t *testing.T, how ...string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "program")
	if said, err := exec.Command("go", append([]string{how[0], "-o", program}, how[1:]...)...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v", said, err)
	}
	return program
}

// trustFile is the file of the keys that the body publishes.
func trustFile(t *testing.T, w *testkit.World) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "trust.json")
	published, err := w.App.PublishedKeys(t.Context(), w.Body.Slug)
	w.Must(err)
	b, err := json.Marshal(published)
	w.Must(err)
	w.Must(os.WriteFile(path, b, 0o600))
	return path
}

// signedFor asks pdfsig of poppler and the command line.
func signedFor(t *testing.T, verify, trust, path string) {
	pdfsig := exec.Command("pdfsig", path)
	pdfsig.Env = append(os.Environ(), "HOME="+filepath.Dir(trust))
	said, err := pdfsig.CombinedOutput()
	if !bytes.Contains(said, []byte("Signature is Valid")) || !bytes.Contains(said, []byte("Total document signed")) {
		t.Errorf("pdfsig of poppler-utils says of %s: %s, %v", filepath.Base(path), said, err)
	}
	answer, err := exec.Command(verify, "verify", "--key", trust, path).Output()
	var got struct {
		Valid  bool
		Number string
	}
	if err := errors.Join(err, json.Unmarshal(answer, &got)); err != nil || !got.Valid || got.Number+".pdf" != filepath.Base(path) {
		t.Errorf("triennia verify says of %s: %s, %v", filepath.Base(path), answer, err)
	}
}
