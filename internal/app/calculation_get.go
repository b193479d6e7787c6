package app

import (
	"context"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// SheetLine is a calculation in a list: what rests on it and its result.
type SheetLine struct {
	ID            id.Calculation       `json:"id"`
	ApplicationID id.Application       `json:"application_id"`
	ClientID      id.Client            `json:"client_id"`
	ClientName    text.Text            `json:"client_name"`
	Standards     []string             `json:"standards" nullable:"false"`
	State         audittime.State      `json:"state" enum:"computed,frozen,superseded"`
	Frozen        []audittime.Freezing `json:"frozen" nullable:"false"`
	By            string               `json:"by"`
	At            time.Time            `json:"at"`
	Persons       int                  `json:"persons"` // in scope
	Initial       audittime.HalfDays   `json:"initial_days"`
	Surveillance  audittime.HalfDays   `json:"surveillance_days"`
}

// ListSheets is one page of the calculations that the actor may see, the newest first, and the cursor of the next.
func (a *App) ListSheets(ctx context.Context, who access.Actor, p postgres.Page, f postgres.CalculationFilter) (list []SheetLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		var records []audittime.Record
		if records, next, err = tx.Sheets(p, f); err != nil {
			return err
		}
		ids := make([]id.Client, len(records))
		for i, r := range records {
			ids[i] = r.ClientID
		}
		names, err := tx.ClientNames(ids)
		for _, r := range records {
			list = append(list, sheetLine(r, names[r.ClientID]))
		}
		return err
	})
	return list, next, err
}

func sheetLine(r audittime.Record, client text.Text) SheetLine {
	l := SheetLine{ID: r.ID, ApplicationID: r.ApplicationID, ClientID: r.ClientID, ClientName: client, State: r.State, Frozen: r.Frozen, By: r.By, At: r.At,
		Persons: r.Sheet.Headcount, Initial: r.Sheet.InitialDays, Surveillance: r.Sheet.SurveillanceDays, Standards: []string{}}
	for _, s := range r.Input.Standards {
		l.Standards = append(l.Standards, s.Code)
	}
	if l.Frozen == nil {
		l.Frozen = []audittime.Freezing{}
	}
	return l
}

// GetSheet is one calculation with every step; a client sees what something of its own rests on.
func (a *App) GetSheet(ctx context.Context, who access.Actor, cid id.Calculation) (out audittime.Record, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out, err = tx.Calculation(cid)
		return err
	})
	return out, err
}

// GetSheetRequest is the calculation as `triennia quote` reads it.
func (a *App) GetSheetRequest(ctx context.Context, who access.Actor, cid id.Calculation) (out fee.Request, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Calculation(cid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		out = fee.RequestOf(string(b.Jurisdiction), r.Input)
		return err
	})
	return out, err
}

// PrintSheet is the calculation as PDF in both languages.
func (a *App) PrintSheet(ctx context.Context, who access.Actor, cid id.Calculation) (document []byte, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Calculation(cid)
		if err != nil {
			return err
		}
		b, err := tx.Body()
		if err != nil {
			return err
		}
		names, err := tx.ClientNames([]id.Client{r.ClientID})
		if err != nil {
			return err
		}
		document, err = pdf.Sheet(b, names[r.ClientID], r)
		return err
	})
	return document, err
}

// CompareSheets are the lines in which a calculation differs from another.
func (a *App) CompareSheets(ctx context.Context, who access.Actor, cid, since id.Calculation) (out []audittime.Change, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		after, err := tx.Calculation(cid)
		if err != nil {
			return err
		}
		before, err := tx.Calculation(since)
		out = audittime.Compare(before.Sheet, after.Sheet)
		return err
	})
	return out, err
}
