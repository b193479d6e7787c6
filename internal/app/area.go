package app

import (
	"context"
	"fmt"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

// GetAreas are the technical areas of the body beside the 39 sectors.
func (a *App) GetAreas(ctx context.Context, who access.Actor) (out standard.AreaRecord, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out, err = tx.Areas()
		return err
	})
	return out, err
}

// ChangeAreas puts other technical areas in the place of those that were. What names an area that is left out keeps its
// code.
func (a *App) ChangeAreas(ctx context.Context, who access.Actor, seen int, areas []standard.Area) (out standard.AreaRecord, err error) {
	err = a.write(ctx, who, "areas.change", func(tx *postgres.Tx) error {
		l, err := tx.LockAreas(seen)
		if err != nil {
			return err
		}
		if err := l.Replace(areas); err != nil {
			return err
		}
		if err := knownStandards(tx, areas); err != nil {
			return err
		}
		out, err = tx.SaveAreas(l)
		return err
	})
	return out, err
}

// knownStandards names the areas that are for a standard which nobody knows.
func knownStandards(tx *postgres.Tx, areas []standard.Area) error {
	book, err := tx.WholeBook()
	if err != nil {
		return err
	}
	var bad fault.Invalid
	for i, x := range areas {
		for _, code := range x.Standards {
			if _, ok := book.Find(code); !ok {
				bad.Add(fmt.Sprintf("areas[%d].standards", i), text.Tf("There is no standard %s.", "没有标准%s。", code))
			}
		}
	}
	return bad.OrNil()
}

// ReadAreas reads technical areas from a spreadsheet: code, title in English, title in Chinese, and the standards they are
// for, parted by semicolons. Nothing is kept; rows that are none are named.
func (a *App) ReadAreas(ctx context.Context, who access.Actor, file []byte) (out []standard.Area, err error) {
	rows, err := spreadsheet.Rows(file, mostRows)
	if err != nil {
		return nil, err
	}
	out = []standard.Area{}
	for i, r := range rows {
		cells := append(r.Cells[:len(r.Cells):len(r.Cells)], "", "", "", "")
		one := standard.Area{Code: cells[0], Title: text.T(cells[1], cells[2]), Standards: parted(cells[3])}
		if i == 0 && !standard.IsAreaCode(one.Code) {
			continue // headings
		}
		out = append(out, one)
	}
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if err := standard.CheckAreas(out); err != nil {
			return err
		}
		return knownStandards(tx, out)
	})
	return out, err
}

// parted are the words of a cell that stand between semicolons.
func parted(cell string) (out []string) {
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '；' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// checkCompetences names the competences of a file that are for an area which nobody knows.
func checkCompetences(tx *postgres.Tx, f staff.File) error {
	areas, err := tx.Areas()
	if err != nil {
		return err
	}
	var bad fault.Invalid
	for i, c := range f.Competences {
		for _, code := range c.Areas {
			if !areas.Knows(code) {
				bad.Add(fmt.Sprintf("competences[%d].areas", i), text.Tf("There is no technical area %s.", "没有专业类别%s。", code))
			}
		}
	}
	return bad.OrNil()
}

// areasNeeded are the technical areas that the audits to the standard and the decision on them need people for: those
// that the review of the application named.
func areasNeeded(tx *postgres.Tx, r application.Record, of string) ([]string, error) {
	if len(r.Review.Sectors) == 0 {
		return nil, nil
	}
	areas, err := tx.Areas()
	return areas.Needed(of, r.Review.Sectors, r.Own), err
}

// gaps are the technical areas of the application that nobody of the body is competent to audit in on the day.
func gaps(tx *postgres.Tx, r application.Record, on date.Date) ([]application.Gap, error) {
	if len(r.Review.Sectors) == 0 {
		return nil, nil
	}
	areas, err := tx.Areas()
	if err != nil {
		return nil, err
	}
	people, err := tx.AllPeople()
	return r.Gaps(areas, people, on), err
}
