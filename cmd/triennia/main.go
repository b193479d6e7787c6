// Command triennia is the whole product in one binary. This package only wires: each command has a file.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // a body's days begin in its zone, whatever the machine has installed
)

// command is one verb of the command line.
type command struct {
	name, says string
	run        func(ctx context.Context, args []string, out io.Writer) error
}

// commands is every verb, in the order in which help lists them.
func commands() []command {
	return []command{
		{"serve", "API, worker and front end in one process", runServe},
		{"api", "API and front end", runAPI},
		{"worker", "jobs and mail", runWorker},
		{"demo", "serve with demonstration data, on loopback", runDemo},
		{"migrate", "bring the database up to date", runMigrate},
		{"operator", "create a certification body with its first administrator, or an operator", runOperator},
		{"health", "ask the running process whether it lives", runHealth},
		{"quote", "audit time, sampling and fees of a request in JSON", runQuote},
		{"clock", "status, deadlines and proposals of a certification in JSON", runClock},
		{"verify", "a certificate, as PDF or signed data file, against the keys of its body", runVerify},
		{"log", "a downloaded proof of the public log of a body, without a network", runLog},
		{"returned", "a mail that came back, on standard input: marks the letter", runReturned},
		{"rules", "the rules of the field, with their clauses", runRules},
		{"openapi", "the description of the API", runOpenAPI},
		{"version", "which build this is", runVersion},
	}
}

// usageError is a wrong command line: exit 2.
type usageError struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	err := run(ctx, os.Args[1:], os.Stdout)
	var wrong usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return
	case errors.As(err, &wrong):
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	fmt.Fprintln(os.Stderr, "triennia:", err)
	if errors.As(err, new(later)) {
		os.Exit(75)
	}
	os.Exit(1)
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		help(os.Stderr)
		return usageError{errors.New("name a command")}
	}
	if args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		help(out)
		return nil
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(ctx, args[1:], out)
		}
	}
	help(os.Stderr)
	return usageError{fmt.Errorf("there is no command %q", args[0])}
}

func help(out io.Writer) {
	fmt.Fprintln(out, "triennia COMMAND [OPTIONS]")
	for _, c := range commands() {
		fmt.Fprintf(out, "  %-10s %s\n", c.name, c.says)
	}
	fmt.Fprintln(out, "\nThe environment is described in README.md; without any variable a command uses Postgres and")
	fmt.Fprintln(out, "Redis of its own under the data directory.")
}

// flags is the option set of a command; a wrong option is a usage error.
func flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet("triennia "+name, flag.ContinueOnError)
	return f
}

func parse(f *flag.FlagSet, args []string) error {
	err := f.Parse(args)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return err
	}
	return usageError{err}
}

// parseAround reads options before and after the words, and answers the words.
func parseAround(f *flag.FlagSet, args []string) (words []string, err error) {
	for {
		if err := parse(f, args); err != nil {
			return nil, err
		}
		if f.NArg() == 0 {
			return words, nil
		}
		words = append(words, f.Arg(0))
		args = f.Args()[1:]
	}
}
