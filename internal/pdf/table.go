package pdf

import "triennia/internal/domain/text"

// Column is a column of a table; its width is a share of the sum of all widths.
type Column struct {
	Head  text.Text
	Width float64
	Align Align
}

// Row is a row of a table.
type Row struct {
	Cells  []string
	Bold   bool
	Shaded bool
}

// Cells is a plain row.
func Cells(cells ...string) Row { return Row{Cells: cells} }

const (
	cellPad  = 5.0
	cellSize = 8.5
)

// Table writes a table; its head is repeated on each page and never stands alone, and a row is never torn,
// unless it is higher than a page.
func (d *Doc) Table(columns []Column, rows []Row) {
	widths := d.shares(columns)
	head := Row{Bold: true, Shaded: true}
	for _, c := range columns {
		head.Cells = append(head.Cells, Join(c.Head, "\n"))
	}
	together := d.rowHeight(head, widths)
	if len(rows) > 0 {
		together += d.rowHeight(rows[0], widths)
	}
	d.Room(together)
	d.row(head, columns, widths)
	for _, r := range rows {
		if d.Room(d.rowHeight(r, widths)) {
			d.row(head, columns, widths)
		}
		d.row(r, columns, widths)
	}
	d.Gap(8)
}

func (d *Doc) shares(columns []Column) []float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.Width
	}
	out := make([]float64, len(columns))
	for i, c := range columns {
		out[i] = d.Width() * c.Width / sum
	}
	return out
}

func (d *Doc) rowHeight(r Row, widths []float64) float64 {
	h := 0.0
	for i, cell := range r.Cells {
		h = max(h, d.Height(cell, widths[i]-2*cellPad, Style{Size: cellSize, Bold: r.Bold}))
	}
	return h + 2*cellPad - 2
}

func (d *Doc) row(r Row, columns []Column, widths []float64) {
	height := d.rowHeight(r, widths)
	if r.Shaded {
		d.Fill(d.Left(), d.y, d.Width(), height, Tint)
	}
	x := d.Left()
	for i, cell := range r.Cells {
		d.At(x+cellPad, d.y+cellPad-1, widths[i]-2*cellPad, cell, Style{Size: cellSize, Bold: r.Bold, Align: columns[i].Align})
		x += widths[i]
	}
	d.y += height
	d.Line(d.Left(), d.y, d.Left()+d.Width(), d.y, Pale)
}
