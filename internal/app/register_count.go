package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

var (
	countsOnly = fault.New(fault.IllegalMove, text.T("The body reports numbers each quarter instead of single certificates. Count them, or change that in the settings.",
		"本机构按季度上报认证数量，不上报单张证书。请生成数量统计，或在设置中修改。"))
	countsNothing = fault.New(fault.IllegalMove, text.T("The body reports single certificates. Where the accreditation body has excluded it from that, choose the numbers in the settings.",
		"本机构上报单张证书。如认可机构同意不上报单张证书，请在设置中选择上报数量。"))
)

// CountCertificates makes the file of the quarter with the numbers for IAF CertSearch (SM-144). No client is named in it, so
// none is asked.
func (a *App) CountCertificates(ctx context.Context, who access.Actor) (out SubmissionView, err error) {
	f := &filing{a: a, ctx: ctx, sid: id.Submission(newID())}
	err = a.write(ctx, who, "submission.prepare", func(tx *postgres.Tx) error {
		b, err := a.reporter(tx)
		if err != nil {
			return err
		}
		if !b.Counts {
			return countsNothing
		}
		f.tenant = b.ID
		today := b.Today(a.Now())
		n, err := tally(tx, today)
		if err != nil {
			return err
		}
		if err := f.numbers(n, today); err != nil {
			return err
		}
		s, err := register.New(register.Record{ID: f.sid, Register: register.CertSearch, Kind: register.Numbers, From: register.Quarter(today), To: today,
			Counts: register.Counts{Counted: n.All}, Held: []register.Note{}, Removed: []register.Note{}, Files: f.files}, who.Label(), today)
		if err != nil {
			return err
		}
		out = viewSubmission(s.Record())
		return tx.InsertSubmission(s)
	})
	if err != nil {
		return out, errors.Join(err, f.forget())
	}
	return out, nil
}

func tally(tx *postgres.Tx, today date.Date) (n register.Tally, err error) {
	err = tx.EachCertificate(today, func(batch []certificate.Record) error {
		applications := []id.Application{}
		for _, c := range batch {
			applications = append(applications, c.ApplicationID)
		}
		areas, err := tx.ReviewedAreas(applications)
		for _, c := range batch {
			n.Add(c, areas[c.ApplicationID], today)
		}
		return err
	})
	return n, err
}

func (f *filing) numbers(n register.Tally, today date.Date) error {
	const sheet = "Numbers"
	book, err := spreadsheet.NewBook(sheet)
	if err != nil {
		return err
	}
	if err := book.Row(sheet, register.TallyFields...); err != nil {
		return err
	}
	cells := n.Sorted()
	for _, c := range cells {
		if err := book.Row(sheet, c.Standard, c.Country, c.Sector, strconv.Itoa(n.Cells[c])); err != nil {
			return err
		}
	}
	var content bytes.Buffer
	if _, err := book.WriteTo(&content); err != nil {
		return err
	}
	return f.keep(fmt.Sprintf("cb_numbers_%d_Q%d.xlsx", today.Year(), (int(today.Month())+2)/3), len(cells), &content)
}
