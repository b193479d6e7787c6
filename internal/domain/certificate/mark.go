package certificate

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules about the marks that stand on a certificate.
var (
	MK1 = rule.Rule{ID: "MK1", Source: "ISO/IEC 17021-1:2015", Clause: "8.3.1", Level: rule.Enforce, Says: text.T(
		"A mark is given out only with the rules of its use, and it can be traced to its owner.",
		"标志须附使用规则方可提供，并可追溯至其所有者。")}
	SM145 = rule.Rule{ID: "SM-145", Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Enforce, Says: text.T(
		"A mark stands on a certificate only where its owner permits it: for the standard of the certificate, and from the first to the last day of the permission.",
		"证书上仅可使用其所有者许可的标志：须适用于证书所依据的标准，且在许可期限内。")}
)

// Mark is a mark that stands on certificates besides the name of the body, and what its owner permits.
type Mark struct {
	Owner         string     `json:"owner" maxLength:"80" doc:"whose mark it is"`
	Number        string     `json:"number,omitempty" maxLength:"40" doc:"of the licence or accreditation; it stands below the mark"`
	Picture       id.Picture `json:"picture"`
	Accreditation bool       `json:"accreditation,omitempty" doc:"of an accreditation body: left off where the accreditation may not be named (SM-22)"`
	Standards     []string   `json:"standards" nullable:"false" maxItems:"40" doc:"that it may be used with"`
	From          date.Date  `json:"from,omitzero" doc:"first day of the permission; none: it has begun"`
	To            date.Date  `json:"to,omitzero" doc:"last day of the permission; none: it does not end"`
	Use           text.Text  `json:"use" doc:"the rules of its use, as the holder of a certificate reads them"`
}

// permits tells why the mark may not stand on a certificate to the standard that is issued on the day, nothing where it may.
func (m Mark) permits(code string, on date.Date) (why text.Text) {
	switch {
	case !slices.Contains(m.Standards, code):
		return text.Tf("The mark of %s may not be used with %s. Publish a template without it for this standard.",
			"%s的标志不可用于%s。请为该标准发布不含此标志的模板。", m.Owner, edition(code))
	case !m.From.IsZero() && on.Before(m.From):
		return text.Tf("The mark of %s may be used from %s on. Publish a template without it until then.",
			"%s的标志自%s起方可使用。请先发布不含此标志的模板。", m.Owner, m.From)
	case !m.To.IsZero() && on.After(m.To):
		return text.Tf("The mark of %s could be used until %s. Publish a template without it, or with the new permission.",
			"%s的标志使用许可已于%s到期。请发布不含此标志的模板，或更新许可期限。", m.Owner, m.To)
	}
	return text.Text{}
}

// MarksOn are the marks of the design that stand on the certificate; that of an accreditation body does not where the
// accreditation may not be named (SM-22). One whose owner does not permit it is an error.
func (d Design) MarksOn(r Record) (out []Mark, err error) {
	var broken rule.Broken
	for i, m := range d.Marks {
		if m.Accreditation && r.Provisional {
			continue
		}
		if why := m.permits(r.Standard, r.IssuedOn); !why.IsZero() {
			broken = append(broken, SM145.Breaks(why).At(ofMark(i, "owner")))
		}
		out = append(out, m)
	}
	return out, broken.OrNil()
}

// MarksInUse are the marks of the design that the holder of the certificate may use on the day, with their rules.
func (d Design) MarksInUse(r Record, today date.Date) []Mark {
	printed, _ := d.MarksOn(r)
	return slices.DeleteFunc(printed, func(m Mark) bool { return !m.permits(r.Standard, today).IsZero() })
}

// check looks at the mark of a template for the standards.
func (m Mark) check(i int, codes []string, bad *fault.Invalid, broken *rule.Broken) {
	bad.Require(ofMark(i, "owner"), m.Owner)
	if m.Picture.IsZero() {
		bad.Add(ofMark(i, "picture"), text.T("Choose the picture of the mark.", "请选择标志图片。"))
	}
	if !m.To.IsZero() && m.To.Before(m.From) {
		bad.Add(ofMark(i, "to"), text.T("The permission ends before it begins.", "许可截止日早于起始日。"))
	}
	if m.Use.En == "" || m.Use.Zh == "" {
		*broken = append(*broken, MK1.Breaks(text.Text{}).At(ofMark(i, "use")))
	}
	for _, code := range codes {
		if !slices.Contains(m.Standards, code) {
			*broken = append(*broken, SM145.Breaks(text.Tf("The template is for %s, with which the mark of %s may not be used.",
				"模板适用于%s，而%s的标志不可用于该标准。", edition(code), m.Owner)).At(ofMark(i, "standards")))
		}
	}
}
