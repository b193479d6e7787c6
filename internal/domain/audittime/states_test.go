package audittime

import (
	"testing"

	"triennia/internal/domain/id"
)

func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Calculation) error{Freeze: func(c *Calculation) error { return c.Freeze(Freezing{Occasion: ForQuotation}) }, Supersede: (*Calculation).Supersede}
	for _, state := range States.States() {
		for _, action := range States.AllActions() {
			c, err := From(Record{ID: id.Calculation{1}, ApplicationID: id.Application{1}, State: state})
			if err != nil {
				t.Fatal(err)
			}
			if got := verbs[action](c) == nil; got != States.Can(state, action) {
				t.Errorf("%s in %s: possible %v", action, state, got)
			} else if got && (c.Record().State != States[state][action] || len(c.Take()) != 1) {
				t.Errorf("%s in %s led to %s", action, state, c.Record().State)
			}
		}
	}
	if _, err := From(Record{}); err == nil {
		t.Error("an empty record was read")
	}
}
