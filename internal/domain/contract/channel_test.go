package contract

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func breaksConsent(err error) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == "CF1"
}

// Rule "CF1": a channel is open while the client's last word for it is yes and the agreement stands.
func TestAChannelNeedsItsConsent(t *testing.T) {
	later := time.Date(2027, 2, 1, 9, 0, 0, 0, time.UTC)
	word := func(ch Channel, given bool) ConsentChange {
		return ConsentChange{Channel: ch, Given: given, ByName: "Ann", At: later}
	}
	for name, c := range map[string]struct {
		asked   Consents
		changes []ConsentChange
		state   State
		open    bool
	}{
		"never asked":               {nil, nil, Active, false},
		"asked, no":                 {Consents{CertSearch: false}, nil, Active, false},
		"asked, yes":                {Consents{CertSearch: true}, nil, Active, true},
		"yes for another":           {Consents{OwnRegister: true}, nil, Active, false},
		"withdrawn":                 {Consents{CertSearch: true}, []ConsentChange{word(CertSearch, false)}, Active, false},
		"withdrawn and given again": {Consents{CertSearch: true}, []ConsentChange{word(CertSearch, false), word(CertSearch, true)}, Active, true},
		"another withdrawn":         {Consents{CertSearch: true, Reference: true}, []ConsentChange{word(Reference, false)}, Active, true},
		"the agreement has ended":   {Consents{CertSearch: true}, nil, Ended, false},
	} {
		err := Record{Consents: c.asked, ConsentChanges: c.changes, State: c.state}.CanPublish(CertSearch)
		if (err == nil) != c.open || err != nil && !breaksConsent(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestConsentsAreChangedAndKept(t *testing.T) {
	r := frozen(t)
	if len(r.Consents) != len(Channels) {
		t.Errorf("a channel has no answer: %v", r.Consents)
	}
	hash := r.Hash
	c, err := From(r)
	if err != nil {
		t.Fatal(err)
	}
	by := ConsentChange{By: id.Identity{7}, ByName: "Ann", At: time.Date(2027, 2, 1, 9, 0, 0, 0, time.UTC)}
	var bad fault.Invalid
	if _, err := c.Consent(Consents{"billboard": true}, by); !errors.As(err, &bad) || bad.Fields[0].Path != "consents.billboard" {
		t.Errorf("a channel that there is not: %v", err)
	}
	var f fault.Error
	if _, err := c.Consent(Consents{CertSearch: false}, by); !errors.As(err, &f) {
		t.Errorf("nothing changes: %v", err)
	}
	changed, err := c.Consent(Consents{CertSearch: true, OwnRegister: false}, by)
	if err != nil || len(changed) != 1 || changed[0].Says().En != "IAF CertSearch: allowed from now on" {
		t.Fatalf("%v, %v", changed, err)
	}
	if r = c.Record(); !r.Intact() || r.Hash != hash || r.CanPublish(CertSearch) != nil || r.Consents[CertSearch] {
		t.Errorf("%+v", r)
	}
	p := r.Publication(body.China)
	if len(p.Duty) != 2 || len(p.Channels) != len(Channels) || p.Channels[2].ByName != "Ann" || p.Channels[0].ByName != "Li Lei" || p.Channels[0].Allowed {
		t.Errorf("%+v", p)
	}
}

// Agreements of before asked about register and logo only: they read on, and what they say still has its hash.
func TestOldConsentsReadOn(t *testing.T) {
	r := frozen(t)
	r.Consents = nil
	if err := json.Unmarshal([]byte(`{"register":true,"logo":false}`), &r.Consents); err != nil {
		t.Fatal(err)
	}
	old := r.Text("en")
	if end := old[len(old)-len("true false\n"):]; end != "true false\n" {
		t.Errorf("the text ends with %q", end)
	}
	if r.CanPublish(OwnRegister) != nil || r.CanPublish(Reference) == nil || r.CanPublish(AccreditationRegister) == nil {
		t.Errorf("%+v", r.ConsentedNow())
	}
	if p := r.Publication(body.IAF); p.Channels[1].ByName != "" || p.Channels[0].ByName != "Li Lei" {
		t.Errorf("%+v", p.Channels)
	}
}

func TestTheScanIsKeptWithTheAgreement(t *testing.T) {
	q := accepted()
	q.Acceptance.Scan = &fee.SignedScan{File: "signed.pdf", SHA256: "ab"}
	c, err := Freeze(Record{ID: id.Contract{1}, Number: 1}, q, delivered)
	if err != nil || c.Record().Scan == nil || c.Record().Scan.File != "signed.pdf" {
		t.Errorf("%+v, %v", c, err)
	}
}
