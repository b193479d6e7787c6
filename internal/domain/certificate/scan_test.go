package certificate

import (
	"testing"

	"triennia/internal/domain/text"
)

func TestWhatAQRCodeSays(t *testing.T) {
	r := sample()
	r.ExpiresOn = day("2027-03-14")
	says := Statement{Code: r.Code, Number: r.Number, Holder: r.Holder.Name, Standard: r.Edition(), Scope: r.Scope, DecidedOn: r.DecidedOn, IssuedOn: r.IssuedOn, ExpiresOn: r.ExpiresOn}
	for scope, want := range map[bool]text.Text{true: r.Scope, false: {}} {
		got := says.Scan(scope).Statement()
		if got.Scope != want || got.Holder != r.Holder.Name || got.Number != r.Number || got.Code != r.Code || got.ExpiresOn != r.ExpiresOn || got.DecidedOn != r.DecidedOn {
			t.Errorf("%v: %+v", scope, got)
		}
	}
	says.Holder = text.T("Harbour", "Harbour")
	if got := says.Scan(false); got.HolderZh != "" || got.Statement().Holder != says.Holder {
		t.Errorf("one name: %+v", got)
	}
}
