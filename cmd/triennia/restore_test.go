package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"triennia/internal/app"
	"triennia/internal/config"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/embedded"
	"triennia/internal/files"
	"triennia/internal/testkit"
)

// kept is what a restored installation has to know.
type kept struct {
	email, password string // of an administrator
	code            string // of a certificate
	admin, ann      access.Actor
	document        id.Document
	content         []byte
	trail           int64
}

func TestABackupIsRestoredOnAnotherServer(t *testing.T) {
	for _, tool := range []string{"pg_dump", "pg_restore", "psql"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed; scripts/test installs it", tool)
		}
	}
	w := testkit.New(t)
	t.Setenv("REDIS_URL", testkit.RedisURL(t))
	data := t.TempDir()
	place(t, testkit.OwnerURL(t), data)
	k := fill(t, w, data)
	server := strictServer(t)
	// From a superuser to an owner that is none, as on a managed server, and from there to another.
	for _, name := range []string{"first", "second"} {
		backup := strings.TrimSpace(script(t, "backup", t.TempDir()))
		place(t, ownedDatabase(t, server, name), filepath.Join(t.TempDir(), name))
		script(t, "restore", backup)
		triennia(t, "migrate")
		k.isThere(t, w)
	}
	if out, err := exec.Command("../../deployments/restore", t.TempDir()).CombinedOutput(); err == nil {
		t.Errorf("an empty directory was restored: %s", out)
	}
}

// place names the installation in the environment of the commands and scripts.
func place(t *testing.T, owner, data string) {
	t.Helper()
	t.Setenv("DATABASE_URL", owner)
	t.Setenv("DATA_DIR", data)
}

func script(t *testing.T, name, arg string) string {
	t.Helper()
	out, err := exec.Command("../../deployments/"+name, arg).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

func triennia(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(t.Context(), args, &out); err != nil {
		t.Fatalf("triennia %s: %v", strings.Join(args, " "), err)
	}
	return out.String()
}

// fill puts something of everything into the installation that is backed up. The key is that of testkit.
func fill(t *testing.T, w *testkit.World, data string) kept {
	t.Helper()
	w.Must(os.WriteFile(filepath.Join(data, "key"), []byte(strings.Repeat("0", 64)+"\n"), 0o600))
	store, err := files.NewLocal(filepath.Join(data, "files"))
	w.Must(err)
	w.App.Files = store
	c := w.Client("Bluewater Ltd")
	ann := w.Of(c.ID, "Ann Applicant")
	k := kept{email: w.Body.Slug + "@example.test", admin: w.Admin, ann: ann, code: w.Certified(c).Code,
		document: w.Document(ann, w.Body.Slug).ID, content: testkit.PDF(w.Body.Slug)}
	told := triennia(t, "operator", "create-body", "--slug", w.Body.Slug+"-two", "--name", "Cedar Certification", "--admin", "Ada Byron <"+k.email+">")
	k.password = regexp.MustCompile(`password (\S+)`).FindStringSubmatch(told)[1]
	check, err := w.App.CheckTrail(t.Context(), k.admin)
	w.Must(err)
	k.trail = check.Entries
	return k
}

// isThere starts the installation of the environment and looks for everything in it.
func (k kept) isThere(t *testing.T, w *testkit.World) {
	t.Helper()
	cfg, err := config.Parse(environment())
	w.Must(err)
	s, err := open(t.Context(), cfg)
	w.Must(err)
	defer func() { w.Must(s.close()) }()
	if _, err := s.app.SignIn(t.Context(), k.email, k.password, app.Origin{}); err != nil {
		t.Errorf("sign in: %v", err)
	}
	s.app.Now = w.App.Now // the certificate was issued on the day of the test's clock
	if v, err := s.app.VerifyCertificate(t.Context(), k.code, date.Date{}); err != nil || !v.Valid {
		t.Errorf("certificate: %+v, %v", v, err)
	}
	d, content, err := s.app.OpenDocument(t.Context(), k.ann, k.document)
	w.Must(err)
	if got, err := io.ReadAll(content); err != nil || !bytes.Equal(got, k.content) {
		t.Errorf("%s has %d bytes, %v", d.Name, len(got), err)
	}
	if check, err := s.app.CheckTrail(t.Context(), k.admin); err != nil || !check.Whole || check.Entries != k.trail {
		t.Errorf("trail: %+v of %d entries, %v", check, k.trail, err)
	}
}

// strictServer is a Postgres that asks everybody but its superuser for a password.
func strictServer(t *testing.T) string {
	t.Helper()
	dir, err := embedded.TempDir()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	s, err := embedded.Postgres(t.Context(), embedded.Options{Dir: dir, Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop() })
	rules := "local all postgres trust\nlocal all all scram-sha-256\n"
	if err := os.WriteFile(filepath.Join(dir, "postgres", "pg_hba.conf"), []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	ask(t, s.URL, "select pg_reload_conf()")
	ask(t, s.URL, "create role owner login createrole password 'a word/1'")
	return s.URL
}

// ownedDatabase is the address of a new database for its owner, who is no superuser.
func ownedDatabase(t *testing.T, server, name string) string {
	t.Helper()
	ask(t, server, "create database "+name+" owner owner")
	return strings.NewReplacer("//postgres@", "//owner:a%20word%2F1@", "/postgres?", "/"+name+"?").Replace(server)
}

func ask(t *testing.T, url, sql string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background()) //nolint:errcheck // it answered
	if _, err := c.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}
