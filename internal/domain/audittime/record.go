// Package audittime computes the days of an audit from the persons in scope and explains every number,
// ISO/IEC 17021-1 9.1.4 with IAF MD 5 and, for sites, IAF MD 1. Arithmetic is exact; the sheet of a saved
// calculation never changes.
package audittime

import (
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Reduction says how a group of repetitive work is counted.
type Reduction string

const (
	None    Reduction = "none"
	Percent Reduction = "percent" // the group's persons changed by a percentage, not rounded by itself
	Sqrt    Reduction = "sqrt"    // the square root of the group's persons, rounded up
)

// AuditType is the kind of audit a time is computed for.
type AuditType string

const (
	Initial         AuditType = "initial"
	Surveillance    AuditType = "surveillance"
	Recertification AuditType = "recertification"
)

// Factor raises or lowers the table value of the standard by a percentage, with its reason.
type Factor struct {
	Code    string  `json:"code"`
	Percent float64 `json:"percent"` // -10 lowers by ten per cent
	Reason  string  `json:"reason"`
}

// Standard is what the time is computed for.
type Standard struct {
	Code     string   `json:"code"`               // "ISO/IEC 20000-1:2018"
	Category string   `json:"category,omitempty"` // of complexity or risk; "all" where the table has one column
	Factors  []Factor `json:"factors,omitempty"`
}

// Group is a number of persons in scope with the same activity.
type Group struct {
	Site        text.Text `json:"site,omitzero"` // its name, for the reader
	Activity    text.Text `json:"activity"`
	Headcount   int       `json:"headcount"`
	MinutesADay float64   `json:"minutes_a_day,omitempty"` // working time of one person; 0 is a full day of 480
	Repetitive  bool      `json:"repetitive,omitempty"`    // identical, directed work
	Reduction   Reduction `json:"reduction,omitempty"`
	Percent     float64   `json:"percent,omitempty"` // with Percent: -50 halves the group
	Reason      string    `json:"reason,omitempty"`
}

// SimilarSites are sites with the same processes, which may be sampled together.
type SimilarSites struct {
	Name        string `json:"name"`
	Count       int    `json:"count"`
	PersonsEach int    `json:"persons_each"`
}

// Sites describes the sites besides the central function.
type Sites struct {
	SimilarGroups      []SimilarSites `json:"similar_groups"`
	Sampling           bool           `json:"sampling"`
	EffectiveOverCycle bool           `json:"effective_over_cycle,omitempty"`
	Seed               uint64         `json:"seed,omitempty"`
}

// Input is everything that determines the time. With Sites, Personnel describes the central function;
// without, it describes all persons in scope together.
type Input struct {
	AuditType        AuditType `json:"audit_type"`
	Standard         Standard  `json:"standard"`
	Personnel        []Group   `json:"personnel"`
	Sites            *Sites    `json:"sites,omitempty"`
	CompanyHeadcount int       `json:"company_headcount,omitempty"`
}

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

// Sheet is the result: the days and every step towards them.
type Sheet struct {
	Standard            string        `json:"standard"`
	Method              text.Text     `json:"method"`
	MethodID            string        `json:"method_id"`
	Provisional         bool          `json:"provisional"`
	Headcount           int           `json:"headcount"` // persons in scope, sites included
	EffectivePersons    int           `json:"effective_persons"`
	TableDays           HalfDays      `json:"table_days"`
	AdjustedDaysRaw     string        `json:"adjusted_days_raw"`
	TotalDaysRaw        string        `json:"total_days_raw"`
	Days                HalfDays      `json:"days"`        // 0 where the table ends and a person must decide
	Stage1Days          HalfDays      `json:"stage1_days"` // of an initial audit
	Stage2Days          HalfDays      `json:"stage2_days"` // of an initial audit
	OnsiteMinimum       string        `json:"onsite_minimum_days"`
	SurveillanceDays    HalfDays      `json:"surveillance_days"`
	RecertificationDays HalfDays      `json:"recertification_days"`
	Sampling            []Sample      `json:"sampling,omitempty"`
	Steps               []Step        `json:"steps"`
	Broken              []rule.Breach `json:"broken,omitempty"`
	Warnings            []rule.Breach `json:"warnings,omitempty"`
}

// Record is a calculation as stored: an immutable snapshot of input and sheet (17021-1 9.1.4.3).
type Record struct {
	ID            id.Calculation       `json:"id"`
	Version       int                  `json:"version"`
	ApplicationID id.Application       `json:"application_id"`
	ClientID      id.Client            `json:"client_id"`
	State         State                `json:"state"`
	Input         Input                `json:"input"`
	Sheet         Sheet                `json:"sheet"`
	Approval      *body.MethodApproval `json:"approval,omitempty"` // of a provisional method
	By            string               `json:"by"`
	ByID          id.Identity          `json:"by_id"`
	At            time.Time            `json:"at"`
}

// Calculation is one saved computation of the audit time of an application.
type Calculation struct {
	r Record
	event.Log
}

// New computes the sheet of a calculation whose application, input, author and approval are set, and
// keeps both for good.
func New(r Record) (*Calculation, error) {
	sheet, err := Compute(r.Input)
	if err != nil {
		return nil, err
	}
	r.Version, r.State, r.Sheet = 1, Computed, sheet
	c := &Calculation{r: r}
	c.Add("calculation.made", r.ID.String(), "application", r.ApplicationID.String())
	return c, nil
}

// From is the calculation of the record.
func From(r Record) (*Calculation, error) {
	if _, known := States[r.State]; !known || r.ID.IsZero() || r.ApplicationID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The calculation is incomplete.", "该计算不完整。"))
	}
	return &Calculation{r: r}, nil
}

// Record is a copy of the state of the calculation.
func (c *Calculation) Record() Record { return c.r }

// Freeze keeps the calculation as the one a quotation was made from.
func (c *Calculation) Freeze() error { return c.move(Freeze, "calculation.frozen") }

// Supersede marks that a later calculation took the place of this one.
func (c *Calculation) Supersede() error { return c.move(Supersede, "calculation.superseded") }

func (c *Calculation) move(a Action, happened string) error {
	to, err := States.Next(Noun, c.r.State, a)
	if err != nil {
		return err
	}
	c.r.State = to
	c.Add(happened, c.r.ID.String(), "application", c.r.ApplicationID.String())
	return nil
}
