package contract

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

var today = date.MustParse("2026-11-23")

// own is an edition that begins today with the clauses delivered, each of its own to change.
func own(change func(*Edition)) Edition {
	e := Edition{Edition: 1, ValidFrom: today, Clauses: slices.Clone(Delivered)}
	change(&e)
	return e
}

// Rules "SM-60" and "SM-61".
func TestWhatAnEditionIsRefusedFor(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Edition)
		path   string
		says   string
	}{
		"the terms delivered": {change: func(*Edition) {}},
		"yesterday":           {func(e *Edition) { e.ValidFrom = today.AddDays(-1) }, "valid_from", "today at the earliest"},
		"no day":              {func(e *Edition) { e.ValidFrom = date.Date{} }, "valid_from", "today at the earliest"},
		"a duty less":         {func(e *Edition) { e.Clauses = e.Clauses[:len(e.Clauses)-1] }, "clauses", "Fees"},
		"no clause":           {func(e *Edition) { e.Clauses = nil }, "clauses", "Complaints and appeals"},
		"one clause for two": {change: func(e *Edition) {
			e.Clauses = e.Clauses[1:]
			e.Clauses[0].Duties = []DutyID{BodyDuties, Access}
		}},
		"a duty that there is not":     {func(e *Edition) { e.Clauses[2].Duties = []DutyID{Changes, "tea"} }, "clauses[2].duties", `"tea"`},
		"no Chinese":                   {func(e *Edition) { e.Clauses[1].Text.Zh = " " }, "clauses[1].text.zh", "fill in"},
		"no heading":                   {func(e *Edition) { e.Clauses[1].Heading.En = "" }, "clauses[1].heading.en", "fill in"},
		"a placeholder of our own":     {func(e *Edition) { e.Clauses[0].Text.En = "{client} pays {price}" }, "clauses[0].text.en", "{price}"},
		"a placeholder in Chinese":     {func(e *Edition) { e.Clauses[0].Heading.Zh = "{客户}" }, "clauses[0].heading.zh", "{客户}"},
		"a placeholder that is open":   {func(e *Edition) { e.Clauses[0].Text.Zh = "{client" }, "clauses[0].text.zh", "brace"},
		"each placeholder of the list": {change: func(e *Edition) { e.Clauses[0].Text.En = strings.Join(placeholderNames(), " ") }},
		"a placeholder in capitals":    {func(e *Edition) { e.Clauses[0].Text.En = "{Client}" }, "clauses[0].text.en", "{Client}"},
		"a day to come":                {change: func(e *Edition) { e.ValidFrom = today.AddDays(400) }},
	} {
		err := own(c.change).CheckNew(today)
		if c.path == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var bad fault.Invalid
		if !errors.As(err, &bad) || !slices.ContainsFunc(bad.Fields, func(f fault.Field) bool { return f.Path == c.path && strings.Contains(f.Says.En, c.says) }) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhichTermsAreInForce(t *testing.T) {
	day := func(n int) date.Date { return today.AddDays(n) }
	all := []Edition{{Edition: 4, ValidFrom: day(10)}, {Edition: 3, ValidFrom: day(20)}, {Edition: 2, ValidFrom: day(10)}, {Edition: 1, ValidFrom: day(0)}}
	for at, want := range map[int]int{-1: 0, 0: 1, 9: 1, 10: 4, 19: 4, 20: 3, 500: 3} {
		if got := EditionOn(day(at), all); got.Edition != want {
			t.Errorf("on day %d: edition %d, want %d", at, got.Edition, want)
		}
	}
	if got := EditionOn(day(0), nil); len(got.Clauses) != len(Delivered) {
		t.Errorf("a body without its own terms: %+v", got)
	}
	want := map[int]Standing{1: InForce, 2: Past, 3: Coming, 4: Coming}
	for _, e := range all {
		if got := e.StandingOn(day(9), all); got != want[e.Edition] {
			t.Errorf("edition %d is %s, want %s", e.Edition, got, want[e.Edition])
		}
	}
	if got := all[3].StandingOn(day(10), all); got != Past {
		t.Errorf("the first edition is %s once another began", got)
	}
}

// What a client is called is never taken for a placeholder, and each language has its own words.
func TestTermsAreFilledOnce(t *testing.T) {
	p := Sample(text.T("Body", "机构"))
	p.Client = text.T("{body} Ltd", "{body}公司")
	got := Fill([]Clause{{Heading: text.T("Sites", "场所"), Text: text.T("{client}: {sites}; {quotation}", "{client}：{sites}；{scope}")}}, p)
	if got.En != "1. Sites\n{body} Ltd: Head office, Data centre; Q-0000-0001" || got.Zh != "1. 场所\n{body}公司：总部、数据中心；向外部客户提供托管服务" {
		t.Errorf("%+v", got)
	}
}

func TestAnAgreementKeepsItsEdition(t *testing.T) {
	e := own(func(e *Edition) { e.Edition, e.Clauses[0].Text.En = 7, "Our own words for {client}." })
	c, err := Freeze(Record{BodyName: text.T("Body", "机构")}, accepted(), e)
	if err != nil || c.Record().Edition != 7 || !strings.Contains(c.Record().Duties.En, "Our own words for Star.") {
		t.Errorf("%v, %+v", err, c.Record())
	}
	if p, err := Publish(e, today); err != nil || len(p.Take()) != 1 || p.Record().Version != 1 {
		t.Errorf("%v", err)
	}
}
