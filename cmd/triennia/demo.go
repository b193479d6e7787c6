package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"triennia/internal/demo"
	"triennia/internal/embedded"
)

func runDemo(ctx context.Context, args []string, out io.Writer) error {
	cfg, err := settings("demo", args)
	if err != nil {
		return err
	}
	scene := scenery{filepath.Join(cfg.DataDir, "demo")}
	if scene.interrupted() {
		if err := embedded.Reset(cfg.DataDir); err != nil {
			return err
		}
	}
	var people []demo.SignIn
	return serve(ctx, cfg, parts{api: true, worker: true}, hooks{
		before: func(ctx context.Context, s *servers) (err error) {
			people, err = scene.set(ctx, s, out)
			return err
		},
		ready: func() error { return announce(out, cfg.PublicURL, people) },
	})
}

// scenery remembers in the data directory whether the demonstration has been loaded.
type scenery struct{ dir string }

func (s scenery) begun() string  { return filepath.Join(s.dir, "begun") }
func (s scenery) people() string { return filepath.Join(s.dir, "people.json") }

// interrupted tells whether a load was begun and never finished: such a database is of no use.
func (s scenery) interrupted() bool {
	_, err := os.Stat(s.begun())
	return err == nil
}

// set loads the demonstration into an empty database and answers who can sign in.
func (s scenery) set(ctx context.Context, on *servers, out io.Writer) (people []demo.SignIn, err error) {
	b, err := os.ReadFile(s.people())
	if err == nil {
		return people, json.Unmarshal(b, &people)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if there, err := on.app.ListBodies(ctx); err != nil || len(there) > 0 {
		return nil, err // a database of somebody's own, begun with --empty
	}
	fmt.Fprintln(out, "Playing the demonstration: two bodies, 25 clients, a year and a half ...")
	began := time.Now()
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(s.begun(), nil, 0o600); err != nil {
		return nil, err
	}
	if people, err = demo.Load(ctx, on.app); err != nil {
		return nil, err
	}
	if b, err = json.MarshalIndent(people, "", "  "); err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "Played in %s.\n", time.Since(began).Round(time.Second))
	return people, errors.Join(os.WriteFile(s.people(), b, 0o600), os.Remove(s.begun()))
}

func announce(out io.Writer, address string, people []demo.SignIn) error {
	if len(people) > 0 {
		fmt.Fprintf(out, "\nEverybody signs in with the password  %s\n\n", demo.Password)
		w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
		for i, p := range people {
			if i == 0 || p.Path != people[i-1].Path {
				fmt.Fprintf(w, "%s%s\n", address, p.Path)
			}
			fmt.Fprintf(w, "  %s\t%s\t%s\n", p.Email, p.Role, p.Does)
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "\nTriennia is ready: %s\n", address)
	return err
}
