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
	Standard string      `json:"standard" doc:"code of the edition"`
	Source   string      `json:"source" maxLength:"200" doc:"where the table is from, as every sheet will print it"`
	Clause   string      `json:"clause,omitempty" maxLength:"100"`
	Bands    []body.Band `json:"bands" nullable:"false"`
}

// EnterTable keeps a table of the body's own, which waits for the approval of a named person.
func (a *App) EnterTable(ctx context.Context, who access.Actor, seen int, t NewTable) (body.Record, error) {
	return a.changeBody(ctx, who, "body.enter_table", seen, func(b *body.Body) error {
		return b.EnterTable(body.Table{Standard: t.Standard, Source: t.Source, Clause: t.Clause, Bands: t.Bands, EnteredBy: who.Name, EnteredAt: a.Now()})
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

// ReadTable reads persons from, persons to and days from the first three columns of a spreadsheet. Nothing is kept;
// rows that cannot be read are named.
func (a *App) ReadTable(_ context.Context, _ access.Actor, file []byte) ([]body.Band, error) {
	rows, err := spreadsheet.Rows(file, mostRows)
	if err != nil {
		return nil, err
	}
	var bad fault.Invalid
	out := []body.Band{}
	for i, r := range rows {
		if i == 0 && heading(r) {
			continue
		}
		b, ok := bandOf(r)
		if !ok {
			bad.Add("file", text.Tf("Row %d: the first three cells must be persons from, persons to, and days.", "第%d行：前三列应为起始人数、截止人数和人日。", r.Number))
		}
		if out = append(out, b); len(bad.Fields) == mostProblems {
			break
		}
	}
	if err := bad.OrNil(); err != nil {
		return nil, err
	}
	return out, body.CheckBands(out)
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
