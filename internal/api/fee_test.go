package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fee"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

func TestQuotationFromCalculationToContract(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater")
	a, rita, ann := w.Accepted(c), w.Reviewer(), w.Of(c.ID, "Ann Applicant")
	path := "/applications/" + a.ID.String()
	w.Prices()
	draft := web.Call(w, rita, http.MethodGet, path+"/calculation-draft", "").Want(http.StatusOK).Body
	if !strings.Contains(draft, `"days":7.0`) || !strings.Contains(draft, `"refused":{"en":"The method`) {
		t.Errorf("draft %s", draft)
	}
	input := `{"audit_type":"initial","standards":[{"code":"","category":"all"}],"personnel":[{"activity":{"en":"operations","zh":"运维"},"headcount":86}]}`
	if broken := web.Call(w, rita, http.MethodPost, path+"/calculations", input).Want(http.StatusUnprocessableEntity).Body; !strings.Contains(broken, "SM-20") {
		t.Errorf("without approval: %s", broken)
	}
	w.ApproveMethod()
	bad := strings.Replace(input, "86", "-1", 1)
	if wrong := web.Call(w, rita, http.MethodPost, path+"/calculation-previews", bad, web.Chinese).Want(http.StatusUnprocessableEntity).Body; !strings.Contains(wrong, "personnel[0].headcount") {
		t.Errorf("a negative headcount: %s", wrong)
	}
	calculation := field(t, web.Call(w, rita, http.MethodPost, path+"/calculations", input).Want(http.StatusCreated).Body, "id")
	quotation := field(t, web.Call(w, rita, http.MethodPost, path+"/quotations", `{"calculation":"`+calculation+`"}`, web.Key("k1")).Want(http.StatusCreated).Body, "id")
	if again := field(t, web.Call(w, rita, http.MethodPost, path+"/quotations", `{"calculation":"`+calculation+`"}`, web.Key("k1")).Want(http.StatusCreated).Body, "id"); again != quotation {
		t.Error("the same key made a second quotation")
	}
	path = "/quotations/" + quotation
	web.Call(w, ann, http.MethodGet, path, "").Want(http.StatusNotFound)
	web.Call(w, rita, http.MethodPost, path+"/send", "", web.IfMatch(1)).Want(http.StatusOK)
	web.Call(w, ann, http.MethodPost, path+"/accept", `{"name":"","position":"","consents":{"register":true,"logo":false}}`, web.IfMatch(2)).Want(http.StatusUnprocessableEntity)
	web.Call(w, ann, http.MethodPost, path+"/accept", `{"name":"Ann","position":"director","consents":{"register":true,"logo":false}}`, web.IfMatch(1)).Want(http.StatusPreconditionFailed)
	accepted := web.Call(w, ann, http.MethodPost, path+"/accept", `{"name":"Ann","position":"director","consents":{"register":true,"logo":false}}`, web.IfMatch(2)).Want(http.StatusOK)
	if !strings.Contains(accepted.Body, `"ip":"127.0.0.1"`) || !strings.Contains(accepted.Body, `"user_agent":"Go-http-client/1.1"`) {
		t.Errorf("accepted %s", accepted.Body)
	}
	web.Call(w, ann, http.MethodPost, path+"/decline", `{"reason":"late"}`, web.IfMatch(3)).Want(http.StatusConflict)
	if pdf := web.Call(w, ann, http.MethodGet, path+"/pdf", "").Want(http.StatusOK); pdf.Header.Get("Content-Type") != "application/pdf" {
		t.Errorf("%v", pdf.Header)
	}
	request := web.Call(w, ann, http.MethodGet, path+"/request", "").Want(http.StatusOK)
	var asked fee.Request
	if err := json.Unmarshal([]byte(request.Body), &asked); err != nil || !strings.Contains(request.Header.Get("Content-Disposition"), `.json`) {
		t.Errorf("%v, %v", err, request.Header)
	}
	if sheet, err := audittime.Compute(asked.Time()); err != nil || sheet.Days != audittime.DaysOf(7) {
		t.Errorf("the request handed out gives %v days, %v", sheet.Days, err)
	}
	web.Call(w, ann, http.MethodGet, "/contracts?application="+a.ID.String(), "").Want(http.StatusOK)
	web.Call(w, ann, http.MethodGet, "/quotations/nonsense/pdf", "").Want(http.StatusNotFound)
}

func TestPriceListErrorsNameTheField(t *testing.T) {
	w := testkit.New(t)
	finance := w.Staff("Fay Finance", access.Finance)
	body := `{"valid_from":"2026-11-22","currency":"CNY","tax_percent":6,"tax_mode":"exclusive","discount_limit_percent":0,"items":[{"code":"a","name":{"en":"A","zh":"甲"},"basis":"flat","amount":"10.00"}]}`
	if r := web.Call(w, finance, http.MethodPost, "/price-lists", body).Want(http.StatusUnprocessableEntity); !strings.Contains(r.Body, "valid_from") {
		t.Errorf("yesterday: %s", r.Body)
	}
	web.Call(w, finance, http.MethodPost, "/price-lists", strings.Replace(body, "11-22", "11-23", 1)).Want(http.StatusCreated)
	web.Call(w, finance, http.MethodPost, "/price-lists", strings.Replace(body, "10.00", "10.001", 1)).Want(http.StatusUnprocessableEntity)
	if r := web.Call(w, w.Reviewer(), http.MethodGet, "/price-lists", "").Want(http.StatusOK); !strings.Contains(r.Body, `"amount":"10.00"`) {
		t.Errorf("%s", r.Body)
	}
}

// field is a text field of a JSON object.
func field(t *testing.T, object, name string) string {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal([]byte(object), &out); err != nil {
		t.Fatal(err)
	}
	s, _ := out[name].(string)
	return s
}
