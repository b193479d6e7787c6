package invoice

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	raisedOn = date.MustParse("2026-11-23")
	buyer    = Party{Name: text.T("Shanghai Xinghe Cloud Services Co., Ltd.", "上海星河云服务有限公司（集团）"), Country: "CN", Registered: "91310000MA1FL0AB1C"}
)

func charged(t interface{ Fatal(...any) }, amount string) *Invoice {
	i, err := Charge(Record{ID: id.Invoice{1}, Reference: "I-2026-0001", Buyer: buyer}, contract.Record{ID: id.Contract{1}, ClientID: id.Client{1}},
		fee.Record{Offer: fee.Offer{Currency: "CNY"}}, []Expense{{text.T("Travel", "差旅费"), fee.MustMoney(amount), 6}}, raisedOn, 30)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func paying(amount string) Payment {
	return Payment{Amount: fee.MustMoney(amount), On: raisedOn, Payer: "上海星河云服务有限公司 (集团)"}
}

func breaks(err error, rid string) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == rid
}

func complains(err error, field string) bool {
	var bad fault.Invalid
	return errors.As(err, &bad) && slices.ContainsFunc(bad.Fields, func(f fault.Field) bool { return f.Path == field })
}

func TestPaymentsInPartsAndBeyond(t *testing.T) {
	i := charged(t, "1000")
	for _, step := range []struct {
		amount, balance string
		state           State
	}{{"59.99", "1000.01", Open}, {"1000", "0.01", Open}, {"0.01", "0.00", Paid}, {"40", "-40.00", Paid}} {
		if err := i.Pay(paying(step.amount), body.China, raisedOn); err != nil {
			t.Fatal(err)
		}
		if r := i.Record(); r.Balance().String() != step.balance || r.State != step.state {
			t.Errorf("after %s: %s, %s", step.amount, r.Balance(), r.State)
		}
	}
	if turn := i.Record().Turn(); turn.Who != flow.Body {
		t.Errorf("too much was paid and it is the turn of %s", turn.Who)
	}
	for field, p := range map[string]Payment{"amount": {On: raisedOn, Payer: "x"}, "on": {Amount: 100, On: raisedOn.AddDays(1), Payer: "x"}, "payer": {Amount: 100, On: raisedOn, Payer: " "}} {
		if err := i.Pay(p, body.IAF, raisedOn); !complains(err, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// Rule "Q8": in China nobody but the client pays; elsewhere another payer is recorded.
func TestPayerInChina(t *testing.T) {
	for _, c := range []struct {
		payer, registered string
		j                 body.Jurisdiction
		ok                bool
	}{
		{"上海星河云服务有限公司(集团)", "", body.China, true}, {"SHANGHAI XINGHE CLOUD SERVICES CO. LTD", "", body.China, true},
		{"星河云", "91310000MA1FL0AB1C", body.China, true}, {"上海星河云服务有限公司（集团）", "91310000MA1FL0AB1D", body.China, false},
		{"杭州咨询有限公司", "", body.China, false}, {"杭州咨询有限公司", "", body.IAF, true},
	} {
		i := charged(t, "1000")
		err := i.Pay(Payment{Amount: 100, On: raisedOn, Payer: c.payer, Registered: c.registered}, c.j, raisedOn)
		if (err == nil) != c.ok || !c.ok && !breaks(err, "Q8") {
			t.Errorf("%s %s in %s: %v", c.payer, c.registered, c.j, err)
		}
	}
}

// Rule "FEE-18": a refund up to what was received.
func TestRefunds(t *testing.T) {
	i := charged(t, "1000")
	back := func(amount, reason string) error {
		p := paying(amount)
		p.Reason = reason
		return i.Refund(p, raisedOn)
	}
	if err := back("1", "r"); !breaks(err, "FEE-18") || i.Actions()[1].Allowed {
		t.Errorf("nothing was received: %v", err)
	}
	if err := i.Pay(paying("1100"), body.China, raisedOn); err != nil {
		t.Fatal(err)
	}
	if err := back("10", " "); !complains(err, "reason") {
		t.Errorf("without a reason: %v", err)
	}
	if err := back("1100.01", "r"); !breaks(err, "FEE-18") {
		t.Errorf("more than received: %v", err)
	}
	if err := back("40", "paid twice"); err != nil || i.Record().State != Paid || i.Record().Balance() != 0 {
		t.Errorf("%v, %+v", err, i.Record())
	}
	if err := back("1060", "sent back"); err != nil || i.Record().State != Open || i.Record().Received() != 0 {
		t.Errorf("%v, %+v", err, i.Record())
	}
}

// Rule "FEE-17": a credit note with a reason, once; what was paid is owed to the client.
func TestACreditNoteCancels(t *testing.T) {
	i := charged(t, "1000")
	if err := i.Pay(paying("60"), body.IAF, raisedOn); err != nil {
		t.Fatal(err)
	}
	if err := i.CancelBy(CreditNote{Reference: "CN-2026-0001", On: raisedOn}); !breaks(err, "FEE-17") {
		t.Errorf("without a reason: %v", err)
	}
	if err := i.CancelBy(CreditNote{Reference: "CN-2026-0001", On: raisedOn, Reason: "wrong address"}); err != nil {
		t.Fatal(err)
	}
	r := i.Record()
	if r.State != Credited || r.Balance() != fee.MustMoney("-60") || r.Late(raisedOn.AddDays(99)) || r.Reference != "I-2026-0001" {
		t.Errorf("%+v", r)
	}
	if err := i.CancelBy(CreditNote{Reason: "again"}); err == nil || i.CanCredit() == nil {
		t.Error("cancelled twice")
	}
	sum := fee.Sum{}
	for _, e := range r.Entries() {
		sum.Gross += e.Gross
		sum.Net += e.Net
	}
	if len(r.Entries()) != 3 || sum.Net != 0 || sum.Gross != fee.MustMoney("60") {
		t.Errorf("bookkeeping: %+v", r.Entries())
	}
}

func TestEveryStateAndAction(t *testing.T) {
	for _, s := range States.States() {
		for _, a := range States.AllActions() {
			i, err := From(Record{ID: id.Invoice{1}, ClientID: id.Client{1}, State: s})
			if err != nil {
				t.Fatal(err)
			}
			to, possible := States[s][a]
			if err := i.move(a); (err == nil) != possible || possible && i.Record().State != to {
				t.Errorf("%s in %s: %v", a, s, err)
			}
		}
	}
}

// Rule "FEE-19": 3 days before the last day, and 1, 14 and 30 days after it.
func TestDaysOfReminders(t *testing.T) {
	i := charged(t, "1000")
	reminded := []int{}
	for day := 0; day <= 99; day++ {
		today := raisedOn.AddDays(day)
		if late := i.Record().Late(today); late != (day > 30) {
			t.Errorf("day %d: late %v", day, late)
		}
		if i.Record().OwesReminder(today) {
			i.Remind(today)
			reminded = append(reminded, day-30)
		}
	}
	if !slices.Equal(reminded, []int{-3, 1, 14, 30}) {
		t.Errorf("reminded on %v", reminded)
	}
	i = charged(t, "1000")
	i.Remind(raisedOn.AddDays(45)) // after an outage
	if got := i.Record().RemindOn; got != raisedOn.AddDays(60) {
		t.Errorf("next reminder on %s", got)
	}
	if err := i.Pay(paying("1060"), body.China, raisedOn); err != nil || i.Record().OwesReminder(raisedOn.AddDays(90)) {
		t.Errorf("reminded of what is paid, %v", err)
	}
}

// Rule "FEE-20": only open invoices hold an audit up.
func TestOpenInvoicesHoldAnAuditUp(t *testing.T) {
	if err := Unpaid([]Record{{State: Paid}, {State: Credited}}); err != nil {
		t.Error(err)
	}
	if err := Unpaid([]Record{{State: Paid}, {State: Open, Reference: "I-2026-0007"}}); !breaks(err, "FEE-20") {
		t.Errorf("%v", err)
	}
}

func TestWhatIsTypedIsChecked(t *testing.T) {
	for field, lines := range map[string][]Expense{"lines": nil, "lines[0].name.en": {{Amount: 100}}, "lines[0].amount": {{Name: text.T("a", "")}},
		"lines[1].tax_percent": {{text.T("a", ""), 100, 0}, {text.T("a", ""), 100, 101}}} {
		if _, err := Charge(Record{}, contract.Record{}, fee.Record{}, lines, raisedOn, 30); !complains(err, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := Raise(Record{}, contract.Record{}, fee.Record{}, fee.Instalment{}, raisedOn, 30); err == nil {
		t.Error("an invoice of nothing")
	}
}

func TestBalanceIsWhatEntriesLeave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := charged(t, "1000")
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			p := Payment{Amount: fee.Money(rapid.IntRange(1, 150_000).Draw(t, "amount")), On: raisedOn, Payer: "x", Reason: "r"}
			switch rapid.SampledFrom([]Action{DoPay, DoPay, DoRefund, DoCredit}).Draw(t, "what") {
			case DoPay:
				_ = i.Pay(p, body.IAF, raisedOn)
			case DoRefund:
				_ = i.Refund(p, raisedOn)
			case DoCredit:
				_ = i.CancelBy(CreditNote{Reason: "r"})
			}
			r, asked, came := i.Record(), fee.Money(0), fee.Money(0)
			for _, e := range r.Entries() {
				switch e.Kind {
				case Invoiced, Credits:
					asked += e.Gross
				default:
					came += e.Gross
				}
			}
			if asked-came != r.Balance() || came < 0 || (r.State == Open) != (r.Credit == nil && r.Balance() > 0) {
				t.Fatalf("%s: asked %s, came %s, balance %s", r.State, asked, came, r.Balance())
			}
		}
	})
}
