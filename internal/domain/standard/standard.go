// Package standard holds the standards that bodies certify against: their editions, the numbers and
// titles of their clauses, and what an applicant hands in. The texts of the standards are not here.
package standard

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Edition is one edition of a standard.
type Edition struct {
	Code       string    `json:"code"` // "ISO/IEC 20000-1:2018"
	Display    string    `json:"display"`
	Short      string    `json:"short"`  // "ISO/IEC 20000-1"
	System     text.Text `json:"system"` // the management system it asks for, as in the wording of a scope
	Title      text.Text `json:"title"`
	Selectable bool      `json:"selectable"`          // for new applications
	Successor  string    `json:"successor,omitempty"` // the published edition that replaces it
	Transition           // to the successor
}

// Codes of the editions that new applications use.
const (
	ITSM = "ISO/IEC 20000-1:2018"
	ISMS = "ISO/IEC 27001:2022"
	QMS  = "ISO 9001:2015"
	EMS  = "ISO 14001:2015"
	OHS  = "ISO 45001:2018"
)

var (
	itsm      = text.T("SMS", "信息技术服务管理")
	itsmTitle = text.T("Information technology — Service management — Part 1: Service management system requirements",
		"信息技术 服务管理 第1部分：服务管理体系要求")
	isms      = text.T("ISMS", "信息安全管理")
	ismsTitle = text.T("Information security, cybersecurity and privacy protection — Information security management systems — Requirements",
		"信息安全、网络安全和隐私保护 信息安全管理体系 要求")
)

// editions lists every edition that the software can read; old ones stay readable for history. The ends of
// transitions: ISO/IEC 27001 from IAF MD 26:2023; that of ISO 14001:2015 was not published when this was written.
var editions = []Edition{
	{Code: ITSM, Display: "ISO/IEC 20000-1:2018 + Amd 1:2024", Short: "ISO/IEC 20000-1", System: itsm, Title: itsmTitle, Selectable: true},
	{Code: "ISO/IEC 20000-1:2011", Display: "ISO/IEC 20000-1:2011", Short: "ISO/IEC 20000-1", System: itsm, Title: itsmTitle, Transition: Transition{Until: date.MustParse("2021-09-29")}},
	{Code: "ISO/IEC 20000-1:2005", Display: "ISO/IEC 20000-1:2005", Short: "ISO/IEC 20000-1", System: itsm, Title: itsmTitle},
	{Code: ISMS, Display: "ISO/IEC 27001:2022 + Amd 1:2024", Short: "ISO/IEC 27001", System: isms, Title: ismsTitle, Selectable: true},
	{Code: "ISO/IEC 27001:2013", Display: "ISO/IEC 27001:2013", Short: "ISO/IEC 27001", System: isms, Title: ismsTitle, Transition: Transition{Until: date.MustParse("2025-10-31")}},
	{Code: QMS, Display: "ISO 9001:2015 + Amd 1:2024", Short: "ISO 9001", System: text.T("QMS", "质量管理"),
		Title: text.T("Quality management systems — Requirements", "质量管理体系 要求"), Selectable: true},
	{Code: EMS, Display: "ISO 14001:2015 + Amd 1:2024", Short: "ISO 14001", System: text.T("EMS", "环境管理"),
		Title: text.T("Environmental management systems — Requirements with guidance for use", "环境管理体系 要求及使用指南"), Selectable: true, Successor: "ISO 14001:2026"},
	{Code: OHS, Display: "ISO 45001:2018 + Amd 1:2024", Short: "ISO 45001", System: text.T("OH&S management system", "职业健康安全管理"),
		Title: text.T("Occupational health and safety management systems — Requirements with guidance for use", "职业健康安全管理体系 要求及使用指南"), Selectable: true},
}

// SM1 keeps withdrawn editions out of new applications.
var SM1 = rule.Rule{
	ID: "SM-1",
	Says: text.T("New applications use the edition in force; certificates of a replaced edition lapse when its transition ends.",
		"新申请应采用现行版本；被替代版本的证书在转换期结束时失效。"),
	Source: "ISO/IEC 20000-1:2018; IAF MD 26:2023", Clause: "Foreword", Level: rule.Enforce,
}

// Rules are the rules of this package.
var Rules = []rule.Rule{SM1, OwnCriteria, K6, SM156, SM157}

// Find is the edition of the code among those delivered; ok is false where none is known.
func Find(code string) (e Edition, ok bool) {
	for _, e := range editions {
		if e.Code == code {
			return e, true
		}
	}
	return Edition{}, false
}

// CanApply tells whether a new application may name the editions on the day (rule SM-1): at least one, each once, none
// whose transition has ended.
func (b Book) CanApply(on date.Date, codes ...string) error {
	if len(codes) == 0 {
		return at(text.T("Choose a standard.", "请选择认证标准。"))
	}
	for i, code := range codes {
		e, ok := b.Find(code)
		switch {
		case !ok:
			return at(text.T("Choose a standard of the list.", "请从列表中选择认证标准。"))
		case !e.Selectable:
			return rule.Broken{SM1.Breaks(text.Text{}).At("standards")}
		case e.Usable(on) != nil:
			return rule.Broken{e.Usable(on).At("standards")}
		case slices.Contains(codes[:i], code):
			return at(text.T("Choose each standard once.", "每项标准只能选择一次。"))
		}
	}
	return nil
}

// CanBegin tells whether an initial certification to the editions may be applied for on the day.
func (b Book) CanBegin(on date.Date, codes ...string) error {
	var broken rule.Broken
	for _, code := range codes {
		if e, _ := b.Find(code); e.Begins(on) != nil {
			broken = append(broken, e.Begins(on).At("standards"))
		}
	}
	return broken.OrNil()
}

func at(says text.Text) error {
	return fault.Invalid{Fields: []fault.Field{{Path: "standards", Says: says}}}
}

// Clause is a numbered part of a standard.
type Clause struct {
	Number string    `json:"number"`
	Title  text.Text `json:"title"`
	Level  int       `json:"level"` // 1 for "8", 3 for "8.2.6"
}

//go:embed data/*.txt
var data embed.FS

// clauses of the editions that are held, read once.
var clauses = sync.OnceValue(func() map[string][]Clause {
	out := map[string][]Clause{}
	for code, file := range map[string]string{ITSM: "iso-iec-20000-1-2018", ISMS: "iso-iec-27001-2022", QMS: "iso-9001-2015",
		EMS: "iso-14001-2015", OHS: "iso-45001-2018"} {
		for _, f := range rows(file) {
			out[code] = append(out[code], Clause{f[0], text.T(f[1], f[2]), level(f[0])})
		}
	}
	return out
})

// level is the depth of a number; the letter of an annex does not count.
func level(number string) int { return strings.Count(strings.TrimPrefix(number, "A."), ".") + 1 }

// Clauses lists the clauses of the edition in their order, empty where they are not held.
func Clauses(code string) []Clause { return append([]Clause(nil), clauses()[code]...) }

// ClauseTitle is the title of one clause, empty where the edition has none of that number.
func ClauseTitle(code, number string) text.Text {
	for _, c := range clauses()[code] {
		if c.Number == number {
			return c.Title
		}
	}
	return text.Text{}
}

// rows reads the lines of a data file, fields parted by bars; lines that begin with # are comments.
func rows(file string) [][]string {
	b, err := data.ReadFile("data/" + file + ".txt")
	if err != nil {
		panic("standard: " + err.Error())
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "|"))
		}
	}
	return out
}
