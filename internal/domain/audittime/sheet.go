package audittime

import (
	"math/big"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Step is one number of the calculation: the rule it follows from, the sentence a client understands, and
// the value reached.
type Step struct {
	Rule   string    `json:"rule"`
	Source string    `json:"source"`
	Clause string    `json:"clause,omitempty"`
	Says   text.Text `json:"says"`
	Value  string    `json:"value"`
}

// Sample is which sites of a group are visited.
type Sample struct {
	Group    string `json:"group"`
	Sites    int    `json:"sites"`
	Sample   int    `json:"sample"`
	Random   int    `json:"random"`
	Selected []int  `json:"selected"` // numbers of the sites, from 1
}

// StandardTime is the time of one standard. Table and adjusted days are those of the central function, or
// of all persons where there are no other sites.
type StandardTime struct {
	Code            string    `json:"code"`
	Method          text.Text `json:"method"`
	MethodID        string    `json:"method_id"`
	Source          string    `json:"source"`
	Clause          string    `json:"clause"`
	Provisional     bool      `json:"provisional"`
	TableDays       HalfDays  `json:"table_days"` // 0 where the table ends
	AdjustedDaysRaw string    `json:"adjusted_days_raw"`
	SetDays         HalfDays  `json:"set_days,omitempty"` // by a person, in the place of the adjusted days and those of sites
	Share           string    `json:"share"`              // of the days of the audit, for the plan
}

// Sheet is the result: the days and every step towards them.
type Sheet struct {
	Standards           []StandardTime `json:"standards"`
	Provisional         bool           `json:"provisional"` // one of the methods is
	Headcount           int            `json:"headcount"`   // persons in scope, sites included
	EffectivePersons    int            `json:"effective_persons"`
	IntegrationPercent  int            `json:"integration_percent"` // taken off for integration
	TotalDaysRaw        string         `json:"total_days_raw"`
	InitialDays         HalfDays       `json:"initial_days"` // an initial audit now
	Days                HalfDays       `json:"days"`         // 0 where the table ends and a person must decide
	Stage1Days          HalfDays       `json:"stage1_days"`  // of an initial audit
	Stage2Days          HalfDays       `json:"stage2_days"`  // of an initial audit
	OnsiteMinimum       string         `json:"onsite_minimum_days"`
	SurveillanceDays    HalfDays       `json:"surveillance_days"`
	RecertificationDays HalfDays       `json:"recertification_days"`
	Sampling            []Sample       `json:"sampling,omitempty"`
	Steps               []Step         `json:"steps"`
	Broken              []rule.Breach  `json:"broken,omitempty"`
	Warnings            []rule.Breach  `json:"warnings,omitempty"`
}

// calc is one computation under way.
type calc struct {
	in    Input
	sheet Sheet
	sum   *big.Rat   // of all standards and visited sites, unrounded
	total *big.Rat   // the sum after integration
	floor *big.Rat   // below which rounding may not bring the days
	parts []*big.Rat // of the sum, by standard
	ends  bool       // a table ended: there are no days
}

func (c *calc) step(r rule.Rule, value string, says text.Text) {
	c.sheet.Steps = append(c.sheet.Steps, Step{r.ID, r.Source, r.Clause, says, value})
}

func (c *calc) broken(r rule.Rule, why text.Text) {
	c.sheet.Broken = append(c.sheet.Broken, r.Breaks(why))
}

func (c *calc) warn(r rule.Rule, why text.Text) {
	c.sheet.Warnings = append(c.sheet.Warnings, r.Breaks(why))
}
