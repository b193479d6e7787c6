package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

var notChinese = fault.New(fault.IllegalMove, text.T("Only a body under the rules of China reports to CNCA. Choose them in the settings first.",
	"仅适用中国规则的认证机构向国家认监委上报。请先在设置中选择中国规则。"))

// PrepareReport makes the files of the monthly report to CNCA of what happened from one day to another and was not
// reported yet, or records that there was nothing (SM-140).
func (a *App) PrepareReport(ctx context.Context, who access.Actor, from, to date.Date, kind register.Kind) (out SubmissionView, err error) {
	p := &reporting{filing: filing{a: a, ctx: ctx, sid: id.Submission(newID())}, from: from, to: to,
		record: register.Record{Register: register.CNCA, Kind: kind, From: from, To: to, Held: []register.Note{}, Removed: []register.Note{}, Files: []register.File{}}}
	err = a.write(ctx, who, "report.prepare", func(tx *postgres.Tx) error {
		today, err := p.begin(tx)
		if err != nil {
			return err
		}
		if err := tx.EachCertificate(to, func(batch []certificate.Record) error { return p.look(tx, batch) }); err != nil {
			return err
		}
		p.record.ID = p.sid
		if kind == register.Window {
			if err := p.write(); err != nil {
				return err
			}
		}
		p.record.Files = append(p.record.Files, p.files...)
		s, err := register.New(p.record, who.Label(), today)
		if err != nil {
			return err
		}
		out = viewSubmission(s.Record())
		if err := a.hold(tx, register.CNCA, p.incomplete, today); err != nil {
			return err
		}
		if err := tx.InsertSubmission(s); err != nil {
			return err
		}
		return tx.InsertReportItems(p.sid, p.items)
	})
	if err != nil {
		return out, errors.Join(err, p.forget())
	}
	return out, nil
}

// reporting is a report in the making.
type reporting struct {
	filing
	from, to date.Date
	on       date.Date // today
	mapping  register.Mapping
	reporter register.Reporter
	record   register.Record
	items    []postgres.ReportedItem

	incomplete []register.Telling // the certificates of which something is held back
	rows       map[register.Stream][][]string
}

func (p *reporting) begin(tx *postgres.Tx) (today date.Date, err error) {
	if err := tx.AloneIn("register"); err != nil {
		return today, err
	}
	b, err := tx.Body()
	if err != nil {
		return today, err
	}
	if b.Jurisdiction != body.China {
		return today, notChinese
	}
	today = b.Today(p.a.Now())
	if err := register.CheckWindow(p.from, p.to, today); err != nil {
		return today, err
	}
	_, found, err := tx.OpenSubmission(register.CNCA)
	if err != nil {
		return today, err
	}
	if found {
		return today, waiting
	}
	return today, p.setUp(tx, b)
}

// setUp reads how the body reports.
func (p *reporting) setUp(tx *postgres.Tx, b body.Record) (err error) {
	p.mapping, err = tx.ReportColumns()
	p.tenant, p.on, p.rows = b.ID, b.Today(p.a.Now()), map[register.Stream][][]string{}
	p.reporter = register.Reporter{Approval: p.mapping.Approval, Record: b}
	return err
}

// happened is an item of a certificate that the report takes up.
type happened struct {
	certificate certificate.Record
	item        register.Item
}

// look finds out what happened to the certificates, and reads what else belongs to the rows of those that the report
// takes up.
func (p *reporting) look(tx *postgres.Tx, batch []certificate.Record) error {
	ids, clients := []id.Certificate{}, []id.Client{}
	for _, c := range batch {
		ids, clients = append(ids, c.ID), append(clients, c.ClientID)
	}
	known, err := tx.KnownItems(ids)
	if err != nil {
		return err
	}
	audits, err := tx.HeldAudits(clients)
	if err != nil {
		return err
	}
	decisions, err := tx.DecisionsOfClients(clients)
	if err != nil {
		return err
	}
	due := []happened{}
	for _, c := range batch {
		for _, i := range register.Happened(c, audits[c.ClientID], decisions[c.ClientID], p.to) {
			k := known[postgres.KnownItem{Certificate: c.ID, Key: i.Key}]
			switch {
			case i.Due(p.from, k):
				due = append(due, happened{c, i})
			case k.Told && !i.On.Before(p.from):
				p.record.Counts.Unchanged++
			}
		}
	}
	return p.tell(tx, due, audits, decisions)
}

func (p *reporting) tell(tx *postgres.Tx, due []happened, audits map[id.Client][]audit.Record, decisions map[id.Client][]decision.Record) error {
	clients, applications := []id.Client{}, []id.Application{}
	for _, h := range due {
		clients, applications = append(clients, h.certificate.ClientID), append(applications, h.certificate.ApplicationID)
	}
	if len(due) == 0 {
		return nil
	}
	holders, err := tx.ClientRecords(clients)
	if err != nil {
		return err
	}
	areas, err := tx.ReviewedAreas(applications)
	if err != nil {
		return err
	}
	for _, h := range due {
		of := h.certificate.ClientID
		p.row(h, p.line(h, holders[of], audits[of], decisions[of], areas[h.certificate.ApplicationID]))
	}
	return nil
}

func (p *reporting) line(h happened, holder client.Record, audits []audit.Record, decisions []decision.Record, areas []string) register.Line {
	l := register.Line{Certificate: h.item.Document(h.certificate), Client: holder, Body: p.reporter, Item: h.item, Business: areas, From: p.from, To: p.to, On: p.on,
		Surveyed: register.Surveyed(h.certificate, audits, decisions, h.item.On)}
	for _, a := range audits {
		if h.item.Feeds(a, h.certificate) {
			l.Audits = append(l.Audits, a)
		}
	}
	for _, d := range decisions {
		if d.ID == h.item.By {
			l.Decision = d
		}
	}
	return l
}

// row puts the line into its stream, or notes what keeps it out.
func (p *reporting) row(h happened, l register.Line) {
	problems := p.mapping.Problems(l)
	held := len(problems) > 0
	switch {
	case held:
		p.record.Counts.Held++
		p.record.Held = noted(p.record.Held, l.Certificate, problems)
		p.hold(h.certificate, problems)
	default:
		p.record.Counts.Take(h.item.Stream)
		p.rows[h.item.Stream] = append(p.rows[h.item.Stream], p.mapping.Cells(l))
	}
	p.items = append(p.items, postgres.ReportedItem{ID: id.ReportItem(newID()), Certificate: h.certificate.ID, Number: l.Certificate.Number, Holder: h.certificate.Holder.Name,
		Stream: h.item.Stream, On: h.item.On, Held: held, Key: h.item.Key})
}

// hold notes that something of the certificate is held back, with all that keeps it out: there is one task for each. What
// the body itself lacks is told on the page of the report once, and not by a task for every certificate.
func (p *reporting) hold(c certificate.Record, problems []register.Problem) {
	problems = slices.DeleteFunc(slices.Clone(problems), register.Problem.OfBody)
	if len(problems) == 0 {
		return
	}
	last := len(p.incomplete) - 1
	if last < 0 || p.incomplete[last].Certificate != c.ID {
		p.incomplete = append(p.incomplete, register.HeldBack(register.CNCA, c, p.sid, problems))
		return
	}
	u := &p.incomplete[last]
	for _, x := range problems {
		if !slices.Contains(u.Problems, x) {
			u.Problems = append(u.Problems, x)
		}
	}
}

// holdUnreported makes tasks of the certificates that the next report to CNCA would hold back, before anybody makes it.
func (a *App) holdUnreported(tx *postgres.Tx, b body.Record) error {
	_, open, err := tx.OpenSubmission(register.CNCA)
	if err != nil || open { // its own tasks are there
		return err
	}
	reported, err := tx.ReportedTo()
	if err != nil {
		return err
	}
	p := &reporting{filing: filing{a: a}}
	p.from, p.to = register.NextWindow(b.Today(a.Now()), reported)
	if err := p.setUp(tx, b); err != nil {
		return err
	}
	if err := tx.EachCertificate(p.to, func(batch []certificate.Record) error { return p.look(tx, batch) }); err != nil {
		return err
	}
	return a.hold(tx, register.CNCA, p.incomplete, p.on)
}

// write makes a workbook with a sheet for each stream, and a table of its own for each stream that has rows.
func (p *reporting) write() error {
	if p.record.Counts.Differ() == 0 {
		return nil
	}
	sheets := []string{}
	for _, s := range register.Streams {
		sheets = append(sheets, register.StreamNames[s].Zh)
	}
	book, err := spreadsheet.NewBook(sheets...)
	if err != nil {
		return err
	}
	for i, s := range register.Streams {
		if err := p.sheet(book, sheets[i], s); err != nil {
			return err
		}
	}
	var content bytes.Buffer
	if _, err := book.WriteTo(&content); err != nil {
		return err
	}
	if err := p.keep(fmt.Sprintf("cnca_%s_%s.xlsx", p.from, p.to), p.record.Counts.Differ(), &content); err != nil {
		return err
	}
	for _, s := range register.Streams {
		if err := p.table(s); err != nil {
			return err
		}
	}
	return nil
}

func (p *reporting) sheet(book *spreadsheet.Book, name string, s register.Stream) error {
	if err := book.Row(name, p.mapping.Headings()...); err != nil {
		return err
	}
	for _, row := range p.rows[s] {
		if err := book.Row(name, row...); err != nil {
			return err
		}
	}
	return nil
}

func (p *reporting) table(s register.Stream) error {
	if len(p.rows[s]) == 0 {
		return nil
	}
	var content bytes.Buffer
	out, err := spreadsheet.PlainCSV(&content)
	if err != nil {
		return err
	}
	for _, row := range append([][]string{p.mapping.Headings()}, p.rows[s]...) {
		if err := out.Row(asCells(row)...); err != nil {
			return err
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	return p.keep(fmt.Sprintf("cnca_%s_%s_%s.csv", s, p.from, p.to), len(p.rows[s]), &content)
}

func asCells(row []string) []any {
	out := make([]any, len(row))
	for i, c := range row {
		out[i] = c
	}
	return out
}
