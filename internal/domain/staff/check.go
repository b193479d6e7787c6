package staff

import (
	"fmt"
	"maps"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

func (r Record) check() error {
	var bad fault.Invalid
	bad.Require("name", r.Name)
	if r.External && r.Agreement.From.IsZero() {
		bad.Require("agreement.from", "")
	}
	if r.External && r.Agreement.Lent() {
		bad.Require("agreement.organisation", r.Agreement.Organisation)
	}
	if r.Overseas && !r.Confirmed.From.IsZero() {
		bad.Require("confirmed.reference", r.Confirmed.Reference)
	}
	checkRange(&bad, "confirmed", r.Confirmed.From, r.Confirmed.To)
	checkRange(&bad, "agreement", r.Agreement.From, r.Agreement.To)
	for i, c := range r.Competences {
		c.check(&bad, fmt.Sprintf("competences[%d]", i))
	}
	for i, c := range r.Conflicts {
		c.check(&bad, fmt.Sprintf("conflicts[%d]", i))
	}
	for i, l := range r.Leave {
		path := fmt.Sprintf("leave[%d]", i)
		bad.Require(path+".from", l.From.String())
		bad.Require(path+".to", l.To.String())
		checkRange(&bad, path, l.From, l.To)
	}
	return bad.OrNil()
}

func (c Competence) check(bad *fault.Invalid, path string) {
	bad.Require(path+".standard", c.Standard)
	bad.Require(path+".from", c.From.String())
	bad.Require(path+".evidence", c.Evidence)
	if !slices.Contains(Functions, c.Function) {
		bad.Add(path+".function", text.T("Please choose a function.", "请选择职能。"))
	}
	checkRange(bad, path, c.From, c.To)
}

func (c Conflict) check(bad *fault.Invalid, path string) {
	bad.Require(path+".client_name", c.ClientName)
	if !slices.Contains(slices.Collect(maps.Keys(ConflictNames)), c.Kind) {
		bad.Add(path+".kind", text.T("Please choose the kind of conflict.", "请选择利益冲突类型。"))
	}
}

func checkRange(bad *fault.Invalid, path string, from, to date.Date) {
	if !to.IsZero() && to.Before(from) {
		bad.Add(path+".to", text.T("The end lies before the beginning.", "结束日期早于开始日期。"))
	}
}
