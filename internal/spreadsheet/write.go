package spreadsheet

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
)

// Table is a table being written. Cells are text, numbers, days and amounts; Close writes what is left.
type Table interface {
	Row(cells ...any) error
	Close() error
}

type csvTable struct {
	w     *csv.Writer
	plain bool
}

// CSV writes, row by row, a table of comma-separated values in UTF-8 with a byte order mark, without which Excel garbles Chinese.
// Nothing goes to w before its first rows.
func CSV(w io.Writer) (Table, error) { return newCSV(w, false) }

// PlainCSV is CSV for a program that imports it: a text that a spreadsheet would run as a formula stays as it is, such as a
// telephone number with its plus sign.
func PlainCSV(w io.Writer) (Table, error) { return newCSV(w, true) }

func newCSV(w io.Writer, plain bool) (Table, error) {
	b := bufio.NewWriterSize(w, 64<<10)
	_, err := b.WriteString("\ufeff")
	return csvTable{csv.NewWriter(b), plain}, err
}

func (t csvTable) Row(cells ...any) error {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = fmt.Sprint(c)
		if _, isText := c.(string); isText && !t.plain {
			row[i] = harmless(row[i])
		}
	}
	return t.w.Write(row)
}

// harmless keeps a spreadsheet from running as a formula what a client typed as its name.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (t csvTable) Close() error {
	t.w.Flush()
	return t.w.Error()
}

type excelTable struct {
	w     io.Writer
	file  *excelize.File
	rows  *excelize.StreamWriter
	money int // the style of amounts
	n     int
}

// Excel is a workbook of one sheet with its first row kept in sight. It goes to w when the table is closed.
func Excel(w io.Writer) (Table, error) {
	t := &excelTable{w: w, file: excelize.NewFile()}
	var err error
	if t.rows, err = t.file.NewStreamWriter("Sheet1"); err != nil {
		return nil, err
	}
	if t.money, err = t.file.NewStyle(&excelize.Style{NumFmt: 4}); err != nil { // #,##0.00
		return nil, err
	}
	if err := t.rows.SetColWidth(1, 20, 16); err != nil {
		return nil, err
	}
	return t, t.rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (t *excelTable) Row(cells ...any) error {
	row := make([]any, len(cells))
	for i, c := range cells {
		row[i] = c
		switch v := c.(type) {
		case fee.Money:
			row[i] = excelize.Cell{StyleID: t.money, Value: float64(v) / 100}
		case date.Date:
			row[i] = v.String()
		}
	}
	t.n++
	return t.rows.SetRow(fmt.Sprintf("A%d", t.n), row)
}

func (t *excelTable) Close() error {
	if err := t.rows.Flush(); err != nil {
		return err
	}
	if _, err := t.file.WriteTo(t.w); err != nil {
		return err
	}
	return t.file.Close()
}
