package pdf

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
)

func certified(sites int) (certificate.Record, body.Record) {
	c := certificate.Record{Number: "10426ITSM00017R0M", Code: "7K3M9Q2XA4ND8C5P", Standard: "ISO/IEC 20000-1:2018",
		Holder: certificate.Holder{Name: text.T("Bluewater Data Centres Ltd", "碧水数据中心有限公司"), Address: text.T("1 Quay Street, Dublin", "都柏林码头街1号"),
			Country: "IE", Registered: "551234"},
		Scope: text.T("The ITSMS of Bluewater Data Centres Ltd supporting the provision of managed hosting, service desk and network operation to external customers from Dublin and Cork.",
			"碧水数据中心有限公司在都柏林和科克向外部客户提供托管、服务台和网络运维服务的信息技术服务管理体系。"),
		DecidedOn: date.MustParse("2026-11-20"), IssuedOn: date.MustParse("2026-11-23"), ExpiresOn: date.MustParse("2029-11-19")}
	for range sites {
		c.Sites = append(c.Sites, certificate.Site{Name: text.T("Cork", "科克"), Address: text.T("4 South Mall", "南购物街4号"), City: text.T("Cork", "科克"),
			Country: "IE", Activities: text.T("data centre, operations", "数据中心、运维")})
	}
	c.Sites[0].Central = true
	return c, body.Record{Name: text.T("Nordlys Certification", "北光认证"), Address: text.T("2 Harbour Road, Dublin", "都柏林港湾路2号"),
		Accreditation: body.Accreditation{Body: "INAB", Number: "7001"}}
}

func print(c certificate.Record, b body.Record) Print {
	return Print{Certificate: c, Body: b, Design: certificate.Delivered, Link: "https://triennia.example/verify/" + c.Code,
		Made: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
}

func printed(t *testing.T, c certificate.Record, b body.Record) []byte {
	t.Helper()
	out, wrong, err := Certificate(print(c, b))
	if err != nil || wrong != nil {
		t.Fatal(wrong, err)
	}
	return out
}

func TestTheCertificateSaysWhatItMust(t *testing.T) {
	for sites, pages := range map[int]int{1: 1, 5: 2, 40: 4} {
		c, b := certified(sites)
		out := printed(t, c, b)
		got := extract(t, out)
		for _, want := range []string{c.Number, "7K3M-9Q2X-A4ND-8C5P", "Bluewater Data Centres Ltd", "碧水数据中心有限公司", "ISO/IEC 20000-1:2018",
			"managed hosting", "托管、服务台", "2026-11-20", "2026-11-23", "2029-11-19", "Nordlys", "北光认证", "verify/7K3M9Q2XA4ND8C5P"} {
			if !strings.Contains(got, want) {
				t.Errorf("%d sites: the certificate lacks %q", sites, want)
			}
		}
		if n := strings.Count(got, "\f"); n != pages {
			t.Errorf("%d sites on %d pages, want %d", sites, n, pages)
		}
	}
}

// Rule "SM-22".
func TestAccreditationIsNamedOnlyWhereTheAuditTimeWasNotProvisional(t *testing.T) {
	c, b := certified(1)
	for provisional, named := range map[bool]bool{false: true, true: false} {
		c.Provisional = provisional
		out := printed(t, c, b)
		if strings.Contains(extract(t, out), "INAB") != named {
			t.Errorf("provisional %v: the accreditation is named or missing", provisional)
		}
	}
}

func TestALongScopeStaysOnThePage(t *testing.T) {
	c, b := certified(1)
	c.Scope = text.T(strings.Repeat(c.Scope.En+" ", 5), strings.Repeat(c.Scope.Zh, 5))
	if got := extract(t, printed(t, c, b)); strings.Count(got, "\f") != 1 || strings.Count(got, "external customers") < 5 {
		t.Error("the long scope is torn or cut")
	}
}
