package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
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
	Kind    intake.Kind     `json:"kind" enum:"clients,sites,people,certificates"`
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
		d, err = a.draftIn(tx, k, rows, in.Mapping)
		return err
	})
	return d, err
}

func (a *App) draftIn(tx *postgres.Tx, k intake.Kind, rows []intake.Row, mapping []string) (intake.Draft, error) {
	here, err := a.here(tx, k)
	if err != nil {
		return intake.Draft{}, err
	}
	return intake.Read(k, rows, mapping, here)
}

// here is what the body has that a table of the kind is read against.
func (a *App) here(tx *postgres.Tx, k intake.Kind) (out intake.Here, err error) {
	b, err := tx.Body()
	if err != nil {
		return out, err
	}
	out.Today, out.Language = b.Today(a.Now()), b.Language
	if k == intake.People {
		members, err := tx.StaffMemberships()
		if err != nil {
			return out, err
		}
		for _, m := range members {
			out.Members = append(out.Members, m.Email)
		}
		if out.Invited, err = tx.InvitedToBody(); err != nil {
			return out, err
		}
		out.Areas, err = tx.Areas()
		return out, err
	}
	if out.Clients, err = tx.ClientsForImport(); err != nil || k != intake.Certificates {
		return out, err
	}
	out.Certificates, err = tx.CertificatesForImport(out.Today)
	return out, err
}

func tableRows(file []byte) ([]intake.Row, error) {
	rows, err := spreadsheet.Rows(file, intake.MostRows+1)
	out := make([]intake.Row, len(rows))
	for i, r := range rows {
		out[i] = intake.Row(r)
	}
	return out, err
}
