package certificate

import (
	"errors"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var day = date.MustParse

func sample() Record {
	return Record{
		ID: id.Certificate{1}, Number: "01626ITSM00001R0M", Code: "0123456789ABCDEF",
		ClientID: id.Client{2}, ProgrammeID: id.Programme{3}, DecisionID: id.Decision{4},
		Standard: "ISO/IEC 20000-1:2018", Rules: body.IAF, Convention: body.DayBefore,
		Holder: Holder{Name: text.T("Harbour Cloud Ltd", "海港云有限公司"), Country: "CN"},
		Scope:  text.T("Managed hosting", "托管服务"), Sites: []Site{{Name: text.T("Head office", "总部"), Central: true}},
		Persons: 60, Cycle: 1, DecidedOn: day("2024-03-15"), IssuedOn: day("2024-03-15"),
	}
}

func issued(t *testing.T) *Certificate {
	t.Helper()
	c, err := Issue(sample())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Rules P2 (of the programme) and "RC6": the worked examples D19, D23, T30, T32 and T34.
func TestExpiry(t *testing.T) {
	for _, x := range []struct {
		name                      string
		rules                     body.Jurisdiction
		convention                body.ExpiryConvention
		decided, issued, previous string
		want                      string
	}{
		{"P2, D19: from the decision", body.IAF, body.DayBefore, "2024-03-15", "2024-03-20", "", "2027-03-14"},
		{"D19, the anniversary itself", body.IAF, body.Anniversary, "2024-03-15", "2024-03-20", "", "2027-03-15"},
		{"T30, China: from the issue", body.China, body.DayBefore, "2025-07-20", "2025-07-23", "", "2028-07-22"},
		{"T32 first", body.China, body.DayBefore, "2026-03-27", "2026-03-27", "", "2029-03-26"},
		{"T32 second", body.China, body.DayBefore, "2017-09-01", "2017-09-01", "", "2020-08-31"},
		{"T32 third", body.China, body.DayBefore, "2024-05-12", "2024-05-12", "", "2027-05-11"},
		{"T34, 29 February clamps, no second day off", body.China, body.DayBefore, "2024-02-29", "2024-02-29", "", "2027-02-28"},
		{"29 February, anniversary", body.IAF, body.Anniversary, "2024-02-29", "2024-02-29", "", "2027-02-28"},
		{"RC6, D23: from the expiry before", body.IAF, body.DayBefore, "2027-01-10", "2027-01-10", "2027-03-14", "2030-03-14"},
	} {
		got := Expiry(x.rules, x.convention, day(x.decided), day(x.issued), day(x.previous))
		if got != day(x.want) {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// Rule CE1: early, on the day, one day late.
func TestACertificateIsNotIssuedBeforeTheDecision(t *testing.T) {
	for issued, ok := range map[string]bool{"2024-03-14": false, "2024-03-15": true, "2024-03-16": true} {
		r := sample()
		r.IssuedOn = day(issued)
		if _, err := Issue(r); (err == nil) != ok {
			t.Errorf("CE1: issued on %s: %v", issued, err)
		}
	}
	r := sample()
	r.Sites, r.Scope.Zh = nil, ""
	_, err := Issue(r)
	var broken rule.Broken
	if !errors.As(err, &broken) || len(broken) != 2 || broken[0].Rule.ID != "CE1" {
		t.Errorf("no site and half a scope: %v", err)
	}
}

func TestStatusOfADay(t *testing.T) {
	r := issued(t).Record()
	for on, want := range map[string]Status{"2024-03-15": "active", "2027-03-14": "active", "2027-03-15": Expired} {
		if got := r.Status(day(on)); got != want {
			t.Errorf("on %s: %s, want %s", on, got, want)
		}
	}
	if got := r.Since(day("2027-05-01")); got != day("2027-03-15") {
		t.Errorf("expired since %s", got)
	}
}

// Rule X7: on the expiry day a suspension can still be lifted, the day after it cannot.
func TestASuspensionDoesNotStopTheCycle(t *testing.T) {
	c := issued(t)
	expiry := c.Record().ExpiresOn
	if err := c.Suspend(day("2026-12-01"), day("2027-06-01"), id.Decision{9}); err != nil {
		t.Fatal(err)
	}
	if c.Record().ExpiresOn != expiry {
		t.Error("X7: the expiry moved")
	}
	if err := c.CanRestore(expiry); err != nil {
		t.Errorf("on the expiry day: %v", err)
	}
	var broken rule.Broken
	if err := c.CanRestore(expiry.AddDays(1)); !errors.As(err, &broken) || broken[0].Rule.ID != "X7" {
		t.Errorf("X7 one day late: %v", err)
	}
	if err := c.Restore(day("2027-01-05"), id.Decision{10}); err != nil {
		t.Fatal(err)
	}
	if r := c.Record(); r.Status(day("2027-01-05")) != "active" || r.Since(day("2027-01-06")) != day("2027-01-05") || !r.SuspendedUntil.IsZero() {
		t.Errorf("after restoring: %+v", r)
	}
}

func TestEveryStateAndEveryAction(t *testing.T) {
	do := map[Action]func(*Certificate) error{
		Suspend:   func(c *Certificate) error { return c.Suspend(day("2025-01-01"), day("2025-06-01"), id.Decision{}) },
		Restore:   func(c *Certificate) error { return c.Restore(day("2025-01-01"), id.Decision{}) },
		Withdraw:  func(c *Certificate) error { return c.Withdraw(day("2025-01-01"), id.Decision{}) },
		Cancel:    func(c *Certificate) error { return c.Cancel(day("2025-01-01"), id.Decision{}) },
		Reduce:    func(c *Certificate) error { return c.Reduce(day("2025-01-01"), id.Decision{}) },
		Reissue:   func(c *Certificate) error { return c.Reissue(day("2025-01-01"), id.Decision{}) },
		Supersede: func(c *Certificate) error { return c.Supersede(day("2025-01-01"), id.Decision{}) },
	}
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			r := issued(t).Record()
			r.State = s
			c, err := From(r)
			if err != nil {
				t.Fatal(err)
			}
			err = do[a](c)
			if States.Can(s, a) != (err == nil) {
				t.Errorf("%s in %s: %v", a, s, err)
			}
			if err == nil && c.Record().State != States[s][a] {
				t.Errorf("%s in %s leads to %s", a, s, c.Record().State)
			}
		}
	}
}

// Rules "RC8" and "Q12": the last day, one day late.
func TestRenewalEnds(t *testing.T) {
	r := issued(t).Record() // expires on 14 March 2027
	for on, ok := range map[string]bool{"2027-03-01": true, "2027-09-14": true, "2027-09-15": false} {
		if err := r.CanRenew(pack.For("IAF", day(on)), day(on), day("2027-02-01")); (err == nil) != ok {
			t.Errorf("RC8 on %s: %v", on, err)
		}
	}
	for ended, ok := range map[string]bool{"2027-03-14": true, "2027-03-15": false, "": false} {
		if err := r.CanRenew(pack.For("CN", r.DecidedOn), day("2027-03-20"), day(ended)); (err == nil) != ok {
			t.Errorf("Q12 on site until %s: %v", ended, err)
		}
	}
}

func TestAProvisionalTimeNamesNoAccreditation(t *testing.T) { // rule "SM-22"
	b := body.Record{Accreditation: body.Accreditation{Body: "INAB", Number: "7001"}}
	if got := (Record{}).Accreditation(b, day("2026-11-27")); got != b.Accreditation {
		t.Errorf("%+v", got)
	}
	if got := (Record{Provisional: true}).Accreditation(b, day("2026-11-27")); got.Body != "" {
		t.Errorf("%+v", got)
	}
}

// Rule "SM-194": the last day of the accreditation is within it; without one, or by a provisional time, nothing is claimed.
func TestAnAccreditationThatHasEndedIsNotClaimed(t *testing.T) {
	b := body.Record{Accreditation: body.Accreditation{Body: "INAB", Number: "7001", ExpiresOn: day("2026-11-27")}}
	for on, stands := range map[string]bool{"2026-11-27": true, "2026-11-28": false} {
		r := Record{IssuedOn: day(on)}
		if named := r.Accreditation(b, day(on)).Body != ""; named != stands || (r.CanClaim(b) == nil) != stands {
			t.Errorf("%s: named %v, %v", on, named, r.CanClaim(b))
		}
		r.Provisional = true
		if err := r.CanClaim(b); err != nil || (Record{IssuedOn: day(on)}).CanClaim(body.Record{}) != nil {
			t.Errorf("%s: nothing is claimed, and yet %v", on, err)
		}
	}
	young := Record{IssuedOn: day("2026-11-01"), History: []Change{{On: day("2026-11-28"), State: Active}}}
	if young.CanClaim(b) == nil {
		t.Error("a sub-certificate is issued after the end of the accreditation")
	}
}

func TestTheScopeOfOneOfSeveralStandards(t *testing.T) { // rule "CE1"
	a := application.Record{Standards: []string{standard.ITSM, standard.ISMS}}
	a.Scope.Data.OrgUnit = text.T("Harbour IT", "海港")
	agreed := text.T("The SMS and ISMS of Harbour IT", "海港的两个体系")
	c := contract.Record{Standards: a.Standards, Scope: agreed}
	if got := ScopeOf(standard.ISMS, a, c); got != a.SentenceFor(standard.ISMS) || got == agreed {
		t.Errorf("%+v", got)
	}
	c.Standards = c.Standards[:1]
	if got := ScopeOf(standard.ITSM, a, c); got != agreed {
		t.Errorf("the sentence agreed on is not taken: %+v", got)
	}
}

// Rule "MS-16": several sites stand on one certificate with their central function.
func TestSeveralSitesNameTheirCentralFunction(t *testing.T) {
	for central, ok := range map[bool]bool{true: true, false: false} {
		r := sample()
		r.Sites = []Site{{Name: text.T("Head office", "总部"), Central: central}, {Name: text.T("Data centre", "数据中心")}}
		_, err := Issue(r)
		var broken rule.Broken
		if (err == nil) != ok || !ok && (!errors.As(err, &broken) || broken[0].Rule.ID != "MS-16") {
			t.Errorf("central %v: %v", central, err)
		}
	}
	r := sample()
	r.Sites[0].Central = false
	if _, err := Issue(r); err != nil {
		t.Errorf("one site: %v", err)
	}
}
