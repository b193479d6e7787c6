package pdf

import (
	"strconv"
	"strings"

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
	d.Heading(text.T("Rights and duties", "权利与义务"))
	d.Paragraph(c.Duties.En, Style{})
	d.Gap(6)
	d.Paragraph(c.Duties.Zh, Style{})
	d.Heading(text.T("Publication", "公开"))
	d.Facts(Fact{text.T("In public registers of certificates", "在公共证书名录中公开"), yesNo(c.Consents.Register)},
		Fact{text.T("Name and logo as a reference", "以名称和标识作为案例"), yesNo(c.Consents.Logo)})
	d.acceptance(fee.Acceptance{Name: c.AcceptedName, Position: c.Position, At: c.AcceptedAt, IP: c.IP, UserAgent: c.UserAgent, Statement: c.Statement}, b.Zone())
	d.Facts(Fact{text.T("SHA-256 of the text accepted", "所接受文本的 SHA-256"), c.Hash})
	return d.Bytes()
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
