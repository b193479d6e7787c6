// Package internal_test keeps the floors of the house apart: see README.md beside it.
package internal_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "triennia/"

// nouns is the order in which the packages of the domain may know each other: each only those before it.
var nouns = []string{
	"text", "date", "id", "rule", "fault", "access", "flow", "event", "pack",
	"standard", "body", "staff", "risk", "account", "message", "client", "application", "audittime", "fee", "contract", "invoice",
	"programme", "audit", "headcount", "retiming", "finding", "decision", "certificate", "misuse", "register", "subsidy", "clock", "complaint", "notice", "intake", "schedule", "rulebook",
}

// homes are the libraries that live on one floor only.
var homes = map[string]string{
	"gorm.io/":                      "internal/postgres",
	"github.com/gin-gonic/gin":      "internal/api",
	"github.com/danielgtaylor/huma": "internal/api",
	"github.com/hibiken/asynq":      "internal/jobs",
}

func TestFloors(t *testing.T) {
	for _, f := range sources(t) {
		for _, imp := range f.imports {
			checkImport(t, f, imp)
		}
		if f.in("internal/domain") || f.in("internal/app") {
			checkClock(t, f)
		}
	}
}

func checkImport(t *testing.T, f source, imp string) {
	for lib, home := range homes {
		if strings.HasPrefix(imp, lib) && !f.in(home) && !f.in("internal/bench") && !f.in("internal/testkit/web") {
			t.Errorf("%s imports %s, which lives only in %s", f.path, imp, home)
		}
	}
	own, isOurs := strings.CutPrefix(imp, module)
	switch {
	case f.in("internal/domain") && !isOurs && strings.Contains(strings.Split(imp, "/")[0], "."):
		t.Errorf("%s imports the library %s; the domain knows the standard library only", f.path, imp)
	case f.in("internal/domain") && isOurs && !strings.HasPrefix(own, "internal/domain/"):
		t.Errorf("%s imports %s; the domain knows no other floor", f.path, imp)
	case f.in("internal/postgres") && isOurs && !under(own, "internal/domain") && own != "internal/postgres/migrations":
		t.Errorf("%s imports %s; postgres knows the domain only", f.path, imp)
	case f.in("internal/app") && isOurs && (under(own, "internal/api") || under(own, "internal/jobs")):
		t.Errorf("%s imports %s; a use case does not know who calls it", f.path, imp)
	case f.in("internal/api") && under(own, "internal/jobs"), f.in("internal/jobs") && under(own, "internal/api"):
		t.Errorf("%s imports %s; api and jobs do not know each other", f.path, imp)
	}
	if f.in("internal/domain") && under(own, "internal/domain") {
		checkNoun(t, f, own)
	}
}

func checkNoun(t *testing.T, f source, imported string) {
	me := slices.Index(nouns, strings.Split(f.path, "/")[2])
	it := slices.Index(nouns, strings.Split(imported, "/")[2])
	if me < 0 {
		t.Errorf("%s: the noun has no place in the order of nouns", f.path)
	} else if it > me {
		t.Errorf("%s imports %s, a later noun", f.path, imported)
	}
}

func checkClock(t *testing.T, f source) {
	ast.Inspect(f.file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pkg, ok := sel.X.(*ast.Ident)
		if ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, sel.Sel.Name) {
			t.Errorf("%s reads the clock with time.%s; time is an argument", f.path, sel.Sel.Name)
		}
		return true
	})
}

type source struct {
	path    string // "internal/domain/date/date.go"
	file    *ast.File
	imports []string
}

func (s source) in(dir string) bool { return under(s.path, dir) }

func under(path, dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }

// sources reads every Go file of the project that is not a test.
func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && path == root {
				return nil
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			s := source{path: shown(path), file: f}
			for _, i := range f.Imports {
				p, _ := strconv.Unquote(i.Path.Value)
				s.imports = append(s.imports, p)
			}
			out = append(out, s)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) == 0 {
		t.Fatal("found no source files")
	}
	return out
}

func shown(path string) string {
	if rest, ok := strings.CutPrefix(path, "../"); ok {
		return filepath.ToSlash(rest)
	}
	return "internal/" + filepath.ToSlash(path)
}
