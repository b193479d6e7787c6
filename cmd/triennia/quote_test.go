package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

type object = map[string]any

// request is a request of one standard; the words change fields of it.
func request(standard, category string, persons int, change ...func(object)) object {
	r := object{"jurisdiction": "IAF", "audit_type": "initial",
		"standards": []any{object{"code": standard, "category": category}},
		"personnel": []any{object{"activity": "all", "headcount": persons, "hours_per_day": 8, "reduction": "none"}}}
	for _, c := range change {
		c(r)
	}
	return r
}

func with(field string, value any) func(object) { return func(r object) { r[field] = value } }

func factors(percents ...float64) func(object) {
	return func(r object) {
		var list []any
		for i, p := range percents {
			list = append(list, object{"code": fmt.Sprintf("f%d", i), "percent": p, "reason": "r"})
		}
		r["standards"].([]any)[0].(object)["factors"] = list
	}
}

func askQuote(t *testing.T, r object) object {
	t.Helper()
	in, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := quote(bytes.NewReader(in), &out); err != nil {
		t.Fatalf("%s: %v", in, err)
	}
	var a object
	if err := json.Unmarshal(out.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// prices is the state list of fees.
var prices = object{"currency": "CNY", "tax_percent": 6, "tax_mode": "exclusive", "items": []any{
	object{"code": "application", "basis": "flat", "amount": "1000.00", "per": "application", "when": []any{"initial"}},
	object{"code": "audit", "basis": "per_day", "amount": "3000.00"},
	object{"code": "registration", "basis": "flat", "amount": "2000.00", "per": "system", "when": []any{"initial", "recertification"}},
	object{"code": "annual", "basis": "flat", "amount": "2000.00", "per": "system", "when": []any{"surveillance"}}}}

func TestQuotedDays(t *testing.T) {
	const qms, isms = "ISO 9001:2015", "ISO/IEC 27001:2022"
	for _, c := range []struct {
		name string
		in   object
		want object
	}{
		{"D01", request(qms, "all", 120), object{"days": 7.0, "onsite_minimum_days": 5.6, "surveillance_days": 2.5, "recertification_days": 4.5, "stage1_days": 2.0, "stage2_days": 5.0}},
		{"D03", request(qms, "all", 5, factors(-30)), object{"days": 1.5, "total_days_raw": 1.05}},
		{"D05", request(qms, "all", 126), object{"days": 8.0}},
		{"D07", request(qms, "all", 55, factors(-15, -10, -15, 5)), object{"total_days_raw": 3.5}},
		{"P05", request(qms, "all", 5, with("sites", object{"sampling": true, "seed": 7, "similar_groups": []any{object{"name": "b", "count": 26, "persons_each": 5}}})), object{"total_days_raw": 10.5}},
		{"T07", request(isms, "all", 1551), object{"days": 21.0}},
		{"T19", request("ISO 45001:2018", "low", 1600), object{"days": 12.0}},
		{"surveillance", request(qms, "all", 120, with("audit_type", "surveillance")), object{"days": 2.5, "stage1_days": nil, "stage2_days": nil, "onsite_minimum_days": 2.0, "total_days_raw": 7.0}},
		{"beyond the table", request(qms, "all", 10701, with("price_list", prices)), object{"days": nil, "total_days_raw": nil, "fees": nil, "surveillance_days": nil, "effective_personnel": 10701.0}},
	} {
		a := askQuote(t, c.in)
		for field, want := range c.want {
			if got, there := a[field]; got != want || !there {
				t.Errorf("%s: %s is %v, want %v", c.name, field, got, want)
			}
		}
	}
}

func TestQuotedStandards(t *testing.T) {
	r := request("ISO 9001:2015", "all", 120, with("integration", object{"level": 100, "team_ability": 100}))
	r["standards"] = append(r["standards"].([]any), object{"code": "ISO 14001:2015", "category": "medium"}, object{"code": "ISO 45001:2018", "category": "medium"})
	a := askQuote(t, r)
	first := a["standards"].([]any)[0].(object)
	if a["days"] != 18.5 || a["total_days_raw"] != 18.4 || first["table_days"] != 7.0 || first["method"] != "IAF MD 5:2023 table QMS 1" || first["provisional"] != false {
		t.Errorf("D09: %v, %v", a["days"], first)
	}
	a = askQuote(t, request("ISO/IEC 20000-1:2018", "all", 86))
	if first := a["standards"].([]any)[0].(object); first["provisional"] != true || len(a["broken"].([]any)) != 0 {
		t.Errorf("the provisional method: %v", a)
	}
}

// P43 and T63, with the labels of the years and the sums.
func TestQuotedFees(t *testing.T) {
	a := askQuote(t, request("ISO 9001:2015", "all", 50, with("price_list", prices)))
	fees := a["fees"].(object)
	var nets, labels []any
	for _, y := range fees["years"].([]any) {
		nets, labels = append(nets, y.(object)["net"]), append(labels, y.(object)["label"])
	}
	if fmt.Sprint(nets) != "[18000.00 6500.00 6500.00 12500.00]" || fmt.Sprint(labels) != "[initial surveillance_1 surveillance_2 recertification]" {
		t.Errorf("P43: %v, %v", nets, labels)
	}
	if got := fmt.Sprint(fees["total"]); got != "map[gross:32860.00 net:31000.00 tax:1860.00]" {
		t.Errorf("P43: %s", got)
	}
	if got := fmt.Sprint(fees["years"].([]any)[0].(object)["lines"].([]any)[1]); got != "map[amount:15000.00 code:audit quantity:5.0]" {
		t.Errorf("P43: %s", got)
	}
	banded := object{"currency": "CNY", "items": []any{object{"code": "total", "basis": "band", "bands": []any{object{"from": 1, "to": 49, "amount": "1.00"}}}}}
	a = askQuote(t, request("ISO 9001:2015", "all", 50, with("price_list", banded)))
	if a["fees"] != nil || !broken(a, "FEE-2") {
		t.Errorf("beyond the bands: %v, %v", a["fees"], a["broken"])
	}
	each := object{"currency": "CNY", "items": []any{object{"code": "site", "basis": "flat", "amount": "100.00", "per": "site"}, object{"code": "unit", "basis": "per_unit", "amount": "10.00", "per": "system"}}}
	sites := object{"sampling": true, "similar_groups": []any{object{"name": "b", "count": 9, "persons_each": 5}}}
	a = askQuote(t, request("ISO 9001:2015", "all", 50, with("price_list", each), with("sites", sites)))
	if got := a["fees"].(object)["years"].([]any)[0].(object)["net"]; got != "1010.00" {
		t.Errorf("nine sites and the central function: %v", got)
	}
	// Five days: the last band, three days beyond the two that it holds, and not what another standard costs.
	whole := object{"code": "all", "basis": "band", "bands": []any{object{"from": 1, "to": 20, "amount": "5000.00"}}, "over": object{"days": 2, "amount": "2400.00"},
		"tax_percent": 13, "standards": []any{"ISO 9001:2015"}}
	other := object{"code": "other", "basis": "flat", "amount": "900.00", "standards": []any{"ISO 14001:2015"}}
	least := object{"code": "least", "basis": "flat", "amount": "1.00", "at_least": "100.00", "when": []any{"initial"}}
	a = askQuote(t, request("ISO 9001:2015", "all", 50, with("price_list", object{"currency": "CNY", "tax_percent": 6, "items": []any{whole, other, least}})))
	year := a["fees"].(object)["years"].([]any)[0].(object)
	if year["net"] != "12300.00" || year["tax"] != "1592.00" {
		t.Errorf("a rate for each day beyond the bands: %v", year)
	}
}

func broken(a object, id string) bool {
	for _, b := range a["broken"].([]any) {
		if b := b.(object); b["rule"] == id && b["says"] != "" && b["source"] != "" {
			return true
		}
	}
	return false
}

// What the rules refuse is still answered.
func TestQuotedRefusals(t *testing.T) {
	for id, in := range map[string]object{
		"ADJ-1": request("ISO 9001:2015", "all", 55, factors(-31)),
		"T1":    request("ISO 9001:2015", "all", 10701),
		"SM-4":  request("ISO 9001:2015", "all", 55, with("company_headcount", 54)),
		"ENP-8": request("ISO 9001:2015", "all", 55, with("personnel", []any{object{"activity": "a", "headcount": 49, "reduction": "sqrt"}})),
		"ENP-4": request("ISO 9001:2015", "all", 55, with("claimed_effective", 54)),
	} {
		if a := askQuote(t, in); !broken(a, id) {
			t.Errorf("%s is not broken: %v", id, a["broken"])
		}
	}
	if a := askQuote(t, request("ISO 9001:2015", "all", 55, factors(-30), with("company_headcount", 55))); len(a["broken"].([]any)) != 0 || len(a["warnings"].([]any)) != 0 {
		t.Errorf("nothing is wrong: %v", a)
	}
}

func TestSameRequestSameAnswer(t *testing.T) {
	sites := object{"sampling": true, "seed": uint64(1<<64 - 1), "similar_groups": []any{object{"name": "b", "count": 900, "persons_each": 5}}}
	in, _ := json.Marshal(request("ISO 9001:2015", "all", 55, with("sites", sites), with("price_list", prices)))
	var one, two bytes.Buffer
	if quote(bytes.NewReader(in), &one) != nil || quote(bytes.NewReader(in), &two) != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two answers to one request")
	}
}

// Each malformed document is refused with the field named.
func TestMalformedRequests(t *testing.T) {
	ask := func(in string) error {
		var out bytes.Buffer
		err := quote(strings.NewReader(in), &out)
		if out.Len() != 0 {
			t.Errorf("%s is refused and answered: %s", in, out.String())
		}
		return err
	}
	person := func(field string, value any) object {
		return request("ISO 9001:2015", "all", 5, func(r object) { r["personnel"].([]any)[0].(object)[field] = value })
	}
	item := func(x object) object {
		return request("ISO 9001:2015", "all", 5, with("price_list", object{"currency": "CNY", "items": []any{x}}))
	}
	bands := func(to, from int) object {
		return item(object{"code": "a", "basis": "band", "bands": []any{object{"from": 1, "to": to, "amount": "1.00"}, object{"from": from, "to": 99, "amount": "2.00"}}})
	}
	without := func(field string) object {
		return request("ISO 9001:2015", "all", 5, func(r object) { delete(r, field) })
	}
	for _, c := range []struct {
		field string
		in    object
	}{
		{"personnel[0].headcount", person("headcount", -1)},
		{"personnel[0].headcount", person("headcount", 1.5)},
		{"personnel[0].headcount", person("headcount", 1e15)},
		{"personnel[0].headcount", person("headcount", "5")},
		{"personnel[0].headcount", person("headcount", nil)},
		{"personnel[0].hours_per_day", person("hours_per_day", 0)},
		{"personnel[0].hours_per_day", person("hours_per_day", 24.5)},
		{"personnel[0].reduction", person("reduction", "half")},
		{"personnel[0].percent", person("reduction", "percent")},
		{"personnel[0].head_count", person("head_count", 5)},
		{"personnel", request("ISO 9001:2015", "all", 0)},
		{"personnel", request("ISO 9001:2015", "all", 5, with("personnel", "all"))},
		{"standards[0].code", request("ISO 9999:2015", "all", 5)},
		{"standards[0].category", request("ISO 14001:2015", "all", 5)},
		{"standards[0].factors[0].percent", request("ISO 9001:2015", "all", 5, factors(-100.5))},
		{"standards", without("standards")},
		{"audit_type", without("audit_type")},
		{"audit_type", request("ISO 9001:2015", "all", 5, with("audit_type", "stage 1"))},
		{"jurisdiction", without("jurisdiction")},
		{"jurisdiction", request("ISO 9001:2015", "all", 5, with("jurisdiction", "EU"))},
		{"company_headcount", request("ISO 9001:2015", "all", 5, with("company_headcount", -5))},
		{"integration.level", request("ISO 9001:2015", "all", 5, with("integration", object{"level": 101, "team_ability": 100}))},
		{"integration.team_ability", request("ISO 9001:2015", "all", 5, with("integration", object{"level": 100}))},
		{"sites.similar_groups[0].count", request("ISO 9001:2015", "all", 5, with("sites", object{"similar_groups": []any{object{"name": "b", "persons_each": 5}}}))},
		{"sites.seed", request("ISO 9001:2015", "all", 5, with("sites", object{"seed": -1}))},
		{"price_list.items[0].amount", item(object{"code": "a", "basis": "flat"})},
		{"price_list.items[0].amount", item(object{"code": "a", "basis": "flat", "amount": "1.005"})},
		{"price_list.items[0].basis", item(object{"code": "a", "basis": "gift", "amount": "1.00"})},
		{"price_list.items[0].of", item(object{"code": "a", "basis": "percent_of", "of": "b", "percent": 5})},
		{"price_list.items[0].over.days", item(object{"code": "a", "basis": "band", "bands": prices["items"], "over": object{"days": 1.25, "amount": "1.00"}})},
		{"price_list.items[0].over.amount", item(object{"code": "a", "basis": "band", "over": object{"days": 1}})},
		{"price_list.items[0].bands", bands(20, 22)},
		{"price_list.items[0].bands", bands(20, 20)},
		{"price_list.currency", request("ISO 9001:2015", "all", 5, with("price_list", object{"items": prices["items"]}))},
	} {
		in, _ := json.Marshal(c.in)
		refused(t, ask, string(in), c.field)
	}
	refused(t, ask, `{"jurisdiction": "IAF",`, "")
	refused(t, ask, `{} {}`, "")
	refused(t, ask, ``, "")
	refused(t, ask, `[]`, "(document)")
	refused(t, ask, `{"personnel": [{"headcount": 1e999}]}`, "personnel[0].headcount")
}

// refused asks with a document that a command cannot use, and looks for the field in the problem that it tells.
func refused(t *testing.T, ask func(in string) error, in, field string) {
	t.Helper()
	err := ask(in)
	var wrong usageError
	if !errors.As(err, &wrong) {
		t.Errorf("%s: not refused: %v", in, err)
		return
	}
	var problem struct {
		Status int
		Detail string
		Errors []struct{ Field, Says string }
	}
	if json.Unmarshal([]byte(err.Error()), &problem) != nil || problem.Detail == "" {
		t.Errorf("%s: no problem document: %v", in, err)
	}
	for _, e := range problem.Errors {
		if strings.HasPrefix(e.Field, field) && e.Says != "" {
			return
		}
	}
	if field != "" {
		t.Errorf("%s: %s is not named in %v", in, field, problem.Errors)
	}
}
