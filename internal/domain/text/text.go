// Package text holds a sentence in the languages of the product. Every sentence the domain says to a
// person exists in English and Simplified Chinese; none is assembled by a floor above.
package text

import (
	"fmt"
	"strings"
)

// Lang is a language of the product, as a BCP 47 tag.
type Lang string

const (
	En Lang = "en"
	Zh Lang = "zh-CN"
)

// Parse reads a language tag or an Accept-Language header; anything that is not Chinese is English.
func Parse(tag string) Lang {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), ",")
	if strings.HasPrefix(first, "zh") {
		return Zh
	}
	return En
}

// Text is one sentence or name in English and Simplified Chinese.
type Text struct {
	En string `json:"en"`
	Zh string `json:"zh"`
}

// T is a Text in both languages.
func T(en, zh string) Text { return Text{En: en, Zh: zh} }

// Spoken is what reads differently in each language: a Text, a day.
type Spoken interface{ In(l Lang) string }

// Tf is T with the same arguments formatted into both sentences; an argument that is Spoken is taken in
// the language of the sentence.
func Tf(en, zh string, args ...any) Text {
	return Text{En: fmt.Sprintf(en, in(En, args)...), Zh: fmt.Sprintf(zh, in(Zh, args)...)}
}

// In is the sentence in the given language, or the other one where that is missing.
func (t Text) In(l Lang) string {
	if l == Zh && t.Zh != "" || t.En == "" {
		return t.Zh
	}
	return t.En
}

// IsZero tells whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }

// Capital is the text as it stands at the beginning of a line: its first English letter is a capital.
func (t Text) Capital() Text {
	if t.En != "" {
		t.En = strings.ToUpper(t.En[:1]) + t.En[1:]
	}
	return t
}

func in(l Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(Spoken); ok {
			a = s.In(l)
		}
		out[i] = a
	}
	return out
}
