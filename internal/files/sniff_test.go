package files

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"triennia/internal/domain/fault"
)

func sniff(b []byte, name string) (string, error) {
	return Sniff(bytes.NewReader(b), int64(len(b)), name)
}

func zipped(t *testing.T, entries map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range entries {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(content))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// compound is the smallest compound file (Word, Excel before 2007) with one stream of the name.
func compound(name string) []byte {
	b := make([]byte, 3*512)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	le := binary.LittleEndian
	le.PutUint16(b[24:], 0x3e)
	le.PutUint16(b[26:], 3)
	le.PutUint16(b[28:], 0xfffe)
	le.PutUint16(b[30:], 9)
	le.PutUint16(b[32:], 6)
	le.PutUint32(b[44:], 1) // sectors of the allocation table
	le.PutUint32(b[48:], 1) // first sector of the directory
	le.PutUint32(b[56:], 4096)
	le.PutUint32(b[60:], 0xfffffffe)
	le.PutUint32(b[68:], 0xfffffffe)
	for i := 80; i < 512; i += 4 {
		le.PutUint32(b[i:], 0xffffffff)
	}
	for i := 512; i < 1024; i += 4 {
		le.PutUint32(b[i:], 0xffffffff)
	}
	le.PutUint32(b[512:], 0xfffffffd)
	le.PutUint32(b[516:], 0xfffffffe)
	entry(b[1024:], "Root Entry", 5, 1)
	entry(b[1152:], name, 2, 0xffffffff)
	return b
}

func entry(b []byte, name string, kind byte, child uint32) {
	for i, c := range utf16.Encode([]rune(name + "\x00")) {
		binary.LittleEndian.PutUint16(b[2*i:], c)
	}
	binary.LittleEndian.PutUint16(b[64:], uint16(2*len(name)+2))
	b[66], b[67] = kind, 1
	for _, at := range []int{68, 72} {
		binary.LittleEndian.PutUint32(b[at:], 0xffffffff)
	}
	binary.LittleEndian.PutUint32(b[76:], child)
	binary.LittleEndian.PutUint32(b[116:], 0xfffffffe)
}

func pictures(t *testing.T) (pngBytes, jpegBytes []byte) {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 40, 40))
	var a, b bytes.Buffer
	if err := errors.Join(png.Encode(&a, img), jpeg.Encode(&b, img, nil)); err != nil {
		t.Fatal(err)
	}
	return a.Bytes(), b.Bytes()
}

func box(kind string, body string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + kind + body
}

const pdf = "%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"

func TestTypesAreFoundByContent(t *testing.T) {
	pngBytes, jpegBytes := pictures(t)
	webp := append(binary.LittleEndian.AppendUint32([]byte("RIFF"), 12), "WEBPVP8 abcd"...)
	heic := box("ftyp", "heic\x00\x00\x00\x00") + box("mdat", "pixels")
	for _, c := range []struct {
		name, want string
		content    []byte
	}{
		{"plan.pdf", PDF, []byte(pdf)}, {"没有扩展名", PDF, []byte(pdf)}, {"A.PDF", PDF, []byte(pdf)},
		{"a.png", PNG, pngBytes}, {"a.jpeg", JPEG, jpegBytes}, {"a.webp", WebP, webp}, {"a.heic", HEIC, []byte(heic)},
		{"a.tif", TIFF, []byte("II*\x00\x08\x00\x00\x00\x00\x00\x00\x00")},
		{"a.zip", ZIP, zipped(t, map[string]string{"a.txt": "hello"})},
		{"a.docx", DOCX, zipped(t, map[string]string{"word/document.xml": "<w/>"})},
		{"a.xlsx", XLSX, zipped(t, map[string]string{"xl/workbook.xml": "<w/>"})},
		{"a.pptx", PPTX, zipped(t, map[string]string{"ppt/presentation.xml": "<w/>"})},
		{"a.doc", DOC, compound("WordDocument")}, {"a.xls", XLS, compound("Workbook")}, {"a.ppt", PPT, compound("PowerPoint Document")},
	} {
		got, err := sniff(c.content, c.name)
		if err != nil || got != c.want {
			t.Errorf("%s: %s, %v", c.name, got, err)
		}
	}
}

func TestHarmfulFilesAreRefusedWithAReason(t *testing.T) {
	pngBytes, jpegBytes := pictures(t)
	docx := zipped(t, map[string]string{"word/document.xml": strings.Repeat("x", 4000)})
	locked := zipped(t, map[string]string{"a.txt": "hello"})
	locked[6] |= 1
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for _, c := range []struct {
		name, says string
		content    []byte
	}{
		{"a.svg", "SVG", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)},
		{"a.svg", "SVG", []byte(`<?xml version="1.0"?><svg><script/></svg>`)},
		{"a.pdf", "Web pages", []byte("\xef\xbb\xbf  <!DOCTYPE html><script>1</script>")},
		{"a.exe", "Programs", []byte("MZ\x90\x00")}, {"a.pdf", "Programs", []byte("\x7fELF...")}, {"run", "Programs", []byte("#!/bin/sh\n")},
		{"a.js", "not taken", []byte("alert(1)")}, {"a.txt", "not taken", []byte("plain")}, {"empty.pdf", "not taken", nil},
		{"a.html", "Programs", []byte(pdf)},
		{"a.pdf", "something else", pngBytes}, {"a.docx", "something else", []byte(pdf)}, {"a.xlsx", "something else", docx},
		{"a.pdf", "cut off", []byte(pdf[:20])}, {"a.png", "cut off", pngBytes[:40]}, {"a.jpg", "cut off", jpegBytes[:200]},
		{"a.docx", "cut off", docx[:len(docx)-30]}, {"a.zip", "cut off", locked[:30]},
		{"a.heic", "cut off", []byte(box("ftyp", "heic\x00\x00\x00\x00") + box("mdat", "pixels")[:10])},
		{"a.webp", "cut off", append(binary.LittleEndian.AppendUint32([]byte("RIFF"), 4000), "WEBPVP8 "...)},
		{"a.tif", "cut off", []byte("MM\x00*\xff\x00\x00\x08")},
		{"a.doc", "cut off", compound("WordDocument")[:600]}, {"a.doc", "not taken", compound("Something")},
		{"a.zip", "password", locked},
		{"a.zip", "outside", zipped(t, map[string]string{"../../etc/passwd": "x"})},
		{"a.docx", "macros", zipped(t, map[string]string{"word/document.xml": "x", "word/vbaProject.bin": "x"})},
		{"a.zip", "far more", zipped(t, map[string]string{"zeros": strings.Repeat("\x00", 60<<20)})},
	} {
		got, err := sniff(c.content, c.name)
		var f fault.Error
		if !errors.As(err, &f) || f.Kind != fault.WrongType || !strings.Contains(f.Says.En, c.says) || f.Says.Zh == "" {
			t.Errorf("%s: %q, %v, want a refusal that says %q", c.name, got, err, c.says)
		}
	}
}

func TestManyEntriesAreABomb(t *testing.T) {
	entries := map[string]string{}
	for i := range maxEntries + 1 {
		entries[fmt.Sprint(i)] = ""
	}
	if _, err := sniff(zipped(t, entries), "a.zip"); err == nil {
		t.Error("taken")
	}
}

func TestNoByteSequencePanics(t *testing.T) {
	pngBytes, _ := pictures(t)
	seeds := [][]byte{[]byte(pdf), pngBytes, compound("Workbook"), zipped(t, map[string]string{"a": "b"}), []byte(box("ftyp", "heic\x00\x00\x00\x00"))}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		b := bytes.Clone(seeds[dice.IntN(len(seeds))])
		for range dice.IntN(6) {
			b[dice.IntN(len(b))] = byte(dice.Uint32())
		}
		_, _ = sniff(b[:dice.IntN(len(b)+1)], "x")
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"../../etc/passwd": "passwd", `C:\Users\me\plan.pdf`: "plan.pdf", "a\x00b\nc.pdf": "abc.pdf", "": "file", "..": "file",
		".htaccess": "htaccess", "内部审核报告.docx": "内部审核报告.docx", "evil\u202efdp.exe": "evilfdp.exe", `a<b>"c.pdf`: "abc.pdf",
	} {
		if got := Name(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
	if got := Name(strings.Repeat("长", 300) + ".pdf"); len([]rune(got)) != 120 || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("%d characters", len([]rune(got)))
	}
}
