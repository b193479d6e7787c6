package crash

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"triennia/internal/api"
	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/files"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// scene is what the killed program needs to know.
type scene struct {
	Play        string // decide, issue, mail, upload
	App, System string // database addresses
	Files, Post string // directories
	Now         time.Time
	Who         access.Actor
	Decision    id.Decision
	Decisions   []id.Decision
}

// TestMain lets the test binary play the program that is killed.
func TestMain(m *testing.M) {
	if play := os.Getenv("TRIENNIA_CRASH_SCENE"); play != "" {
		var s scene
		if err := json.Unmarshal([]byte(play), &s); err != nil {
			panic(err)
		}
		if err := s.perform(); err != nil {
			fmt.Println("failed:", err)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func (s scene) perform() error {
	ctx := context.Background()
	now := func() time.Time { return s.Now }
	db, err := postgres.Open(ctx, postgres.Options{AppURL: s.App, SystemURL: s.System, MaxConns: 8, Jobs: app.JobsOf, Now: now})
	if err != nil {
		return err
	}
	store, err := files.NewLocal(s.Files)
	if err != nil {
		return err
	}
	a := &app.App{DB: db, Files: store, Box: testkit.Box, Now: now, Log: slog.New(slog.DiscardHandler), PublicURL: "http://triennia.test", Jobs: app.Jobs,
		Tokens: app.Tokens{Keys: testkit.Keys, Now: time.Now}}
	switch s.Play {
	case "decide":
		fmt.Println("deciding")
		_, err = a.TakeDecision(ctx, s.Who, s.Decision, 1, app.Verdict{})
	case "issue":
		fmt.Println("issuing")
		err = s.issue(ctx, a)
	case "mail":
		a.Mail = taker(s.Post)
		err = relay(a)
	case "upload":
		server := httptest.NewServer(api.New(a))
		fmt.Println(server.URL)
		select {}
	}
	return err
}

// relay runs the tasks that wait.
func relay(a *app.App) error {
	var waiting []postgres.Task
	_, err := a.RelayTasks(context.Background(), 100, func(t postgres.Task) error { waiting = append(waiting, t); return nil })
	for _, t := range waiting {
		if err == nil {
			err = a.RunTask(context.Background(), t.Tenant, t.ID)
		}
	}
	return err
}

// taker is a mail server that takes a letter, after which the program is killed before it can note so.
type taker string

func (dir taker) Send(_ context.Context, l mail.Letter) error {
	if err := os.WriteFile(filepath.Join(string(dir), l.ID), []byte(l.To), 0o600); err != nil {
		return err
	}
	return syscall.Kill(os.Getpid(), syscall.SIGKILL)
}

// start runs the program and answers its first line.
func start(t *testing.T, s scene) (*exec.Cmd, string) {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TRIENNIA_CRASH_SCENE="+string(b))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil && err != io.EOF || strings.HasPrefix(line, "failed:") {
		t.Fatalf("the program says %q, %v", line, err)
	}
	return cmd, strings.TrimSpace(line)
}

func sceneOf(t *testing.T, w *testkit.World, play, dir string) scene {
	return scene{Play: play, App: testkit.AppURL(t), System: testkit.SystemURL(t), Files: dir, Post: dir, Now: w.Clock}
}

func TestADecisionKilledHalfWayLeavesNothingAndIsTakenOnce(t *testing.T) {
	w := testkit.New(t)
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d, mei := w.Prepared(p, decision.Grant), w.Decider()
	owner, err := pgx.Connect(t.Context(), testkit.OwnerURL(t))
	w.Must(err)
	defer func() { _ = owner.Close(context.Background()) }()

	// The audit trail is written last: while it is locked, the decision stands half done.
	hold, err := owner.Begin(t.Context())
	w.Must(err)
	_, err = hold.Exec(t.Context(), "lock table trail in exclusive mode")
	w.Must(err)
	s := sceneOf(t, w, "decide", t.TempDir())
	s.Who, s.Decision = mei, d.ID
	program, _ := start(t, s)
	waits(t, hold)
	w.Must(program.Process.Kill())
	_ = program.Wait()
	w.Must(hold.Rollback(t.Context()))

	if got := certificates(w); len(got) != 0 {
		t.Fatalf("half a decision left %v", got)
	}
	_, err = w.App.TakeDecision(t.Context(), mei, d.ID, 1, app.Verdict{})
	w.Must(err)
	if got := certificates(w); len(got) != 1 || got[0] != "10426ITSM00001R0M" {
		t.Errorf("certificates %v: one, and no number lost", got)
	}
	if _, err := w.App.TakeDecision(t.Context(), mei, d.ID, 2, app.Verdict{}); err == nil {
		t.Error("the decision is taken twice")
	}
}

// waits returns when somebody waits for the lock of the transaction.
func waits(t *testing.T, tx pgx.Tx) {
	t.Helper()
	for range 400 {
		var n int
		err := tx.QueryRow(t.Context(), "select count(*) from pg_locks where not granted and relation = 'trail'::regclass").Scan(&n)
		if err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("the program never came to the trail")
}

func certificates(w *testkit.World) (out []string) {
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Certificates(postgres.Page{}, postgres.CertificateFilter{})
		for _, c := range list {
			out = append(out, c.Number)
		}
		return err
	})
	return out
}

func TestALetterTakenBeforeTheCrashIsNotSentAgain(t *testing.T) {
	w := testkit.New(t)
	box := &mail.Fake{}
	w.App.Mail = box
	_, err := w.App.InviteStaff(t.Context(), w.Admin, app.Invite{Email: "nora@example.test", Name: "Nora New", Locale: "en", Roles: []access.Role{access.Planner}})
	w.Must(err)
	dir := t.TempDir()
	program, _ := start(t, sceneOf(t, w, "mail", dir))
	_ = program.Wait()
	if taken, _ := os.ReadDir(dir); len(taken) != 1 {
		t.Fatalf("the mail server took %d letters before the crash", len(taken))
	}

	// After the restart the task is found lost, and done again.
	later := func() time.Time { return w.Clock.Add(time.Hour) }
	restarted := *w.App
	restarted.Now, restarted.DB = later, w.App.DB.At(later)
	for _, tick := range app.Ticks {
		if tick.Name == "outbox.requeue" {
			w.Must(tick.Do(&restarted, t.Context()))
		}
	}
	w.Must(relay(&restarted))
	if len(box.Letters) != 0 {
		t.Errorf("sent again: %v", box.Letters)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{}, postgres.MessageFilter{})
		if len(list) != 1 || list[0].State != message.Unknown {
			t.Errorf("a person has to see that the outcome is unknown: %+v", list)
		}
		return err
	})
}

func TestAnUploadGoesOnAfterTheCrash(t *testing.T) {
	w := testkit.New(t)
	dir := t.TempDir()
	store, err := files.NewLocal(dir)
	w.Must(err)
	w.App.Files = store
	ann := w.Of(w.Client("Bluewater Ltd").ID, "Ann Applicant")
	draft := w.Draft(ann)
	content := append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("0123456789abcde\n"), 1<<16)...)
	content = append(content, "%%EOF\n"...)
	u, err := w.App.BeginUpload(t.Context(), ann, app.Announced{Name: "permit.pdf", Size: int64(len(content)),
		Purpose: application.Purpose{Application: draft.ID, Item: "mat.permit"}})
	w.Must(err)

	program, server := start(t, sceneOf(t, w, "upload", dir))
	patch(t, w, server, u.ID, ann, 0, bytes.NewReader(content[:1<<18]))
	body, writer := io.Pipe()
	done := make(chan struct{})
	go func() { defer close(done); patch(t, w, server, u.ID, ann, 1<<18, body) }()
	_, _ = writer.Write(content[1<<18 : 1<<19])
	w.Must(program.Process.Kill())
	_ = program.Wait()
	_ = writer.CloseWithError(io.ErrUnexpectedEOF)
	<-done

	again, err := w.App.GetUpload(t.Context(), ann, u.ID)
	w.Must(err)
	if again.Received < 1<<18 || again.Received > 1<<19 {
		t.Fatalf("%d bytes are there after the crash", again.Received)
	}
	if status := patch(t, w, web.API(w).URL, u.ID, ann, int(again.Received), bytes.NewReader(content[again.Received:])); status != http.StatusNoContent {
		t.Fatalf("going on answers %d", status)
	}
	v, err := w.App.GetApplication(t.Context(), ann, draft.ID)
	w.Must(err)
	n := 0
	for _, m := range v.Materials {
		if m.Name == "permit.pdf" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the file stands %d times in the application", n)
	}
}

// patch sends bytes from the offset on and answers the status, 0 when the line broke.
func patch(t *testing.T, w *testkit.World, server string, u id.Upload, who access.Actor, at int, r io.Reader) int {
	req, err := http.NewRequest(http.MethodPatch, server+"/api/v1/b/"+w.Body.Slug+"/uploads/"+u.String(), r)
	if err != nil {
		t.Error(err)
		return 0
	}
	req.Header.Set("Tus-Resumable", "1.0.0")
	req.Header.Set("Upload-Offset", fmt.Sprint(at))
	req.Header.Set("Content-Type", "application/offset+octet-stream")
	req.Header.Set("Cookie", api.AccessCookie+"="+w.Token(who))
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}
