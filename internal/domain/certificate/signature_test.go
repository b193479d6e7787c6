package certificate

import (
	"testing"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Rule "SM-101": a certificate that rests on a decision here is signed; one of another system has its own document.
func TestWhatIsSigned(t *testing.T) {
	if !(Record{DecisionID: id.Decision{1}}).Signs() || (Record{}).Signs() {
		t.Error("signed by the decision")
	}
	d := NewDocument(SignedRecord{ID: id.Certificate{1}, KID: "k"}, "N-1", id.Client{2})
	if got := d.Take(); d.Record().Version != 1 || len(got) != 1 || got[0].Name != "certificate.signed" || got[0].Payload["number"] != "N-1" {
		t.Errorf("%+v", got)
	}
}

func TestEveryStateOfAKey(t *testing.T) {
	at := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	for _, state := range KeyStates.States() {
		k, err := KeyFrom(KeyRecord{ID: id.SigningKey{1}, State: state})
		if err != nil {
			t.Fatal(err)
		}
		err = k.Retire("Ada", at)
		if (err == nil) != KeyStates.Can(state, RetireKey) || err == nil && (k.Record().State != Retired || k.Record().RetiredBy != "Ada" || !k.Record().RetiredAt.Equal(at)) {
			t.Errorf("%s: %v %+v", state, err, k.Record())
		}
	}
	if _, err := KeyFrom(KeyRecord{}); err == nil {
		t.Error("an empty record was read")
	}
	if k := NewKey(KeyRecord{ID: id.SigningKey{1}}); k.Record().State != Signing || k.Record().Version != 1 {
		t.Errorf("%+v", k.Record())
	}
}

func TestTheDataFileSaysWhatTheCertificateSays(t *testing.T) {
	at := time.Date(2026, 11, 27, 9, 0, 0, 999, time.FixedZone("", 3600))
	r := Record{Number: "N-2", Code: "C", Standard: "ISO/IEC 20000-1:2018", Holder: Holder{Name: text.T("Bluewater", "碧水"), City: text.T("Cork", "科克"), Country: "IE", Registered: "551234"},
		Scope: text.T("services", "服务"), Persons: 86, DecidedOn: date.MustParse("2026-11-20"), IssuedOn: date.MustParse("2026-11-23"), ExpiresOn: date.MustParse("2029-11-19"),
		Sites: []Site{{Name: text.T("Cork", "科克"), Country: "IE"}}, Extends: &Extended{Number: "N-1"}}
	b := body.Record{Name: text.T("Nordlys", "北光"), Country: "IE", Accreditation: body.Accreditation{Body: "INAB", Number: "7001"}}
	s := StatementOf(r, b, "https://x/verify/C", at)
	if s.Number != "N-2" || s.Before != "N-1" || s.Standard != "ISO/IEC 20000-1:2018 + Amd 1:2024" || s.ExpiresOn != r.ExpiresOn || len(s.Sites) != 1 ||
		s.Body.Accreditation != "INAB 7001" || s.Verify != "https://x/verify/C" || s.SignedAt.Nanosecond() != 0 || s.SignedAt.Location() != time.UTC {
		t.Errorf("%+v", s)
	}
	r.Provisional, r.Standard, r.Extends = true, "Green Office:2026", nil
	if s = StatementOf(r, b, "", at); s.Body.Accreditation != "" || s.Standard != "Green Office:2026" || s.Before != "" {
		t.Errorf("provisional: %+v", s)
	}
}
