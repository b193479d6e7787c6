package pdf

import (
	"github.com/boombuler/barcode/qr"

	"triennia/internal/domain/text"
)

// Fact is a label and its value.
type Fact struct {
	Label text.Text
	Value string
}

// Facts writes labels in both languages at the left and their values at the right.
func (d *Doc) Facts(facts ...Fact) {
	label, value := Style{Size: 8.5, Color: Grey}, Style{Size: 9.5}
	left := d.Width() * 0.34
	for _, f := range facts {
		name := Join(f.Label, "  ")
		height := max(d.Height(name, left-8, label), d.Height(f.Value, d.Width()-left, value))
		d.Room(height)
		d.At(d.Left(), d.y+0.6, left-8, name, label)
		d.At(d.Left()+left, d.y, d.Width()-left, f.Value, value)
		d.y += height + 3
	}
	d.Gap(4)
}

// Banner writes a sentence in both languages on a tinted ground, for what must not be overlooked.
func (d *Doc) Banner(t text.Text) {
	style := Style{Size: 9.5, Bold: true, Color: Brown}
	width := d.Width() - 20
	height := d.Height(t.En, width, style) + d.Height(t.Zh, width, style) + 14
	d.Room(height)
	d.Fill(d.Left(), d.y, d.Width(), height, Amber)
	h := d.At(d.Left()+10, d.y+7, width, t.En, style)
	d.At(d.Left()+10, d.y+7+h, width, t.Zh, style)
	d.y += height + 8
}

// Line draws a thin line.
func (d *Doc) Line(x1, y1, x2, y2 float64, c Color) {
	d.gp.SetLineWidth(0.6)
	d.gp.SetStrokeColor(c[0], c[1], c[2])
	d.gp.Line(x1, y1, x2, y2)
}

// Frame draws the outline of a rectangle with the given thickness.
func (d *Doc) Frame(x, y, w, h, thickness float64, c Color) {
	d.gp.SetLineWidth(thickness)
	d.gp.SetStrokeColor(c[0], c[1], c[2])
	d.gp.RectFromUpperLeftWithStyle(x, y, w, h, "D")
}

// Fill paints a rectangle.
func (d *Doc) Fill(x, y, w, h float64, c Color) {
	d.gp.SetFillColor(c[0], c[1], c[2])
	d.gp.RectFromUpperLeftWithStyle(x, y, w, h, "F")
}

// QR draws the content as a QR code of the given size with its quiet zone inside. Long content, which says by its signature
// that it was read right, takes the lower level of repair, so that its squares stay large enough to be read.
func (d *Doc) QR(content string, x, y, size float64) {
	level := qr.M
	if len(content) > 200 {
		level = qr.L
	}
	code, err := qr.Encode(content, level, qr.Auto)
	if err != nil {
		d.fail(err)
		return
	}
	n := code.Bounds().Dx()
	module := size / float64(n+8)
	for row := range n {
		for col := 0; col < n; {
			run := 0
			for col+run < n && dark(code.At(col+run, row).RGBA()) {
				run++
			}
			if run > 0 {
				d.Fill(x+float64(col+4)*module, y+float64(row+4)*module, float64(run)*module+0.02, module+0.02, Ink)
			}
			col += run + 1
		}
	}
}

func dark(r, _, _, _ uint32) bool { return r < 0x8000 }
