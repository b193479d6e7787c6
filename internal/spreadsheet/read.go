// Package spreadsheet reads the rows of Excel workbooks and of CSV files, as people export them: with commas,
// semicolons or tabs, in UTF-8 or in the encoding of Chinese Excel. It writes both for other programs, row by row,
// however many there are.
package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// mostUnpacked bytes of a workbook are read: a small file may unpack to a very large one.
const mostUnpacked = 64 << 20

var (
	unreadable = fault.New(fault.WrongType, text.T("This file cannot be read: send an Excel workbook (.xlsx) or a CSV file.",
		"无法读取该文件：请上传 Excel 工作簿（.xlsx）或 CSV 文件。"))
	tooMany = func(most int) error {
		return fault.New(fault.TooLarge, text.Tf("The file has more than %d rows.", "该文件超过%d行。", most))
	}
)

// Rows are the rows of the first sheet, cells without blanks around them; rows without a cell are left out but
// counted, so that a row is found by its Number. More than most rows are refused.
func Rows(file []byte, most int) ([]Row, error) {
	if bytes.HasPrefix(file, []byte("PK")) {
		return workbook(file, most)
	}
	return separated(file, most)
}

// Row is one row and its number in the file, from 1.
type Row struct {
	Number int
	Cells  []string
}

func workbook(file []byte, most int) ([]Row, error) {
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		return nil, unreadable
	}
	defer func() { _ = book.Close() }()
	rows, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return nil, unreadable
	}
	defer func() { _ = rows.Close() }()
	var out []Row
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, unreadable
		}
		if n > most {
			return nil, tooMany(most)
		}
		out = add(out, n, cells)
	}
	return out, nil
}

func separated(file []byte, most int) ([]Row, error) {
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	if !utf8.Valid(file) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(file)
		if err != nil {
			return nil, unreadable
		}
		file = decoded
	}
	if bytes.IndexByte(file, 0) >= 0 {
		return nil, unreadable
	}
	r := csv.NewReader(bytes.NewReader(file))
	r.FieldsPerRecord, r.LazyQuotes, r.Comma = -1, true, separator(file)
	var out []Row
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, unreadable
		}
		n, _ := r.FieldPos(0)
		if n > most {
			return nil, tooMany(most)
		}
		out = add(out, n, cells)
	}
}

// separator is the one of comma, semicolon and tab that stands most often in the first line.
func separator(file []byte) rune {
	first, _, _ := bytes.Cut(file, []byte("\n"))
	best, count := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(first, []byte(string(c))); n > count {
			best, count = c, n
		}
	}
	return best
}

func add(out []Row, number int, cells []string) []Row {
	filled := false
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
		filled = filled || cells[i] != ""
	}
	if !filled {
		return out
	}
	return append(out, Row{number, cells})
}
