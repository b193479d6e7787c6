package pdf

import (
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

var nordlys = body.Record{Name: text.T("Nordlys Certification", "北光认证"), TimeZone: "Asia/Shanghai"}

func offered(t *testing.T) fee.Record {
	t.Helper()
	sheet, err := audittime.Compute(audittime.Input{AuditType: audittime.Initial, CompanyHeadcount: 137,
		Standards: []audittime.Standard{{Code: "ISO/IEC 20000-1:2018", Factors: []audittime.Factor{{Code: "low-complexity", Percent: -10, Reason: "single service 单一服务"}}}},
		Personnel: []audittime.Group{{Site: text.T("Head office", "总部"), Activity: text.T("service desk", "服务台"), Headcount: 60, Repetitive: true, Reduction: audittime.Sqrt, Reason: "identical, directed work"},
			{Site: text.T("Suzhou", "苏州"), Activity: text.T("operations", "运维"), Headcount: 26}}})
	if err != nil {
		t.Fatal(err)
	}
	q := fee.Record{ID: id.Quotation{1}, ClientID: id.Client{2}, Reference: "Q-2026-0012", Revision: 1, Standards: []fee.Standard{{Code: "ISO/IEC 20000-1:2018"}},
		ClientName: text.T("Shanghai Xinghe Cloud Services Co., Ltd.", "上海星河云服务有限公司"),
		Scope:      text.T("The SMS of Xinghe Cloud supporting the provision of desktop support to customers from Shanghai", "上海星河云服务有限公司向客户提供桌面支持的信息技术服务管理活动，服务提供场所：上海"),
		Sites: []fee.Site{{Key: "hq", Name: text.T("Head office", "总部"), Address: text.T("88 Zhangyang Road", "张杨路88号"), City: text.T("Shanghai", "上海"), Country: "CN", Central: true, Headcount: 60},
			{Key: "sz", Name: text.T("Suzhou", "苏州"), Address: text.T("1 Xinghu Street", "星湖街1号"), City: text.T("Suzhou", "苏州"), Country: "CN", Headcount: 26}},
		Sheet: sheet, Approval: &body.MethodApproval{Name: "Chen Jie"}, MadeAt: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
		State: fee.Sent, SentOn: date.MustParse("2026-11-23"), ValidUntil: date.MustParse("2027-02-21")}
	list := fee.PriceList{Currency: "CNY", TaxPercent: 6, TaxMode: fee.Exclusive, Items: []fee.Item{
		{Code: "application", Name: text.T("Application", "申请费"), Basis: fee.Flat, Amount: fee.MustMoney("1000"), When: []string{"initial"}},
		{Code: "audit", Name: text.T("Audit", "审核费"), Basis: fee.PerDay, Amount: fee.MustMoney("3000")},
		{Code: "registration", Name: text.T("Review and registration", "审定与注册费"), Basis: fee.Flat, Amount: fee.MustMoney("2000"), Per: fee.PerSystem, When: []string{"initial", "recertification"}},
		{Code: "annual", Name: text.T("Annual fee", "年金"), Basis: fee.Flat, Amount: fee.MustMoney("2000"), Per: fee.PerSystem, When: []string{"surveillance"}}}}
	none := 0.0
	list.DiscountLimit = 10
	list.Items = append(list.Items, fee.Item{Code: "stamp", Name: text.T("Notary", "公证"), Basis: fee.Flat, Amount: fee.MustMoney("300"), TaxPercent: &none, When: []string{"initial"},
		Note: text.T("Passed on as paid", "代收代付")})
	q.Terms = fee.Terms{Discounts: []fee.Discount{{Percent: 5, Reason: "two sites 两个场所"}}, Travel: &fee.Travel{Mode: fee.TravelCapped, Amount: fee.MustMoney("4000")}}
	if q.Offer, err = list.Price(q.MeasureOf(), q.Terms); err != nil {
		t.Fatal(err)
	}
	return q
}

func TestQuotation(t *testing.T) {
	q := offered(t)
	b, err := Quotation(nordlys, q, text.T("The client pays.", "客户付费。"), contract.Record{}.Publication(nordlys.Jurisdiction))
	if err != nil {
		t.Fatal(err)
	}
	got := extract(t, b)
	for _, want := range []string{"Q-2026-0012", "上海星河云服务有限公司", "Provisional method", "Chen Jie", "ENP-9", "SM-20", "2027-02-21",
		q.Offer.Total.Gross.Grouped(), "MD5-5", "审核时间计算书", "two sites 两个场所", "at cost 实报实销", "up to 不超过 4,000.00", "on 计税额", "Passed on as paid"} {
		if !strings.Contains(got, want) {
			t.Errorf("the quotation lacks %q", want)
		}
	}
}

func TestQuotationOfSeveralStandards(t *testing.T) {
	q := offered(t)
	level := 100.0
	sheet, err := audittime.Compute(audittime.Input{AuditType: audittime.Initial,
		Standards:   []audittime.Standard{{Code: "ISO/IEC 20000-1:2018"}, {Code: "ISO/IEC 27001:2022"}},
		Personnel:   []audittime.Group{{Activity: text.T("operations", "运维"), Headcount: 86}},
		Integration: &audittime.Integration{Level: &level, TeamAbility: &level}})
	if err != nil {
		t.Fatal(err)
	}
	q.Sheet = sheet
	b, err := Quotation(nordlys, q, text.T("The client pays.", "客户付费。"), contract.Record{}.Publication(nordlys.Jurisdiction))
	if err != nil {
		t.Fatal(err)
	}
	got := extract(t, b)
	for _, want := range []string{"ISO/IEC 27001:2022", "查表人日", sheet.Standards[0].Share, sheet.Standards[1].Share, "IM-4", "12.0"} {
		if !strings.Contains(got, want) {
			t.Errorf("the quotation lacks %q", want)
		}
	}
}

func TestContract(t *testing.T) {
	q := offered(t)
	q.State = fee.Accepted
	q.Acceptance = &fee.Acceptance{Name: "Li Lei", Position: "General manager", At: time.Date(2026, 11, 24, 2, 3, 4, 0, time.UTC),
		IP: "192.0.2.7", UserAgent: "Mozilla/5.0 (X11; Linux x86_64)", Statement: q.Statement(),
		Scan: &fee.SignedScan{SignedOn: date.MustParse("2026-11-22"), File: "signed.pdf", SHA256: "5f1d", FiledBy: "Rita Reviewer"}}
	c, err := contract.Freeze(contract.Record{ID: id.Contract{1}, Number: 1, Reference: "C-2026-0003", BodyName: nordlys.Name, Consents: contract.Consents{contract.OwnRegister: true}}, q, contract.Edition{Clauses: contract.Delivered})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Contract(nordlys, c.Record())
	if err != nil {
		t.Fatal(err)
	}
	got := extract(t, b)
	for _, want := range []string{"C-2026-0003", "Li Lei", "10:03:04 +08:00", "192.0.2.7", c.Record().Hash[:40], "yes 同意 (Li Lei, 2026-11-24)", "no 不同意 (Li Lei", "IAF CertSearch", "8.1.2", "2026-11-22", "signed.pdf", "5f1d", "Rita Reviewer", "认证合同"} {
		if !strings.Contains(got, want) {
			t.Errorf("the contract lacks %q", want)
		}
	}
}
