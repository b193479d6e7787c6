package demo

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"
	"text/template"
	"time"

	_ "embed"

	"github.com/xuri/excelize/v2"

	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
)

// Paper is one file of an applicant's pack.
type Paper struct {
	Item string // key of the checklist
	Name string
	Data []byte
}

// Firm is what the papers say of the applicant.
type Firm struct {
	Name     text.Text
	City     text.Text
	Scope    text.Text
	Manager  string // who signs
	Persons  [][]string
	Approved time.Time
}

// Papers writes a file for each of the first so many items that the edition asks of everybody: PDF, Word
// and Excel in turn, as such packs come. It is real content about the fictitious firm, so that a reviewer
// has something to read.
func Papers(code string, f Firm, most int) ([]Paper, error) {
	var out []Paper
	for i, item := range asked(code, most) {
		number := i + 1
		p := sheetOf(code, item, f, number)
		data, ext, err := p.render()
		if err != nil {
			return nil, fmt.Errorf("demo: %s: %w", item.Key, err)
		}
		name := fmt.Sprintf("DOC-%02d %s%s", number, item.Title.En, ext)
		out = append(out, Paper{item.Key, strings.NewReplacer("/", "-", ":", "").Replace(name), data})
	}
	return out, nil
}

// asked are the first so many items that everybody hands in.
func asked(code string, most int) []standard.Item {
	items := slices.DeleteFunc(standard.Asked(code), func(i standard.Item) bool { return i.Need == standard.Conditional })
	return items[:min(most, len(items))]
}

// sheet is the content of one paper, whatever its format.
type sheet struct {
	Title    text.Text
	Facts    [][2]string
	Sections []section
	Table    [][]string // head first; empty for none
	firm     Firm
	key      string
}

type section struct {
	Head string
	Body []string
}

func sheetOf(code string, item standard.Item, f Firm, number int) sheet {
	s := sheet{Title: item.Title, firm: f, key: item.Key}
	s.Facts = [][2]string{
		{"Document", fmt.Sprintf("DOC-%02d", number)}, {"Edition", "2.1"}, {"Owner", f.Manager},
		{"Approved", f.Approved.Format(time.DateOnly)}, {"Organisation", f.Name.En + " " + f.Name.Zh},
	}
	var clauses []string
	for _, c := range item.Clauses {
		clauses = append(clauses, strings.TrimSpace(c+" "+standard.ClauseTitle(code, c).En))
	}
	s.Sections = []section{
		{"Purpose", []string{fmt.Sprintf("This document of %s sets out: %s (%s).", f.Name.En, item.Title.En, item.Title.Zh)}},
		{"Scope", []string{f.Scope.En, f.Scope.Zh}},
		{"What we do", practice(item.Key)},
	}
	if len(clauses) > 0 {
		s.Sections = append(s.Sections, section{"Requirements met", []string{code + ": " + strings.Join(clauses, "; ") + "."}})
	}
	s.Table = tables(code, item.Key, f)
	return s
}

// render chooses the format: lists are Excel, processes Word, everything that is signed PDF.
func (s sheet) render() (data []byte, ext string, err error) {
	switch {
	case len(s.Table) > 0:
		data, err = s.excel()
		return data, ".xlsx", err
	case strings.HasPrefix(s.key, "doc.") && len(s.key)%2 == 0:
		data, err = s.word()
		return data, ".docx", err
	}
	data, err = s.pdf()
	return data, ".pdf", err
}

func (s sheet) pdf() ([]byte, error) {
	d := pdf.New(pdf.Page{Title: s.Title.En, Author: s.firm.Name.En, At: s.firm.Approved, HeadLeft: s.firm.Name.En, HeadRight: s.Facts[0][1]})
	d.Title(s.Title)
	var rows []pdf.Row
	for _, f := range s.Facts {
		rows = append(rows, pdf.Cells(f[0], f[1]))
	}
	d.Table([]pdf.Column{{Head: text.T("Control", "文件控制"), Width: 1}, {Head: text.T("", ""), Width: 3}}, rows)
	for _, x := range s.Sections {
		d.Heading(text.T(x.Head, ""))
		for _, p := range x.Body {
			d.Paragraph(p, pdf.Style{})
		}
	}
	return d.Bytes()
}

func (s sheet) excel() ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	const name = "Sheet1"
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	lines := [][]string{{s.Title.En + " " + s.Title.Zh}}
	for _, x := range s.Facts {
		lines = append(lines, x[:])
	}
	lines = append(lines, nil)
	for i, line := range append(lines, s.Table...) {
		cells := make([]any, len(line))
		for j, c := range line {
			cells[j] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}

//go:embed document.xml
var documentXML string

var wordBody = template.Must(template.New("document").Funcs(template.FuncMap{"x": escape}).Parse(documentXML))

// wordParts are the parts of a .docx beside its text.
var wordParts = []struct{ name, content string }{
	{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
	{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
}

func (s sheet) word() ([]byte, error) {
	var doc, out bytes.Buffer
	if err := wordBody.Execute(&doc, s); err != nil {
		return nil, err
	}
	z := zip.NewWriter(&out)
	for _, p := range append(wordParts, struct{ name, content string }{path.Join("word", "document.xml"), doc.String()}) {
		w, err := z.Create(p.name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(p.content)); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

func escape(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}
