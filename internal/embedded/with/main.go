// Command with runs another command with a Postgres and a Redis of its own, named in
// TRIENNIA_TEST_DATABASE_URL and TRIENNIA_TEST_REDIS_URL, and ends with its status:
//
//	go run ./internal/embedded/with go test ./...
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"triennia/internal/embedded"
)

func main() {
	status, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(status)
}

func run(command []string) (int, error) {
	if len(command) == 0 {
		return 2, errors.New("usage: with COMMAND [ARGUMENT...]")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	dir, err := embedded.TempDir()
	if err != nil {
		return 1, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	o := embedded.Options{Dir: dir, Fast: true}
	db, err := embedded.Postgres(ctx, o)
	if err != nil {
		return 1, err
	}
	defer func() { _ = db.Stop() }()
	queue, err := embedded.Redis(ctx, o)
	if err != nil {
		return 1, err
	}
	defer func() { _ = queue.Stop() }()

	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.Env = append(os.Environ(), "TRIENNIA_TEST_DATABASE_URL="+db.URL, "TRIENNIA_TEST_REDIS_URL="+queue.URL)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return max(failed.ExitCode(), 1), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}
