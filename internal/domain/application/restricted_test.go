package application

import (
	"errors"
	"testing"

	"triennia/internal/domain/rule"
)

func TestRecordsThatTheTeamMayNotSee(t *testing.T) { // rule "SM-15"
	for _, x := range []struct {
		declared string
		found    Statement
		accepted bool
	}{
		{"", Statement{}, true},
		{" ", Statement{}, true},
		{"customer contracts", Statement{}, false},
		{"customer contracts", Statement{Holds: "yes"}, false},
		{"customer contracts", Statement{Holds: "yes", Notes: " "}, false},
		{"customer contracts", Statement{Holds: "no", Notes: "they are the service"}, false},
		{"customer contracts", Statement{Holds: "yes", Notes: "a redacted set is shown"}, true},
	} {
		a := underReview(t)
		a.r.Declarations.Data.Restricted, a.r.Review.Restricted = x.declared, x.found
		var broken rule.Broken
		errors.As(a.CanAccept(Facts{Limits: iaf, On: today}), &broken)
		if has(broken, "SM-15") == x.accepted {
			t.Errorf("%q, %+v: %v", x.declared, x.found, broken)
		}
		if told := a.Record().TellTeam(); has(told, "SM-15") != (x.declared == "customer contracts") {
			t.Errorf("%q: the team is told %v", x.declared, told)
		}
	}
}
