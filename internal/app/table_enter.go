package app

import (
	"context"
	"strconv"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/spreadsheet"
)

// NewTable is a table of audit time of the body's own, as it is entered.
type NewTable struct {
	Standard   string          `json:"standard" doc:"code of the edition"`
	Source     string          `json:"source" maxLength:"200" doc:"where the table is from, as every sheet will print it"`
	Clause     string          `json:"clause,omitempty" maxLength:"100"`
	Bands      []body.Band     `json:"bands,omitempty" nullable:"false"`
	Activities []body.Activity `json:"activities,omitempty" nullable:"false" doc:"a build-up, instead of bands"`
}

// EnterTable keeps a table of the body's own, which waits for the approval of a named person.
func (a *App) EnterTable(ctx context.Context, who access.Actor, seen int, t NewTable) (body.Record, error) {
	return a.changeBody(ctx, who, "body.enter_table", seen, func(b *body.Body) error {
		return b.EnterTable(body.Table{Standard: t.Standard, Source: t.Source, Clause: t.Clause, Bands: t.Bands, Activities: t.Activities, EnteredBy: who.Name, EnteredAt: a.Now()})
	})
}

// TableApproval is the statement by which the actor approves the table that waits.
type TableApproval struct {
	Standard  string `json:"standard"`
	Statement string `json:"statement" doc:"why the table suits the body, in a sentence"`
}

// ApproveTable puts the table that waits in force, in the name of the actor.
func (a *App) ApproveTable(ctx context.Context, who access.Actor, seen int, in TableApproval) (body.Record, error) {
	return a.changeBody(ctx, who, "body.approve_table", seen, func(b *body.Body) error {
		return b.ApproveTable(body.MethodApproval{Standard: in.Standard, Statement: in.Statement, ApprovedBy: who.Identity, Name: who.Name, At: a.Now()})
	})
}

// mostRows of a spreadsheet are read, and so many of its problems told.
const (
	mostRows     = 10_000
	mostProblems = 50
)

// TableRows is what a spreadsheet holds: a table by persons, or a build-up of activities.
type TableRows struct {
	Bands      []body.Band     `json:"bands" nullable:"false"`
	Activities []body.Activity `json:"activities" nullable:"false"`
}

// ReadTable reads a spreadsheet: persons from, persons to and days in its first three columns, or an activity in both
// languages, its days, what it counts per, and for how many persons. Nothing is kept; rows that cannot be read are named.
func (a *App) ReadTable(_ context.Context, _ access.Actor, file []byte) (TableRows, error) {
	out := TableRows{Bands: []body.Band{}, Activities: []body.Activity{}}
	rows, err := spreadsheet.Rows(file, mostRows)
	if err != nil {
		return out, err
	}
	if len(rows) > 0 && heading(rows[0]) {
		rows = rows[1:]
	}
	var bad fault.Invalid
	up := len(rows) > 0 && builtUp(rows[0])
	for _, r := range rows {
		if up {
			activity, ok := activityOf(r)
			if !ok {
				bad.Add("file", text.Tf("Row %d: the cells must be the activity in English and in Chinese, its days, “audit”, “site” or “persons”, and for how many persons.",
					"第%d行：各列应为活动名称（英文、中文）、人日、计算方式（审核、场所或人数）及每多少人计一次。", r.Number))
			}
			out.Activities = append(out.Activities, activity)
		} else {
			band, ok := bandOf(r)
			if !ok {
				bad.Add("file", text.Tf("Row %d: the first three cells must be persons from, persons to, and days.", "第%d行：前三列应为起始人数、截止人数和人日。", r.Number))
			}
			out.Bands = append(out.Bands, band)
		}
		if len(bad.Fields) == mostProblems {
			break
		}
	}
	if err := bad.OrNil(); err != nil {
		return out, err
	}
	return out, body.CheckTable(out.Bands, out.Activities)
}

// builtUp tells whether the row begins with the name of an activity in place of a number of persons.
func builtUp(r spreadsheet.Row) bool {
	if len(r.Cells) < 4 {
		return false
	}
	_, err := strconv.ParseFloat(plain(r.Cells[0]), 64)
	return err != nil
}

var perWords = map[string]body.Per{"audit": body.PerAudit, "审核": body.PerAudit, "一次": body.PerAudit, "site": body.PerSite, "场所": body.PerSite,
	"persons": body.PerPersons, "人数": body.PerPersons}

func activityOf(r spreadsheet.Row) (a body.Activity, ok bool) {
	if len(r.Cells) < 4 {
		return a, false
	}
	days, err := strconv.ParseFloat(strings.ReplaceAll(plain(r.Cells[2]), ",", "."), 64)
	a = body.Activity{Name: text.T(strings.TrimSpace(r.Cells[0]), strings.TrimSpace(r.Cells[1])), Days: days,
		Per: perWords[strings.ToLower(strings.TrimSpace(r.Cells[3]))]}
	if a.Per == body.PerPersons && len(r.Cells) > 4 {
		a.Each, _ = strconv.Atoi(plain(r.Cells[4]))
	}
	return a, err == nil && a.Per != ""
}

// heading tells whether no cell of the row is a number.
func heading(r spreadsheet.Row) bool {
	for _, cell := range r.Cells {
		if _, err := strconv.ParseFloat(cell, 64); err == nil {
			return false
		}
	}
	return true
}

func bandOf(r spreadsheet.Row) (b body.Band, ok bool) {
	if len(r.Cells) < 3 {
		return b, false
	}
	from, err1 := strconv.Atoi(plain(r.Cells[0]))
	to, err2 := strconv.Atoi(plain(r.Cells[1]))
	days, err3 := strconv.ParseFloat(strings.ReplaceAll(plain(r.Cells[2]), ",", "."), 64)
	return body.Band{From: from, To: to, Days: days}, err1 == nil && err2 == nil && err3 == nil
}

// plain is a number without the blanks that part thousands.
func plain(cell string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(cell)
}
