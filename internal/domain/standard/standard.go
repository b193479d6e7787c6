// Package standard holds the standards that bodies certify against: their editions, the numbers and
// titles of their clauses, and what an applicant hands in. The texts of the standards are not here.
package standard

import (
	_ "embed"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Edition is one edition of a standard.
type Edition struct {
	Code       string    `json:"code"` // "ISO/IEC 20000-1:2018"
	Display    string    `json:"display"`
	Short      string    `json:"short"` // "ISO/IEC 20000-1"
	Title      text.Text `json:"title"`
	Selectable bool      `json:"selectable"` // for new applications
}

// ITSM is the code of the edition that new service management applications use.
const ITSM = "ISO/IEC 20000-1:2018"

var itsmTitle = text.T("Information technology — Service management — Part 1: Service management system requirements",
	"信息技术 服务管理 第1部分：服务管理体系要求")

// editions lists every edition that the software can read; old ones stay readable for history.
var editions = []Edition{
	{ITSM, "ISO/IEC 20000-1:2018 + Amd 1:2024", "ISO/IEC 20000-1", itsmTitle, true},
	{"ISO/IEC 20000-1:2011", "ISO/IEC 20000-1:2011", "ISO/IEC 20000-1", itsmTitle, false},
	{"ISO/IEC 20000-1:2005", "ISO/IEC 20000-1:2005", "ISO/IEC 20000-1", itsmTitle, false},
}

// SM1 keeps withdrawn editions out of new applications.
var SM1 = rule.Rule{
	ID: "SM-1",
	Says: text.T("New applications use the edition in force; certificates of the editions 2005 and 2011 have lapsed.",
		"新申请应采用现行版本；2005版和2011版证书均已失效。"),
	Source: "ISO/IEC 20000-1:2018", Clause: "Foreword", Level: rule.Enforce,
}

// Rules are the rules of this package.
var Rules = []rule.Rule{SM1}

// Editions lists all editions, the newest first.
func Editions() []Edition { return append([]Edition(nil), editions...) }

// Find is the edition of the code; ok is false where none is known.
func Find(code string) (e Edition, ok bool) {
	for _, e := range editions {
		if e.Code == code {
			return e, true
		}
	}
	return Edition{}, false
}

// CanApply tells whether a new application may name the edition (rule SM-1).
func CanApply(code string) error {
	e, ok := Find(code)
	if !ok {
		return fault.Invalid{Fields: []fault.Field{{Path: "standard", Says: text.T("Choose a standard of the list.", "请从列表中选择认证标准。")}}}
	}
	if !e.Selectable {
		return rule.Broken{SM1.Breaks(text.Text{}).At("standard")}
	}
	return nil
}

// Clause is a numbered part of a standard.
type Clause struct {
	Number string    `json:"number"`
	Title  text.Text `json:"title"`
	Level  int       `json:"level"` // 1 for "8", 3 for "8.2.6"
}

//go:embed data/iso-iec-20000-1-2018.txt
var clauses20000 string

// Clauses lists the clauses of the edition in their order, empty where they are not held.
func Clauses(code string) []Clause {
	if code != ITSM {
		return nil
	}
	var out []Clause
	for _, f := range rows(clauses20000) {
		out = append(out, Clause{f[0], text.T(f[1], f[2]), strings.Count(f[0], ".") + 1})
	}
	return out
}

// ClauseTitle is the title of one clause, empty where the edition has none of that number.
func ClauseTitle(code, number string) text.Text {
	for _, c := range Clauses(code) {
		if c.Number == number {
			return c.Title
		}
	}
	return text.Text{}
}

// rows reads lines of fields parted by bars; lines that begin with # are comments.
func rows(data string) [][]string {
	var out [][]string
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "|"))
		}
	}
	return out
}
