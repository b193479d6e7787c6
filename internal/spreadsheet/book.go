package spreadsheet

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Book is a workbook of several sheets, whose rows are written in any order.
type Book struct {
	file  *excelize.File
	rows  map[string]*excelize.StreamWriter
	count map[string]int
}

// NewBook is a workbook with the sheets in their order.
func NewBook(sheets ...string) (*Book, error) {
	b := &Book{file: excelize.NewFile(), rows: map[string]*excelize.StreamWriter{}, count: map[string]int{}}
	for i, name := range sheets {
		var err error
		if i == 0 {
			err = b.file.SetSheetName("Sheet1", name)
		} else {
			_, err = b.file.NewSheet(name)
		}
		if err != nil {
			return nil, err
		}
		if b.rows[name], err = b.file.NewStreamWriter(name); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Row adds a row of texts to the sheet.
func (b *Book) Row(sheet string, cells ...string) error {
	row := make([]any, len(cells))
	for i, c := range cells {
		row[i] = c
	}
	b.count[sheet]++
	return b.rows[sheet].SetRow(fmt.Sprintf("A%d", b.count[sheet]), row)
}

// WriteTo writes the workbook and ends it.
func (b *Book) WriteTo(w io.Writer) (int64, error) {
	for _, rows := range b.rows {
		if err := rows.Flush(); err != nil {
			return 0, err
		}
	}
	n, err := b.file.WriteTo(w)
	if err != nil {
		return n, err
	}
	return n, b.file.Close()
}
