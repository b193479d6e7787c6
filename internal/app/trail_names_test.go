package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"triennia/internal/domain/decision"
	"triennia/internal/domain/intake"
)

var verbForm = regexp.MustCompile(`^[a-z_]+\.[a-z_0-9]+$`)

// Every verb that a use case hands to the trail has words in both languages: the history of a record is
// read by people.
func TestEveryDeedHasAName(t *testing.T) {
	verbs := map[string]bool{}
	for job := range Jobs {
		verbs[job] = true
	}
	for _, x := range []decision.Type{decision.Suspend, decision.Restore, decision.Withdraw, decision.Cancel} {
		verbs["certificate."+string(x)] = true
	}
	for _, k := range intake.Kinds {
		verbs["import."+string(k)] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no sources", err)
	}
	for _, path := range files {
		if !strings.HasSuffix(path, "_test.go") {
			collectVerbs(t, path, verbs)
		}
	}
	for verb := range verbs {
		if says := deeds[verb]; says.En == "" || says.Zh == "" {
			t.Errorf("%s has no name in deeds", verb)
		}
	}
	for verb := range deeds {
		if !verbs[verb] {
			t.Errorf("deeds names %s, which nothing does", verb)
		}
	}
}

// collectVerbs notes the verbs that calls on the application hand over: a.write(ctx, who, "application.ask", ...).
func collectVerbs(t *testing.T, path string, verbs map[string]bool) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if on, ok := call.Fun.(*ast.SelectorExpr); !ok || !isApp(on.X) {
			return true
		}
		for _, arg := range call.Args {
			if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if verb, err := strconv.Unquote(lit.Value); err == nil && verbForm.MatchString(verb) {
					verbs[verb] = true
				}
			}
		}
		return true
	})
}

func isApp(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == "a"
}
