package application

import (
	"fmt"
	"regexp"
	"strconv"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var SM158 = rule.Rule{ID: "SM-158", Source: "public certificate records of cx.cnca.cn", Clause: "-", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"Where the number of a Chinese certificate tells renewals and size, they agree with what is declared; not every body writes numbers in this form.",
	"中国认证证书编号所示的再认证次数和规模应与申报内容一致；并非所有机构均采用该编号形式。")}

// Numbered is what a certificate number of the form used in China says.
type Numbered struct {
	Body    string // serial of the body's approval
	Year    int    // of the issue, two digits
	Field   string // Q, E, S, EN, ISMS...
	Serial  string
	Renewed int    // recertifications
	Size    string // S, M or L; empty where the number has none
}

// ReadNumber reads such a number. The approval of a body has three digits, four since it passed 999, or F and two for a
// foreign one.
func ReadNumber(number string) (Numbered, bool) {
	m := numbered.FindStringSubmatch(number)
	if m == nil {
		return Numbered{}, false
	}
	year, _ := strconv.Atoi(m[2])
	renewed, _ := strconv.Atoi(m[5])
	return Numbered{m[1], year, m[3], m[4], renewed, m[6]}, true
}

var numbered = regexp.MustCompile(`^(\d{3,4}|F\d{2})(\d{2})([A-Z]{1,5})(\d{4,7})R(\d)([SML]?)[A-Z0-9-]*$`)

// SizeLetter is the letter for the persons in scope: S below 50, M up to 500, L above.
func SizeLetter(persons int) string {
	switch {
	case persons < 50:
		return "S"
	case persons <= 500:
		return "M"
	}
	return "L"
}

// Differs are the differences from the persons in scope and the renewals so far; negative means unknown.
func (n Numbered) Differs(persons, renewed int) (out []text.Text) {
	if persons >= 0 && n.Size != "" && n.Size != SizeLetter(persons) {
		out = append(out, text.Tf("Its number ends in %s, while %d persons are in scope.", "编号末位为%s，而体系覆盖人数为%d人。", n.Size, persons))
	}
	if renewed >= 0 && n.Renewed != renewed {
		out = append(out, text.Tf("Its number says %d recertifications, the dates say %d.", "编号显示再认证%d次，按日期应为%d次。", n.Renewed, renewed))
	}
	return out
}

// renewals are the recertifications between the initial certification and the decision on the present cycle, at three
// years each; negative where a day is unknown.
func (h Held) renewals() int {
	if h.SinceOn.IsZero() || h.DecidedOn.IsZero() || h.DecidedOn.Before(h.SinceOn) {
		return -1
	}
	return (h.SinceOn.DaysUntil(h.DecidedOn)*2 + 3*365) / (2 * 3 * 365)
}

// NumberDiffers are the differences between what the number of the certificate says and what is told of it.
func (h Held) NumberDiffers(persons int) []text.Text {
	n, ok := ReadNumber(h.Number)
	if !ok {
		return nil
	}
	return n.Differs(persons, h.renewals())
}

// numberBreaches warn where the numbers of the certificates that are to be transferred say something else (SM-158).
func (r Record) numberBreaches() (out rule.Broken) {
	if r.Kind != Transfer {
		return nil
	}
	persons := -1
	if !r.Headcount.SavedAt.IsZero() {
		persons = r.Headcount.Data.InScope()
	}
	for i, h := range r.Transferred.Data.Certificates {
		for _, says := range h.NumberDiffers(persons) {
			out = append(out, SM158.Breaks(says).At(fmt.Sprintf("transferred.certificates[%d].number", i)))
		}
	}
	return out
}
