package complaint

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
)

// Rule "SM-167": which decision an upheld appeal leads to, as the certificate stands.
func TestWhatIsDecidedAnew(t *testing.T) {
	runs := programme.Record{State: programme.Certified}
	cert := func(s certificate.State) *certificate.Record {
		return &certificate.Record{State: s, ExpiresOn: received}
	}
	for name, x := range map[string]struct {
		of   decision.Type
		p    programme.Record
		c    *certificate.Record
		days int // after the expiry
		want []decision.Type
	}{
		"a suspension":                       {decision.Suspend, runs, cert(certificate.Suspended), 0, []decision.Type{decision.Restore, decision.Reduce}},
		"one that was lifted since":          {decision.Suspend, runs, cert(certificate.Active), 0, nil},
		"one that the expiry has overtaken":  {decision.Suspend, runs, cert(certificate.Suspended), 1, nil},
		"a refusal":                          {decision.Refuse, programme.Record{State: programme.Initial}, nil, 0, []decision.Type{decision.Grant}},
		"a refused transfer":                 {decision.Refuse, programme.Record{State: programme.Initial, Taken: &programme.Taken{}}, nil, 0, []decision.Type{decision.Transfer}},
		"a refused renewal":                  {decision.Refuse, runs, cert(certificate.Active), 0, []decision.Type{decision.Renew}},
		"the same after the expiry":          {decision.Refuse, runs, cert(certificate.Active), 1, []decision.Type{decision.Renew}},
		"a refused extension":                {decision.Keep, runs, cert(certificate.Active), 0, nil},
		"a reduction":                        {decision.Reduce, runs, cert(certificate.Active), 0, nil},
		"a withdrawal":                       {decision.Withdraw, programme.Record{State: programme.Terminated}, cert(certificate.Withdrawn), 0, nil},
		"a suspension before the withdrawal": {decision.Suspend, programme.Record{State: programme.Terminated}, cert(certificate.Withdrawn), 0, nil},
		"a refusal whose programme ended":    {decision.Refuse, programme.Record{State: programme.Terminated}, nil, 0, nil},
		"a grant":                            {decision.Grant, runs, cert(certificate.Active), 0, nil},
	} {
		got, why := Anew(decision.Record{Type: x.of}, x.p, x.c, received.AddDays(x.days))
		if !slices.Equal(got, x.want) || (len(got) == 0) == why.IsZero() {
			t.Errorf("%s: %v, %q", name, got, why.En)
		}
	}
}

func TestARulingNamesTheDecision(t *testing.T) {
	may := []decision.Type{decision.Restore, decision.Reduce}
	for name, x := range map[string]struct {
		outcome AppealState
		anew    decision.Type
		may     []decision.Type
		works   bool
	}{
		"upheld, restore":            {AppealUpheld, decision.Restore, may, true},
		"upheld, nothing named":      {AppealUpheld, "", may, false},
		"upheld, nothing can be":     {AppealUpheld, "", nil, true},
		"upheld, what cannot be":     {AppealUpheld, decision.Grant, may, false},
		"in part, nothing named":     {AppealPartly, "", may, true},
		"in part, reduce":            {AppealPartly, decision.Reduce, may, true},
		"dismissed":                  {AppealDismissed, "", may, true},
		"dismissed, and yet restore": {AppealDismissed, decision.Restore, may, false},
	} {
		a := appealAt(t, AppealExamined)
		err := a.Settle(Ruling{Outcome: x.outcome, Follows: "It is decided anew.", Anew: x.anew, May: x.may}, by(decider))
		var bad fault.Invalid
		if (err == nil) != x.works || err != nil && (!errors.As(err, &bad) || bad.Fields[0].Path != "anew") || a.Record().Anew != x.anew && x.works {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnAppealStaysOpenUntilItIsDecidedAnew(t *testing.T) {
	if err := appealAt(t, AppealNotified).Close(by(handler), true); !breaks(err, "SM-167") {
		t.Errorf("closed while the decision waits: %v", err)
	}
	for _, waits := range []bool{true, false} {
		for _, x := range appealAt(t, AppealNotified).Record().Actions(handler, team, waits) {
			if x.Name == string(CloseAppeal) && x.Allowed == waits {
				t.Errorf("waits %v: %+v", waits, x)
			}
		}
	}
}
