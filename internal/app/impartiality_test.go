package app_test

import (
	"testing"

	"triennia/internal/testkit"
)

// Rule I10 over the records: a body that has invoiced a single client has just begun and is told nothing.
func TestRevenueIsSharedOutAmongTheClients(t *testing.T) {
	w := testkit.New(t)
	agreed := w.Agreed(w.Client("Large Ltd"))
	w.Charged(agreed, "300")
	w.Charged(agreed, "100")
	out, err := w.App.GetImpartiality(ctx, w.Admin)
	w.Must(err)
	if len(out.Revenue) != 1 || out.Revenue[0].ClientName.En != "Large Ltd" || out.Revenue[0].Percent != 100 || out.Revenue[0].Invoiced != 1 {
		t.Fatalf("shares %+v", out.Revenue)
	}
	if len(out.Warnings) != 0 || len(out.Consultants) != 0 {
		t.Errorf("warned %v of %v", out.Warnings, out.Consultants)
	}
}
