package pdf

import (
	"slices"
	"strings"

	"triennia/internal/domain/text"
)

// Color is red, green, blue.
type Color [3]uint8

// The colours of the documents.
var (
	Ink    = Color{21, 33, 31}
	Grey   = Color{86, 101, 98}
	Pale   = Color{197, 207, 204}
	Petrol = Color{11, 90, 99}
	Tint   = Color{235, 243, 243}
	Amber  = Color{251, 241, 221}
	Brown  = Color{133, 84, 0}
	White  = Color{255, 255, 255}
)

// Align is where text stands in its width.
type Align int

const (
	Left Align = iota
	Right
	Center
)

// Style is how text looks. The zero Style is 9.5 points in ink at the left.
type Style struct {
	Size   float64
	Bold   bool
	Color  Color
	Align  Align
	Height float64 // of a line, as a multiple of the size; 0 is 1.45
}

func (s Style) size() float64 {
	if s.Size == 0 {
		return 9.5
	}
	return s.Size
}

func (s Style) line() float64 {
	if s.Height == 0 {
		return s.size() * 1.45
	}
	return s.size() * s.Height
}

func (s Style) color() Color {
	if s.Color == (Color{}) {
		return Ink
	}
	return s.Color
}

// Measure is the width of one line of text.
func (d *Doc) Measure(s string, style Style) float64 {
	d.use(style)
	return d.measure(s)
}

// Height is the height of the text wrapped into the width.
func (d *Doc) Height(s string, width float64, style Style) float64 {
	d.use(style)
	return float64(len(Wrap(s, width, d.measure))) * style.line()
}

// At writes text wrapped into the width with its upper left corner at x, y, and tells its height. It does
// not move on and does not break pages.
func (d *Doc) At(x, y, width float64, s string, style Style) float64 {
	if s == "" || d.err != nil {
		return 0
	}
	d.use(style)
	lines := Wrap(s, width, d.measure)
	for i, line := range lines {
		d.line(x, y+float64(i)*style.line(), width, line, style)
	}
	return float64(len(lines)) * style.line()
}

// Paragraph writes text over the whole width, breaking pages between lines.
func (d *Doc) Paragraph(s string, style Style) {
	d.use(style)
	for _, line := range Wrap(s, d.Width(), d.measure) {
		if d.Room(style.line()) {
			d.use(style)
		}
		d.line(d.Left(), d.y, d.Width(), line, style)
		d.y += style.line()
	}
	d.y += style.size() * 0.35
}

// Both writes the English paragraph and below it the Chinese one.
func (d *Doc) Both(t text.Text, style Style) {
	if t.En != "" {
		d.Paragraph(t.En, style)
	}
	if t.Zh != "" && t.Zh != t.En {
		d.Paragraph(t.Zh, style)
	}
}

// Title writes the title of the document in both languages.
func (d *Doc) Title(t text.Text) {
	d.Paragraph(t.En, Style{Size: 20, Bold: true, Color: Petrol, Height: 1.3})
	d.Paragraph(t.Zh, Style{Size: 14, Color: Petrol, Height: 1.3})
	d.Gap(6)
}

// Heading writes a section heading in both languages and keeps it with what follows.
func (d *Doc) Heading(t text.Text) {
	d.Gap(10)
	d.Room(70)
	style := Style{Size: 12.5, Bold: true, Color: Petrol}
	d.Paragraph(Join(t, "  "), style)
	d.Line(d.Left(), d.y-2, d.Left()+d.Width(), d.y-2, Pale)
	d.Gap(4)
}

// Join is both languages in one line, once where they are the same.
func Join(t text.Text, between string) string {
	if t.En == "" || t.Zh == "" || t.En == t.Zh {
		return t.In(text.En)
	}
	return t.En + between + t.Zh
}

func (d *Doc) line(x, y, width float64, s string, style Style) {
	if s == "" {
		return
	}
	switch style.Align {
	case Right:
		x += width - d.measure(s)
	case Center:
		x += (width - d.measure(s)) / 2
	case Left:
	}
	// The fonts stand 0.88 of their size above the baseline.
	d.gp.SetXY(x, y+(style.line()-style.size())/2+0.88*style.size())
	d.fail(d.gp.Text(s))
}

func (d *Doc) use(style Style) {
	family := regular
	if style.Bold {
		family = bold
	}
	if d.err == nil {
		d.fail(d.gp.SetFont(family, "", style.size()))
		c := style.color()
		d.gp.SetTextColor(c[0], c[1], c[2])
	}
}

func (d *Doc) measure(s string) float64 {
	if d.err != nil {
		return 0
	}
	d.check(s)
	w, err := d.gp.MeasureTextWidth(s)
	d.fail(err)
	return w
}

// check notes the characters without a glyph: gopdf would print a space and say nothing. Where the document tells what of a
// field is wrong, they are told there; otherwise there is no document.
func (d *Doc) check(s string) {
	for _, r := range s {
		has, known := d.seen[r]
		if !known {
			var err error
			has, err = d.gp.IsCurrFontContainGlyph(r)
			d.fail(err)
			d.seen[r] = has
		}
		switch {
		case has:
		case d.field != "":
			d.tell(text.Tf("The font has no character for “%c” (%U). Write it differently.", "字体中没有字符“%c”（%U），请改用其他写法。", r, r))
		case !known:
			d.missing = append(d.missing, r)
		}
	}
}

// tell notes once what of the field that is being written cannot be printed.
func (d *Doc) tell(says text.Text) {
	if w := (Wrong{d.field, says}); !slices.Contains(d.wrong, w) {
		d.wrong = append(d.wrong, w)
	}
}

// fits tells of the words that are wider than the width; they would be cut.
func (d *Doc) fits(s string, width float64, style Style) {
	d.use(style)
	for para := range strings.SplitSeq(s, "\n") {
		for _, unit := range units(para) {
			if word := strings.TrimSpace(unit); d.measure(word) > width {
				d.tell(text.Tf("The word “%s” is too long for its place. Shorten it.", "“%s”过长，版面容纳不下，请缩短。", word))
			}
		}
	}
}
