package body

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// OwnTable is the body's own table of audit time: the table of ISO/IEC 20000-6 is not at hand, and 17021-1 leaves the
// method to the body, which justifies it.
var OwnTable = rule.Rule{ID: "SM-21", Source: "ISO/IEC 17021-1:2015", Clause: "9.1.4.1", Level: rule.Enforce, Says: text.T(
	"The body's own table of audit time has no gaps, gives more persons no fewer days, and is used once a named person of the body has approved it.",
	"认证机构自有审核时间表应无空档、人数增加时人日不得减少，并经指定人员批准后方可使用。")}

// Rules of the body.
var Rules = []rule.Rule{OwnTable, BuildUp}

// Band is the days of an initial audit for a range of effective persons.
type Band struct {
	From int     `json:"from"`
	To   int     `json:"to"`
	Days float64 `json:"days"` // in whole or half days
}

// Table is a table of audit time of the body's own for a standard: days by persons, or a build-up of activities.
type Table struct {
	Standard   string          `json:"standard"`
	Source     string          `json:"source"` // where it is from, as the sheet prints it: "ISO/IEC 20000-6:2017"
	Clause     string          `json:"clause,omitempty"`
	Bands      []Band          `json:"bands" nullable:"false"`
	Activities []Activity      `json:"activities,omitempty" nullable:"false"` // instead of bands
	EnteredBy  string          `json:"entered_by"`
	EnteredAt  time.Time       `json:"entered_at"`
	Approval   *MethodApproval `json:"approval,omitempty"`
}

// CheckTable notes every row of a table or build-up that is none.
func CheckTable(bands []Band, activities []Activity) error {
	if len(activities) > 0 {
		return CheckActivities(activities)
	}
	return CheckBands(bands)
}

// OwnTableMethod is the method of the body's own tables in approvals and sheets.
const OwnTableMethod = "own-table"

// Bounds of a table: beyond them a number is a slip of the keyboard.
const (
	mostBands   = 200
	mostPersons = 1_000_000
	mostDays    = 1_000
)

// CheckBands notes every row of a table that leaves a gap, overlaps, or gives more persons fewer days.
func CheckBands(bands []Band) error {
	var bad fault.Invalid
	if len(bands) == 0 || len(bands) > mostBands {
		bad.Add("bands", text.Tf("A table has from 1 to %d rows.", "审核时间表应有1至%d行。", mostBands))
		return bad.OrNil()
	}
	next, least := 1, 0.0
	for i, b := range bands {
		at := fmt.Sprintf("bands[%d].", i)
		if b.From != next {
			bad.Add(at+"from", text.Tf("Row %d begins with %d persons; after the row before it must be %d.", "第%d行从%d人开始，应接上一行从%d人开始。", i+1, b.From, next))
		}
		if b.To < b.From || b.To > mostPersons {
			bad.Add(at+"to", text.Tf("Row %d ends with %d persons; give a number from %d to %d.", "第%d行止于%d人，应为%d至%d之间的数。", i+1, b.To, b.From, mostPersons))
		}
		if b.Days <= 0 || b.Days > mostDays || b.Days*2 != float64(int(b.Days*2)) {
			bad.Add(at+"days", text.Tf("Row %d: give whole or half days, above 0 and at most %d.", "第%d行：人日应为大于0且不超过%d的整数或半数。", i+1, mostDays))
		} else if b.Days < least {
			bad.Add(at+"days", text.Tf("Row %d has fewer days than the row before it.", "第%d行的人日少于上一行。", i+1))
		}
		next, least = b.To+1, max(least, b.Days)
	}
	return bad.OrNil()
}

// EnterTable keeps a table that nobody has approved yet; one of the standard that still waits is replaced.
func (b *Body) EnterTable(t Table) error {
	var bad fault.Invalid
	if t.Standard != standard.ITSM && !slices.Contains(b.r.Own, t.Standard) {
		bad.Add("standard", text.Tf("Only %s and standards of the body's own have no published table here.", "仅 %s 及本机构自有标准在本系统中没有已发布的审核时间表。", standard.ITSM))
	}
	bad.Require("source", t.Source)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if err := CheckTable(t.Bands, t.Activities); err != nil {
		return err
	}
	if t.Approval = nil; len(t.Activities) > 0 {
		t.Bands = []Band{}
	}
	r := b.r
	r.Tables = nil
	for _, old := range b.r.Tables {
		if old.Standard != t.Standard || old.Approval != nil {
			r.Tables = append(r.Tables, old)
		}
	}
	r.Tables = append(r.Tables, t)
	return b.change(r, "body.table_entered")
}

// ApproveTable puts the table of the standard that waits in force, by a named person (SM-21).
func (b *Body) ApproveTable(a MethodApproval) error {
	if len(strings.TrimSpace(a.Statement)) < 10 {
		var bad fault.Invalid
		bad.Add("statement", text.T("Please say in a sentence why the method suits the body.", "请用一句话说明该方法为何适用。"))
		return bad
	}
	r := b.r
	r.Tables = append([]Table(nil), b.r.Tables...)
	for i, t := range r.Tables {
		if t.Standard == a.Standard && t.Approval == nil {
			a.Method = OwnTableMethod
			r.Tables[i].Approval = &a
			return b.change(r, "body.table_approved")
		}
	}
	return fault.New(fault.IllegalMove, text.T("No table of this standard waits for approval.", "该标准没有待批准的审核时间表。"))
}

// Table is the table in force for the edition: the one approved last for it, or else for another edition of the standard;
// nil where there is none.
func (r Record) Table(code string) *Table {
	var other *Table
	for i := len(r.Tables) - 1; i >= 0; i-- {
		switch t := r.Tables[i]; {
		case t.Approval == nil:
		case t.Standard == code:
			return &t
		case other == nil && standard.Same(t.Standard, code):
			other = &t
		}
	}
	return other
}
