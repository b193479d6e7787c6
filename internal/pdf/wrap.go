package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// neverFirst may not begin a line, neverLast may not end one (kinsoku, GB/T 15834 5.1).
const (
	neverFirst = "，。、；：？！）】」』》〉”’…—～·％,.;:?!)]}%"
	neverLast  = "（【「『《〈“‘([{¥￥$"
)

// Wrap breaks text into lines no wider than width: at spaces, and between Chinese characters except
// where punctuation would begin or end a line wrongly. A single word wider than the line is cut.
func Wrap(text string, width float64, measure func(string) float64) []string {
	var lines []string
	for para := range strings.SplitSeq(strings.ReplaceAll(text, "\r", ""), "\n") {
		lines = append(lines, wrapLine(para, width, measure)...)
	}
	return lines
}

func wrapLine(para string, width float64, measure func(string) float64) []string {
	var lines []string
	line := ""
	for _, unit := range units(para) {
		if measure(strings.TrimRight(line+unit, " ")) <= width {
			line += unit
			continue
		}
		if strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		unit = strings.TrimLeft(unit, " ")
		for measure(strings.TrimRight(unit, " ")) > width && utf8.RuneCountInString(unit) > 1 {
			n := fitting(unit, width, measure)
			lines, unit = append(lines, unit[:n]), unit[n:]
		}
		line = unit
	}
	return append(lines, strings.TrimRight(line, " "))
}

// fitting is how many bytes of the unit fit into the width, at least one character.
func fitting(unit string, width float64, measure func(string) float64) int {
	_, n := utf8.DecodeRuneInString(unit)
	for i, r := range unit {
		end := i + utf8.RuneLen(r)
		if measure(unit[:end]) > width {
			break
		}
		n = max(n, end)
	}
	return n
}

// units cuts a paragraph into the pieces between which a line may break; spaces stay at the end of a piece.
func units(para string) []string {
	var out []string
	start, prev := 0, rune(0)
	for i, r := range para {
		if i > start && breakable(prev, r) {
			out = append(out, para[start:i])
			start = i
		}
		prev = r
	}
	if start < len(para) {
		out = append(out, para[start:])
	}
	return out
}

func breakable(before, after rune) bool {
	switch {
	case after == ' ', strings.ContainsRune(neverFirst, after), strings.ContainsRune(neverLast, before):
		return false
	case before == ' ':
		return true
	default:
		return wide(before) || wide(after)
	}
}

func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}
