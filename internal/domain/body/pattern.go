package body

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Parts are the words that a numbering pattern may use in braces, with what each stands for. A colon and
// a number pad with zeros to that width: {serial:5}.
var Parts = map[string]text.Text{
	"cb":     text.T("code of the body", "认证机构代码"),
	"yyyy":   text.T("year of issue, four digits", "发证年份（四位）"),
	"yy":     text.T("year of issue, two digits", "发证年份（两位）"),
	"field":  text.T("letter of the field of the standard", "认证领域代号"),
	"serial": text.T("running number", "流水号"),
	"cycle":  text.T("cycle of certification: 0 for the first", "认证周期：初次为 0"),
	"size":   text.T("size of the organisation: S, M, L", "组织规模：S、M、L"),
}

var (
	partForm    = regexp.MustCompile(`\{([a-z]+)(?::([1-9]))?\}`)
	literalForm = regexp.MustCompile(`^[A-Za-z0-9/ .-]*$`)
)

// DefaultPattern is what a new body numbers its certificates by.
const DefaultPattern = "{cb}{yy}{field}{serial:5}R{cycle}{size}"

// PatternProblem tells what is wrong with a pattern of certificate numbers, nothing when it will do. It
// must hold the serial, for every number is unique (ISO/IEC 17021-1:2015, 8.2.2), and be plain characters.
func PatternProblem(pattern string) text.Text {
	for _, m := range partForm.FindAllStringSubmatch(pattern, -1) {
		if _, ok := Parts[m[1]]; !ok {
			return text.Tf("{%s} is not a part of a number.", "{%s} 不是编号的组成部分。", m[1])
		}
	}
	if !literalForm.MatchString(partForm.ReplaceAllString(pattern, "")) {
		return text.T("Only letters, digits, / . - and parts in braces are possible.", "只能使用字母、数字、/ . - 和花括号中的组成部分。")
	}
	if !strings.Contains(pattern, "{serial") {
		return text.T("The number needs {serial}, or it would not be unique.", "编号必须包含 {serial}，否则不唯一。")
	}
	if len(pattern) > 60 {
		return text.T("The pattern is longer than 60 characters.", "编号规则超过 60 个字符。")
	}
	return text.Text{}
}

// Patterns are the patterns of the standards that have one of their own, by the code of the standard without its year:
// the next edition goes on with it.
type Patterns map[string]string

// given are the patterns that are not empty.
func (p Patterns) given() Patterns {
	out := Patterns{}
	for code, pattern := range p {
		if pattern = strings.TrimSpace(pattern); pattern != "" {
			out[code] = pattern
		}
	}
	return out
}

// PatternOf is the pattern of the numbers to the standard; own names the standard where it is of that alone.
func (r Record) PatternOf(code string) (pattern, own string) {
	bare := standard.Bare(code)
	if p, there := r.Patterns[bare]; there {
		return p, bare
	}
	return r.CertificatePattern, ""
}

// checkPatterns asks that each pattern of a standard is one, and that no two could make the same numbers: each counts
// its serials by itself.
func (r Record) checkPatterns(bad *fault.Invalid) {
	taken := map[string]bool{folded(r.CertificatePattern): true}
	for _, code := range slices.Sorted(maps.Keys(r.Patterns)) {
		pattern, at := r.Patterns[code], "certificate_patterns."+code
		if says := PatternProblem(pattern); !says.IsZero() {
			bad.Add(at, says)
		}
		if taken[folded(pattern)] {
			bad.Add(at, text.T("Another standard has this pattern already, in capitals or not; change it, or leave this one empty.", "已有其他标准使用该规则（不区分大小写）；请更改，或将此项留空。"))
		}
		taken[folded(pattern)] = true
	}
}

// folded is the pattern of the numbers as they are compared: capital and small letters are the same.
func folded(pattern string) string { return strings.ToUpper(pattern) }
