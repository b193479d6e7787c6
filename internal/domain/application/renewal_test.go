package application

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Rule "SM-85": after the surveillance audits of the cycle, before the recertification audit.
func TestWhenRecertificationIsAppliedFor(t *testing.T) {
	for name, c := range map[string]struct {
		ahead  text.Text
		begun  bool
		refuse bool
	}{
		"in its time":              {text.Text{}, false, false},
		"a surveillance is ahead":  {text.T("surveillance 2", "监督审核（2）"), false, true},
		"the audit has begun":      {text.Text{}, true, true},
		"both, out of their order": {text.T("surveillance 2", "监督审核（2）"), true, true},
	} {
		var broken rule.Broken
		if errors.As(CanRenew("C-1", c.ahead, c.begun), &broken); has(broken, "SM-85") != c.refuse {
			t.Errorf("%s: %v", name, broken)
		}
	}
	if !Renewal.FromCertificate() || Renewal.Extends() || !Extension.FromCertificate() || Reinstatement.FromCertificate() {
		t.Error("kinds about what is certified")
	}
	expires := date.New(2027, 10, 26)
	if TimeToRenew(expires, date.New(2026, 10, 25)) || !TimeToRenew(expires, date.New(2026, 10, 26)) || !TimeToRenew(expires, expires) {
		t.Error("the last twelve months of the certificate")
	}
}
