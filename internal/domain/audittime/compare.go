package audittime

import (
	"strconv"
	"strings"
	"unicode"

	"triennia/internal/domain/text"
)

// Change is a line of one sheet beside the same line of another; it stands in one of them only where the other is
// not set.
type Change struct {
	Rule   string `json:"rule,omitempty"`
	Source string `json:"source,omitempty"`
	Clause string `json:"clause,omitempty"`
	Was    *Entry `json:"was,omitempty"`
	Is     *Entry `json:"is,omitempty"`
}

// Entry is what a line of a sheet says.
type Entry struct {
	Says  text.Text `json:"says"`
	Value string    `json:"value"`
}

// Compare lists the lines in which two sheets differ, the results first, then the steps in the order of the later
// sheet, last those that are gone.
func Compare(before, after Sheet) []Change {
	return append(compareResults(before, after), compareSteps(before.Steps, after.Steps)...)
}

func compareResults(before, after Sheet) (out []Change) {
	for _, r := range []struct {
		says    text.Text
		was, is string
	}{
		{text.T("Persons in scope", "认证范围内人数"), strconv.Itoa(before.Headcount), strconv.Itoa(after.Headcount)},
		{text.T("Of these effective", "其中有效人数"), strconv.Itoa(before.EffectivePersons), strconv.Itoa(after.EffectivePersons)},
		{text.T("Initial audit, days", "初次审核人日"), before.InitialDays.String(), after.InitialDays.String()},
		{text.T("Surveillance each year, days", "每年监督审核人日"), before.SurveillanceDays.String(), after.SurveillanceDays.String()},
		{text.T("Recertification, days", "再认证审核人日"), before.RecertificationDays.String(), after.RecertificationDays.String()},
	} {
		if r.was != r.is {
			out = append(out, Change{Was: &Entry{r.says, r.was}, Is: &Entry{r.says, r.is}})
		}
	}
	return out
}

func compareSteps(before, after []Step) (out []Change) {
	waiting := map[string][]Step{}
	for _, s := range before {
		waiting[s.key()] = append(waiting[s.key()], s)
	}
	for _, s := range after {
		c := Change{Rule: s.Rule, Source: s.Source, Clause: s.Clause, Is: &Entry{s.Says, s.Value}}
		if same := waiting[s.key()]; len(same) > 0 {
			waiting[s.key()] = same[1:]
			if same[0] == s {
				continue
			}
			c.Was = &Entry{same[0].Says, same[0].Value}
		}
		out = append(out, c)
	}
	for _, s := range before {
		if gone := waiting[s.key()]; len(gone) > 0 && gone[0] == s {
			waiting[s.key()] = gone[1:]
			out = append(out, Change{Rule: s.Rule, Source: s.Source, Clause: s.Clause, Was: &Entry{s.Says, s.Value}})
		}
	}
	return out
}

// key finds the same step in another sheet: its rule and its sentence without the numbers.
func (s Step) key() string {
	return s.Rule + " " + strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '.' || r == ',' || r == '-' {
			return -1
		}
		return r
	}, s.Says.En)
}
