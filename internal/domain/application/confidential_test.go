package application

import (
	"errors"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func TestAConfidentialFile(t *testing.T) { // rule "SM-16"
	file := Document{ID: id.Document{1}, ClientID: id.Client{1}}
	mei := access.Actor{Identity: id.Identity{8}, Client: id.Client{1}}
	stranger := access.Actor{Identity: id.Identity{9}, Client: id.Client{2}}
	asked := func(c Confidence, who access.Actor) bool {
		var broken rule.Broken
		return errors.As(c.CanOpen(who), &broken) && has(broken, "SM-16")
	}
	c := file.Confided(Confidence{}, " Only the reviewer. ", "Mei Lin", noon)
	if c.Rule != "Only the reviewer." || !asked(c, reviewer) || asked(c, mei) || !asked(c, stranger) || asked(Confidence{}, reviewer) {
		t.Errorf("%+v", c)
	}
	if _, err := c.Confirm("Anybody.", reviewer, noon); kind(err) != fault.Stale {
		t.Error("another rule was confirmed:", err)
	}
	if _, err := c.Confirm(c.Rule, mei, noon); kind(err) != fault.IllegalMove {
		t.Error("the client confirms its own rule:", err)
	}
	operator := access.Actor{Identity: id.Identity{5}, Operator: true, Grant: id.Grant{1}}
	if _, err := c.Confirm(c.Rule, operator, noon); kind(err) != fault.Denied {
		t.Error("an operator confirms:", err)
	}
	confirmed, err := c.Confirm(c.Rule, reviewer, noon)
	if err != nil || asked(confirmed, reviewer) || len(confirmed.Openings) != 1 || len(c.Openings) != 0 {
		t.Fatalf("%v, %+v", err, confirmed)
	}
	if _, err := confirmed.Confirm(c.Rule, reviewer, noon); kind(err) != fault.IllegalMove {
		t.Error("confirmed twice:", err)
	}
	other := reviewer
	other.Identity = id.Identity{6}
	if !asked(confirmed, other) {
		t.Error("the confirmation of one lets another in")
	}
	stricter := file.Confided(confirmed, "Only on our premises.", "Mei Lin", noon)
	if !asked(stricter, reviewer) || len(stricter.Openings) != 1 {
		t.Errorf("a new rule is not asked for: %+v", stricter)
	}
	if lifted := file.Confided(stricter, "", "Mei Lin", noon); asked(lifted, other) {
		t.Error("asked after the confidence was lifted")
	}
}
