package client

import (
	"slices"
	"strings"
	"unicode"
)

// legalForms say how a company is incorporated, not which one it is.
var legalForms = []string{"ltd", "limited", "llc", "llp", "plc", "inc", "incorporated", "corp", "corporation", "co", "company", "gmbh", "ag", "kg",
	"bv", "nv", "sa", "sas", "sarl", "srl", "spa", "oy", "ab", "as", "aps", "pty", "pte", "the"}

var chineseForms = []string{"股份有限公司", "有限责任公司", "有限公司", "集团", "公司"}

// Alike is a name without its legal form, its signs and its capitals: names that only differ in these are one.
func Alike(name string) string {
	w := Words(name)
	kept := slices.DeleteFunc(slices.Clone(w), func(s string) bool { return slices.Contains(legalForms, s) })
	if len(kept) == 0 {
		kept = w
	}
	out := strings.Join(kept, "")
	for _, form := range chineseForms {
		if short := strings.TrimSuffix(out, form); short != "" {
			out = short
		}
	}
	return out
}

// Words are the words of a sentence in small half-width letters; a full stop joins what it stands between (B.V.).
func Words(s string) []string {
	s = strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r += '!' - '！'
		}
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		case r == '.':
			return -1
		}
		return ' '
	}, s)
	return strings.Fields(s)
}
