// Package flow holds what a state machine is: a table from state and action to the next state. The table
// says what is possible; rules say what is permitted.
package flow

import (
	"maps"
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Table is a state machine. A state without actions is final and still stands in the table.
type Table[S, A ~string] map[S]map[A]S

// Next is the state that action a leads to from s, or the IllegalMove fault naming both.
func (t Table[S, A]) Next(noun text.Text, s S, a A) (S, error) {
	if to, ok := t[s][a]; ok {
		return to, nil
	}
	return s, fault.New(fault.IllegalMove, text.Tf(
		"The %s is %q; %q is not possible in this state.", "该%s的状态为“%s”，不能执行“%s”。", noun, string(s), string(a)))
}

// Can tells whether a is possible in s.
func (t Table[S, A]) Can(s S, a A) bool { _, ok := t[s][a]; return ok }

// Actions lists what is possible in s, sorted by name.
func (t Table[S, A]) Actions(s S) []A { return slices.Sorted(maps.Keys(t[s])) }

// States lists all states, sorted by name.
func (t Table[S, A]) States() []S { return slices.Sorted(maps.Keys(t)) }

// AllActions lists every action of the table once, sorted by name.
func (t Table[S, A]) AllActions() []A {
	all := map[A]bool{}
	for _, row := range t {
		for a := range row {
			all[a] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// Action is what the API tells about a verb: is it allowed now, and if not, why.
type Action struct {
	Name    string     `json:"name"`
	Allowed bool       `json:"allowed"`
	Why     *text.Text `json:"why,omitempty"`
}
