package subsidy

import (
	"errors"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	day        = date.MustParse("2026-11-26")
	accredited = body.Record{Accreditation: body.Accreditation{Body: "CNAS"}}
)

func on(s string) date.Date { return date.MustParse(s) }

func quanzhou() Terms {
	return Terms{Title: text.T("Quanzhou", "泉州"), Authority: text.T("City", "市政府"), URL: "https://www.quanzhou.gov.cn/1", Country: "CN", Region: "350500",
		Standards: []string{"ISO/IEC 20000-1"}, Currency: "CNY", Payment: Percent, Share: Share{50, fee.MustMoney("200000")}}
}

func verified(t testing.TB, terms Terms) *Programme {
	p, err := New(id.Subsidy{1}, terms)
	if err == nil {
		err = p.Verify("He Jing", true, day)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestGrant(t *testing.T) { // rule "FEE-26"
	percent := func(p float64, limit string) Terms {
		return Terms{Currency: "CNY", Payment: Percent, Share: Share{p, fee.MustMoney(limit)}}
	}
	steps := Terms{Currency: "CNY", Payment: Tier, Steps: []Step{{"ISO/IEC 20000-1", Share{50, fee.MustMoney("100000")}}, {"ISO 9001", Share{0, fee.MustMoney("5000")}}}}
	yearly := percent(50, "200000")
	yearly.YearCap = fee.MustMoney("1000")
	yen := percent(50, "0")
	yen.Currency = "JPY"
	for _, c := range []struct {
		terms                Terms
		standard, cost, want string
	}{
		{percent(50, "200000"), "", "399999.98", "199999.99"},
		{percent(50, "200000"), "", "400000", "200000.00"},
		{percent(50, "200000"), "", "400000.02", "200000.00"},
		{percent(50, "0"), "", "400000.02", "200000.01"},
		{percent(33.3, "200000"), "", "0.01", "0.00"},
		{percent(50, "200000"), "", "0.01", "0.01"}, // half a fen is rounded up
		{percent(12.5, "200000"), "", "1000.08", "125.01"},
		{percent(100, "100000"), "", "99999.99", "99999.99"},
		{percent(50, "200000"), "", "0", "0.00"},
		{yen, "", "1001", "501.00"},
		{yearly, "", "4000", "1000.00"},
		{Terms{Payment: Flat, Share: Share{0, fee.MustMoney("20000")}}, "", "1", "20000.00"},
		{steps, "ISO/IEC 20000-1", "30000", "15000.00"},
		{steps, "ISO 9001", "30000", "5000.00"},
		{steps, "ISO 45001", "30000", "0.00"},
	} {
		if got := c.terms.Grant(c.standard, fee.MustMoney(c.cost)); got.String() != c.want {
			t.Errorf("%s of %+v for %s: %s, want %s", c.cost, c.terms.Share, c.standard, got, c.want)
		}
	}
}

func TestWhenClientsAreTold(t *testing.T) { // rule "FEE-25"
	for _, c := range []struct {
		name, on string
		change   func(*Record)
		shown    bool
		status   Status
	}{
		{"on the day it was verified", "2026-11-26", nil, true, "open"},
		{"a year later to the day", "2027-11-26", nil, true, "open"},
		{"a year and a day later", "2027-11-27", nil, false, Stale},
		{"verified on 29 February, a year later", "2029-02-28", func(r *Record) { r.VerifiedOn = on("2028-02-29") }, true, "open"},
		{"verified on 29 February, a year and a day later", "2029-03-01", func(r *Record) { r.VerifiedOn = on("2028-02-29") }, false, Stale},
		{"never verified", "2026-11-26", func(r *Record) { r.State, r.VerifiedOn = Unverified, date.Date{} }, false, "unverified"},
		{"a draft", "2026-11-26", func(r *Record) { r.State = Draft }, false, "draft"},
		{"closed", "2026-11-26", func(r *Record) { r.State = Closed }, false, "closed"},
		{"on its last day", "2026-11-26", func(r *Record) { r.ValidTo = day }, true, "open"},
		{"after its last day", "2026-11-27", func(r *Record) { r.ValidTo = day }, false, Expired},
		{"before its first day", "2026-11-25", func(r *Record) { r.ValidFrom = day }, false, "open"},
		{"on the first day of the window", "2026-11-26", func(r *Record) { r.WindowFrom = day }, true, "open"},
		{"before the window", "2026-11-25", func(r *Record) { r.WindowFrom = day }, false, "open"},
		{"on the last day of the window", "2026-11-26", func(r *Record) { r.WindowTo = day }, true, "open"},
		{"after the window", "2026-11-27", func(r *Record) { r.WindowTo = day }, false, "open"},
	} {
		r := verified(t, quanzhou()).Record()
		if c.change != nil {
			c.change(&r)
		}
		if got := r.Shown(on(c.on)); got != c.shown || r.Status(on(c.on)) != c.status {
			t.Errorf("%s: shown %v, %s", c.name, got, r.Status(on(c.on)))
		}
	}
	if (Record{}).FreshUntil() != (date.Date{}) {
		t.Error("what was never verified is fresh")
	}
}

func TestMatching(t *testing.T) { // rule "FEE-27"
	for _, c := range []struct {
		name  string
		terms func(*Terms)
		claim func(*Claim)
		want  bool
	}{
		{"in a district of the city", nil, nil, true},
		{"in the next city", nil, func(c *Claim) { c.CreditCode = "91350602M000100Y43" }, false},
		{"registered with the province", nil, func(c *Claim) { c.CreditCode = "91350000M000100Y43" }, false},
		{"the province, programme of the province", func(t *Terms) { t.Region = "350000" }, nil, true},
		{"programme of the district", func(t *Terms) { t.Region = "350503" }, nil, true},
		{"programme of another district", func(t *Terms) { t.Region = "350504" }, nil, false},
		{"all of China", func(t *Terms) { t.Region = "" }, nil, true},
		{"without credit code", nil, func(c *Claim) { c.CreditCode = "" }, false},
		{"all of China, without credit code", func(t *Terms) { t.Region = "" }, func(c *Claim) { c.CreditCode = "" }, true},
		{"in another country", nil, func(c *Claim) { c.Country = "IE" }, false},
		{"another standard", nil, func(c *Claim) { c.Standard = "ISO 9001" }, false},
		{"suspended", nil, func(c *Claim) { c.InForce = false }, false},
		{"first time only, first", func(t *Terms) { t.FirstOnly = true }, nil, true},
		{"first time only, again", func(t *Terms) { t.FirstOnly = true }, func(c *Claim) { c.First = false }, false},
		{"again, where that does not matter", nil, func(c *Claim) { c.First = false }, true},
		{"mark required and there", func(t *Terms) { t.MarkRequired = true }, nil, true},
		{"T72: mark required and missing", func(t *Terms) { t.MarkRequired = true }, func(c *Claim) { c.Mark = false }, false},
		{"certified on the first day", func(t *Terms) { t.CertifiedFrom = on("2026-11-01") }, nil, true},
		{"certified before the first day", func(t *Terms) { t.CertifiedFrom = on("2026-11-02") }, nil, false},
		{"certified on the last day", func(t *Terms) { t.CertifiedTo = on("2026-11-01") }, nil, true},
		{"certified after the last day", func(t *Terms) { t.CertifiedTo = on("2026-10-31") }, nil, false},
		{"T72: first certified in the year after", func(t *Terms) { t.CertifiedFrom, t.CertifiedTo = on("2022-01-01"), on("2022-12-31") }, func(c *Claim) { c.GrantedOn = on("2023-01-05") }, false},
		{"on the last day to apply", func(t *Terms) { t.ApplyWithinDays = 25 }, nil, true},
		{"after the last day to apply", func(t *Terms) { t.ApplyWithinDays = 24 }, nil, false},
		{"no tier for the standard", func(t *Terms) {
			t.Payment, t.Steps = Tier, []Step{{"ISO 9001", Share{0, fee.MustMoney("1")}}}
		}, nil, false},
	} {
		terms := quanzhou()
		claim := Claim{Country: "CN", CreditCode: "91350503M000100Y43", Standard: "ISO/IEC 20000-1", InForce: true, GrantedOn: on("2026-11-01"), First: true, Mark: true}
		if c.terms != nil {
			c.terms(&terms)
		}
		if c.claim != nil {
			c.claim(&claim)
		}
		if got := verified(t, terms).Record().Matches(claim, day); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestDeadline(t *testing.T) { // rule "FEE-28"
	granted := on("2026-08-31")
	for _, c := range []struct {
		terms Terms
		want  string
	}{
		{Terms{}, ""},
		{Terms{ApplyWithinDays: 181}, "2027-02-28"},
		{Terms{ApplyWithinDays: 181, WindowTo: on("2026-12-31")}, "2026-12-31"},
		{Terms{ApplyWithinDays: 181, ValidTo: on("2027-03-01")}, "2027-02-28"},
		{Terms{WindowTo: on("2026-12-31"), ValidTo: on("2026-12-01")}, "2026-12-01"},
	} {
		if got := c.terms.Deadline(granted).String(); got != c.want {
			t.Errorf("%+v: %q, want %s", c.terms, got, c.want)
		}
	}
}

func TestClaimOfACertificate(t *testing.T) {
	holder := client.Record{Legal: client.Legal{Country: "CN", CreditCode: "91350503M000100Y43"}}
	held := certificate.Record{ID: id.Certificate{2}, State: certificate.Active, ProgrammeID: id.Programme{1}, Standard: "ISO/IEC 20000-1:2018", Cycle: 1,
		IssuedOn: on("2026-06-01"), ExpiresOn: on("2029-05-31")}
	reissued := held
	reissued.IssuedOn = on("2026-09-01")
	earlier := held
	earlier.ProgrammeID, earlier.Standard, earlier.IssuedOn = id.Programme{9}, "ISO/IEC 20000-1:2011", on("2020-01-01")
	other := earlier
	other.Standard = "ISO 9001:2015"
	again := held
	again.Cycle = 2
	taken := held
	taken.TakenOver = &certificate.TakenOver{}
	for _, c := range []struct {
		name  string
		held  certificate.Record
		all   []certificate.Record
		first bool
	}{
		{"the only one", held, []certificate.Record{held}, true},
		{"issued anew in the cycle", reissued, []certificate.Record{held, reissued}, true},
		{"to another standard before", held, []certificate.Record{held, other}, true},
		{"to an older edition before", held, []certificate.Record{held, earlier}, false},
		{"the second cycle", again, []certificate.Record{again}, false},
		{"taken over from another body", taken, []certificate.Record{taken}, false},
	} {
		claim := ClaimOf(holder, c.held, c.all, accredited, day)
		if claim.First != c.first || claim.GrantedOn != on("2026-06-01") || !claim.InForce || claim.Standard != "ISO/IEC 20000-1" {
			t.Errorf("%s: %+v", c.name, claim)
		}
	}
	for expires, want := range map[string]bool{"": true, "2026-11-26": true, "2026-11-25": false} {
		b := accredited
		if expires != "" {
			b.Accreditation.ExpiresOn = on(expires)
		}
		if got := ClaimOf(holder, held, nil, b, day).Mark; got != want {
			t.Errorf("accredited until %q: %v", expires, got)
		}
	}
	if provisional := (certificate.Record{Provisional: true}); ClaimOf(holder, provisional, nil, accredited, day).Mark || ClaimOf(holder, held, nil, body.Record{}, day).Mark {
		t.Error("a mark without accreditation")
	}
	if ClaimOf(holder, held, nil, accredited, on("2029-06-01")).InForce {
		t.Error("an expired certificate is in force")
	}
}

func TestWhatWasPaidCounts(t *testing.T) { // rule "FEE-29"
	net := func(state invoice.State, o fee.Occasion, amount string) invoice.Record {
		return invoice.Record{State: state, Occasion: o, Currency: "CNY", Sum: fee.Sum{Net: fee.MustMoney(amount)}}
	}
	invoices := []invoice.Record{
		net(invoice.Paid, fee.AtContract, "1000"), net(invoice.Paid, "certificate", "2000.02"), net(invoice.Open, "stage2", "9000"),
		net(invoice.Credited, "stage1", "9000"), net(invoice.Paid, invoice.Expenses, "9000")}
	claim := Claim{Country: "CN", Standard: "ISO/IEC 20000-1"}.PaidFor(contract.Record{Standards: []string{"ISO/IEC 20000-1:2018"}}, invoices)
	if both := (Claim{}).PaidFor(contract.Record{Standards: []string{"ISO/IEC 20000-1:2018", "ISO 9001:2015"}}, invoices); both.Costs != nil {
		t.Errorf("what two standards cost together counts for one: %+v", both)
	}
	terms := quanzhou()
	terms.MinYears, terms.YearCap, terms.Industries = 2, fee.MustMoney("500000"), text.T("Software", "软件")
	m := verified(t, terms).Record().Match(claim)
	if m.Cost != fee.MustMoney("3000.02") || m.Amount != fee.MustMoney("1500.01") || m.Cap != fee.MustMoney("200000") || len(m.Conditions) != 4 || m.VerifiedBy != "He Jing" {
		t.Errorf("%+v", m)
	}
	terms.Cap = 0
	if m = verified(t, terms).Record().Match(Claim{Standard: "ISO/IEC 20000-1"}); m.Amount != 0 || m.Cost != 0 || m.Cap != fee.MustMoney("500000") {
		t.Errorf("nothing was paid: %+v", m)
	}
	terms.Payment, terms.Cap, terms.YearCap = Flat, fee.MustMoney("20000"), 0
	if m = verified(t, terms).Record().Match(Claim{Standard: "ISO/IEC 20000-1"}); m.Amount != fee.MustMoney("20000") {
		t.Errorf("a flat amount: %+v", m)
	}
}

func TestVerifying(t *testing.T) {
	terms := quanzhou()
	terms.URL = ""
	p, err := New(id.Subsidy{1}, terms)
	if err != nil {
		t.Fatal(err)
	}
	var broken rule.Broken
	if err := p.Verify("He Jing", true, day); !errors.As(err, &broken) || broken[0].Rule.ID != "FEE-25" {
		t.Errorf("verified without a source: %v", err)
	}
	if err := p.Change(quanzhou()); err != nil || p.Record().State != Draft {
		t.Fatal(err, p.Record().State)
	}
	var bad fault.Invalid
	if err := p.Verify("He Jing", false, day); !errors.As(err, &bad) || bad.Fields[0].Path != "read" {
		t.Errorf("verified unread: %v", err)
	}
	if err := p.Verify("He Jing", true, day); err != nil {
		t.Fatal(err)
	}
	if err := p.Change(quanzhou()); err != nil || p.Record().State != Unverified || p.Record().VerifiedBy != "" || !p.Record().VerifiedOn.IsZero() {
		t.Errorf("a change kept the verification: %+v, %v", p.Record(), err)
	}
	if err := p.Close(); err != nil || p.Close() == nil || p.Actions()[1].Allowed || !p.Actions()[0].Allowed {
		t.Errorf("closed: %v, %+v", err, p.Actions())
	}
	if n := len(p.Take()); n != 5 {
		t.Errorf("%d events", n)
	}
}

func TestFields(t *testing.T) {
	for field, spoil := range map[string]func(*Terms){
		"title.en":     func(t *Terms) { t.Title = text.Text{} },
		"authority.en": func(t *Terms) { t.Authority = text.Text{} },
		"url":          func(t *Terms) { t.URL = "javascript:alert(1)" },
		"country":      func(t *Terms) { t.Country, t.Region = "", "" },
		"region_code":  func(t *Terms) { t.Region = "3505" },
		"valid_to":     func(t *Terms) { t.ValidFrom, t.ValidTo = day, day.AddDays(-1) },
		"window_to":    func(t *Terms) { t.WindowFrom, t.WindowTo = day, day.AddDays(-1) },
		"certified_to": func(t *Terms) { t.CertifiedFrom, t.CertifiedTo = day, day.AddDays(-1) },
		"standards":    func(t *Terms) { t.Standards = nil },
		"currency":     func(t *Terms) { t.Currency = "yuan" },
		"payment":      func(t *Terms) { t.Payment = "" },
		"percent":      func(t *Terms) { t.Percent = 0 },
		"cap":          func(t *Terms) { t.Payment, t.Cap = Flat, 0 },
		"year_cap":     func(t *Terms) { t.YearCap = -1 },
		"steps":        func(t *Terms) { t.Payment = Tier },
		"steps[0].cap": func(t *Terms) { t.Payment, t.Steps = Tier, []Step{{Standard: "ISO 9001"}} },
		"steps[1].standard": func(t *Terms) {
			t.Payment, t.Steps = Tier, []Step{{"ISO 9001", Share{50, 0}}, {"ISO 9001", Share{50, 0}}}
		},
	} {
		terms := quanzhou()
		spoil(&terms)
		var bad fault.Invalid
		if _, err := New(id.Subsidy{1}, terms); !errors.As(err, &bad) || len(bad.Fields) != 1 || bad.Fields[0].Path != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	abroad := quanzhou()
	abroad.Country = "IE"
	if _, err := New(id.Subsidy{1}, abroad); err == nil {
		t.Error("a code of GB/T 2260 abroad")
	}
}

func TestDelivered(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Delivered() {
		p := TakeOver(id.Subsidy{1}, e)
		r := p.Record()
		if seen[e.Code] || r.State != Unverified || r.Delivered != e.Code || (r.Source != Seen && r.Source != Weak) || !r.VerifiedOn.IsZero() || r.Shown(day) {
			t.Errorf("%s is delivered as %+v", e.Code, r)
		}
		if p.CanVerify() == nil {
			t.Errorf("%s could be verified without a source", e.Code)
		}
		seen[e.Code] = true
		var bad fault.Invalid
		if err := e.check(); errors.As(err, &bad) && e.Code != "S6" { // the amount of S6 is not known
			t.Errorf("%s: %v", e.Code, err)
		}
	}
	for _, code := range []string{"S1", "S2", "S3", "S4", "S5", "S6", "S7", "A1", "A2", "A3", "A4-1"} {
		if !seen[code] {
			t.Errorf("%s is not delivered", code)
		}
	}
}

func TestEveryStateAndAction(t *testing.T) {
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			p, err := From(Record{ID: id.Subsidy{1}, State: s})
			if err != nil {
				t.Fatal(err)
			}
			if refused := p.move(a) != nil; refused == States.Can(s, a) {
				t.Errorf("%s in %s", a, s)
			}
		}
	}
	if _, err := From(Record{ID: id.Subsidy{1}, State: "lost"}); err == nil {
		t.Error("an unknown state")
	}
}
