package pdf

import (
	"cmp"
	"fmt"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const (
	certMargin = 62.0
	qrSize     = 98.0
	signHeight = 84.0
	smallest   = 6.5 // points, of the scope
	footLine   = 17.0
	footRoom   = 106.0 // height of the lines in the foot, closer where there are many
)

var accents = map[certificate.Colour]Color{certificate.Petrol: Petrol, certificate.Navy: {27, 58, 107},
	certificate.Burgundy: {122, 31, 43}, certificate.Forest: {31, 90, 50}, certificate.Graphite: {51, 59, 64}}

// Print is what a certificate is printed from.
type Print struct {
	Certificate certificate.Record
	Body        body.Record
	Design      certificate.Design
	Pictures    map[id.Picture][]byte
	Link        string // to its public page
	Scan        string // what the QR code holds instead of the link
	Made        time.Time
}

// Certificate is the certification document of 8.2.2 in both languages, with an annex that lists the sites where there
// are several. wrong tells what of it cannot be issued: what is not printed whole (SM-147), and marks that may not stand
// on it (SM-145).
func Certificate(in Print) (file []byte, wrong rule.Broken, err error) {
	d := New(Page{Title: "Certificate 证书 " + in.Certificate.Number, Author: Join(in.Body.Name, " "), At: in.Made, Margin: certMargin, Plain: true})
	p := &certPage{Doc: d, Print: in, c: in.Certificate, accent: accents[cmp.Or(in.Design.Colour, certificate.Petrol)]}
	marks, forbidden := in.Design.MarksOn(p.c)
	p.marks = marks
	if broken, is := forbidden.(rule.Broken); is {
		wrong = broken
	}
	for i, langs := range p.copies() {
		if i > 0 {
			d.NewPage()
		}
		p.langs, p.x, p.width = langs, d.Left(), d.Width()
		p.face()
		if p.c.ListsSites() {
			p.annex()
		}
	}
	for n := 1; n <= d.pages; n++ {
		d.fail(d.gp.SetPage(n))
		p.border()
	}
	for _, w := range d.wrong {
		wrong = append(wrong, certificate.SM147.Breaks(w.Says).At(w.Field))
	}
	file, err = d.Bytes()
	return file, wrong, err
}

// certPage writes into a column of the page, in some of the languages.
type certPage struct {
	*Doc
	Print
	c        certificate.Record
	marks    []certificate.Mark
	accent   Color
	langs    []text.Lang
	x, width float64
}

// copies are the languages of each copy of the document.
func (p *certPage) copies() [][]text.Lang {
	if p.Design.Arrangement == certificate.Separate {
		return [][]text.Lang{{text.En}, {text.Zh}}
	}
	return [][]text.Lang{{text.En, text.Zh}}
}

// columns writes beside each other in both languages, or once over the whole width.
func (p *certPage) columns(write func()) {
	if p.Design.Arrangement != certificate.Beside {
		write()
		return
	}
	const between = 22
	langs, x, width, top, end := p.langs, p.x, p.width, p.Y(), p.Y()
	p.width = (width - between) / 2
	for i, l := range langs {
		p.langs, p.x = []text.Lang{l}, x+float64(i)*(p.width+between)
		p.MoveTo(top)
		write()
		end = max(end, p.Y())
	}
	p.langs, p.x, p.width = langs, x, width
	p.MoveTo(end)
}

// border is a broad and a fine line around the page with open corners.
func (p *certPage) border() {
	w, h := p.Size()
	p.Frame(26, 26, w-52, h-52, 2.2, p.accent)
	p.Frame(32, 32, w-64, h-64, 0.5, p.accent)
	for _, corner := range [][2]float64{{26, 26}, {w - 26, 26}, {26, h - 26}, {w - 26, h - 26}} {
		p.Fill(corner[0]-5, corner[1]-5, 10, 10, White)
		p.Frame(corner[0]-3.5, corner[1]-3.5, 7, 7, 0.8, p.accent)
	}
}

// face is the first page.
func (p *certPage) face() {
	size := 30.0
	if p.hasSigns() {
		size = 26
	}
	p.head("title", p.Design.Title, size)
	p.Gap(p.apart())
	p.columns(p.statement)
	p.scope()
	p.signs()
	p.foot()
}

func (p *certPage) head(field string, title text.Text, size float64) {
	p.MoveTo(64)
	if logo := p.Pictures[p.Design.Logo]; logo != nil {
		p.MoveTo(48)
		p.Show(logo, p.x, p.Y(), p.width, 46)
		p.Gap(52)
	}
	p.say("body.name", p.Body.Name, Style{Size: 13, Bold: true, Color: p.accent, Height: 1.35}, Style{Size: 12, Color: p.accent, Height: 1.4})
	w, _ := p.Size()
	p.Gap(9)
	p.Fill(w/2-24, p.Y(), 48, 1.2, p.accent)
	p.Gap(13)
	p.say(field, title, Style{Size: size, Bold: true, Height: 1.2}, Style{Size: size * 0.66, Height: 1.3})
	p.Gap(3)
	p.centred("number", p.c.Number, Style{Size: 11, Color: Grey})
	p.both("main", p.c.BelongsTo(), Style{Size: 9.5, Color: Grey})
}

// statement says who conforms to what.
func (p *certPage) statement() {
	quiet, name, edition := Style{Size: 9.5, Color: Grey}, 18.0, 15.0
	if p.Design.Arrangement == certificate.Beside {
		name, edition = 15, 12
	}
	p.both("intro", p.Design.Intro, quiet)
	p.Gap(4)
	p.say("holder.name", p.c.Holder.Name, Style{Size: name, Bold: true, Height: 1.3}, Style{Size: name - 2, Bold: true, Height: 1.3})
	p.Gap(2)
	p.both("holder.address", p.c.Holder.Location(), Style{Size: 9})
	if at := p.c.Elsewhere(); !at.IsZero() {
		p.both("sites[0]", text.T("Site: "+at.En, "场所："+at.Zh), Style{Size: 9})
	}
	if p.c.Holder.Registered != "" {
		p.centred("holder.registered", p.join(registered(p.c.Holder), " ")+" "+p.c.Holder.Registered, Style{Size: 8.5, Color: Grey})
	}
	p.Gap(p.apart())
	p.label(text.T("conforms to", "符合"), quiet)
	p.centred("standard", p.c.Edition(), Style{Size: edition, Bold: true, Color: p.accent})
	p.Gap(p.apart())
	p.label(text.T("for the following scope", "认证范围如下"), quiet)
	p.Gap(2)
}

// apart is the distance between the parts of the statement: what else stands on the page takes of it.
func (p *certPage) apart() float64 {
	if p.hasSigns() {
		return 8
	}
	return 15
}

// scope takes a smaller letter for a long sentence, so that it stays above what follows.
func (p *certPage) scope() {
	top, style := p.Y(), Style{Size: 11, Height: 1.4}
	for p.below(style) > p.bodyEnd()-top && style.Size > smallest {
		style.Size -= 0.5
	}
	p.columns(func() { p.belowStatement(style) })
	if p.Y() > p.bodyEnd() {
		p.field = "scope"
		p.tell(text.T("Names, scope and words together are too long for the first page, also in the smallest letters. Shorten the scope.",
			"名称、认证范围和附加文字过长，最小字号仍超出首页。请缩短认证范围。"))
	}
}

func (p *certPage) belowStatement(style Style) {
	p.both("scope", p.c.Scope, style)
	if p.c.ListsSites() {
		p.Gap(3)
		p.label(text.Tf("The %d sites are listed in the annex.", "%d个场所见附件。", len(p.c.Sites)), Style{Size: 8.5, Color: Grey})
	}
	p.Gap(3)
	p.both("words", p.Design.Words, Style{Size: 8.5, Color: Grey})
}

// below is how high what stands below the statement is with the style for the scope.
func (p *certPage) below(style Style) float64 {
	width, together, beneath := p.width, 0.0, 6.0
	if p.Design.Arrangement == certificate.Beside {
		width = (p.width - 22) / 2
	}
	for _, l := range p.langs {
		p.field = "scope"
		h := p.Height(p.c.Scope.In(l), width, style)
		if !p.Design.Words.IsZero() {
			p.field = "words"
			h += p.Height(p.Design.Words.In(l), width, Style{Size: 8.5})
		}
		if p.Design.Arrangement == certificate.Beside {
			together = max(together, h)
		} else {
			together += h
		}
	}
	if p.c.ListsSites() {
		beneath += Style{Size: 8.5}.line()
	}
	return together + beneath
}

// bodyEnd is where pictures or foot begin.
func (p *certPage) bodyEnd() float64 {
	if p.hasSigns() {
		return p.footTop() - signHeight
	}
	return p.footTop() - 8
}

func (p *certPage) footTop() float64 {
	_, h := p.Size()
	return h - 224
}

func (p *certPage) hasSigns() bool {
	d := p.Design
	return len(p.marks) > 0 || !d.Seal.IsZero() || !d.Signature.IsZero() || !d.Signatory.IsZero()
}

// signs are the marks at the left, and seal and signature at the right.
func (p *certPage) signs() {
	if !p.hasSigns() {
		return
	}
	w, _ := p.Size()
	top := p.footTop() - signHeight + 6
	for i, m := range p.marks {
		left := certMargin + float64(i)*68
		if picture := p.Pictures[m.Picture]; picture != nil {
			p.Show(picture, left, top, 62, 50)
		}
		p.place("marks", m.Number, left-2, top+52, 66, 18, Style{Size: 7, Align: Center})
	}
	right := w - certMargin - 128
	if seal := p.Pictures[p.Design.Seal]; seal != nil {
		p.Show(seal, right-66, top, 62, 62)
	}
	if signature := p.Pictures[p.Design.Signature]; signature != nil {
		p.Show(signature, right, top, 128, 40)
	}
	if !p.Design.Signatory.IsZero() {
		p.Line(right, top+43, right+128, top+43, Grey)
		p.place("signatory", p.join(p.Design.Signatory, "\n"), right, top+45, 128, 32, Style{Size: 7.5, Align: Center, Height: 1.3})
	}
}

// foot holds the dates, the way to check them and the body.
func (p *certPage) foot() {
	w, h := p.Size()
	top := p.footTop()
	p.Line(certMargin, top, w-certMargin, top, Pale)
	p.MoveTo(top + 10)
	lines := p.c.Lines()
	line := min(footLine, footRoom/float64(len(lines)))
	for _, l := range lines {
		p.field = l.Field
		p.At(certMargin, p.Y()+1, 150, p.join(l.Label, "  "), Style{Size: min(8.5, line*0.65), Color: Grey})
		p.At(certMargin+158, p.Y(), 170, l.Value, Style{Size: min(10, line*0.75), Bold: true})
		p.Gap(line)
	}
	qrLeft := w - certMargin - qrSize
	p.QR(cmp.Or(p.Scan, p.Link), qrLeft, top+4, qrSize)
	p.At(qrLeft-40, top+qrSize+4, qrSize+80, certificate.Grouped(p.c.Code), Style{Size: 8.5, Bold: true, Align: Center})
	p.MoveTo(h - 102)
	small := Style{Size: 8, Color: Grey}
	p.both("", text.T("Valid while the surveillance audits are passed. The status of today stands at", "本证书在通过监督审核的前提下有效，当前状态以下列网址为准："), small)
	p.centred("verify_url", p.Link, Style{Size: 8, Color: p.accent})
	p.centred("body.address", p.issuer(), small)
	if p.Y() > h-34 {
		p.field = "body.address"
		p.tell(text.T("Name and address of the body are too long for the foot of the page. Shorten them in the settings.", "机构名称和地址过长，页脚容纳不下。请在机构设置中缩短。"))
	}
}

// issuer is name, address and accreditation of the body in one line.
func (p *certPage) issuer() string {
	line := p.join(p.Body.Name, " ")
	if a := p.join(p.Body.Address, " "); a != "" {
		line += " · " + a
	}
	if a := p.c.Accreditation(p.Body, p.c.IssuedOn); a.Body != "" {
		line += " · " + text.Tf("accredited by %s %s", "认可：%s %s", a.Body, a.Number).In(p.langs[0])
	}
	return line
}

// annex lists the sites on as many pages as they need; each names the certificate.
func (p *certPage) annex() {
	p.NewPage()
	first := p.pages
	p.head("", text.T("Annex: sites in scope", "附件：认证范围内的场所"), 18)
	p.Gap(14)
	columns := []Column{{p.only(text.T("Site", "场所")), 3, Left}, {p.only(text.T("Address", "地址")), 4, Left}, {p.only(text.T("Activities", "活动")), 4, Left}}
	widths, rows := p.shares(columns), make([]Row, len(p.c.Sites))
	for i, s := range p.c.Sites {
		rows[i] = Cells(s.Cells(p.langs)...)
		p.field = fmt.Sprintf("sites[%d]", i)
		for n, cell := range rows[i].Cells {
			p.fits(cell, widths[n]-2*cellPad, Style{Size: cellSize})
		}
		if p.rowHeight(rows[i], widths) > p.bottom()-p.top()-40 {
			p.tell(text.T("The site needs more than a page of the annex. Shorten its activities.", "该场所内容超过附件一页。请缩短活动说明。"))
		}
	}
	p.field = "sites"
	p.Table(columns, rows)
	_, h := p.Size()
	for n := first; n <= p.pages; n++ {
		p.fail(p.gp.SetPage(n))
		p.MoveTo(h - 56)
		p.both("number", text.Tf("Annex to certificate %s, page %d of %d", "证书%s附件，第%d页，共%d页", p.c.Number, n-first+1, p.pages-first+1), Style{Size: 8, Color: Grey, Height: 1.2})
	}
}

func registered(h certificate.Holder) text.Text {
	if h.Country == "CN" {
		return text.T("Unified social credit code", "统一社会信用代码")
	}
	return text.T("Registration number", "注册号")
}

// only is the text in the languages of the copy.
func (p *certPage) only(t text.Text) text.Text {
	if len(p.langs) == 1 {
		return text.T(t.In(p.langs[0]), t.In(p.langs[0]))
	}
	return t
}

// join is the text in the languages of the copy in one line.
func (p *certPage) join(t text.Text, between string) string { return Join(p.only(t), between) }

// say writes the field in the languages of the column, one below the other, in a style of its own each.
func (p *certPage) say(field string, t text.Text, en, zh Style) {
	written := ""
	for _, l := range p.langs {
		s, style := t.In(l), en
		if l == text.Zh {
			style = zh
		}
		if s != written {
			p.centred(field, s, style)
		}
		written = s
	}
}

func (p *certPage) both(field string, t text.Text, style Style) { p.say(field, t, style, style) }

// label writes words of the software in one line.
func (p *certPage) label(t text.Text, style Style) { p.centred("", p.join(t, "  "), style) }

func (p *certPage) centred(field, s string, style Style) {
	if s == "" {
		return
	}
	p.field = field
	p.fits(s, p.width, style)
	style.Align = Center
	p.MoveTo(p.Y() + p.At(p.x, p.Y(), p.width, s, style))
}

// place writes the field into a box.
func (p *certPage) place(field, s string, x, y, w, h float64, style Style) {
	p.field = field
	p.fits(s, w, style)
	if p.At(x, y, w, s, style) > h {
		p.tell(text.T("This is too long for its place. Shorten it.", "内容过长，版面容纳不下，请缩短。"))
	}
}
