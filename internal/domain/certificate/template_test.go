package certificate

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func marked(m Mark) Template {
	t := Template{Design: Delivered, Edition: 1}
	t.Marks = []Mark{m}
	return t
}

func aMark() Mark {
	return Mark{Owner: "INAB", Number: "7001", Picture: id.Picture{1}, Standards: []string{standard.ITSM}, From: day("2026-01-01"), To: day("2026-12-31"),
		Use: text.T("Not on products.", "不得用于产品。")}
}

// Rule "SM-145": the first and the last day, the standard, and the accreditation that may not be named (SM-22).
func TestMarksStandWhereTheirOwnerPermitsThem(t *testing.T) {
	for name, x := range map[string]struct {
		day, standard string
		stopped       bool
	}{
		"the day before": {"2025-12-31", standard.ITSM, true}, "the first day": {"2026-01-01", standard.ITSM, false},
		"the last day": {"2026-12-31", standard.ITSM, false}, "the day after": {"2027-01-01", standard.ITSM, true},
		"another standard": {"2026-06-01", standard.ISMS, true},
	} {
		r := sample()
		r.IssuedOn, r.Standard = day(x.day), x.standard
		_, err := marked(aMark()).MarksOn(r)
		var broken rule.Broken
		if stopped := errors.As(err, &broken); stopped != x.stopped {
			t.Errorf("%s: %v", name, err)
		} else if stopped && (broken[0].Rule.ID != "SM-145" || !strings.Contains(broken[0].Why.En, "INAB") || broken[0].Field != "marks[0].owner") {
			t.Errorf("%s: %+v", name, broken)
		}
	}
	for on, used := range map[string]int{"2025-12-31": 0, "2026-01-01": 1, "2026-12-31": 1, "2027-01-01": 0} {
		if got := marked(aMark()).MarksInUse(sample(), day(on)); len(got) != used {
			t.Errorf("in use on %s: %v", on, got)
		}
	}
	m, r := aMark(), sample()
	m.Accreditation, m.To, r.Provisional = true, date.Date{}, true
	r.IssuedOn = day("2026-06-01")
	if list, err := marked(m).MarksOn(r); err != nil || len(list) != 0 {
		t.Errorf("provisional: %v %v", list, err)
	}
	r.Provisional = false
	if list, err := marked(m).MarksOn(r); err != nil || len(list) != 1 {
		t.Errorf("not provisional: %v %v", list, err)
	}
}

// Rules "SM-146" and "MK1".
func TestWhatOfADesignCannotBePublished(t *testing.T) {
	offered := []string{standard.ITSM, standard.ISMS}
	for name, x := range map[string]struct {
		spoil func(*Template)
		field string
	}{
		"title":        {func(t *Template) { t.Title.Zh = "" }, "title.zh"},
		"intro":        {func(t *Template) { t.Intro.En = " " }, "intro.en"},
		"half words":   {func(t *Template) { t.Words.En = "Words" }, "words"},
		"half name":    {func(t *Template) { t.Signatory.Zh = "孙梅" }, "signatory"},
		"arrangement":  {func(t *Template) { t.Arrangement = "" }, "arrangement"},
		"colour":       {func(t *Template) { t.Colour = "yellow" }, "colour"},
		"standard":     {func(t *Template) { t.Standards = []string{"ISO 9001:2015"} }, "standards"},
		"no owner":     {func(t *Template) { t.Marks[0].Owner = "" }, "marks[0].owner"},
		"no picture":   {func(t *Template) { t.Marks[0].Picture = id.Picture{} }, "marks[0].picture"},
		"ends first":   {func(t *Template) { t.Marks[0].To = day("2025-12-31") }, "marks[0].to"},
		"MK1: no use":  {func(t *Template) { t.Marks[0].Use.Zh = "" }, "marks[0].use"},
		"SM-145: less": {func(t *Template) { t.Standards = nil }, "marks[0].standards"},
	} {
		tpl := marked(aMark())
		tpl.Standards = []string{standard.ITSM}
		if _, err := PublishTemplate(tpl, offered); err != nil {
			t.Fatal(err)
		}
		x.spoil(&tpl)
		_, err := PublishTemplate(tpl, offered)
		var bad fault.Invalid
		var broken rule.Broken
		switch {
		case errors.As(err, &bad) && bad.Fields[0].Path == x.field:
		case errors.As(err, &broken) && broken[0].Field == x.field:
		default:
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Rule "SM-146": a later edition takes the place of the one before it for the same standards.
func TestWhichTemplateIsInForce(t *testing.T) {
	of := func(edition int, codes ...string) Template {
		out := Template{Design: Delivered, Edition: edition}
		out.Standards = codes
		return out
	}
	all := []Template{of(4, standard.ISMS), of(3), of(2, standard.ISMS), of(1)}
	for code, want := range map[string]int{standard.ISMS: 4, standard.ITSM: 3} {
		if got := TemplateFor(code, all); got.Edition != want {
			t.Errorf("%s: edition %d, want %d", code, got.Edition, want)
		}
	}
	if got := TemplateFor(standard.ITSM, all[:1]); got.Edition != 0 || got.Title != Delivered.Title {
		t.Errorf("none: %+v", got)
	}
}

// Rule "SM-148": what a reader finds is compared with what was decided, one thing at a time. "SM-147" is held where it is
// printed.
func TestTheDocumentIsReadBack(t *testing.T) {
	r := sample()
	r.Holder.Address, r.Holder.Registered = text.T("1 Quay", "码头街1号"), "551234"
	r.Sites = []Site{{Name: text.T("Cork", "科克"), Address: text.T("4 Mall", "购物街4号"), City: text.T("Cork", "科克"), Activities: text.T("hosting", "托管")},
		{Name: text.T("Galway", "戈尔韦"), Activities: text.T("desk", "服务台")}}
	r.Holder.City = text.T("Cork", "科克市")
	r.ExpiresOn, r.PreviousExpiry = day("2027-03-14"), day("2024-03-20")
	var page []string
	for _, l := range r.Lines() {
		page = append(page, l.Label.En+l.Value)
	}
	page = append(page, Grouped(r.Code), r.Edition(), r.Holder.Registered, r.Holder.Name.En, r.Holder.Name.Zh, "1 Quay, Cork", "科克市码头街1号", r.Scope.En, r.Scope.Zh,
		strings.Join(r.Sites[0].Cells([]text.Lang{text.En, text.Zh}), ""), strings.Join(r.Sites[1].Cells([]text.Lang{text.En}), ""), strings.Join(r.Sites[1].Cells([]text.Lang{text.Zh}), ""))
	reads := func(list []string) func(string) bool {
		return func(words string) bool { return strings.Contains(strings.Join(list, "|"), words) }
	}
	if err := r.ReadBack(reads(page)); err != nil {
		t.Fatal(err)
	}
	for i, words := range page {
		without := append(append([]string{}, page[:i]...), page[i+1:]...)
		var broken rule.Broken
		if err := r.ReadBack(reads(without)); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-148" || broken[0].Field == "" {
			t.Errorf("without %q: %v", words, err)
		}
	}
}

// Rule "CE1": the only site is named where it is not the address of the holder.
func TestTheSiteElsewhereIsNamed(t *testing.T) {
	r := sample()
	r.Holder.Address, r.Holder.City = text.T("1 Quay, Cork", "科克市码头街1号"), text.T("Cork", "科克市")
	for name, x := range map[string]struct {
		address, city text.Text
		want          text.Text
	}{
		"the same":            {text.T("1 Quay, Cork", "科克市码头街1号"), text.T("Cork", "科克市"), text.Text{}},
		"the same, otherwise": {text.T("1 Quay", "码头街1号"), text.T("Cork", "科克市"), text.Text{}},
		"elsewhere":           {text.T("4 Mall", "购物街4号"), text.T("Galway", "戈尔韦"), text.T("4 Mall, Galway", "戈尔韦购物街4号")},
		"only a city":         {text.Text{}, text.T("Galway", "戈尔韦"), text.T("Galway", "戈尔韦")},
	} {
		r.Sites = []Site{{Address: x.address, City: x.city}}
		if got := r.Elsewhere(); got != x.want {
			t.Errorf("%s: %v", name, got)
		}
		if says := r.ReadBack(func(words string) bool { return words != x.want.En || words == "" }); x.want.IsZero() != (says == nil) {
			t.Errorf("%s: read back %v", name, says)
		}
	}
	r.Sites = append(r.Sites, r.Sites[0])
	if got := r.Elsewhere(); !got.IsZero() {
		t.Errorf("several sites are listed: %v", got)
	}
}
