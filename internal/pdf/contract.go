package pdf

import (
	"strconv"
	"strings"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// Contract is a version of the certification agreement as it was accepted, in both languages.
func Contract(b body.Record, c contract.Record) ([]byte, error) {
	d := New(Page{Title: "Certification agreement 认证合同 " + c.Reference, Author: b.Name.En, At: c.AcceptedAt,
		HeadLeft: Join(c.BodyName, "  "), HeadRight: c.Reference, Foot: "SHA-256 " + c.Hash})
	d.Title(text.T("Certification agreement", "认证合同"))
	d.Facts(
		Fact{text.T("Certification body", "认证机构"), Join(c.BodyName, "\n")},
		Fact{text.T("Client", "客户"), Join(c.ClientName, "\n")},
		Fact{text.T("Version", "版本"), number(c.Number)},
		Fact{text.T("Standards", "标准"), strings.Join(c.Standards, ", ")},
		Fact{text.T("Scope of certification", "认证范围"), Join(c.Scope, "\n")},
	)
	d.sites(c.Sites)
	d.duties(c.Duties)
	d.publication(c.Publication(b.Jurisdiction), b.Zone())
	d.acceptance(fee.Acceptance{Name: c.AcceptedName, Position: c.Position, At: c.AcceptedAt, IP: c.IP, UserAgent: c.UserAgent, Statement: c.Statement, Scan: c.Scan}, b.Zone())
	d.Facts(Fact{text.T("SHA-256 of the text accepted", "所接受文本的 SHA-256"), c.Hash})
	return d.Bytes()
}

func (d *Doc) duties(duties text.Text) {
	d.Heading(text.T("Rights and duties", "权利与义务"))
	d.Paragraph(duties.En, Style{})
	d.Gap(6)
	d.Paragraph(duties.Zh, Style{})
}

// publication says what is public by duty, and the client's answer for each channel that needs its consent.
func (d *Doc) publication(p contract.Publication, zone *time.Location) {
	d.Heading(text.T("Publication", "公开"))
	for _, duty := range p.Duty {
		d.Both(duty, Style{})
	}
	var facts []Fact
	for _, c := range p.Channels {
		said := yesNo(c.Allowed)
		if !c.At.IsZero() {
			said += " (" + c.ByName + ", " + c.At.In(zone).Format(time.DateOnly) + ")"
		}
		facts = append(facts, Fact{c.Name, said})
	}
	d.Facts(facts...)
}

func yesNo(b bool) string {
	if b {
		return "yes 同意"
	}
	return "no 不同意"
}

func number(n int) string { return strconv.Itoa(n) }

func percentage(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) + " %" }

// clean leaves blank parts out.
func clean(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return out
}
