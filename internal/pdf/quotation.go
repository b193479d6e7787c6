package pdf

import (
	"strings"
	"time"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/text"
)

// Quotation is the quotation with its calculation sheet, in both languages. While it can be accepted, the duties of
// the agreement, the consents asked and the lines to sign on follow, so that it may be signed on paper.
func Quotation(b body.Record, q fee.Record, duties text.Text, asked contract.Publication) ([]byte, error) {
	d := New(Page{Title: "Quotation 报价单 " + q.Reference, Author: b.Name.En, At: q.MadeAt,
		HeadLeft: Join(b.Name, "  "), HeadRight: q.Reference, Foot: Join(q.ClientName, "  ")})
	d.Title(text.T("Quotation", "报价单"))
	d.quotationFacts(q)
	if q.Sheet.Provisional {
		d.Banner(provisional(q))
	}
	d.quotationDays(q.Sheet, q.Taken != nil)
	d.quotationPrices(q.Offer)
	d.sites(q.Sites)
	d.sheet(q.Sheet)
	if q.Acceptance != nil {
		d.acceptance(*q.Acceptance, b.Zone())
	}
	if q.State == fee.Sent || q.State == fee.Questioned {
		d.duties(duties)
		d.consents(asked)
		d.signature(q.Statement())
	}
	return d.Bytes()
}

func (d *Doc) quotationFacts(q fee.Record) {
	facts := []Fact{
		{text.T("Client", "客户"), Join(q.ClientName, "\n")},
		{text.T("Standard", "标准"), strings.Join(q.Codes(), ", ")},
		{text.T("Scope of certification", "认证范围"), Join(q.Scope, "\n")},
		{text.T("Revision", "版次"), number(q.Revision)},
	}
	if !q.SentOn.IsZero() {
		facts = append(facts, Fact{text.T("Date", "日期"), q.SentOn.String()},
			Fact{text.T("Valid until and including", "有效期至（含当日）"), q.ValidUntil.String()})
	} else {
		facts = append(facts, Fact{text.T("Status", "状态"), "Draft, not yet sent 草稿，尚未发出"})
	}
	if s := q.SetDays; s != nil {
		facts = append(facts, setBy(s.By, s.Endorsement.By))
	}
	if !q.Why.IsZero() {
		facts = append(facts, Fact{text.T("Amendment of the agreement", "合同变更"), Join(q.Why, "\n")})
	}
	if q.Note != "" {
		facts = append(facts, Fact{text.T("Note", "备注"), q.Note})
	}
	d.Facts(facts...)
}

func provisional(q fee.Record) text.Text {
	by := ""
	if q.Approval != nil {
		by = q.Approval.Name
	}
	return text.Tf("Provisional method: the audit time is not from ISO/IEC 20000-6 but from %s. Its use was approved by %s.",
		"暂行方法：审核时间并非依据 ISO/IEC 20000-6，而是采用%s，经%s批准使用。", methods(q.Sheet, true), by)
}

func (d *Doc) quotationDays(s audittime.Sheet, transfer bool) {
	d.Heading(text.T("Audit days", "审核人日"))
	if transfer {
		d.Both(text.Tf("%d persons are in scope, of whom %d count as effective. The transfer itself is no audit: its cycle goes on with the next surveillance.",
			"认证范围内%d人，其中有效人数%d人。转换本身不实施审核，认证周期从下一次监督审核继续。", s.Headcount, s.EffectivePersons), Style{})
		d.Table(daysOfAudit, cycleDays(s))
		return
	}
	d.Both(text.Tf("%d persons are in scope, of whom %d count as effective. A day has eight hours; at least %s of the %s days of the initial audit are spent on site.",
		"认证范围内%d人，其中有效人数%d人。每人日8小时；初次审核共%[4]s人日，其中现场不少于%[3]s人日。",
		s.Headcount, s.EffectivePersons, s.OnsiteMinimum, s.Days.String()), Style{})
	if len(s.Standards) > 1 {
		d.standards(s)
	}
	d.Table(daysOfAudit, append([]Row{
		Cells("Stage 1  第一阶段", s.Stage1Days.String()),
		Cells("Stage 2  第二阶段", s.Stage2Days.String()),
		{Cells: []string{"Initial audit  初次审核", s.Days.String()}, Bold: true},
	}, cycleDays(s)...))
}

var daysOfAudit = []Column{{text.T("Audit", "审核"), 5, Left}, {text.T("Days", "人日"), 1, Right}}

// cycleDays are the days of the audits that follow the certification.
func cycleDays(s audittime.Sheet) []Row {
	return []Row{Cells("Surveillance, each year  每年监督审核", s.SurveillanceDays.String()),
		Cells("Recertification, in the third year  第三年再认证审核", s.RecertificationDays.String())}
}

// standards is the time of each standard of an audit of several.
func (d *Doc) standards(s audittime.Sheet) {
	var rows []Row
	for _, x := range s.Standards {
		rows = append(rows, Cells(x.Code, Join(x.Method, "\n"), x.TableDays.String(), x.AdjustedDaysRaw, x.Share))
	}
	d.Table([]Column{{text.T("Standard", "标准"), 2.4, Left}, {text.T("Method", "方法"), 3.6, Left}, {text.T("Table days", "查表人日"), 1.2, Right},
		{text.T("After factors", "计入因素后"), 1.2, Right}, {text.T("Share of days", "所占人日"), 1.2, Right}}, rows)
}

// methods names the methods of the sheet, or only those that are provisional.
func methods(s audittime.Sheet, provisional bool) text.Text {
	var en, zh []string
	for _, x := range s.Standards {
		if x.Provisional || !provisional {
			en, zh = append(en, x.Method.En), append(zh, x.Method.Zh)
		}
	}
	return text.T(strings.Join(en, "; "), strings.Join(zh, "；"))
}

func (d *Doc) quotationPrices(o fee.Offer) {
	d.Heading(text.T("Prices", "价格"))
	columns := []Column{{text.T("Item", "项目"), 5, Left}, {text.T("Quantity", "数量"), 1.3, Right},
		{text.Tf("Unit price, %s", "单价（%s）", o.Currency), 2, Right}, {text.Tf("Amount, %s", "金额（%s）", o.Currency), 2, Right}}
	for _, y := range o.Years {
		d.Room(120)
		d.Paragraph(Join(fee.YearNames[y.Label], "  "), Style{Size: 10, Bold: true})
		var rows []Row
		for _, l := range y.Lines {
			rows = append(rows, priced(l, o.Currency))
		}
		d.Table(columns, append(rows, sums(y.Sum, o.Rates(y.Taxes, y.Sum), o.Currency)...))
	}
	d.Room(90)
	together := "Three years together, without the option  三年合计（不含可选项）"
	switch o.Years[0].Label {
	case "transfer":
		together = "Rest of the cycle together, without the option  本周期剩余期间合计（不含可选项）"
	case "renewal":
		together = "Three years together  三年合计"
	}
	d.Paragraph(together, Style{Size: 10, Bold: true})
	d.Table(columns, sums(o.Total, o.Rates(o.Taxes, o.Total), o.Currency))
}

// priced is a line of a year; what is at cost says so in the place of an amount.
func priced(l fee.Line, currency string) Row {
	name := Join(l.Name, "\n")
	if !l.Note.IsZero() {
		name += "\n" + Join(l.Note, "\n")
	}
	switch {
	case !l.AtCost:
		return Cells(name, l.Quantity, l.Unit.In(currency), l.Amount.In(currency))
	case l.Cap > 0:
		return Cells(name, "", "up to 不超过 "+l.Cap.In(currency), "at cost 实报实销")
	default:
		return Cells(name, "", "", "at cost 实报实销")
	}
}

// sums are net, tax at each rate, and gross.
func sums(s fee.Sum, taxes []fee.Tax, currency string) []Row {
	rows := []Row{Cells("Net  不含税", "", "", s.Net.In(currency))}
	for _, t := range taxes {
		on := ""
		if len(taxes) > 1 {
			on = "on 计税额 " + t.Net.In(currency)
		}
		rows = append(rows, Cells("Tax  税额", percentage(t.Percent), on, t.Tax.In(currency)))
	}
	return append(rows, Row{Cells: []string{"Gross  含税合计", "", "", s.Gross.In(currency)}, Bold: true, Shaded: true})
}

func (d *Doc) sites(sites []fee.Site) {
	d.Heading(text.T("Sites", "场所"))
	var rows []Row
	for _, s := range sites {
		place := text.T(strings.Join(clean(s.Address.En, s.City.En, s.Country), ", "), s.City.Zh+s.Address.Zh)
		rows = append(rows, Cells(Join(s.Name, "\n"), Join(place, "\n"), number(s.Headcount)))
	}
	d.Table([]Column{{text.T("Name", "名称"), 3, Left}, {text.T("Address", "地址"), 5, Left}, {text.T("In scope", "范围内人数"), 1.4, Right}}, rows)
}

func (d *Doc) sheet(s audittime.Sheet) {
	d.Heading(text.T("Calculation sheet", "审核时间计算书"))
	d.Both(text.Tf("Method: %s. Every number with the rule it follows from.", "方法：%s。每个数字均列明所依据的规则。", methods(s, false)), Style{Size: 8.5, Color: Grey})
	var rows []Row
	for _, x := range s.Steps {
		rows = append(rows, Cells(x.Rule, strings.Join(clean(x.Source, x.Clause), "\n"), Join(x.Says, "\n"), x.Value))
	}
	for _, b := range append(s.Broken[:len(s.Broken):len(s.Broken)], s.Warnings...) {
		rows = append(rows, Row{Cells: []string{b.Rule.ID, strings.Join(clean(b.Rule.Source, b.Rule.Clause), "\n"), Join(b.Sentence(), "\n"), "!"}, Bold: true})
	}
	d.Table([]Column{{text.T("Rule", "规则"), 1.1, Left}, {text.T("Source", "依据"), 2.2, Left}, {text.T("What it says", "说明"), 6, Left},
		{text.T("Value", "数值"), 1.1, Right}}, rows)
}

// acceptance is who signed, when in the body's zone, and from where.
// consents is where the client gives its consents on paper.
func (d *Doc) consents(asked contract.Publication) {
	d.Heading(text.T("Publication", "公开"))
	for _, duty := range asked.Duty {
		d.Both(duty, Style{})
	}
	var facts []Fact
	for _, c := range asked.Channels {
		facts = append(facts, Fact{c.Name, "[    ] yes 同意      [    ] no 不同意"})
	}
	d.Facts(facts...)
}

// signature is where the client signs on paper.
func (d *Doc) signature(statement text.Text) {
	d.Heading(text.T("Signature of the client", "客户签署"))
	d.Both(statement, Style{})
	d.Gap(6)
	line := strings.Repeat("_", 40) + "\n"
	d.Facts(Fact{text.T("Name of the person who signs", "签署人姓名"), line}, Fact{text.T("Position", "职务"), line},
		Fact{text.T("Day of signature", "签署日期"), line}, Fact{text.T("Signature", "签字"), line})
}

func (d *Doc) acceptance(a fee.Acceptance, zone *time.Location) {
	d.Heading(text.T("Acceptance", "接受"))
	d.Both(a.Statement, Style{})
	d.Facts(Fact{text.T("Accepted by", "接受人"), strings.Join(clean(a.Name, a.Position), ", ")})
	if s := a.Scan; s != nil {
		d.Facts(Fact{text.T("Signed on paper on", "纸质签署日期"), s.SignedOn.String()}, Fact{text.T("Scan filed by", "扫描件提交人"), s.FiledBy},
			Fact{text.T("Scan", "扫描件"), s.File}, Fact{text.T("SHA-256 of the scan", "扫描件的 SHA-256"), s.SHA256})
	}
	d.Facts(Fact{text.T("Accepted at", "接受时间"), a.At.In(zone).Format("2006-01-02 15:04:05 -07:00")},
		Fact{text.T("From the address", "来源地址"), a.IP}, Fact{text.T("With", "所用程序"), a.UserAgent})
}
