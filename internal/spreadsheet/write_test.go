package spreadsheet_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/spreadsheet"
)

func write(t *testing.T, table spreadsheet.Table, err error) {
	t.Helper()
	if err == nil {
		err = table.Row("Client", "Day", "Net", "Tax, %")
	}
	if err == nil {
		err = table.Row("=HYPERLINK(1)", date.MustParse("2026-11-23"), fee.MustMoney("-1234.50"), 6.5)
	}
	if err == nil {
		err = table.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	table, err := spreadsheet.CSV(&b)
	write(t, table, err)
	if want := "\ufeffClient,Day,Net,\"Tax, %\"\n'=HYPERLINK(1),2026-11-23,-1234.50,6.5\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

// A register reads what is there; nobody opens the file in a spreadsheet first.
func TestPlainCSV(t *testing.T) {
	var b bytes.Buffer
	table, err := spreadsheet.PlainCSV(&b)
	write(t, table, err)
	if want := "\ufeffClient,Day,Net,\"Tax, %\"\n=HYPERLINK(1),2026-11-23,-1234.50,6.5\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

func TestExcel(t *testing.T) {
	var b bytes.Buffer
	table, err := spreadsheet.Excel(&b)
	write(t, table, err)
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"A1": "Client", "A2": "=HYPERLINK(1)", "B2": "2026-11-23", "C2": "-1,234.50", "D2": "6.5"} {
		if got, err := f.GetCellValue("Sheet1", cell); err != nil || got != want {
			t.Errorf("%s: %q, %v", cell, got, err)
		}
	}
	if formula, _ := f.GetCellFormula("Sheet1", "A2"); formula != "" {
		t.Errorf("a name became the formula %q", formula)
	}
}
