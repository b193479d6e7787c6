package flow_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"triennia/internal/domain/account"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/message"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/register"
	"triennia/internal/domain/retiming"
	"triennia/internal/domain/risk"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/subsidy"
	"triennia/internal/domain/text"
)

// machine is a state machine with where it begins and where it ends, in words so that all are in one list.
type machine struct {
	table   map[string]map[string]string
	actions []string
	begins  []string
	ends    []string
	apart   []string // actions that lead nowhere, beside the table
	next    func(state, action string) (string, error)
}

func of[S, A ~string](t flow.Table[S, A], begins string, ends string) machine {
	m := machine{table: map[string]map[string]string{}, begins: strings.Fields(begins), ends: strings.Fields(ends)}
	for s, row := range t {
		m.table[string(s)] = map[string]string{}
		for a, to := range row {
			m.table[string(s)][string(a)] = string(to)
		}
	}
	for _, a := range t.AllActions() {
		m.actions = append(m.actions, string(a))
	}
	m.next = func(s, a string) (string, error) {
		to, err := t.Next(text.T("thing", "事物"), S(s), A(a))
		if t.Can(S(s), A(a)) != (err == nil) || slices.Contains(t.Actions(S(s)), A(a)) != (err == nil) {
			err = errors.New("what is possible differs from what is allowed")
		}
		return string(to), err
	}
	return m
}

func (m machine) beside(actions ...string) machine {
	m.apart = actions
	return m
}

// machines are all that the domain has, by package and variable: those that a new one is missing from, this test finds.
var machines = map[string]machine{
	"account.Invitations":      of(account.Invitations, "pending", "accepted revoked"),
	"application.States":       of(application.States, "draft", "contracted declined lapsed rejected withdrawn"),
	"application.UploadStates": of(application.UploadStates, "open", "done expired refused"),
	"audit.States":             of(audit.States, "programmed", "aborted cancelled decided repeated").beside("assume", "follow_up"),
	"audittime.States":         of(audittime.States, "computed", "superseded"),
	"certificate.KeyStates":    of(certificate.KeyStates, "signing", "retired"),
	"certificate.States":       of(certificate.States, "active", "cancelled superseded withdrawn"),
	"client.States":            of(client.States, "prospect", ""),
	"clock.States":             of(clock.States, "open", ""),
	"complaint.AppealStates":   of(complaint.AppealStates, "lodged", "closed"),
	"complaint.States":         of(complaint.States, "received", "closed").beside("assign", "note", "write"),
	"contract.States":          of(contract.States, "active", "ended superseded"),
	"decision.ReviewTable":     of(decision.ReviewTable, "open", ""),
	"decision.States":          of(decision.States, "prepared", "dismissed overtaken taken"),
	"fee.States":               of(fee.States, "draft", "declined superseded"),
	"finding.States":           of(finding.States, "draft", "closed dropped"),
	"invoice.States":           of(invoice.States, "open", ""),
	"misuse.States":            of(misuse.States, "detected", "corrected dismissed").beside("note"),
	"message.States":           of(message.States, "queued kept", ""),
	"notice.States":            of(notice.States, "reported", "closed"),
	"programme.States":         of(programme.States, "initial", "terminated"),
	"register.RefusalStates":   of(register.RefusalStates, "open", "aside done"),
	"register.States":          of(register.States, "prepared", "cancelled dropped refused sent tried"),
	"retiming.States":          of(retiming.States, "proposed", "agreed kept superseded"),
	"risk.States":              of(risk.States, "open", "closed"),
	"standard.States":          of(standard.States, "draft", "retired"),
	"subsidy.States":           of(subsidy.States, "draft", ""),
}

// Every state and every action: a move leads where the table says, anything else is refused and changes nothing.
func TestEveryStateAndEveryActionOfEveryMachine(t *testing.T) {
	for name, m := range machines {
		for state, row := range m.table {
			for _, action := range append(slices.Clone(m.actions), "no such action") {
				got, err := m.next(state, action)
				want, listed := row[action]
				var refusal fault.Error
				switch {
				case listed && (err != nil || got != want):
					t.Errorf("%s: %s in %s led to %s (%v), want %s", name, action, state, got, err, want)
				case !listed && (got != state || !errors.As(err, &refusal) || refusal.Kind != fault.IllegalMove):
					t.Errorf("%s: %s in %s led to %s: %v", name, action, state, got, err)
				}
			}
		}
	}
}

// Every state is reached from where the machine begins, and those that have no way out are the ones known as final.
func TestEveryStateIsReachedAndFinalOnesAreFinal(t *testing.T) {
	for name, m := range machines {
		reached := map[string]bool{}
		for todo := slices.Clone(m.begins); len(todo) > 0; todo = todo[1:] {
			if !reached[todo[0]] {
				reached[todo[0]] = true
				todo = append(todo, slices.Collect(maps.Values(m.table[todo[0]]))...)
			}
		}
		if all := slices.Sorted(maps.Keys(m.table)); !slices.Equal(slices.Sorted(maps.Keys(reached)), all) {
			t.Errorf("%s: reached %v of %v", name, slices.Sorted(maps.Keys(reached)), all)
		}
		var ends []string
		for state, row := range m.table {
			if len(row) == 0 {
				ends = append(ends, state)
			}
		}
		slices.Sort(ends)
		if !slices.Equal(ends, m.ends) {
			t.Errorf("%s ends in %v, want %v", name, ends, m.ends)
		}
	}
}

// The source of the domain is read, so that a machine, a state or an action that was forgotten is found.
func TestEveryMachineOfTheDomainIsListedWithAllItsStates(t *testing.T) {
	found := 0
	dirs, err := filepath.Glob("../*")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		constants, tables := declared(t, dir)
		for variable, types := range tables {
			found++
			name := filepath.Base(dir) + "." + variable
			m, listed := machines[name]
			if !listed {
				t.Errorf("%s is not among the machines of this test", name)
				continue
			}
			if states := slices.Sorted(maps.Keys(m.table)); !slices.Equal(states, constants[types[0]]) {
				t.Errorf("%s knows the states %v of %v", name, states, constants[types[0]])
			}
			if known := slices.Sorted(slices.Values(slices.Concat(m.actions, m.apart))); !slices.Equal(known, constants[types[1]]) {
				t.Errorf("%s knows the actions %v of %v", name, known, constants[types[1]])
			}
		}
	}
	if found != len(machines) {
		t.Errorf("%d machines are declared, %d are listed", found, len(machines))
	}
}

// declared are the constants of a package by their type, sorted, and the types of its state machines by their name.
func declared(t *testing.T, dir string) (constants map[string][]string, tables map[string][2]string) {
	t.Helper()
	constants, tables = map[string][]string{}, map[string][2]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
				note(spec, constants, tables)
			}
			return true
		})
	}
	for _, values := range constants {
		slices.Sort(values)
	}
	return constants, tables
}

func note(spec *ast.ValueSpec, constants map[string][]string, tables map[string][2]string) {
	switch value := spec.Values[0].(type) {
	case *ast.BasicLit:
		if typed, ok := spec.Type.(*ast.Ident); ok && value.Kind == token.STRING {
			word, _ := strconv.Unquote(value.Value)
			constants[typed.Name] = append(constants[typed.Name], word)
		}
	case *ast.CompositeLit:
		of, ok := value.Type.(*ast.IndexListExpr)
		if !ok || len(of.Indices) != 2 {
			return
		}
		if table, ok := of.X.(*ast.SelectorExpr); ok && table.Sel.Name == "Table" {
			tables[spec.Names[0].Name] = [2]string{of.Indices[0].(*ast.Ident).Name, of.Indices[1].(*ast.Ident).Name}
		}
	}
}
