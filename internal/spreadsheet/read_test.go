package spreadsheet

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"triennia/internal/domain/fault"
)

func TestFilesOfAllKindsGiveTheSameRows(t *testing.T) {
	const want = "[{1 [从 to days]} {3 [1 5 2.5]} {4 [6 10 3]}]"
	book := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "从", "B1": "to", "C1": "days", "A3": 1, "B3": 5, "C3": 2.5, "A4": 6, "B4": 10, "C4": 3} {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	excel, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	commas := "从,to,days\r\n\r\n1, 5 ,2.5\r\n6,10,3\r\n"
	chinese, err := simplifiedchinese.GB18030.NewEncoder().String(commas)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"Excel": excel.String(), "commas": commas, "byte order mark": "\ufeff" + commas,
		"semicolons": strings.ReplaceAll(commas, ",", ";"), "tabs": strings.ReplaceAll(commas, ",", "\t"), "Chinese Excel": chinese} {
		rows, err := Rows([]byte(file), 4)
		if got := fmt.Sprint(rows); err != nil || got != want {
			t.Errorf("%s: %s, %v", name, got, err)
		}
		var f fault.Error
		if _, err := Rows([]byte(file), 3); !errors.As(err, &f) || f.Kind != fault.TooLarge {
			t.Errorf("%s: four rows of three: %v", name, err)
		}
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	for name, file := range map[string]string{"a zip that is no workbook": "PK\x03\x04 and nothing else", "bytes": "\x00\x01\x02\xff"} {
		if _, err := Rows([]byte(file), 10); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}
