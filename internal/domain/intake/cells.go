package intake

import (
	"slices"
	"strconv"
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// day is the day of a cell, not set where it is empty or is none. A day with the month in an unknown place is
// refused: of 3/4/2026 nobody knows which is meant.
func (t *reader) day(key string) date.Date {
	cell := t.cell(key)
	if cell == "" {
		return date.Date{}
	}
	d, ok := dayOf(cell)
	if !ok {
		t.problem(key, text.T("Give the day as 2026-03-25.", "请按2026-03-25的格式填写日期。"))
	}
	return d
}

// dayOf reads year, month and day with any sign between them, and day.month.year.
func dayOf(cell string) (date.Date, bool) {
	cell, _, _ = strings.Cut(cell, " ") // a time that a spreadsheet added
	parts := strings.FieldsFunc(cell, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) != 3 {
		return date.Date{}, false
	}
	if strings.Count(cell, ".") == 2 && len(parts[2]) == 4 {
		slices.Reverse(parts)
	}
	if len(parts[0]) != 4 {
		return date.Date{}, false
	}
	for i, p := range parts[1:] {
		parts[i+1] = strings.Repeat("0", max(0, 2-len(p))) + p
	}
	d, err := date.Parse(strings.Join(parts, "-"))
	return d, err == nil
}

// list are the parts of a cell between the signs.
func (t *reader) list(key, signs string) []string {
	parts := strings.FieldsFunc(t.cell(key), func(r rune) bool { return strings.ContainsRune(signs, r) })
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// standard is the edition that a cell names by its code or its full name.
func (t *reader) standard(key string) string {
	cell := plainHeading(t.cell(key))
	for _, e := range standard.Book(nil).Editions() {
		if cell != "" && (cell == plainHeading(e.Code) || cell == plainHeading(e.Display)) {
			return e.Code
		}
	}
	if cell != "" {
		t.problem(key, text.Tf("There is no such standard. Name it with its edition, for instance %s.", "没有该标准。请注明版本，例如%s。", standard.ITSM))
	}
	return ""
}

// days are auditor days in halves.
func (t *reader) days(key string) audittime.HalfDays {
	cell := t.cell(key)
	f, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	half := audittime.HalfDays(f * 2)
	if cell != "" && (err != nil || f <= 0 || f > 500 || float64(half) != f*2) {
		t.problem(key, text.T("Give auditor days in halves, for instance 1.5.", "请填写人日，以半日为单位，例如1.5。"))
		return 0
	}
	return half
}

// speech is the language that a cell names, the other one where it says nothing.
func (t *reader) speech(key string, without text.Lang) text.Lang {
	switch strings.ToLower(t.cell(key)) {
	case "":
		return without
	case "en", "english", "英文", "英语":
		return text.En
	case "zh", "zh-cn", "chinese", "中文":
		return text.Zh
	}
	t.problem(key, text.T("Give en or zh-CN.", "请填写en或zh-CN。"))
	return without
}
