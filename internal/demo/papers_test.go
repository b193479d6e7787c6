package demo

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"archive/zip"

	"github.com/xuri/excelize/v2"

	"triennia/internal/domain/text"
)

var firm = Firm{
	Name: text.T("Bluewater Data Centres Ltd", "碧水数据中心有限公司"), City: text.T("Dublin", "都柏林"),
	Scope: text.T("Managed hosting & service desk", "主机托管和服务台"), Manager: "Niamh Byrne",
	Persons: [][]string{{"Service desk 服务台", "Dublin", "day", "12", "12"}}, Approved: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC),
}

func TestPapersAreRealFiles(t *testing.T) {
	papers, err := Papers("ISO/IEC 20000-1:2018", firm, 100)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	names := map[string]bool{}
	for _, p := range papers {
		kinds[filepath.Ext(p.Name)]++
		if names[p.Name] || strings.ContainsAny(p.Name, `/\:`) {
			t.Errorf("the name %q", p.Name)
		}
		names[p.Name] = true
		opens(t, p)
	}
	if kinds[".pdf"] < 5 || kinds[".docx"] < 5 || kinds[".xlsx"] < 4 {
		t.Errorf("unlike a real pack: %v", kinds)
	}
}

func opens(t *testing.T, p Paper) {
	t.Helper()
	var err error
	switch filepath.Ext(p.Name) {
	case ".xlsx":
		var f *excelize.File
		if f, err = excelize.OpenReader(bytes.NewReader(p.Data)); err == nil {
			err = f.Close()
		}
	case ".docx":
		var z *zip.Reader
		z, err = zip.NewReader(bytes.NewReader(p.Data), int64(len(p.Data)))
		if err == nil && len(z.File) != 3 {
			t.Errorf("%s has %d parts", p.Name, len(z.File))
		}
	case ".pdf":
		cmd := exec.Command("pdftotext", "-", "-")
		cmd.Stdin = bytes.NewReader(p.Data)
		var out []byte
		if out, err = cmd.Output(); !strings.Contains(string(out), "Niamh Byrne") {
			t.Errorf("%s does not read", p.Name)
		}
	}
	if err != nil {
		t.Errorf("%s does not open: %v", p.Name, err)
	}
}
