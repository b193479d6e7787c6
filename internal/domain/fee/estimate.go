package fee

import (
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Enquiry is what a stranger tells of an organisation to learn what certification would take.
type Enquiry struct {
	Standard    string `json:"standard"`               // the code of an edition
	Persons     int    `json:"persons"`                // in scope at the main place
	Sites       int    `json:"sites,omitempty"`        // besides the main place
	PersonsEach int    `json:"persons_each,omitempty"` // in scope at each of them
	Alike       bool   `json:"alike,omitempty"`        // they do the same work, and may be sampled
}

// Estimate is the range in which the audit time and its price will lie.
type Estimate struct {
	Least Quoted `json:"least"` // the lowest risk and the largest reduction by factors; fewer effective persons may still lower it
	Most  Quoted `json:"most"`  // the highest risk and no reduction; factors may still raise it
}

// EstimateOf is the range for what was asked, priced by the list where there is one. The same functions
// make a quotation of it later. Wrong fields are fault.Invalid.
func EstimateOf(e Enquiry, l *PriceList) (out Estimate, err error) {
	if err := e.check(); err != nil {
		return out, err
	}
	method, _ := audittime.MethodOf(e.Standard)
	risks := method.Categories()
	if out.Most, err = Quote(e.input(risks[0]), l); err != nil {
		return out, err
	}
	out.Least, err = Quote(e.input(risks[len(risks)-1], audittime.Factor{Code: "estimate", Percent: audittime.LargestReduction,
		Reason: "the largest reduction by factors"}), l)
	return out, err
}

// Estimable are the editions that anyone can ask an estimate for: those of new applications.
func Estimable() (out []standard.Edition) {
	for _, e := range standard.Editions() {
		if _, ok := audittime.MethodOf(e.Code); ok && e.Selectable {
			out = append(out, e)
		}
	}
	return out
}

// Bounds of an enquiry: beyond them a number is a slip of the keyboard.
const (
	mostEnquired      = 1_000_000
	mostEnquiredSites = 10_000
)

func (e Enquiry) check() error {
	var bad fault.Invalid
	known := false
	for _, x := range Estimable() {
		known = known || x.Code == e.Standard
	}
	if !known {
		bad.Add("standard", text.T("Choose one of the standards.", "请选择一项标准。"))
	}
	count := func(field string, n, least, most int) {
		if n < least || n > most {
			bad.Add(field, text.Tf("Give a whole number from %d to %d.", "请填写%d至%d之间的整数。", least, most))
		}
	}
	count("persons", e.Persons, 1, mostEnquired)
	count("sites", e.Sites, 0, mostEnquiredSites)
	if e.Sites > 0 {
		count("persons_each", e.PersonsEach, 1, mostEnquired)
	}
	return bad.OrNil()
}

func (e Enquiry) input(risk string, factors ...audittime.Factor) audittime.Input {
	in := audittime.Input{AuditType: audittime.Initial, Standards: []audittime.Standard{{Code: e.Standard, Category: risk, Factors: factors}},
		Personnel: []audittime.Group{{Activity: text.T("main place", "主要场所"), Headcount: e.Persons}}}
	if e.Sites > 0 {
		in.Sites = &audittime.Sites{Sampling: e.Alike, SimilarGroups: []audittime.SimilarSites{{Name: "further", Title: text.T("Further sites", "其他场所"), Count: e.Sites, PersonsEach: e.PersonsEach}}}
	}
	return in
}
