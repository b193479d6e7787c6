// Package pdf makes the product's documents: quotation, contract, audit plan, report and certificate.
// One document holds English and Chinese; a character that the fonts lack is an error, never a blank.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/signintech/gopdf"

	"triennia/internal/domain/text"
)

// Page is the frame of a document: what stands at the head and foot of each page, and its size.
type Page struct {
	Title     string    // of the document, for its properties
	Author    string    // the body
	At        time.Time // when it was made; the document holds no other time
	HeadLeft  string    // at the top of each page, empty for none
	HeadRight string
	Foot      string  // at the bottom of each page, beside the page number
	Margin    float64 // in points; 0 is 56 (2 cm)
	Landscape bool
	Plain     bool // no head, no foot, no page number: a certificate
}

// Doc is a document being written from top to bottom, in points from the upper left corner. The first
// error is kept and returned by Bytes.
type Doc struct {
	gp      gopdf.GoPdf
	page    Page
	w, h    float64
	y       float64
	pages   int
	missing []rune
	seen    map[rune]bool // true where the fonts have it
	field   string        // what is being written, where the document tells what of it is wrong
	wrong   []Wrong
	err     error
}

// Wrong is what of a field cannot be printed.
type Wrong struct {
	Field string
	Says  text.Text
}

// New is an empty A4 document with its first page.
func New(p Page) *Doc {
	if p.Margin == 0 {
		p.Margin = 56
	}
	d := &Doc{page: p, w: gopdf.PageSizeA4.W, h: gopdf.PageSizeA4.H, seen: map[rune]bool{}}
	if p.Landscape {
		d.w, d.h = d.h, d.w
	}
	d.gp.Start(gopdf.Config{PageSize: gopdf.Rect{W: d.w, H: d.h}})
	d.gp.SetInfo(gopdf.PdfInfo{Title: p.Title, Author: p.Author, Creator: "Triennia", Producer: "Triennia", CreationDate: p.At})
	c, err := fonts()
	if err != nil {
		d.err = err
		return d
	}
	d.fail(d.gp.AddTTFFontFromFontContainer(regular, c))
	d.fail(d.gp.AddTTFFontFromFontContainer(bold, c))
	d.NewPage()
	return d
}

// NewPage begins the next page.
func (d *Doc) NewPage() {
	d.gp.AddPage()
	d.pages++
	d.y = d.top()
}

// Bytes is the finished document. It fails when a character of the text has no glyph.
func (d *Doc) Bytes() ([]byte, error) {
	if !d.page.Plain {
		d.frame()
	}
	if len(d.missing) > 0 {
		slices.Sort(d.missing)
		d.fail(fmt.Errorf("the document fonts have no glyph for %q", string(d.missing)))
	}
	if d.err != nil {
		return nil, d.err
	}
	var out bytes.Buffer
	if _, err := d.gp.WriteTo(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Width is the width between the margins.
func (d *Doc) Width() float64 { return d.w - 2*d.page.Margin }

// Left is the left margin.
func (d *Doc) Left() float64 { return d.page.Margin }

// Size is the width and height of the page.
func (d *Doc) Size() (w, h float64) { return d.w, d.h }

// Y is where the next thing will stand; MoveTo changes it, Gap moves it down.
func (d *Doc) Y() float64       { return d.y }
func (d *Doc) MoveTo(y float64) { d.y = y }
func (d *Doc) Gap(h float64)    { d.y += h }

// Room begins a new page unless the height still fits on this one; it tells whether it did.
func (d *Doc) Room(height float64) bool {
	if d.y+height <= d.bottom() {
		return false
	}
	d.NewPage()
	return true
}

func (d *Doc) top() float64 {
	if d.page.Plain {
		return d.page.Margin
	}
	return d.page.Margin + 18
}

func (d *Doc) bottom() float64 {
	if d.page.Plain {
		return d.h - d.page.Margin
	}
	return d.h - d.page.Margin - 14
}

// frame writes head, foot and page number on every page, once their count is known.
func (d *Doc) frame() {
	small := Style{Size: 8, Color: Grey}
	for n := 1; n <= d.pages; n++ {
		d.fail(d.gp.SetPage(n))
		d.Line(d.Left(), d.page.Margin+6, d.w-d.page.Margin, d.page.Margin+6, Pale)
		d.At(d.Left(), d.page.Margin-10, d.Width()*0.62, d.page.HeadLeft, small)
		right := small
		right.Align = Right
		d.At(d.Left(), d.page.Margin-10, d.Width(), d.page.HeadRight, right)
		d.At(d.Left(), d.h-d.page.Margin+4, d.Width()*0.85, d.page.Foot, small)
		d.At(d.Left(), d.h-d.page.Margin+4, d.Width(), fmt.Sprintf("%d / %d", n, d.pages), right)
	}
}

func (d *Doc) fail(err error) {
	if d.err == nil && err != nil {
		d.err = errors.Join(errors.New("pdf"), err)
	}
}
