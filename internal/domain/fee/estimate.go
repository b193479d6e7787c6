package fee

import (
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Enquiry is what a stranger tells of an organisation to learn what certification would take.
type Enquiry struct {
	Standards   []string `json:"standards" nullable:"false"` // codes of editions
	Persons     int      `json:"persons"`                    // in scope at the main place
	Sites       int      `json:"sites,omitempty"`            // besides the main place
	PersonsEach int      `json:"persons_each,omitempty"`     // in scope at each of them
	Alike       bool     `json:"alike,omitempty"`            // they do the same work, and may be sampled
}

// Estimate is the range in which the audit time and its price will lie.
type Estimate struct {
	Least Quoted `json:"least"` // the lowest risks, the largest reduction by factors and one system for all standards; fewer effective persons may still lower it
	Most  Quoted `json:"most"`  // the highest risks, no reduction and systems apart; factors may still raise it
}

// Estimable is an edition that strangers may ask for, with the body's own approved table where it has one.
type Estimable struct {
	standard.Edition
	ByHand bool           `json:"by_hand,omitempty"` // there is no table: the body sets the days of each case
	Own    *audittime.Own `json:"-"`
}

// EstimableOf is the edition as it can be estimated, by the body's own table where one is given.
func EstimableOf(e standard.Edition, own *audittime.Own) Estimable {
	_, published := audittime.MethodOf(e.Code)
	return Estimable{e, own == nil && !published, own}
}

// EstimateOf is the range for what was asked of what is offered, priced by the list where there is one. The same
// functions make a quotation of it later. Wrong fields are fault.Invalid.
func EstimateOf(e Enquiry, offered []Estimable, l *PriceList) (out Estimate, err error) {
	if err := e.check(offered); err != nil {
		return out, err
	}
	if out.Most, err = Quote(e.input(offered, func(risks []string) audittime.Standard { return audittime.Standard{Category: risks[0]} }), l); err != nil {
		return out, err
	}
	least := e.input(offered, func(risks []string) audittime.Standard {
		return audittime.Standard{Category: risks[len(risks)-1], Factors: []audittime.Factor{{Code: "estimate", Percent: audittime.LargestReduction,
			Reason: "the largest reduction by factors"}}}
	})
	if whole := 100.0; len(e.Standards) > 1 {
		least.Integration = &audittime.Integration{Level: &whole, TeamAbility: &whole}
	}
	out.Least, err = Quote(least, l)
	return out, err
}

// Bounds of an enquiry: beyond them a number is a slip of the keyboard.
const (
	mostEnquired      = 1_000_000
	mostEnquiredSites = 10_000
)

func (e Enquiry) check(offered []Estimable) error {
	var bad fault.Invalid
	if len(e.Standards) == 0 {
		bad.Add("standards", text.T("Choose a standard.", "请选择认证标准。"))
	}
	for i, code := range e.Standards {
		at := find(offered, code)
		switch {
		case at < 0 || slices.Contains(e.Standards[:i], code):
			bad.Add("standards", text.T("Choose each standard of the list once.", "请从列表中选择标准，不可重复。"))
		case offered[at].ByHand:
			bad.Add("standards", text.Tf("The days of %s are set for each case: please ask the body.", "%s 的审核人日须逐案确定，请直接咨询认证机构。", offered[at].Display))
		}
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

func find(offered []Estimable, code string) int {
	return slices.IndexFunc(offered, func(x Estimable) bool { return x.Code == code })
}

// input is the enquiry as the rules ask it; of says what holds for a standard with these categories of risk.
func (e Enquiry) input(offered []Estimable, of func(risks []string) audittime.Standard) audittime.Input {
	in := audittime.Input{AuditType: audittime.Initial, Personnel: []audittime.Group{{Activity: text.T("main place", "主要场所"), Headcount: e.Persons}}}
	for _, code := range e.Standards {
		own := offered[find(offered, code)].Own
		method, _ := audittime.Standard{Code: code, Own: own}.Method()
		s := of(method.Categories())
		s.Code, s.Own = code, own
		in.Standards = append(in.Standards, s)
	}
	if e.Sites > 0 {
		in.Sites = &audittime.Sites{Sampling: e.Alike, SimilarGroups: []audittime.SimilarSites{{Name: "further", Title: text.T("Further sites", "其他场所"), Count: e.Sites, PersonsEach: e.PersonsEach}}}
	}
	return in
}
