package contract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// Clause is one clause of the terms, and the duties that it carries.
type Clause struct {
	Heading text.Text `json:"heading"`
	Text    text.Text `json:"text"`
	Duties  []DutyID  `json:"duties" nullable:"false"`
}

// Placeholder is a word in braces that an agreement fills in.
type Placeholder struct {
	Name string    `json:"name"`
	Says text.Text `json:"says"`
	of   func(Parties, text.Lang) string
}

// Placeholders are all that a clause may hold.
var Placeholders = []Placeholder{
	{"body", text.T("name of the certification body", "认证机构名称"), func(p Parties, l text.Lang) string { return p.Body.In(l) }},
	{"client", text.T("name of the client", "客户名称"), func(p Parties, l text.Lang) string { return p.Client.In(l) }},
	{"standards", text.T("the standards", "认证标准"), func(p Parties, _ text.Lang) string { return strings.Join(p.Standards, ", ") }},
	{"scope", text.T("the scope of certification", "认证范围"), func(p Parties, l text.Lang) string { return p.Scope.In(l) }},
	{"sites", text.T("names of the sites", "场所名称"), Parties.siteNames},
	{"quotation", text.T("reference of the quotation", "报价编号"), func(p Parties, _ text.Lang) string { return p.Quotation }},
}

// Parties is what fills the placeholders.
type Parties struct {
	Body, Client, Scope text.Text
	Standards           []string
	Sites               []fee.Site
	Quotation           string
}

// PartiesOf are the body and what a quotation is about.
func PartiesOf(body text.Text, q fee.Record) Parties {
	return Parties{Body: body, Client: q.ClientName, Scope: q.Scope, Standards: q.Codes(), Sites: q.Sites, Quotation: q.Reference}
}

// Sample is a client that does not exist, to read terms by.
func Sample(body text.Text) Parties {
	return Parties{Body: body, Client: text.T("Example Hosting Ltd", "示例托管有限公司"), Standards: []string{"ISO/IEC 20000-1:2018"},
		Scope: text.T("the provision of managed hosting to external customers", "向外部客户提供托管服务"),
		Sites: []fee.Site{{Name: text.T("Head office", "总部")}, {Name: text.T("Data centre", "数据中心")}}, Quotation: "Q-0000-0001"}
}

func (p Parties) siteNames(l text.Lang) string {
	names := make([]string, len(p.Sites))
	for i, s := range p.Sites {
		names[i] = s.Name.In(l)
	}
	if l == text.Zh {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// Fill is the text of the clauses, numbered, with the placeholders filled in: headings and paragraphs, a line each.
func Fill(clauses []Clause, p Parties) text.Text {
	in := func(l text.Lang) string {
		var pairs, lines []string
		for _, x := range Placeholders {
			pairs = append(pairs, "{"+x.Name+"}", x.of(p, l))
		}
		for i, c := range clauses {
			lines = append(lines, fmt.Sprintf("%d. %s", i+1, c.Heading.In(l)), strings.TrimSpace(c.Text.In(l)))
		}
		return strings.NewReplacer(pairs...).Replace(strings.Join(lines, "\n"))
	}
	return text.T(in(text.En), in(text.Zh))
}

var braced = regexp.MustCompile(`\{[^{}]*\}`)

// check notes what is wrong with the clause that stands at the path.
func (c Clause) check(at string, bad *fault.Invalid) {
	for _, part := range []struct{ path, words string }{
		{at + ".heading.en", c.Heading.En}, {at + ".heading.zh", c.Heading.Zh}, {at + ".text.en", c.Text.En}, {at + ".text.zh", c.Text.Zh},
	} {
		bad.Require(part.path, part.words)
		checkPlaceholders(part.path, part.words, bad)
	}
	for _, d := range c.Duties {
		if !slices.ContainsFunc(Duties, func(known Duty) bool { return known.ID == d }) {
			bad.Add(at+".duties", text.Tf("There is no duty %q.", "没有义务“%s”。", string(d)))
		}
	}
}

// checkPlaceholders refuses what nothing fills in: a client would read the braces.
func checkPlaceholders(path, words string, bad *fault.Invalid) {
	for _, found := range braced.FindAllString(words, -1) {
		if !slices.Contains(placeholderNames(), found) {
			bad.Add(path, text.Tf("Nothing fills in %s. What can be filled in: %s.", "%s无法填入。可填入的有：%s。", found, strings.Join(placeholderNames(), " ")))
			return
		}
	}
	if strings.ContainsAny(braced.ReplaceAllString(words, ""), "{}") {
		bad.Add(path, text.T("A brace has no partner.", "花括号不成对。"))
	}
}

func placeholderNames() []string {
	out := make([]string, len(Placeholders))
	for i, x := range Placeholders {
		out[i] = "{" + x.Name + "}"
	}
	return out
}
