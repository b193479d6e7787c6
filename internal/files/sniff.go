package files

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// The media types that are taken.
const (
	PDF  = "application/pdf"
	PNG  = "image/png"
	JPEG = "image/jpeg"
	WebP = "image/webp"
	HEIC = "image/heic"
	TIFF = "image/tiff"
	ZIP  = "application/zip"
	DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	DOC  = "application/msword"
	XLS  = "application/vnd.ms-excel"
	PPT  = "application/vnd.ms-powerpoint"
)

// Inline tells whether a browser may show the type in the page, under a content policy that runs nothing.
func Inline(mediaType string) bool {
	return slices.Contains([]string{PDF, PNG, JPEG, WebP}, mediaType)
}

// extensions says what a name with the ending has to contain.
var extensions = map[string][]string{
	".pdf": {PDF}, ".png": {PNG}, ".jpg": {JPEG}, ".jpeg": {JPEG}, ".webp": {WebP}, ".heic": {HEIC}, ".heif": {HEIC},
	".tif": {TIFF}, ".tiff": {TIFF}, ".zip": {ZIP, DOCX, XLSX, PPTX}, ".docx": {DOCX}, ".xlsx": {XLSX}, ".pptx": {PPTX},
	".doc": {DOC}, ".xls": {XLS}, ".ppt": {PPT},
}

// Name is a file's name without any path, control characters and length that a disk would refuse.
func Name(given string) string {
	name := path.Base(strings.ReplaceAll(given, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"|?*`, r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, name)
	name = strings.TrimLeft(strings.TrimSpace(name), ".")
	if name == "" || name == "/" {
		return "file"
	}
	if r := []rune(name); len(r) > 120 {
		ext := path.Ext(name)
		if len(ext) > 10 {
			ext = ""
		}
		name = string(r[:120-len(ext)]) + ext
	}
	return name
}

// Sniff finds the media type of a file by looking into it, whatever it is called. A file that is none of
// the types taken, is not what its name says, is cut off, or is built to do harm is refused with a reason.
func Sniff(r io.ReaderAt, size int64, name string) (string, error) {
	head := make([]byte, min(512, size))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return "", err
	}
	mediaType, whole, err := kind(r, size, head)
	if err != nil {
		return "", err
	}
	if mediaType == "" {
		return "", refusal(head)
	}
	if !whole {
		return "", refuse(text.T("The file is cut off or damaged. Open it on your computer, save it again and send it anew.",
			"文件不完整或已损坏。请在电脑上打开并重新保存后再次上传。"))
	}
	ext := strings.ToLower(path.Ext(name))
	if want, known := extensions[ext]; known && !slices.Contains(want, mediaType) {
		return "", refuse(text.Tf("The file is named %s but contains something else (%s). Rename it or export it again.",
			"文件扩展名为%s，但内容实为其他类型（%s）。请更正文件名或重新导出。", ext, mediaType))
	} else if !known && ext != "" && len(ext) <= 6 && harmful(ext) {
		return "", refusal([]byte("MZ"))
	}
	return mediaType, nil
}

// kind is the type by its first bytes, and whether the end is there too.
func kind(r io.ReaderAt, size int64, head []byte) (mediaType string, whole bool, err error) {
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case begins("%PDF-"):
		return PDF, bytes.Contains(tail(r, size, 4096), []byte("%%EOF")), nil
	case begins("\x89PNG\r\n\x1a\n"):
		return PNG, bytes.Contains(tail(r, size, 64), []byte("IEND")), nil
	case begins("\xff\xd8\xff"):
		return JPEG, bytes.Contains(tail(r, size, 64<<10), []byte("\xff\xd9")), nil
	case begins("RIFF") && len(head) > 12 && string(head[8:12]) == "WEBP":
		return WebP, int64(binary.LittleEndian.Uint32(head[4:]))+8 <= size, nil
	case len(head) > 12 && string(head[4:8]) == "ftyp" && heic(head):
		return HEIC, boxes(r, size), nil
	case begins("II*\x00"):
		return TIFF, len(head) >= 8 && int64(binary.LittleEndian.Uint32(head[4:])) < size, nil
	case begins("MM\x00*"):
		return TIFF, len(head) >= 8 && int64(binary.BigEndian.Uint32(head[4:])) < size, nil
	case begins("PK\x03\x04"):
		return archive(r, size)
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return legacyOffice(r, size)
	}
	return "", false, nil
}

func heic(head []byte) bool {
	return slices.Contains([]string{"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"}, string(head[8:12]))
}

// boxes tells whether the boxes of an ISO media file reach exactly to its end.
func boxes(r io.ReaderAt, size int64) bool {
	at := int64(0)
	for at < size {
		h := make([]byte, 16)
		if n, _ := r.ReadAt(h, at); n < 8 {
			return false
		}
		n := int64(binary.BigEndian.Uint32(h))
		switch {
		case n == 0:
			return true
		case n == 1:
			n = int64(binary.BigEndian.Uint64(h[8:]))
		}
		if n < 8 {
			return false
		}
		at += n
	}
	return at == size
}

func tail(r io.ReaderAt, size, n int64) []byte {
	n = min(n, size)
	out := make([]byte, n)
	m, _ := r.ReadAt(out, size-n)
	return out[:m]
}

func refuse(why text.Text) error { return fault.New(fault.WrongType, why) }

var taken = text.T("PDF, Word, Excel, PowerPoint, images (PNG, JPEG, WebP, HEIC, TIFF) and ZIP are taken.",
	"可接受PDF、Word、Excel、PowerPoint、图片（PNG、JPEG、WebP、HEIC、TIFF）和ZIP文件。")

// refusal says what a refused file seems to be.
func refusal(head []byte) error {
	what := text.T("This type of file is not taken.", "不接受此类文件。")
	low := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(low, []byte("<svg")) || bytes.HasPrefix(low, []byte("<?xml")) && bytes.Contains(low, []byte("<svg")):
		what = text.T("SVG drawings can carry scripts and are not taken; export as PNG or PDF.", "SVG图形可能含有脚本，不予接受；请导出为PNG或PDF。")
	case bytes.HasPrefix(low, []byte("<")):
		what = text.T("Web pages can carry scripts and are not taken; print to PDF.", "网页可能含有脚本，不予接受；请打印为PDF。")
	case bytes.HasPrefix(head, []byte("MZ")), bytes.HasPrefix(head, []byte("\x7fELF")), bytes.HasPrefix(head, []byte("#!")):
		what = text.T("Programs and scripts are not taken.", "不接受程序和脚本文件。")
	}
	return refuse(text.T(fmt.Sprintf("%s %s", what.En, taken.En), what.Zh+taken.Zh))
}

func harmful(ext string) bool {
	return slices.Contains([]string{".exe", ".js", ".html", ".htm", ".svg", ".bat", ".cmd", ".ps1", ".sh", ".vbs", ".jar", ".msi", ".scr", ".hta", ".lnk"}, ext)
}
