package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	reader "github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

// Reading is the text of a finished document, as a program reads it that has no part in writing it.
type Reading string

// Read reads the text of a document. What it cannot read is an error, also where the reader gives up.
func Read(file []byte) (out Reading, err error) {
	defer func() {
		if gaveUp := recover(); gaveUp != nil {
			err = fmt.Errorf("pdf: the document cannot be read back: %v", gaveUp)
		}
	}()
	r, err := reader.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return "", fmt.Errorf("pdf: the document cannot be read back: %w", err)
	}
	var all strings.Builder
	for n := 1; n <= r.NumPage(); n++ {
		words, err := r.Page(n).GetPlainText(nil)
		if err != nil {
			return "", fmt.Errorf("pdf: page %d cannot be read back: %w", n, err)
		}
		all.WriteString(words)
	}
	return Reading(squeezed(all.String())), nil
}

// Says tells whether the document says the words, over the ends of lines too.
func (r Reading) Says(words string) bool { return strings.Contains(string(r), squeezed(words)) }

// squeezed is the text without what stands between words, and with one spelling of what looks the same: characters that
// share a glyph are read as one of them.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}
