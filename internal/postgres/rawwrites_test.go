package postgres_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// bookkeeping are the tables that plain SQL may write, each with the reason why the trail need not know.
// Everything else is written through gorm, where the callback notes it.
var bookkeeping = map[string]string{
	"bodies":            "the operator creates a body; its own trail begins with its first transaction",
	"audits":            "the count of open findings, derived from findings that are in the trail",
	"idempotency_keys":  "the creation a key stands for is in the trail",
	"password_resets":   "belongs to an identity, not to a body",
	"sessions":          "belong to an identity, not to a body",
	"identities":        "belong to nobody's body",
	"secrets":           "belong to the deployment",
	"outbox":            "a task is a consequence; the change that causes it is in the trail",
	"trail_heads":       "it is the trail",
	"register_lines":    "when the next request may go out",
	"register_tellings": "the submission that they belong to and the refusals are in the trail",
	"counters":          "the number drawn is in the trail with the record that carries it",
}

var rawWrite = regexp.MustCompile(`(?is)^\s*(?:insert\s+into|update|delete\s+from)\s+([a-z_]+)`)

func TestPlainSQLWritesBookkeepingOnly(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || file == "provision.go" {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			sql, _ := strconv.Unquote(lit.Value)
			if m := rawWrite.FindStringSubmatch(sql); m != nil && bookkeeping[m[1]] == "" {
				t.Errorf("%s writes %s in plain SQL, past the audit trail", file, m[1])
			}
			return true
		})
	}
}
