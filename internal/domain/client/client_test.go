package client

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

var valid = []string{
	"91350100M000100Y43", "91110000600037341L", "914403001922038216", "9144030071526726XG",
	"91110108551385082Q", "91100000100003962T", "91440300100012316L", "9144030010001686XA",
	"91330100799655058B", "91110000802100433B", "91420000757013137P",
}

func TestCreditCode(t *testing.T) { // rule "CN-2"
	for _, code := range valid {
		if err := CheckCreditCode(code); err != nil {
			t.Errorf("%s: %v", code, err)
		}
		if OddSubjectCode(code) {
			t.Errorf("%s: the subject code inside fails its check", code)
		}
	}
	for _, bad := range []string{"", "9135010M000100Y43", "91350100M000100Y44", "91350100M000100YI3", "91350100M000100Y4O", "91350100M000100Y433"} {
		if CheckCreditCode(bad) == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func TestOneWrongCharacterIsNoticed(t *testing.T) {
	for _, code := range valid {
		for i := range code {
			for _, c := range creditAlphabet {
				if wrong := code[:i] + string(c) + code[i+1:]; wrong != code && CheckCreditCode(wrong) == nil {
					t.Errorf("%s passes beside %s", wrong, code)
				}
			}
		}
	}
}

func TestNormalCreditCode(t *testing.T) {
	for in, want := range map[string]string{
		" 91350100m000100y43 ": "91350100M000100Y43",
		"９１３５０１００Ｍ０００１００Ｙ４３":         "91350100M000100Y43",
		"91350100-M000100Y-43\u3000": "91350100M000100Y43",
	} {
		if got := NormalCreditCode(in); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
}

func TestBar(t *testing.T) { // rule "CN-1"
	for _, c := range []struct{ since, until string }{
		{"2025-11-23", "2026-11-23"}, {"2024-02-29", "2025-02-28"}, {"2023-02-28", "2024-02-28"},
	} {
		held := &Client{}
		held.Withdrawn(date.MustParse(c.since), 12, text.T("fees", "费用"))
		b := held.r.Bar
		if b.Until.String() != c.until {
			t.Errorf("barred since %s until %s, want %s", c.since, b.Until, c.until)
		}
		if !b.Barred(b.Until.AddDays(-1)) || b.Barred(b.Until) || b.Barred(b.Until.AddDays(1)) {
			t.Errorf("the bar until %s ends on the wrong day", b.Until)
		}
	}
	if (Bar{}).Barred(date.New(2026, 1, 1)) {
		t.Error("nobody is barred without a bar")
	}
	free := &Client{}
	free.Withdrawn(date.New(2026, 1, 1), 0, text.T("fees", "费用"))
	if !free.r.Bar.Until.IsZero() || len(free.Take()) > 0 {
		t.Error("barred where no pack knows the bar")
	}
}

func TestRegistrationNumbers(t *testing.T) {
	for _, c := range []struct {
		legal Legal
		field string
	}{
		{Legal{Country: "CN", CreditCode: valid[0]}, ""},
		{Legal{Country: "CN", RegistrationNumber: "1"}, "credit_code"},
		{Legal{Country: "NL", RegistrationNumber: "24412345"}, ""},
		{Legal{Country: "NL"}, "registration_number"},
		{Legal{}, "country"},
	} {
		bad := c.legal.CheckNumbers("")
		if got := firstField(bad); got != c.field {
			t.Errorf("%+v: %q is wrong, want %q", c.legal, got, c.field)
		}
	}
}

func firstField(bad fault.Invalid) string {
	if len(bad.Fields) == 0 {
		return ""
	}
	return bad.Fields[0].Path
}

func TestEveryStateAndAction(t *testing.T) {
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			c, err := From(Record{ID: id.Client{1}, State: s})
			if err != nil {
				t.Fatal(err)
			}
			err = c.move(a)
			var f fault.Error
			if refused := errors.As(err, &f) && f.Kind == fault.IllegalMove; refused == States.Can(s, a) {
				t.Errorf("%s in %s: %v", a, s, err)
			}
		}
	}
}

func TestDescribeAndBar(t *testing.T) {
	if _, err := New(id.Client{1}, Legal{}, text.En); err == nil {
		t.Error("a client without a name was registered")
	}
	c, err := New(id.Client{1}, Legal{Name: text.T(" Harbour IT ", ""), Country: "nl"}, text.En)
	if err != nil || c.Record().Name.En != "Harbour IT" || c.Record().Country != "NL" {
		t.Fatalf("%+v, %v", c, err)
	}
	if err := c.Describe(Legal{Name: text.T("Harbour IT", ""), Country: "CN", CreditCode: "1"}, nil, nil); err == nil {
		t.Error("a wrong credit code was accepted")
	}
	if err := c.Describe(Legal{Name: text.T("Harbour IT", "港湾"), Country: "CN", CreditCode: valid[0]}, nil, []Site{{Key: "a"}}); err != nil {
		t.Fatal(err)
	}
	if _, ok := c.Record().Site("a"); !ok || c.Record().Label() != "港湾 Harbour IT" {
		t.Error("the site or the name was lost")
	}
	c.Withdrawn(date.New(2026, 1, 5), 12, text.T("fees", "费用"))
	if c.Record().Bar.Until != date.New(2027, 1, 5) || len(c.Take()) != 3 {
		t.Error("the bar or an event is missing")
	}
	for _, verb := range []func() error{c.Apply, c.Certify, c.Lapse} {
		if err := verb(); err != nil {
			t.Error(err)
		}
	}
	c.SpeaksIn(text.Zh)
}
