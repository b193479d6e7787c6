package rulebook

import (
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write places.json anew")

type place struct{ File, Test string }

func TestEveryDeclaredRuleIsListedAndTested(t *testing.T) {
	declared := declaredRules(t)
	listedIDs := map[string]bool{}
	for _, r := range listed() {
		if listedIDs[r.ID] {
			t.Errorf("rule %s is listed twice", r.ID)
		}
		listedIDs[r.ID] = true
		if r.Says.En == "" || r.Says.Zh == "" || r.Source == "" || r.Level == "" {
			t.Errorf("rule %s lacks a sentence, its source or its level", r.ID)
		}
		if _, ok := declared[r.ID]; !ok {
			t.Errorf("rule %s is listed but not declared as a rule.Rule literal", r.ID)
		}
	}
	for id, p := range declared {
		if !listedIDs[id] {
			t.Errorf("rule %s is declared in %s but stands in no Rules list", id, p.File)
		}
		if p.Test == "" {
			t.Errorf("rule %s (%s) is named in no test of its package", id, p.File)
		}
	}
	checkPlaces(t, declared)
}

func checkPlaces(t *testing.T, declared map[string]place) {
	want, err := json.MarshalIndent(declared, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("places.json", append(want, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have := strings.TrimSpace(string(places)); have != string(want) {
		t.Error("places.json is out of date: go test ./internal/domain/rulebook -update")
	}
}

// declaredRules finds every rule.Rule literal of the domain by reading the source, and the first test
// file of the same package that names its id.
func declaredRules(t *testing.T) map[string]place {
	t.Helper()
	out := map[string]place{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, id := range ruleIDs(t, path) {
			if p, twice := out[id]; twice {
				t.Errorf("rule %s is declared in %s and %s", id, p.File, path)
			}
			out[id] = place{File: shown(path), Test: testNaming(t, filepath.Dir(path), id)}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ruleIDs(t *testing.T, path string) []string {
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok || !isIdent(kv.Key, "ID") || !hasKey(lit, "Says") || !hasKey(lit, "Source") {
				continue
			}
			if s, ok := kv.Value.(*ast.BasicLit); ok && s.Kind == token.STRING {
				id, _ := strconv.Unquote(s.Value)
				ids = append(ids, id)
			}
		}
		return true
	})
	return ids
}

func isIdent(e ast.Expr, name string) bool { i, ok := e.(*ast.Ident); return ok && i.Name == name }

func hasKey(lit *ast.CompositeLit, name string) bool {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok && isIdent(kv.Key, name) {
			return true
		}
	}
	return false
}

func testNaming(t *testing.T, dir, id string) string {
	files, _ := filepath.Glob(filepath.Join(dir, "*_test.go"))
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), strconv.Quote(id)) {
			return shown(f)
		}
	}
	return ""
}

func shown(path string) string {
	return "internal/domain/" + filepath.ToSlash(strings.TrimPrefix(path, "../"))
}
