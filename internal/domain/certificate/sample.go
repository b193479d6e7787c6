package certificate

import (
	"strings"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
)

// Sample is a certificate that nobody has, to look at a design with: long names, and as many sites as are asked for.
func Sample(b body.Record, code string, sites int, today date.Date) Record {
	r := Record{Standard: code, Code: strings.Repeat("0", CodeLength), Rules: b.Jurisdiction, Convention: b.ExpiryConvention, Cycle: 1, Persons: 120,
		Holder: Holder{Name: text.T("Example Managed Services and Data Centres Limited", "示例托管服务与数据中心有限公司"), Country: b.Country, Registered: "000000000000000000",
			Address: text.T("Building 3, 128 Example Avenue, Example District", "示例区示例大道128号3号楼"), City: text.T("Example City", "示例市")},
		Scope: text.T("The management system of Example Managed Services and Data Centres Limited supporting managed hosting, service desk, network operation and application support for external customers.",
			"示例托管服务与数据中心有限公司向外部客户提供托管、服务台、网络运维和应用支持服务的管理体系。"),
		DecidedOn: today, IssuedOn: today}
	pattern, _ := b.PatternOf(code)
	r.Number = Number(pattern, b.Code, code, today, 1, 1, r.Persons)
	r.ExpiresOn = Expiry(r.Rules, r.Convention, today, today, date.Date{})
	for n := range max(sites, 1) {
		r.Sites = append(r.Sites, Site{Name: text.Tf("Site %d", "场所%d", n+1), Address: text.Tf("%d Example Street", "示例街%d号", n+1), City: r.Holder.City,
			Country: b.Country, Activities: text.T("data centre, service desk, operations", "数据中心、服务台、运维"), Central: n == 0})
	}
	return r
}
