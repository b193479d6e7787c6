package api_test

import (
	"net/http"
	"strings"
	"testing"

	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

func TestInvoiceFromChargeToCreditNote(t *testing.T) {
	w := testkit.New(t)
	c := w.Agreed(w.Client("Bluewater"))
	fay, ann := w.Finance(), w.Of(c.ClientID, "Ann Applicant")
	charge := `{"lines":[{"name":{"en":"Train","zh":"火车票"},"amount":"120.00","tax_percent":6}]}`
	path := "/contracts/" + c.ID.String() + "/invoices"
	if bad := web.Call(w, fay, http.MethodPost, path, strings.Replace(charge, "120.00", "0.00", 1)).Want(http.StatusUnprocessableEntity).Body; !strings.Contains(bad, "lines[0].amount") {
		t.Errorf("nothing charged: %s", bad)
	}
	made := web.Call(w, fay, http.MethodPost, path, charge, web.Key("k1")).Want(http.StatusCreated).Body
	one := "/invoices/" + field(t, made, "id")
	pay := `{"amount":"127.20","on":"2026-11-23","payer":"Bluewater"}`
	web.Call(w, fay, http.MethodPost, one+"/payments", pay).Want(http.StatusPreconditionRequired)
	if bad := web.Call(w, fay, http.MethodPost, one+"/payments", strings.Replace(pay, "11-23", "11-24", 1), web.IfMatch(1), web.Chinese).Want(http.StatusUnprocessableEntity).Body; !strings.Contains(bad, "不得晚于今天") {
		t.Errorf("paid tomorrow: %s", bad)
	}
	if ok := web.Call(w, fay, http.MethodPost, one+"/payments", pay, web.IfMatch(1)).Want(http.StatusOK).Body; !strings.Contains(ok, `"balance":"0.00"`) {
		t.Errorf("paid: %s", ok)
	}
	web.Call(w, fay, http.MethodPost, one+"/refunds", `{"amount":"1.00","on":"2026-11-23","payer":"Bluewater","reason":"goodwill"}`, web.IfMatch(2)).Want(http.StatusOK)
	web.Call(w, fay, http.MethodPut, one+"/tax-invoice", `{"number":"263"}`, web.IfMatch(3)).Want(http.StatusOK)
	web.Call(w, fay, http.MethodGet, one+"/credit-note", "").Want(http.StatusNotFound)
	web.Call(w, fay, http.MethodPost, one+"/credit", `{"reason":"wrong"}`, web.IfMatch(4)).Want(http.StatusOK)
	web.Call(w, ann, http.MethodGet, one+"/credit-note", "").Want(http.StatusOK)
	web.Call(w, ann, http.MethodGet, "/invoices/nonsense/pdf", "").Want(http.StatusNotFound)
	if list := web.Call(w, ann, http.MethodGet, "/invoices?status=owed&q=blue&from=2026-11-23", "").Want(http.StatusOK).Body; !strings.Contains(list, "CN-2026-0001") {
		t.Errorf("the client's list: %s", list)
	}
	if total := web.Call(w, fay, http.MethodGet, "/invoice-totals", "").Want(http.StatusOK).Body; !strings.Contains(total, `"owed":"126.20"`) {
		t.Errorf("totals: %s", total)
	}
	web.Call(w, fay, http.MethodGet, "/invoices?status=new", "").Want(http.StatusUnprocessableEntity)
}

func TestExportOfInvoices(t *testing.T) {
	w := testkit.New(t)
	w.Charged(w.Agreed(w.Client("Bluewater")), "100")
	fay := w.Finance()
	csv := web.Call(w, fay, http.MethodGet, "/invoice-export/csv?status=open&lang=zh-CN", "").Want(http.StatusOK)
	if !strings.Contains(csv.Body, "账单,2026-11-23,I-2026-0001") || !strings.Contains(csv.Header.Get("Content-Disposition"), "invoices.csv") {
		t.Errorf("%v %s", csv.Header, csv.Body)
	}
	if xlsx := web.Call(w, fay, http.MethodGet, "/invoice-export/xlsx", "").Want(http.StatusOK); !strings.HasPrefix(xlsx.Body, "PK") {
		t.Errorf("%v", xlsx.Header)
	}
	web.Call(w, fay, http.MethodGet, "/invoice-export/pdf", "").Want(http.StatusNotFound)
	web.Call(w, fay, http.MethodGet, "/invoice-export/csv?from=monday", "").Want(http.StatusUnprocessableEntity)
	web.Call(w, fay, http.MethodGet, "/invoice-export/csv?status=new", "").Want(http.StatusUnprocessableEntity)
}
