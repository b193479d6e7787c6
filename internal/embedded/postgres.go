package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// socketLimit is how long the path of a unix socket may be, in bytes, without its final zero.
const socketLimit = 107

const socketName = ".s.PGSQL.5432"

// Postgres starts the Postgres of the directory, making it on first use, and returns when it answers.
// It is reached through a socket that only its own user and root can open.
func Postgres(ctx context.Context, o Options) (*Server, error) {
	as, err := childUser()
	if err != nil {
		return nil, err
	}
	held, err := lock(o.Dir, "postgres")
	if err != nil {
		return nil, err
	}
	s, err := startPostgres(ctx, o, as)
	if err != nil {
		_ = held.Close()
		return nil, err
	}
	return s.holding(held), nil
}

func startPostgres(ctx context.Context, o Options, as runAs) (*Server, error) {
	data := filepath.Join(o.Dir, "postgres")
	major, err := recordedMajor(data)
	if err != nil {
		return nil, err
	}
	e, err := findEngine(o.Dir, major)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(as.canReach(data), as.canReach(filepath.Join(e.bin, "postgres"))); err != nil {
		return nil, err
	}
	if major == 0 {
		if err := initdb(ctx, e, as, data, o.Fast); err != nil {
			return nil, err
		}
	}
	sockets, cleanup, err := socketDir(o.Dir, as)
	if err != nil {
		return nil, err
	}
	if err := awaitPredecessor(ctx, data); err != nil {
		return nil, err
	}
	return launch(ctx, o, e, as, data, sockets, cleanup)
}

// recordedMajor is the version that the data directory belongs to, 0 when there is none yet.
func recordedMajor(data string) (int, error) {
	b, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(b)))
}

// initdb makes the database in a directory aside and moves it into place when it is complete, so that
// an interrupted first start leaves nothing half made.
func initdb(ctx context.Context, e engine, as runAs, data string, fast bool) error {
	old, _ := filepath.Glob(data + ".new-*")
	for _, d := range old {
		if err := os.RemoveAll(d); err != nil {
			return err
		}
	}
	tmp, err := os.MkdirTemp(filepath.Dir(data), filepath.Base(data)+".new-")
	if err != nil {
		return err
	}
	if err := as.own(tmp); err != nil {
		return err
	}
	args := append([]string{"-D", tmp, "-U", "postgres", "--encoding=UTF8", "--auth=trust"}, e.locale()...)
	if fast {
		args = append(args, "--no-sync")
	}
	cmd := exec.CommandContext(ctx, filepath.Join(e.bin, "initdb"), args...)
	cmd.Env = plainEnv(e)
	log := data + ".init.log"
	c, err := start(cmd, as, log, syscall.SIGKILL)
	if err != nil {
		return err
	}
	<-c.exited
	if !cmd.ProcessState.Success() {
		return errors.Join(fmt.Errorf("initdb failed: %s", lastLines(log, 3)), os.RemoveAll(tmp))
	}
	return errors.Join(os.Rename(tmp, data), os.Remove(log))
}

// plainEnv keeps the variables of the caller (PGDATA, LC_ALL, secrets) away from Postgres.
func plainEnv(e engine) []string {
	env := []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"}
	return append(env, "LD_LIBRARY_PATH="+filepath.Join(filepath.Dir(e.bin), "lib"))
}

// socketDir is in the data directory, or in a temporary place where that path is too long for a socket.
func socketDir(dir string, as runAs) (path string, cleanup func() error, err error) {
	path = filepath.Join(dir, "run")
	if len(path)+1+len(socketName) <= socketLimit {
		return path, func() error { return nil }, ensureDir(path, as)
	}
	path, err = os.MkdirTemp("/tmp", "triennia-")
	if err != nil {
		return "", nil, err
	}
	return path, func() error { return os.RemoveAll(path) }, as.own(path)
}

// awaitPredecessor waits for the Postgres of a program that has just been killed: it is still closing
// its files, though the lock is already free.
func awaitPredecessor(ctx context.Context, data string) error {
	deadline := time.Now().Add(stopTimeout)
	for postmasterRuns(data) {
		if time.Now().After(deadline) {
			return fmt.Errorf("a Postgres that this program did not start is running on %s; stop it first", data)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pollEvery):
		}
	}
	return nil
}

func postmasterRuns(data string) bool {
	b, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
		return false
	}
	name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	return err != nil || strings.HasPrefix(string(name), "postgres")
}

func launch(ctx context.Context, o Options, e engine, as runAs, data, sockets string, cleanup func() error) (*Server, error) {
	cmd := exec.Command(filepath.Join(e.bin, "postgres"), settings(o, data, sockets)...)
	cmd.Env = plainEnv(e)
	c, err := start(cmd, as, data+".log", syscall.SIGINT)
	if err != nil {
		return nil, err
	}
	dsn := func(db string) string {
		return "postgres://postgres@/" + db + "?host=" + url.QueryEscape(sockets)
	}
	db := o.Database
	if db == "" {
		db = "postgres"
	}
	stop := func() error { return errors.Join(c.stop(syscall.SIGINT), cleanup()) }
	err = c.await(func() error { return ping(ctx, dsn("postgres")) })
	if err == nil {
		err = ensureDatabase(ctx, dsn("postgres"), db)
	}
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	what := fmt.Sprintf("Postgres %d from %s", e.major, e.bin)
	return &Server{URL: dsn(db), What: what, stop: stop, died: c.exited}, nil
}

func settings(o Options, data, sockets string) []string {
	args := []string{"-D", data, "-k", sockets}
	set := []string{
		"listen_addresses=", "port=5432", "unix_socket_permissions=0700",
		// A failed statement in the log would carry personal data.
		"log_min_error_statement=panic", "timezone=UTC", "log_timezone=UTC",
	}
	if o.Fast {
		set = append(set, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")
	}
	for _, s := range set {
		args = append(args, "-c", s)
	}
	return args
}

func ping(ctx context.Context, dsn string) error {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}

func ensureDatabase(ctx context.Context, dsn, name string) error {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	var exists bool
	err = conn.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&exists)
	if err != nil || exists {
		return err
	}
	_, err = conn.Exec(ctx, "create database "+pgx.Identifier{name}.Sanitize())
	return err
}
