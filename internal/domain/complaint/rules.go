package complaint

import (
	"slices"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const iso17021 = "ISO/IEC 17021-1:2015"

var (
	// CO1 keeps those who were involved away from the outcome.
	CO1 = rule.Rule{ID: "CO1", Source: iso17021, Clause: "9.8.1-9.8.11", Level: rule.Enforce, Says: text.T(
		"Whoever handles a complaint or decides on it took no part in the audits, the review and the decisions of the client concerned, nor in what is complained about.",
		"处理投诉或对投诉作出决定的人员，不得参加过所涉客户的审核、评定和认证决定，也不得参与过被投诉的事项。")}
	// SM115 is when a complainant hears that the complaint arrived.
	SM115 = rule.Rule{ID: "SM-115", Source: iso17021, Clause: "9.8.7", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"A complaint is acknowledged within five working days of its receipt.",
		"收到投诉后五个工作日内予以确认。")}
	// SM116 is how often a complainant hears and when a complaint ends.
	SM116 = rule.Rule{ID: "SM-116", Source: iso17021, Clause: "9.8.7, 9.8.9", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
		"The complainant hears of the progress at least every thirty days; the outcome is told within sixty days of the receipt.",
		"至少每三十天向投诉人通报进展；自收到投诉之日起六十天内告知处理结果。")}
	// SM117 keeps the identity of the complainant.
	SM117 = rule.Rule{ID: "SM-117", Source: iso17021, Clause: "9.8.4", Level: rule.Enforce, Says: text.T(
		"The client is told who complains only where the complainant agreed.",
		"仅在投诉人同意的情况下，方可向客户透露投诉人身份。")}
	// SM118 asks both sides before a complaint is made public.
	SM118 = rule.Rule{ID: "SM-118", Source: iso17021, Clause: "9.8.11", Level: rule.Record, Says: text.T(
		"Whether and how far a complaint and its outcome are made public is agreed with the client and the complainant.",
		"投诉及其处理结果是否公开以及公开的范围，须与客户和投诉人商定。")}
)

var (
	// AP1 keeps those who were involved away from an appeal.
	AP1 = rule.Rule{ID: "AP1", Source: iso17021, Clause: "9.7.1-9.7.8", Level: rule.Enforce, Says: text.T(
		"Whoever handles an appeal or decides on it took no part in the audits, the review and the decisions of the client; the client hears that it arrived, how it goes and how it ends.",
		"处理申诉或对申诉作出决定的人员，不得参加过该客户的审核、评定和认证决定；申诉的收到、进展和结果均须告知客户。")}
	// AP2 lets a decision stand while an appeal against it is examined.
	AP2 = rule.Rule{ID: "AP2", Source: iso17021, Clause: "9.7", Level: rule.Record, Confidence: rule.Check, Says: text.T(
		"An appeal does not by itself suspend the decision that it is against.",
		"申诉本身不中止所针对的认证决定的效力。")}
	// SM119 is until when a client appeals and when an appeal ends.
	SM119 = rule.Rule{ID: "SM-119", Source: iso17021, Clause: "9.7", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
		"A client appeals within thirty days of the decision; the outcome is told within ninety days of the appeal.",
		"客户在认证决定作出后三十天内提出申诉；自申诉之日起九十天内告知结果。")}
)

// Rules are the rules of this package.
var Rules = []rule.Rule{CO1, SM115, SM116, SM117, SM118, AP1, AP2, SM119, SM167}

// Involvement is somebody who took part in the file of the client concerned, and as what, or who has a tie to the client.
type Involvement struct {
	Person   Person
	As       text.Text
	Conflict *rule.Breach // consultancy or a declared conflict (I7, I8), nil for whoever took part
}

// CanHandle tells whether the person took no part in what the complaint is about (CO1) and has no tie to the client; field is what the answer stands
// at.
func (r Record) CanHandle(p Person, involved []Involvement, field string) error {
	if slices.ContainsFunc(r.Persons, func(x Person) bool { return x.ID == p.ID }) {
		return rule.Broken{CO1.Breaks(text.Tf("The complaint is about %s.", "该投诉涉及%s。", p.Name)).At(field)}
	}
	return apart(CO1, p, involved, field)
}

// apart tells whether the person took no part in the file of the client (r) and has no tie to it (I7, I8).
func apart(r rule.Rule, p Person, involved []Involvement, field string) error {
	i := slices.IndexFunc(involved, func(x Involvement) bool { return x.Person.ID == p.ID })
	switch {
	case i < 0:
		return nil
	case involved[i].Conflict != nil:
		return rule.Broken{involved[i].Conflict.At(field)}
	}
	return rule.Broken{r.Breaks(text.Tf("%s took part in the file of the client: %s.", "%s参与过该客户的认证工作：%s。", p.Name, involved[i].As)).At(field)}
}
