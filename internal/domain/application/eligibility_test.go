package application

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func TestThreeMonthsOfOperation(t *testing.T) { // rule "SM-6", in China "Q6"
	for _, c := range []struct{ since, first string }{
		{"2026-08-23", "2026-11-23"}, {"2026-11-30", "2027-02-28"}, {"2023-11-29", "2024-02-29"}, {"2023-11-30", "2024-02-29"},
	} {
		r := ready(t).Record()
		r.System.Data.OperatedSince = date.MustParse(c.since)
		first := date.MustParse(c.first)
		for days, stops := range map[int]bool{-1: true, 0: false, 1: false} {
			e, cn := r.Eligibility(iaf, client.Bar{}, first.AddDays(days)), r.Eligibility(china, client.Bar{}, first.AddDays(days))
			if has(e.Stops, "SM-6") != stops || has(cn.Stops, "Q6") != stops || has(cn.Stops, "SM-6") {
				t.Errorf("since %s, %d days from %s: stops %v, %v", c.since, days, first, e.Stops, cn.Stops)
			}
			if stops && e.Earliest != first {
				t.Errorf("since %s: earliest %s, want %s", c.since, e.Earliest, first)
			}
		}
	}
}

func TestABodyWithAnotherConditionOnOperation(t *testing.T) { // rule "SM-6"
	six := pack.Set{Numbers: map[pack.Key]int{pack.OperationMonths: 6}}
	r := ready(t).Record()
	r.System.Data.OperatedSince = date.MustParse("2026-05-24")
	if e := r.Eligibility(six, client.Bar{}, today); !has(e.Stops, "SM-6") || e.Earliest != date.MustParse("2026-11-24") {
		t.Errorf("%+v", e)
	}
}

// Outside China nothing that is said of an application cites an authority of China.
func TestEachBodyCitesAuthoritiesThatApply(t *testing.T) {
	worst := ready(t).Record()
	worst.Materials = nil
	worst.System.Data = System{OperatedSince: today}
	worst.Declarations.Data = Declarations{Lawful: "no", NotListed: "no", NoAccident: "no", NoSpotCheck: "no", NoPenalty: "no"}
	worst.History.Data = History{Held: "yes", Certificates: []Certificate{{OwnFault: true, WithdrawnOn: today, BodyLostOn: today}}}
	worst.Headcount.Data.Company = 1
	bar := client.Bar{Until: today.AddDays(9), Reason: text.T("x", "x")}
	for _, c := range []struct {
		limits  pack.Set
		chinese bool
		wants   []string
	}{
		{iaf, false, []string{"SM-4", "SM-6", "SM-7", "SM-10", "SM-11", "A1"}},
		{china, true, []string{"SM-4", "Q6", "Q7", "CN-1", "CN-3", "A7", "SM-9"}},
	} {
		e := worst.Eligibility(c.limits, bar, today)
		all := slices.Concat(e.Stops, e.Warnings, e.Stage2)
		cited := slices.ContainsFunc(all, func(b rule.Breach) bool { return strings.Contains(b.Rule.Source, "CNCA") })
		for _, want := range c.wants {
			if !has(all, want) {
				t.Errorf("china %v: %s is missing in %v", c.chinese, want, all)
			}
		}
		if cited != c.chinese || slices.Contains(Declared(c.limits), "not_listed") != c.chinese || !slices.Contains(Declared(c.limits), "truthful") {
			t.Errorf("china %v: %v, asked %v", c.chinese, all, Declared(c.limits))
		}
	}
	if missing := worst.missingDeclarations(iaf); len(missing.Fields) != 1 {
		t.Errorf("an applicant outside China is asked for %v", missing.Fields)
	}
}

func TestInternalAuditAndManagementReview(t *testing.T) { // rules "SM-7" and "SM-8", in China "A7"
	for _, c := range []struct {
		audit, review string
		stage2, order bool
	}{
		{"2026-09-01", "2026-09-20", false, false},
		{"2026-11-23", "2026-11-23", false, false},
		{"2026-11-24", "2026-09-20", true, true},
		{"", "2026-09-20", true, false},
		{"2026-09-01", "", true, false},
		{"2026-02-28", "2026-09-20", true, false},
		{"2026-09-21", "2026-09-20", false, true},
	} {
		r := ready(t).Record()
		r.System.Data.InternalAudit, r.System.Data.ManagementReview = date.MustParse(c.audit), date.MustParse(c.review)
		e := r.Eligibility(iaf, client.Bar{}, today)
		cn := r.Eligibility(china, client.Bar{}, today)
		if has(e.Stage2, "SM-7") != c.stage2 || has(cn.Stage2, "A7") != c.stage2 || has(e.Warnings, "SM-7") != c.stage2 || has(e.Warnings, "SM-8") != c.order {
			t.Errorf("%+v: %v, %v", c, e.Stage2, e.Warnings)
		}
		if len(e.Stops) > 0 {
			t.Errorf("%+v stops the submission: %v", c, e.Stops)
		}
	}
}

func TestPenaltiesWarn(t *testing.T) { // rule "SM-9", and "CN-3"
	r := ready(t).Record()
	r.Declarations.Data.NoPenalty, r.Declarations.Data.Penalties = "no", "2025: noise"
	if e := r.Eligibility(china, client.Bar{}, today); !has(e.Warnings, "SM-9") || len(e.Stops) > 0 {
		t.Errorf("%+v", e)
	}
}

func TestDeclarations(t *testing.T) { // rules "Q6" and "Q7"
	for _, change := range []func(*Declarations){
		func(d *Declarations) { d.Lawful = "no" },
		func(d *Declarations) { d.NotListed = "no" },
		func(d *Declarations) { d.NoAccident = "no" },
		func(d *Declarations) { d.NoSpotCheck = "no" },
	} {
		r := ready(t).Record()
		change(&r.Declarations.Data)
		if e := r.Eligibility(china, client.Bar{}, today); !has(e.Stops, "Q6") {
			t.Errorf("%+v is let through", r.Declarations.Data)
		}
	}
	r := ready(t).Record()
	r.Declarations.Data.Truthful = false
	if e := r.Eligibility(china, client.Bar{}, today); !has(e.Stops, "Q7") {
		t.Error("untrue numbers are let through")
	}
	r.Declarations = Section[Declarations]{}
	if e := r.Eligibility(china, client.Bar{}, today); has(e.Stops, "Q7") {
		t.Error("a declaration that nobody has been asked for yet counts as refused")
	}
}

func TestBars(t *testing.T) {
	for _, c := range []struct {
		name  string
		cert  Certificate
		first string
		rule  string
	}{
		{"withdrawn", Certificate{OwnFault: true, WithdrawnOn: date.MustParse("2026-02-28")}, "2027-02-28", "CN-1"},
		{"suspended, then withdrawn", Certificate{OwnFault: true, SuspendedOn: date.MustParse("2024-02-29"), WithdrawnOn: date.MustParse("2024-08-29")}, "2025-02-28", "CN-1"},
		{"body lost approval", Certificate{BodyLostOn: date.MustParse("2026-11-30")}, "2027-02-28", "Q6"},
	} {
		r := ready(t).Record()
		r.History.Data = History{Held: "yes", Certificates: []Certificate{c.cert}}
		first := date.MustParse(c.first)
		for days, stops := range map[int]bool{-1: true, 0: false, 1: false} {
			if e := r.Eligibility(china, client.Bar{}, first.AddDays(days)); has(e.Stops, c.rule) != stops {
				t.Errorf("%s, %d days from %s: stops %v", c.name, days, first, !stops)
			}
		}
	}
	own := client.Bar{Until: today, Reason: text.T("x", "x")}
	r := ready(t).Record()
	if !has(r.Eligibility(china, own, today.AddDays(-1)).Stops, "CN-1") || has(r.Eligibility(china, own, today).Stops, "CN-1") {
		t.Error("the bar of the client's record ends on the wrong day")
	}
}

func TestCoolingOff(t *testing.T) { // rules "I1", "I2", "I3" and "I4"
	ended := date.MustParse("2024-02-29")
	first := date.MustParse("2026-02-28")
	for _, c := range []struct {
		rule string
		c    Consultancy
	}{
		{"I4", Consultancy{Received: "yes", By: "us", ByBody: "yes", EndedOn: ended, InternalAudits: "no"}},
		{"I3", Consultancy{Received: "no", InternalAudits: "yes", InternalEndedOn: ended}},
	} {
		r := ready(t).Record()
		r.Consultancy.Data = c.c
		for days, stops := range map[int]bool{-1: true, 0: false, 1: false} {
			if e := r.Eligibility(iaf, client.Bar{}, first.AddDays(days)); has(e.Stops, c.rule) != stops {
				t.Errorf("%s, %d days from %s: stops %v", c.rule, days, first, !stops)
			}
		}
		r.Consultancy.Data.EndedOn, r.Consultancy.Data.InternalEndedOn = date.Date{}, date.Date{}
		if !has(r.Eligibility(iaf, client.Bar{}, today).Stops, c.rule) {
			t.Errorf("%s: it has not ended", c.rule)
		}
	}
	r := ready(t).Record()
	r.Consultancy.Data = Consultancy{Received: "yes", ByBody: "yes", EndedOn: ended}
	r.Provider.Data.CertificationBody = "yes"
	if e := r.Eligibility(iaf, client.Bar{}, today); !has(e.Warnings, "I2") || !has(e.Stops, "I1") {
		t.Errorf("%+v", e)
	}
}

func TestScopeSentence(t *testing.T) { // rules "SM-2" and "SM-3"
	r := ready(t).Record()
	want := text.T("The SMS of Harbour IT supporting the provision of managed hosting and service desk to banks from Head office and Data centre",
		"中Harbour IT向中banks提供中managed hosting和中service desk的信息技术服务管理活动，服务提供场所：中Head office和中Data centre")
	if got := r.Sentence(); got != want {
		t.Errorf("%+v", got)
	}
	r.Scope.Data.CustomerLocations, r.Scope.Data.Technology = text.T("Porto", "波尔图"), text.T("SAP", "SAP")
	if got := r.Sentence().En; got != want.En+" at Porto using SAP" {
		t.Error(got)
	}
	if got := (Record{Standards: []string{standard.ITSM}}).Sentence(); got.En != "The SMS of … supporting the provision of … to … from …" {
		t.Error(got)
	}
	r.Standards = []string{standard.ITSM, standard.ISMS}
	if got := r.Sentence(); !strings.HasPrefix(got.En, "The SMS and ISMS of Harbour IT covering managed hosting and service desk to banks from") ||
		!strings.Contains(got.Zh, "的信息技术服务管理和信息安全管理活动，") {
		t.Error(got)
	}
	if got := r.SentenceFor(standard.ISMS).En; !strings.HasPrefix(got, "The ISMS of Harbour IT covering ") {
		t.Error(got)
	}
	r.Standards = []string{standard.ITSM}
	for _, vague := range []string{"IT services", " it  Services", "IT"} {
		r.Scope.Data.Services = []text.Text{text.T(vague, "云主机托管")}
		if !has(r.Eligibility(iaf, client.Bar{}, today).Warnings, "SM-2") {
			t.Errorf("%q says nothing", vague)
		}
	}
	r.Scope.Data.Services = []text.Text{text.T("IT services for payroll", "薪酬IT服务")}
	if has(r.Eligibility(iaf, client.Bar{}, today).Warnings, "SM-2") {
		t.Error("a named service was called vague")
	}
	many := r
	many.Sites.Data.List, many.Scope.Data.Locations = nil, nil
	for i := range 7 {
		key := string(rune('a' + i))
		many.Sites.Data.List = append(many.Sites.Data.List, client.Site{Key: key, Name: text.T("Shop "+key, "门店"+key)})
		many.Scope.Data.Locations = append(many.Scope.Data.Locations, key)
		got, named := many.Sentence(), strings.Contains(many.Sentence().En, "Shop "+key)
		if named != (i < 6) || i == 6 && (!strings.Contains(got.En, "from Shop a and 6 further sites as listed") || !strings.Contains(got.Zh, "门店a及所列其他6个场所")) {
			t.Errorf("%d sites: %+v", i+1, got)
		}
	}
	r.Scope.Data.Locations = []string{"hq", "moon"}
	if !has(r.Eligibility(iaf, client.Bar{}, today).Stops, "SM-3") {
		t.Error("a location that is no site was let through")
	}
}

func TestHeadcount(t *testing.T) { // rules "SM-4" and "SM-5"
	for _, c := range []struct {
		company, total, scope int
		stops, warns          bool
	}{
		{80, 60, 40, false, false}, {79, 60, 40, true, false}, {80, 60, 60, false, false}, {80, 60, 61, true, false},
		{260, 60, 40, false, false}, {261, 60, 40, false, true},
	} {
		r := ready(t).Record()
		r.Headcount.Data.Company = c.company
		r.Headcount.Data.Groups = filled(r.Headcount.Data.Groups)
		r.Headcount.Data.Groups[0].Total, r.Headcount.Data.Groups[0].InScope = c.total, c.scope
		e := r.Eligibility(iaf, client.Bar{}, today)
		if has(e.Stops, "SM-4") != c.stops || has(e.Warnings, "SM-5") != c.warns {
			t.Errorf("%+v: %v, %v", c, e.Stops, e.Warnings)
		}
	}
	sites := ready(t).Record().CountedSites()
	if sites[0].Headcount != 60 || sites[0].InScope != 40 || sites[1].InScope != 12 {
		t.Errorf("%+v", sites)
	}
}

func TestAConsultantWithAccessIsToldOf(t *testing.T) { // rule "SM-12"
	a := ready(t).Record()
	if got := a.Untold(nil); got != nil {
		t.Errorf("nobody has access: %v", got)
	}
	if got := a.Untold([]string{"Cora Consultant"}); !has(got, "SM-12") || !strings.Contains(got[0].Why.En, "Cora") {
		t.Errorf("%v", got)
	}
	a.Consultancy.Data.Received = "yes"
	if got := a.Untold([]string{"Cora Consultant"}); got != nil {
		t.Errorf("it was told: %v", got)
	}
}
