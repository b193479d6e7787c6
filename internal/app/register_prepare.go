package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

// rowsPerFile and textPerFile keep the files below the 20 MB that the register takes: a workbook is smaller than the text in
// it, but for text that does not compress.
const (
	rowsPerFile = 10000
	textPerFile = mostFileSize - 4<<20
)

// mostFileSize is that limit.
const mostFileSize = 20 << 20

var (
	notReporting = fault.New(fault.IllegalMove, text.T("The body does not report to IAF CertSearch. Switch that on in the settings first.",
		"本机构未启用 IAF CertSearch 上报。请先在设置中启用。"))
	notAccredited = fault.New(fault.IllegalMove, text.T("Only accredited certificates are reported. Enter the accreditation of the body in the settings first.",
		"仅上报获认可的证书。请先在设置中填写机构的认可信息。"))
	waiting = fault.New(fault.IllegalMove, text.T("Files are prepared already. Record their upload or discard them first.",
		"已有生成的上报文件。请先登记上报或作废。"))
)

// lapsed says that the accreditation, which every certificate in the register rests on, has ended.
func lapsed(b body.Record) text.Text {
	return text.Tf("The accreditation of the body ended on %s: no certificate is reported as accredited. Enter the day until which it was renewed in the settings.",
		"机构的认可资格已于%s到期，不得再以获认可名义上报证书。如已延续，请在设置中填写新的有效期。", b.Accreditation.ExpiresOn)
}

// PrepareSubmission compares every certificate whose client allows it with what was uploaded last, and makes the files
// for IAF CertSearch, or records that nothing has changed.
func (a *App) PrepareSubmission(ctx context.Context, who access.Actor, kind register.Kind) (out SubmissionView, err error) {
	p := &preparing{filing: filing{a: a, ctx: ctx, sid: id.Submission(newID())}, kind: kind, told: map[id.Certificate]string{}}
	err = a.write(ctx, who, "submission.prepare", func(tx *postgres.Tx) error {
		if err := p.begin(tx); err != nil {
			return err
		}
		if err := tx.EachReportable(p.look); err != nil {
			return err
		}
		if err := errors.Join(p.endFile(), p.xml.end()); err != nil {
			return err
		}
		if err := a.hold(tx, register.CertSearch, p.incomplete, p.subject.Today); err != nil {
			return err
		}
		s, err := register.New(p.record(), who.Label(), p.subject.Today)
		if err != nil {
			return err
		}
		if s.Record().State == register.Prepared {
			if err := tx.PrepareEntries(p.told); err != nil {
				return err
			}
		}
		out = viewSubmission(s.Record())
		return tx.InsertSubmission(s)
	})
	if err != nil {
		return out, errors.Join(err, p.forget())
	}
	return out, nil
}

// holdIncomplete makes tasks of the certificates that their fields keep out of the next files, before anybody prepares any.
func (a *App) holdIncomplete(tx *postgres.Tx, b body.Record) error {
	p := &preparing{kind: register.Nothing, subject: register.Subject{Body: b, Today: b.Today(a.Now())}, told: map[id.Certificate]string{}}
	if err := tx.EachReportable(p.look); err != nil {
		return err
	}
	return a.hold(tx, register.CertSearch, p.incomplete, p.subject.Today)
}

// preparing is a submission in the making.
type preparing struct {
	filing
	kind    register.Kind
	subject register.Subject
	counts  register.Counts
	held    []register.Note

	incomplete []register.Telling // all that are held back
	removed    []register.Note
	told       map[id.Certificate]string // hash of what the files say, empty where the certificate is to go
	book       *spreadsheet.Book
	rows       int // in it
	text       int // bytes of them
	books      int // that are kept
	xml        xmlFile
}

func (p *preparing) begin(tx *postgres.Tx) error {
	b, err := p.a.reporter(tx)
	if err != nil {
		return err
	}
	if b.Counts {
		return countsOnly
	}
	p.tenant, p.subject = b.ID, register.Subject{Body: b, Today: b.Today(p.a.Now())}
	setup, _, err := tx.RegisterSetup()
	p.xml = xmlFile{filing: &p.filing, names: setup.Names()}
	return err
}

// reporter is the body where it reports to IAF CertSearch and no files wait for their upload there. Nobody else prepares any
// until the transaction ends.
func (a *App) reporter(tx *postgres.Tx) (b body.Record, err error) {
	if err := tx.AloneIn("register"); err != nil {
		return b, err
	}
	if b, err = tx.Body(); err != nil {
		return b, err
	}
	_, found, err := tx.OpenSubmission(register.CertSearch)
	switch {
	case err != nil:
		return b, err
	case !b.CertSearch:
		return b, notReporting
	case b.Accreditation.Body == "":
		return b, notAccredited
	case !b.Accreditation.Stands(b.Today(a.Now())):
		return b, fault.New(fault.IllegalMove, lapsed(b))
	case found:
		return b, waiting
	}
	return b, nil
}

func (p *preparing) look(batch []postgres.Reportable) error {
	for _, c := range batch {
		switch register.FateOf(c.Record, p.subject.Today, c.Allowed, c.Hash != "") {
		case register.Remove:
			p.counts.Removed++
			p.told[c.ID] = ""
			p.removed = noted(p.removed, c.Record, []register.Problem{})
		case register.Tell:
			if err := p.tell(c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *preparing) tell(c postgres.Reportable) error {
	p.subject.Certificate = c.Record
	e := register.EntryOf(p.subject)
	if problems := e.Problems(); len(problems) > 0 {
		p.counts.Held++
		p.held = noted(p.held, c.Record, problems)
		p.incomplete = append(p.incomplete, register.HeldBack(register.CertSearch, c.Record, p.sid, problems))
		return nil
	}
	hash := e.Hash()
	switch c.Hash {
	case hash:
		p.counts.Unchanged++
		if p.kind != register.All {
			return nil
		}
	case "":
		p.counts.New++
	default:
		p.counts.Changed++
	}
	if p.kind == register.Nothing {
		return nil
	}
	p.told[c.ID] = hash
	return p.write(e)
}

func noted(list []register.Note, r certificate.Record, problems []register.Problem) []register.Note {
	if len(list) == register.MostNotes {
		return list
	}
	return append(list, register.Note{Certificate: r.ID, Number: r.Number, Holder: r.Holder.Name, Problems: problems})
}

func (p *preparing) write(e register.Entry) error {
	if p.book == nil {
		if err := p.beginFile(); err != nil {
			return err
		}
	}
	if err := p.book.Row(register.CertificationTab, e.Cells...); err != nil {
		return err
	}
	for _, site := range e.Sites {
		if err := p.book.Row(register.SitesTab, site...); err != nil {
			return err
		}
	}
	p.rows++
	p.text += e.Size()
	if p.rows == rowsPerFile || p.text >= textPerFile {
		if err := p.endFile(); err != nil {
			return err
		}
	}
	return p.xml.add(e)
}

func (p *preparing) beginFile() (err error) {
	p.book, err = spreadsheet.NewBook(register.CertificationTab, register.SitesTab, register.SectorTab)
	if err != nil {
		return err
	}
	heads := []string{}
	for _, f := range register.Fields {
		heads = append(heads, f.Name)
	}
	return errors.Join(p.book.Row(register.CertificationTab, heads...), p.book.Row(register.SitesTab, register.SiteFields...),
		p.book.Row(register.SectorTab, register.SectorFields...))
}

// endFile keeps the file that is being written, if there is one.
func (p *preparing) endFile() error {
	if p.book == nil {
		return nil
	}
	var content bytes.Buffer
	if _, err := p.book.WriteTo(&content); err != nil {
		return err
	}
	if content.Len() > mostFileSize {
		return fmt.Errorf("a file for IAF CertSearch has %d bytes, more than the register takes", content.Len())
	}
	rows := p.rows
	p.book, p.rows, p.text = nil, 0, 0
	p.books++
	return p.keep(certsFile(p.books, ".xlsx"), rows, &content)
}

// certsFile is the name that the register suggests for the nth file: cb_certs, cb_certs_1 and so on.
func certsFile(n int, ext string) string {
	if n == 1 {
		return "cb_certs" + ext
	}
	return fmt.Sprintf("cb_certs_%d%s", n-1, ext)
}

func (p *preparing) record() register.Record {
	r := register.Record{ID: p.sid, Register: register.CertSearch, Kind: p.kind, Counts: p.counts, Held: []register.Note{}, Removed: []register.Note{}, Files: []register.File{}}
	r.Held, r.Removed, r.Files = append(r.Held, p.held...), append(r.Removed, p.removed...), append(r.Files, p.files...)
	return r
}
