package pdf

import (
	"strings"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
	"triennia/internal/domain/text"
)

func TestInvoiceAndCreditNote(t *testing.T) {
	q := offered(t)
	i, err := invoice.Charge(invoice.Record{ID: id.Invoice{1}, Reference: "I-2026-0007", TaxInvoice: "26312000000123456789",
		Seller: invoice.Party{Name: nordlys.Name, Account: "Bank of Ireland IE29 AIBK 9311 5212 3456 78"}, Buyer: invoice.Party{Name: q.ClientName, Country: "CN", Registered: "91310000MA1FL0AB1C"}},
		contract.Record{ID: id.Contract{1}, ClientID: q.ClientID, Reference: "C-2026-0003"}, q,
		[]invoice.Expense{{Name: text.T("Train to Suzhou", "往返苏州火车票"), Amount: fee.MustMoney("1234.50"), TaxPercent: 6}}, date.MustParse("2026-11-23"), 30)
	if err != nil {
		t.Fatal(err)
	}
	china := nordlys
	china.Jurisdiction = body.China
	b, err := Invoice(china, i.Record())
	if err != nil {
		t.Fatal(err)
	}
	contains(t, extract(t, b), "I-2026-0007", "C-2026-0003", "2026-12-23", "往返苏州火车票", "1,234.50", "1,308.57", "IE29 AIBK", "数电发票", "26312000000123456789", "91310000MA1FL0AB1C")
	if err := i.CancelBy(invoice.CreditNote{Reference: "CN-2026-0001", On: date.MustParse("2026-11-24"), Reason: "wrong address 地址有误"}); err != nil {
		t.Fatal(err)
	}
	if b, err = CreditNote(nordlys, i.Record()); err != nil {
		t.Fatal(err)
	}
	got := extract(t, b)
	contains(t, got, "CN-2026-0001", "I-2026-0007", "wrong address 地址有误", "-1,308.57")
	if strings.Contains(got, "数电发票") {
		t.Error("speaks of the Chinese tax system elsewhere")
	}
}

func contains(t *testing.T, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}
