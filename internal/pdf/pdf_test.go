package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"triennia/internal/domain/text"
)

func TestWrapKeepsPunctuationOffLineStartsAndEnds(t *testing.T) {
	perRune := func(s string) float64 { return float64(utf8.RuneCountInString(s)) }
	for _, c := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"信息技术服务，管理", 6, []string{"信息技术服", "务，管理"}},
		{"提供（运维）服务", 3, []string{"提供", "（运", "维）服", "务"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"ISO标准。", 4, []string{"ISO标", "准。"}},
		{"a\nb", 9, []string{"a", "b"}},
		{"", 9, []string{""}},
	} {
		if got := Wrap(c.text, c.width, perRune); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %v) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestWrapLosesNothing(t *testing.T) {
	perRune := func(s string) float64 { return float64(utf8.RuneCountInString(s)) }
	const s = "The ITSMS of 星河云 supporting（the provision）of 桌面支持、运维服务 to customers，from 上海。"
	for width := 1.0; width < 40; width++ {
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strings.Join(Wrap(s, width, perRune), ""); squeeze(got) != squeeze(s) {
			t.Fatalf("at width %v the text became %q", width, got)
		}
	}
}

func TestDocumentHoldsBothLanguages(t *testing.T) {
	d := New(Page{Title: "Test 测试", HeadLeft: "Body 机构", Foot: "Q-2026-0001"})
	d.Title(text.T("Quotation", "报价单"))
	d.Heading(text.T("Days", "人日"))
	d.Both(text.T("Every number has a rule.", "每个数字都有依据，人名镕、喆、堃也能显示。"), Style{})
	d.Facts(Fact{text.T("Reference", "编号"), "Q-2026-0001"})
	d.Banner(text.T("Provisional", "暂行方法"))
	var rows []Row
	for range 60 {
		rows = append(rows, Cells("ENP-9", "Rounded up to whole persons. 向上取整为整数。", "86"))
	}
	d.Table([]Column{{text.T("Rule", "规则"), 1, Left}, {text.T("Says", "说明"), 5, Left}, {text.T("Value", "值"), 1, Right}}, rows)
	d.QR("https://example.org/verify/ABCD", d.Left(), d.Y(), 80)
	b, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got := extract(t, b)
	for _, want := range []string{"Quotation", "报价单", "镕、喆、堃", "1/3", "3/3", "Q-2026-0001"} {
		if !strings.Contains(got, want) {
			t.Errorf("the text of the document lacks %q", want)
		}
	}
}

func TestMissingGlyphIsAnError(t *testing.T) {
	d := New(Page{Title: "x"})
	d.Paragraph("a 𠮷 b", Style{})
	if _, err := d.Bytes(); err == nil || !strings.Contains(err.Error(), "𠮷") {
		t.Errorf("a character without glyph passed: %v", err)
	}
}

func TestDocumentsAreRepeatable(t *testing.T) {
	make := func() []byte {
		d := New(Page{Title: "x"})
		d.Paragraph("重复 repeat", Style{Bold: true})
		b, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if !bytes.Equal(make(), make()) {
		t.Error("the same content made two different documents")
	}
}

// extract is the text of the document as pdftotext reads it; keep it for looking at with TRIENNIA_KEEP_PDF.
func extract(t *testing.T, b []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	dir := t.TempDir()
	if keep := os.Getenv("TRIENNIA_KEEP_PDF"); keep != "" {
		dir = keep
	}
	file := filepath.Join(dir, t.Name()+".pdf")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
