package app

import (
	"context"
	"fmt"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

// Table is a spreadsheet to be taken over. It is sent for the rehearsal and again for the import: nothing is kept
// in between.
type Table struct {
	File    []byte   `json:"file" maxLength:"20000000" doc:"an Excel workbook or a CSV file, in base64; the first row holds the headings"`
	Mapping []string `json:"mapping,omitempty" maxItems:"200" doc:"of each heading, the key of the column that it is, or nothing; without it the headings are understood by their names"`
}

// toldProblems of a table are told on screen; the file of its problems holds all.
const toldProblems = 500

// ImportKind is what can be taken over, with its columns.
type ImportKind struct {
	Kind    intake.Kind     `json:"kind" enum:"clients,sites"`
	Name    text.Text       `json:"name"`
	Columns []intake.Column `json:"columns" nullable:"false"`
	Most    int             `json:"most" doc:"rows that one import may create"`
}

// ListImports lists what can be taken over from a spreadsheet.
func (a *App) ListImports() []ImportKind {
	var out []ImportKind
	for _, k := range intake.Kinds {
		out = append(out, ImportKind{k, intake.Names[k], intake.Columns[k], intake.MostKept})
	}
	return out
}

// WriteImportTemplate writes the headings of a table with a row as example.
func (a *App) WriteImportTemplate(k intake.Kind, l text.Lang, out spreadsheet.Table) error {
	columns, known := intake.Columns[k]
	if !known {
		return fault.Missing(text.T("kind of import", "导入类型"))
	}
	var heads, example []any
	for _, c := range columns {
		heads, example = append(heads, c.Title.In(l)), append(example, c.Example)
	}
	if err := out.Row(heads...); err != nil {
		return err
	}
	if err := out.Row(example...); err != nil {
		return err
	}
	return out.Close()
}

// RehearseImport tells what the table would bring and everything that is wrong with it.
func (a *App) RehearseImport(ctx context.Context, who access.Actor, k intake.Kind, in Table) (intake.Report, error) {
	d, err := a.draft(ctx, who, k, in)
	return d.Report.Bounded(toldProblems), err
}

// WriteImportProblems writes every problem of the table, row by row.
func (a *App) WriteImportProblems(ctx context.Context, who access.Actor, k intake.Kind, in Table, l text.Lang, out spreadsheet.Table) error {
	d, err := a.draft(ctx, who, k, in)
	if err != nil {
		return err
	}
	heads := []text.Text{text.T("Row", "行"), text.T("Column", "列"), text.T("Value", "值"), text.T("Weight", "级别"), text.T("Problem", "问题")}
	row := make([]any, len(heads))
	for i, h := range heads {
		row[i] = h.In(l)
	}
	if err := out.Row(row...); err != nil {
		return err
	}
	for _, p := range d.Report.Problems {
		weight := text.T("error", "错误")
		if p.Warning {
			weight = text.T("warning", "提示")
		}
		if err := out.Row(p.Row, p.Column.In(l), p.Value, weight.In(l), p.Says.In(l)); err != nil {
			return err
		}
	}
	return out.Close()
}

func (a *App) draft(ctx context.Context, who access.Actor, k intake.Kind, in Table) (d intake.Draft, err error) {
	rows, err := tableRows(in.File)
	if err != nil {
		return d, err
	}
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		d, err = draftIn(tx, k, rows, in.Mapping)
		return err
	})
	return d, err
}

func draftIn(tx *postgres.Tx, k intake.Kind, rows []intake.Row, mapping []string) (intake.Draft, error) {
	known, err := tx.ClientsForImport()
	if err != nil {
		return intake.Draft{}, err
	}
	return intake.Read(k, rows, mapping, known)
}

func tableRows(file []byte) ([]intake.Row, error) {
	rows, err := spreadsheet.Rows(file, intake.MostRows+1)
	out := make([]intake.Row, len(rows))
	for i, r := range rows {
		out[i] = intake.Row(r)
	}
	return out, err
}

// ImportTable takes the table over: everything, or nothing where a row has an error.
func (a *App) ImportTable(ctx context.Context, who access.Actor, k intake.Kind, in Table) (out intake.Report, err error) {
	rows, err := tableRows(in.File)
	if err != nil {
		return out, err
	}
	err = a.write(ctx, who, fmt.Sprintf("import.%s", k), func(tx *postgres.Tx) error {
		if err := oneAtATime(tx); err != nil {
			return err
		}
		d, err := draftIn(tx, k, rows, in.Mapping)
		if err != nil {
			return err
		}
		out = d.Report.Bounded(toldProblems)
		if d.Report.Errors > 0 {
			return refused(d.Report)
		}
		return keepDraft(tx, d)
	})
	return out, err
}

// oneAtATime waits for another import of the body: two at once would not see each other's clients.
func oneAtATime(tx *postgres.Tx) error {
	b, err := tx.Body()
	if err == nil {
		_, err = tx.LockBody(b.Version)
	}
	return err
}

// refused names the first problems by row.
func refused(r intake.Report) error {
	var bad fault.Invalid
	for _, p := range r.Problems {
		if !p.Warning && len(bad.Fields) < mostProblems {
			bad.Add(fmt.Sprintf("rows[%d]", p.Row), text.Tf("Row %d, %s: %s", "第%d行，%s：%s", p.Row, p.Column, p.Says))
		}
	}
	return bad
}

func keepDraft(tx *postgres.Tx, d intake.Draft) error {
	for _, n := range d.Clients {
		c, err := n.Client(id.Client(newID()))
		if err != nil {
			return err
		}
		if err := tx.InsertClient(c); err != nil {
			return err
		}
	}
	return keepSites(tx, d.Sites)
}

// keepSites gives the clients their sites, each client once.
func keepSites(tx *postgres.Tx, list []intake.NewSite) error {
	var order []id.Client
	of := map[id.Client][]intake.NewSite{}
	for _, s := range list {
		if len(of[s.Client]) == 0 {
			order = append(order, s.Client)
		}
		of[s.Client] = append(of[s.Client], s)
	}
	for _, cid := range order {
		c, err := tx.LockClient(cid, 0)
		if err != nil {
			return err
		}
		r := c.Record()
		for _, s := range of[cid] {
			s.Site.Key = newID().String()
			r.Sites = append(r.Sites, s.Site)
		}
		if err := c.Describe(r.Legal, r.Contacts, r.Sites); err != nil {
			return err
		}
		if _, err := tx.SaveClient(c); err != nil {
			return err
		}
	}
	return nil
}
