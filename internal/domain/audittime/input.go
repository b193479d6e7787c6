package audittime

import (
	"triennia/internal/domain/body"
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
	Because  string   `json:"because,omitempty"`  // why this category, where another is proposed
	Factors  []Factor `json:"factors,omitempty"`
	Scores   *Scores  `json:"scores,omitempty"`    // of ISO/IEC 27001: what the factors together may be
	Own      *Own     `json:"own_table,omitempty"` // the body's own table, in the place of the method
	Entered  bool     `json:"entered,omitempty"`   // there is no table: a person sets the days of each case
	Set      *SetDays `json:"set_days,omitempty"`  // by a person, in the place of what the method gives
}

// Own is a table of audit time, or a build-up of activities, that the body has approved for itself.
type Own struct {
	Source     string          `json:"source"`
	Clause     string          `json:"clause,omitempty"`
	Bands      []body.Band     `json:"bands,omitempty"`
	Activities []body.Activity `json:"activities,omitempty"`
}

// Group is a number of persons in scope with the same activity.
type Group struct {
	Site        text.Text `json:"site,omitzero"` // its name, for the reader
	Activity    text.Text `json:"activity"`
	Headcount   int       `json:"headcount"`               // of all shifts
	Shifts      []int     `json:"shifts,omitempty"`        // the same persons by shift, where there are several
	MinutesADay float64   `json:"minutes_a_day,omitempty"` // working time of one person; 0 is a full day of 480
	Repetitive  bool      `json:"repetitive,omitempty"`    // identical, directed work
	Unskilled   bool      `json:"unskilled,omitempty"`     // temporary unskilled labour in place of machines
	Reduction   Reduction `json:"reduction,omitempty"`
	Percent     float64   `json:"percent,omitempty"` // with Percent: -50 halves the group
	Reason      string    `json:"reason,omitempty"`
	ApprovedBy  string    `json:"approved_by,omitempty"` // who of the body approved an unusual reduction
}

// Place is one site of a group.
type Place struct {
	Name    text.Text `json:"name"`
	Persons int       `json:"persons"` // in scope
}

// Joined is a group of sites, by the applicant's words, whose processes the body found to be those of another.
type Joined struct {
	Name   string    `json:"name"`
	Title  text.Text `json:"title,omitzero"`
	Reason string    `json:"reason"`
}

// Split says that sites stand by themselves that the applicant described like those of a group, because the body found
// their processes to be others.
type Split struct {
	From   string    `json:"from"` // the name of the group
	Title  text.Text `json:"title,omitzero"`
	Reason string    `json:"reason"`
}

// SimilarSites are sites with the same processes, which may be sampled together: so many with as many persons
// each, or each by itself in Places.
type SimilarSites struct {
	Name        string    `json:"name"`
	Title       text.Text `json:"title,omitzero"` // of the group for the reader; its name where absent
	Count       int       `json:"count"`
	PersonsEach int       `json:"persons_each,omitempty"`
	Places      []Place   `json:"places,omitempty"`
	MergedFrom  int       `json:"merged_from,omitempty"` // the sites before several were declared one
	AddedTo     string    `json:"added_to,omitempty"`    // new sites: the name of the group that they join
	Extra       int       `json:"extra,omitempty"`       // sites visited beyond the sample because of their risk
	Temporary   bool      `json:"temporary,omitempty"`   // such as construction sites
	Joined      []Joined  `json:"joined,omitempty"`      // groups of the applicant's that stand here as well
	Split       *Split    `json:"split,omitempty"`       // taken out of a group of the applicant's
	Visited     []int     `json:"visited,omitempty"`     // numbers of sites seen earlier in the cycle
	Priority    []int     `json:"priority,omitempty"`    // numbers of sites that the selection factors put first
}

// Sites describes the sites besides the central function.
type Sites struct {
	SimilarGroups      []SimilarSites `json:"similar_groups"`
	Sampling           bool           `json:"sampling"`
	Conditions         []Condition    `json:"conditions,omitempty"` // those of sampling that were seen to hold
	EffectiveOverCycle bool           `json:"effective_over_cycle,omitempty"`
	Seed               uint64         `json:"seed,omitempty"`
}

// Integration says how far the systems of several standards are one, and how far the team audits them as
// one. Level and ability are given, or follow from the markers and the team.
type Integration struct {
	Level       *float64 `json:"level,omitempty"`        // per cent
	TeamAbility *float64 `json:"team_ability,omitempty"` // per cent
	Markers     []Marker `json:"markers,omitempty"`      // those that the client's system shows
	Team        []int    `json:"team,omitempty"`         // for each auditor: how many of the standards
}

// Input is everything that determines the time. With Sites, Personnel describes the central function;
// without, it describes all persons in scope together.
type Input struct {
	AuditType        AuditType    `json:"audit_type"`
	Standards        []Standard   `json:"standards"`
	Personnel        []Group      `json:"personnel"`
	ClaimedEffective int          `json:"claimed_effective,omitempty"` // effective persons that somebody states
	Sites            *Sites       `json:"sites,omitempty"`
	Integration      *Integration `json:"integration,omitempty"`
	CompanyHeadcount int          `json:"company_headcount,omitempty"`
	RemotePercent    float64      `json:"remote_percent,omitempty"` // of the audit time spent by remote means
	Individual       *Individual  `json:"individual,omitempty"`     // days of a second or later cycle
	FactorPercent    int          `json:"factor_percent,omitempty"` // by the body's policy, the most that one factor changes (ADJ-5)
}
