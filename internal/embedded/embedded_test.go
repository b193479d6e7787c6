package embedded

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
)

// TestMain lets the test binary play the program that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("TRIENNIA_PLAY_PROGRAM"); dir != "" {
		playProgram(dir)
	}
	os.Exit(m.Run())
}

func playProgram(dir string) {
	p, err := Postgres(context.Background(), Options{Dir: dir, Database: "triennia"})
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	if _, err := Redis(context.Background(), Options{Dir: dir}); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println(p.URL)
	select {}
}

func dataDir(t *testing.T) string {
	t.Helper()
	dir, err := TempDir()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func startAll(t *testing.T, o Options) (db, queue *Server) {
	t.Helper()
	db, err := Postgres(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Stop() })
	queue, err = Redis(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = queue.Stop() })
	return db, queue
}

func TestStartStopAndStartAgain(t *testing.T) {
	o := Options{Dir: dataDir(t), Database: "triennia", Fast: true}
	db, queue := startAll(t, o)
	query(t, db.URL, "create table kept (n int)")
	answers(t, queue.URL)
	if err := db.Stop(); err != nil {
		t.Error(err)
	}
	if err := queue.Stop(); err != nil {
		t.Error(err)
	}
	nothingRuns(t, o.Dir)
	began := time.Now()
	db, _ = startAll(t, o)
	if warm := time.Since(began); warm > 5*time.Second {
		t.Errorf("the second start took %s", warm)
	}
	query(t, db.URL, "insert into kept values (1)")
}

func TestChineseIsSearchable(t *testing.T) {
	db, _ := startAll(t, Options{Dir: dataDir(t), Fast: true})
	query(t, db.URL, "create extension pg_trgm")
	var trigrams int
	conn := connect(t, db.URL)
	if err := conn.QueryRow(t.Context(), "select cardinality(show_trgm('认证机构'))").Scan(&trigrams); err != nil || trigrams == 0 {
		t.Errorf("pg_trgm finds %d trigrams in Chinese (%v)", trigrams, err)
	}
}

func TestSecondInstanceIsRefused(t *testing.T) {
	o := Options{Dir: dataDir(t), Fast: true}
	startAll(t, o)
	for _, f := range []func(context.Context, Options) (*Server, error){Postgres, Redis} {
		_, err := f(t.Context(), o)
		if err == nil || !strings.Contains(err.Error(), "already running on "+o.Dir) {
			t.Errorf("a second instance says %v", err)
		}
	}
}

func TestAKilledProgramLeavesNothingRunning(t *testing.T) {
	if _, err := os.Stat("/proc/self/comm"); err != nil {
		t.Skip("only Linux ends children with their parent")
	}
	dir := dataDir(t)
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), "TRIENNIA_PLAY_PROGRAM="+dir)
	out, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	url, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.HasPrefix(url, "postgres://") {
		t.Fatalf("the program says %q, %v", url, err)
	}
	query(t, strings.TrimSpace(url), "create table kept (n int)")
	if err := program.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait()
	db, _ := startAll(t, Options{Dir: dir, Database: "triennia"})
	query(t, db.URL, "insert into kept values (1)")
	if err := db.Stop(); err != nil {
		t.Error(err)
	}
}

func TestDataOfAnotherVersionAreRefused(t *testing.T) {
	dir := dataDir(t)
	if err := os.MkdirAll(filepath.Join(dir, "postgres"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "postgres", "PG_VERSION"), []byte("9\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Postgres(t.Context(), Options{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "written by Postgres 9") {
		t.Errorf("data of another version: %v", err)
	}
}

func TestAnInterruptedFirstStartIsForgotten(t *testing.T) {
	dir := dataDir(t)
	half := filepath.Join(dir, "postgres.new-1")
	if err := os.MkdirAll(half, 0o755); err != nil {
		t.Fatal(err)
	}
	startAll(t, Options{Dir: dir, Fast: true})
	if _, err := os.Stat(half); err == nil {
		t.Error("the half made database is still there")
	}
}

func TestALongPathStillHasASocket(t *testing.T) {
	dir := filepath.Join(dataDir(t), strings.Repeat("long", 25))
	db, _ := startAll(t, Options{Dir: dir, Fast: true})
	query(t, db.URL, "select 1")
}

func TestADirectoryThatPostgresMayNotEnter(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root runs Postgres as somebody else")
	}
	dir := dataDir(t)
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Postgres(t.Context(), Options{Dir: filepath.Join(dir, "inner")})
	if err == nil || !strings.Contains(err.Error(), "may not enter "+dir) {
		t.Errorf("a closed directory: %v", err)
	}
}

func TestNoPostgresAtAll(t *testing.T) {
	t.Setenv("PG_BINDIR", "/nowhere")
	_, err := Postgres(t.Context(), Options{Dir: dataDir(t)})
	if err == nil || !strings.Contains(err.Error(), "install the package postgresql") {
		t.Errorf("without Postgres: %v", err)
	}
}

// TestWithoutDebianPackages is the pass for machines with neither Debian's Postgres nor redis-server.
// TRIENNIA_TEST_ENGINE names a directory in which npm has installed NPMPackage.
func TestWithoutDebianPackages(t *testing.T) {
	engineDir := os.Getenv("TRIENNIA_TEST_ENGINE")
	if engineDir == "" {
		t.Skip("TRIENNIA_TEST_ENGINE is not set; scripts/test sets it")
	}
	t.Setenv("PG_BINDIR", filepath.Join(engineDir, "node_modules", NPMPackage(), "native", "bin"))
	t.Setenv("PATH", "/nowhere")
	db, queue := startAll(t, Options{Dir: dataDir(t), Fast: true})
	if !strings.Contains(db.What, engineDir) || queue.What != "Redis inside the process" {
		t.Errorf("started %s and %s", db.What, queue.What)
	}
	query(t, db.URL, "create extension pg_trgm")
	keysAge(t, queue.URL)
}

func TestRedisInsideTheProcess(t *testing.T) {
	t.Setenv("PATH", "/nowhere")
	queue, err := Redis(t.Context(), Options{Dir: dataDir(t)})
	if err != nil {
		t.Fatal(err)
	}
	keysAge(t, queue.URL)
	if err := queue.Stop(); err != nil {
		t.Error(err)
	}
	if err := queue.Stop(); err != nil {
		t.Errorf("a second stop: %v", err)
	}
}

func keysAge(t *testing.T, url string) {
	t.Helper()
	c := redisClient(t, url)
	if err := c.Set(t.Context(), "k", "v", time.Second).Err(); err != nil {
		t.Fatal(err)
	}
	for range 40 {
		if c.Exists(t.Context(), "k").Val() == 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("a key of one second lives for ever")
}

func redisClient(t *testing.T, url string) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func answers(t *testing.T, url string) {
	t.Helper()
	if err := redisClient(t, url).Ping(t.Context()).Err(); err != nil {
		t.Error(err)
	}
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func query(t *testing.T, url, sql string) {
	t.Helper()
	conn := connect(t, url)
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Errorf("%s: %v", sql, err)
	}
	_ = conn.Close(t.Context())
}

// nothingRuns looks through the process table for a command line that names the directory.
func nothingRuns(t *testing.T, dir string) {
	t.Helper()
	all, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, p := range all {
		b, _ := os.ReadFile(p)
		if strings.Contains(string(b), dir) {
			t.Errorf("still running: %s", strings.ReplaceAll(string(b), "\x00", " "))
		}
	}
}

func TestReset(t *testing.T) {
	o := Options{Dir: dataDir(t), Fast: true}
	theirs := filepath.Join(o.Dir, "letters")
	if err := os.WriteFile(theirs, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db, queue := startAll(t, o)
	if err := Reset(o.Dir); err == nil {
		t.Error("reset while an instance runs")
	}
	_, _ = db.Stop(), queue.Stop()
	if err := Reset(o.Dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(o.Dir, "postgres")); err == nil {
		t.Error("the database is still there")
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Error("a file of somebody else is gone")
	}
}
