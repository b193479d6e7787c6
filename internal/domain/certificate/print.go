package certificate

import (
	"cmp"
	"fmt"
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// SM148 lets no certificate out that says something else than the decision it rests on.
var SM148 = rule.Rule{ID: "SM-148", Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Enforce, Says: text.T(
	"Before a certificate is issued, its finished document is read back and says number, holder, standard, scope, dates and sites as they were decided.",
	"证书颁发前须对成品文件进行回读，其编号、获证组织、标准、认证范围、日期和场所须与认证决定一致。")}

// Edition is the standard with its amendments, as it is printed.
func (r Record) Edition() string { return edition(r.Standard) }

func edition(code string) string {
	e, _ := standard.Find(code)
	return cmp.Or(e.Display, code)
}

// Line is a label and its value at the foot of a certificate.
type Line struct {
	Field string
	Label text.Text
	Value string
}

// Lines are number and dates as they stand at the foot of the certificate.
func (r Record) Lines() []Line {
	out := []Line{
		{"number", text.T("Certificate number", "证书编号"), r.Number},
		{"decided_on", text.T("Date of decision", "认证决定日期"), r.DecidedOn.String()},
		{"issued_on", text.T("Date of issue", "颁发日期"), r.IssuedOn.String()},
		{"expires_on", text.T("Valid until", "有效期至"), r.ExpiresOn.String()},
	}
	if r.Lapse != nil {
		return append(r.withSoA(out), r.Lapse.lines()...)
	}
	out = r.withSoA(out)
	if !r.PreviousExpiry.IsZero() {
		out = append(out, Line{"previous_expiry", text.T("Expiry of the cycle before", "上一周期到期日"), r.PreviousExpiry.String()})
	}
	return out
}

func (r Record) withSoA(lines []Line) []Line {
	if s := r.SoA; s != nil {
		return append(lines, Line{"soa", text.T("Statement of applicability", "适用性声明"), s.Version + ", " + s.On.String()})
	}
	return lines
}

// ListsSites tells whether the certificate lists its sites in an annex.
func (r Record) ListsSites() bool { return len(r.Sites) > 1 }

// Location is the address with the city, where it does not name it.
func (h Holder) Location() text.Text { return located(h.Address, h.City) }

// BelongsTo is what a sub-certificate says of its main certificate, empty for any other.
func (r Record) BelongsTo() text.Text {
	if r.Main == nil {
		return text.Text{}
	}
	return text.Tf("Sub-certificate of certificate %s", "证书%s的子证书", r.Main.Number)
}

// Elsewhere is where the only site is, empty where that is the address of the holder. A sub-certificate names its site.
func (r Record) Elsewhere() text.Text {
	if len(r.Sites) != 1 {
		return text.Text{}
	}
	at := located(r.Sites[0].Address, r.Sites[0].City)
	if r.Main != nil {
		return text.Tf("%s, %s", "%s，%s", r.Sites[0].Name, at)
	}
	if at == r.Holder.Location() {
		return text.Text{}
	}
	return at
}

func located(address, city text.Text) text.Text {
	if !strings.Contains(address.En, city.En) {
		address.En = strings.TrimPrefix(address.En+", "+city.En, ", ")
	}
	if !strings.Contains(address.Zh, city.Zh) {
		address.Zh = city.Zh + address.Zh
	}
	return address
}

// ReadBack compares the finished document with what was decided (SM-148). says tells whether another program than the one
// that wrote the document reads the words in it, whatever stands between them.
func (r Record) ReadBack(says func(words string) bool) error {
	var broken rule.Broken
	want := func(field string, words ...string) {
		for _, w := range words {
			if strings.TrimSpace(w) != "" && !says(w) {
				broken = append(broken, SM148.Breaks(text.Tf("The finished document does not say “%s”.", "成品文件中读不到“%s”。", w)).At(field))
				return
			}
		}
	}
	both := func(field string, t text.Text) { want(field, t.En, t.Zh) }
	for _, l := range r.Lines() { // the value stands behind its label, in one of the languages
		if !says(l.Label.En+l.Value) && !says(l.Label.Zh+l.Value) {
			want(l.Field, l.Label.En+" "+l.Value)
		}
	}
	want("code", Grouped(r.Code))
	want("standard", r.Edition())
	want("holder.registered", r.Holder.Registered)
	both("holder.name", r.Holder.Name)
	both("holder.address", r.Holder.Location())
	both("sites[0]", r.Elsewhere())
	both("main", r.BelongsTo())
	both("scope", r.Scope)
	if r.ListsSites() {
		for i, site := range r.Sites {
			row := func(langs ...text.Lang) string { return strings.Join(site.Cells(langs), "") }
			if !says(row(text.En, text.Zh)) {
				want(fmt.Sprintf("sites[%d]", i), row(text.En), row(text.Zh))
			}
		}
	}
	return broken.OrNil()
}

// Cells are the site as the annex lists it in the languages: name, address, activities.
func (s Site) Cells(langs []text.Lang) []string {
	in := func(t text.Text, between string) string {
		first, last := t.In(langs[0]), t.In(langs[len(langs)-1])
		if first == last {
			return first
		}
		return first + between + last
	}
	name := in(s.Name, "\n")
	if s.Central {
		name += "\n" + in(text.T("central function", "中心职能"), " ")
	}
	return []string{name, in(s.Address, "\n") + "\n" + in(s.City, " ") + ", " + s.Country, in(s.Activities, "\n")}
}
