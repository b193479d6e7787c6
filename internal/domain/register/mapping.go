package register

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Column is one column of the monthly report: its heading, and either the field that it holds or the same text in every
// row, where the platform wants a column that nothing here fills.
type Column struct {
	Heading string `json:"heading" maxLength:"100"`
	Field   string `json:"field,omitempty" maxLength:"40"`
	Fixed   string `json:"fixed,omitempty" maxLength:"200"`
}

// Code is what a list of codes says in the place of a value.
type Code struct {
	List  CodeList `json:"list" enum:"status,change,activity,type,project,country,answer"`
	Value string   `json:"value" maxLength:"60"`
	Code  string   `json:"code" maxLength:"60"`
}

// Layout is what a body says of its monthly report.
type Layout struct {
	Approval string   `json:"approval,omitempty" maxLength:"60" doc:"number of the body's approval by CNCA"`
	Columns  []Column `json:"columns" nullable:"false" minItems:"1" maxItems:"150"`
	Codes    []Code   `json:"codes" nullable:"false" maxItems:"400"`
}

// Mapping are the columns as they are kept. Version 1 is the delivered one.
type Mapping struct {
	Version int `json:"version"`
	Layout
}

// DeliveredVersion is the version of the columns that a body has before it changes them.
const DeliveredVersion = 1

// Delivered are columns by the fields of the public record and of older templates; the template of today was not seen.
func Delivered() Mapping {
	m := Mapping{Version: DeliveredVersion, Layout: Layout{Codes: slices.Clone(deliveredCodes)}}
	for _, f := range LineFields {
		m.Columns = append(m.Columns, Column{Heading: f.Title.Zh, Field: f.Key})
	}
	return m
}

// deliveredCodes are the words of the public record and the codes of the template of 2016. Of the projects three are
// known; those of the others are words until the body enters the codes of its account.
var deliveredCodes = []Code{
	{StatusCodes, "active", "有效"}, {StatusCodes, "suspended", "暂停"}, {StatusCodes, "withdrawn", "撤销"},
	{StatusCodes, "cancelled", "注销"}, {StatusCodes, "expired", "过期失效"},
	{ChangeCodes, Reissued, "换发"}, {ChangeCodes, "suspended", "暂停"}, {ChangeCodes, Restored, "恢复"},
	{ChangeCodes, "withdrawn", "撤销"}, {ChangeCodes, "cancelled", "注销"}, {ChangeCodes, "expired", "过期失效"},
	{ActivityCodes, "initial", "01"}, {ActivityCodes, "recertification", "02"}, {ActivityCodes, "surveillance", "03"}, {ActivityCodes, "change", "05"},
	{TypeCodes, "new", "01"}, {TypeCodes, "reissue", "02"}, {TypeCodes, "maintain", "04"},
	{ProjectCodes, "ISO 9001", "A01"}, {ProjectCodes, "ISO 14001", "A02"}, {ProjectCodes, "ISO 45001", "A03"},
	{ProjectCodes, "ISO/IEC 20000-1", "信息技术服务管理体系认证"}, {ProjectCodes, "ISO/IEC 27001", "信息安全管理体系认证"},
	{CountryCodes, "CN", "156"}, {AnswerCodes, "yes", "是"}, {AnswerCodes, "no", "否"},
}

// code is the code of the value; projects and statuses without one have none, others stand for themselves.
func (m Mapping) code(list CodeList, value string) string {
	for _, c := range m.Codes {
		if c.List == list && c.Value == value {
			return c.Code
		}
	}
	if list == CountryCodes {
		return value
	}
	return ""
}

// Headings are those of the columns.
func (m Mapping) Headings() []string {
	out := []string{}
	for _, c := range m.Columns {
		out = append(out, c.Heading)
	}
	return out
}

// Report is a mapping that keeps its own rules.
type Report struct {
	r Mapping
	event.Log
}

// FromMapping is the report of the mapping.
func FromMapping(r Mapping) *Report { return &Report{r: r} }

// Record is a copy of the mapping as it is stored.
func (r *Report) Record() Mapping { return r.r }

// Replace puts other columns and codes in the place of those that are there.
func (r *Report) Replace(c Layout) error {
	c.Approval = strings.TrimSpace(c.Approval)
	for i := range c.Columns {
		c.Columns[i].Heading, c.Columns[i].Fixed = strings.TrimSpace(c.Columns[i].Heading), strings.TrimSpace(c.Columns[i].Fixed)
	}
	for i := range c.Codes {
		c.Codes[i].Value, c.Codes[i].Code = strings.TrimSpace(c.Codes[i].Value), strings.TrimSpace(c.Codes[i].Code)
	}
	if err := c.check(); err != nil {
		return err
	}
	r.r.Layout = c
	r.Add("report_columns.changed", "")
	return nil
}

func (c Layout) check() error {
	var bad fault.Invalid
	if len(c.Columns) == 0 {
		bad.Add("columns", text.T("Keep at least one column.", "请至少保留一列。"))
	}
	for i, col := range c.Columns {
		checkColumn(&bad, fmt.Sprintf("columns.%d.", i), col, c.Columns[:i])
	}
	for i, code := range c.Codes {
		path := fmt.Sprintf("codes.%d.", i)
		bad.Require(path+"value", code.Value)
		bad.Require(path+"code", code.Code)
		if slices.ContainsFunc(c.Codes[:i], func(o Code) bool { return o.List == code.List && o.Value == code.Value }) {
			bad.Add(path+"value", text.T("This value stands in the list already; keep one of the two.", "该值已在列表中，请只保留一项。"))
		}
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	return apart(c.Codes).OrNil()
}

func checkColumn(bad *fault.Invalid, path string, c Column, before []Column) {
	bad.Require(path+"heading", c.Heading)
	if slices.ContainsFunc(before, func(o Column) bool { return o.Heading == c.Heading && c.Heading != "" }) {
		bad.Add(path+"heading", text.T("Another column has this heading; give each its own.", "已有同名的列，请使用不同的列名。"))
	}
	if utf8.RuneCountInString(c.Heading) > 100 {
		bad.Add(path+"heading", text.T("Use at most 100 characters.", "最多100个字符。"))
	}
	_, known := lineField(c.Field)
	switch {
	case c.Field != "" && !known:
		bad.Add(path+"field", text.T("Choose a field of the list.", "请从列表中选择字段。"))
	case c.Field != "" && c.Fixed != "":
		bad.Add(path+"fixed", text.T("A column holds a field or a fixed text, not both.", "一列只能填写字段或固定内容，不能同时填写。"))
	}
}

// apart keeps the words of the register apart: each status has its own (SM-142).
func apart(codes []Code) (broken rule.Broken) {
	said := map[string]string{}
	for i, c := range codes {
		if c.List != StatusCodes {
			continue
		}
		if other, taken := said[c.Code]; taken {
			broken = append(broken, OwnWord.Breaks(text.Tf("“%s” stands for two statuses, %s and %s.", "“%s”同时表示两种状态：%s和%s。", c.Code, name(other), name(c.Value))).At(fmt.Sprintf("codes.%d.code", i)))
		}
		said[c.Code] = c.Value
	}
	return broken
}

func name(status string) text.Text {
	if n := certificate.StatusNames[certificate.Status(status)]; !n.IsZero() {
		return n
	}
	return text.T(status, status)
}
