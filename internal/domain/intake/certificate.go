package intake

import (
	"slices"
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

var certificateColumns = []Column{
	{"client", text.T("Registration number of the client", "客户注册号或统一社会信用代码"), text.T("Registration number or credit code of a client that is here already, with its sites.", "已有客户的注册号或统一社会信用代码，其场所须已录入。"), true,
		"551234", []string{"client", "registration number", "credit code", "unified social credit code", "company number", "注册号", "统一社会信用代码", "信用代码"}},
	{"number", text.T("Certificate number", "证书编号"), text.T("As on the certificate; letters become capitals.", "与证书一致；字母转为大写。"), true, "NL-0123", []string{"number", "certificate", "certificate no", "编号", "证书号"}},
	{"standard", text.T("Standard", "标准"), text.T("With its edition, for instance ISO/IEC 20000-1:2018.", "含版本，例如ISO/IEC 20000-1:2018。"), true,
		"ISO/IEC 20000-1:2018", []string{"scheme", "认证标准", "依据标准"}},
	{"scope_en", text.T("Scope", "英文认证范围"), text.T("Sentence of the scope in English.", "认证范围的英文表述。"), true,
		"The SMS of Harbour IT Services supporting the provision of managed hosting", []string{"scope in english", "scope of certification"}},
	{"scope_zh", text.T("Scope in Chinese", "中文认证范围"), text.T("Sentence of the scope in Chinese.", "认证范围的中文表述。"), true,
		"向外部客户提供托管服务的信息技术服务管理体系", []string{"认证范围", "范围"}},
	{"since_on", text.T("First certified on", "初次认证日期"), text.T("Day of the initial certification.", "初次认证决定日期。"), true, "2021-05-10", []string{"initial certification", "first certified", "初次获证日期"}},
	{"decided_on", text.T("Cycle decided on", "本周期认证决定日期"), text.T("Decision from which the present cycle counts.", "本认证周期起算的决定日期。"), true, "2024-05-10", []string{"decided on", "decision", "certification decision", "决定日期"}},
	{"issued_on", text.T("Issued on", "颁证日期"), text.T("Without it, the day of the decision.", "未填写时与决定日期相同。"), false, "2024-05-12", []string{"issued", "issue date", "发证日期", "颁发日期"}},
	{"expires_on", text.T("Expires on", "到期日期"), text.T("Last day of validity; a certificate that has ended is not taken over.", "有效期最后一日；已失效的证书不予接收。"), true, "2027-05-09", []string{"expires", "expiry", "valid until", "有效期至", "到期日"}},
	{"first_on", text.T("First surveillance", "第一次监督审核"), text.T("Last day on site of the first surveillance of this cycle, where it was held.", "本周期第一次监督审核现场末日，如已实施。"), false,
		"2025-04-22", []string{"surveillance 1", "first surveillance held", "监督一", "第一次监督"}},
	{"second_on", text.T("Second surveillance", "第二次监督审核"), text.T("The same of the second one.", "第二次监督审核现场末日，如已实施。"), false, "", []string{"surveillance 2", "second surveillance held", "监督二", "第二次监督"}},
	{"surveillance_days", text.T("Days of a surveillance", "监督审核人日"), text.T("Auditor days agreed for one surveillance audit, in halves.", "每次监督审核约定的人日，以半日计。"), true,
		"1.5", []string{"surveillance days", "监督人日"}},
	{"recertification_days", text.T("Days of the recertification", "再认证审核人日"), text.T("Auditor days agreed for the recertification audit.", "再认证审核约定的人日。"), true, "3", []string{"recertification days", "再认证人日"}},
	{"sites", text.T("Sites", "场所"), text.T("Names of the client's sites in the scope, with a semicolon; without it, all of them.", "认证范围内客户场所的名称，以分号分隔；未填写时为全部场所。"), false,
		"Data centre Galway", []string{"sites in scope", "范围内场所"}},
	{"central", text.T("Central site", "中心职能场所"), text.T("Name of the site of the central function, where there are several sites.", "有多个场所时，中心职能所在场所的名称。"), false, "", []string{"central function", "head office", "总部", "中心场所"}},
}

// Issued is a certificate that the body has.
type Issued struct {
	Number   string
	Client   id.Client
	Standard string
	Stands   bool // valid or suspended, and not expired
}

// OwnCertificate is a certificate of a table: the body issued it before it used this software.
type OwnCertificate struct {
	Client   id.Client
	Number   string
	Standard string
	Scope    text.Text
	IssuedOn date.Date
	Held     application.Held // the days of its cycle
	Days     programme.Days
	Sites    []client.Site // with its central function
}

func (t *reader) beginCertificates() {
	t.issued, t.stands = map[string]owner{}, map[string]string{}
	for _, c := range t.here.Certificates {
		t.issued[strings.ToUpper(c.Number)] = owner{client: Known{Name: text.T("a certificate that is here", "系统中已有的证书")}}
		if c.Stands {
			t.stands[c.Client.String()+c.Standard] = c.Number
		}
	}
}

func (t *reader) readCertificate() {
	c := OwnCertificate{Number: strings.ToUpper(t.cell("number")), Standard: t.standard("standard"), Scope: text.T(t.cell("scope_en"), t.cell("scope_zh")),
		Days: programme.Days{Surveillance: t.days("surveillance_days"), Recertification: t.days("recertification_days")}}
	c.Held = application.Held{Standard: c.Standard, Number: c.Number, SinceOn: t.day("since_on"), DecidedOn: t.day("decided_on"),
		ExpiresOn: t.day("expires_on"), FirstOn: t.day("first_on"), SecondOn: t.day("second_on")}
	if c.IssuedOn = t.day("issued_on"); c.IssuedOn.IsZero() {
		c.IssuedOn = c.Held.DecidedOn
	}
	t.checkDays(c)
	t.uniqueCertificate(c.Number)
	holder, found := t.client()
	if !found {
		return
	}
	c.Client, c.Sites = holder.ID, t.sitesOf(holder)
	t.onlyOne(c)
	if !t.wrong {
		t.Report.Creates++
		t.Issued = append(t.Issued, c)
	}
}

// checkDays notes days that contradict each other or today. A certificate that has ended stays where it was: the
// clock here would only say that it is too late for everything.
func (t *reader) checkDays(c OwnCertificate) {
	var bad fault.Invalid
	c.Held.Order(&bad, "")
	t.invalid(bad)
	for _, says := range c.Held.NumberDiffers(-1) {
		t.warn("number", c.Number, says)
	}
	if c.IssuedOn.Before(c.Held.DecidedOn) {
		t.problem("issued_on", text.T("The certificate was not issued before the decision.", "颁证日期不应早于认证决定日期。"))
	}
	for key, day := range c.past() {
		if day.After(t.here.Today) {
			t.problem(key, text.T("This day has not come yet.", "该日期尚未到来。"))
		}
	}
	if !c.Held.ExpiresOn.IsZero() && c.Held.ExpiresOn.Before(t.here.Today) {
		t.problem("expires_on", text.T("The certificate has expired: leave the row out. It is renewed by an application for reinstatement.", "证书已到期，请删除该行；恢复认证须另行申请。"))
	}
}

// past yields the days that have passed, in the order of the columns.
func (c OwnCertificate) past() func(func(string, date.Date) bool) {
	return func(yield func(string, date.Date) bool) {
		_ = yield("decided_on", c.Held.DecidedOn) && yield("issued_on", c.IssuedOn) && yield("first_on", c.Held.FirstOn) && yield("second_on", c.Held.SecondOn)
	}
}

func (t *reader) uniqueCertificate(number string) {
	if number == "" {
		return
	}
	if o, taken := t.issued[number]; taken {
		t.problem("number", text.Tf("This number is taken: %s.", "该号码已被使用：%s。", o.says()))
	}
	t.issued[number] = owner{row: t.row.Number}
}

// onlyOne refuses a second certificate that stands to the same standard.
func (t *reader) onlyOne(c OwnCertificate) {
	key := c.Client.String() + c.Standard
	if number, has := t.stands[key]; has && c.Standard != "" {
		t.problem("standard", text.Tf("The client holds certificate %s to this standard.", "该客户已持有此标准的证书%s。", number))
	}
	t.stands[key] = c.Number
}

// sitesOf are the sites in the scope, of which one holds the central function where they are several.
func (t *reader) sitesOf(holder Known) []client.Site {
	out := t.namedSites(holder)
	if len(out) == 0 && !t.wrong {
		t.problem("client", text.T("The client has no site here: import its sites first.", "该客户尚无场所，请先导入场所。"))
	}
	if central := t.cell("central"); central != "" {
		at := findSite(out, central)
		if at < 0 {
			t.problem("central", text.Tf("No site in the scope is called “%s”.", "认证范围内没有名为“%s”的场所。", central))
		}
		for i := range out {
			out[i].Central = i == at
		}
	}
	if len(out) > 1 && !slices.ContainsFunc(out, func(s client.Site) bool { return s.Central }) {
		t.problem("central", text.T("The scope has several sites: name the one of the central function.", "认证范围包含多个场所，请填写中心职能所在场所。"))
	}
	return out
}

func (t *reader) namedSites(holder Known) []client.Site {
	names := t.list("sites", ";；|\n")
	if len(names) == 0 {
		return slices.Clone(holder.Sites)
	}
	var out []client.Site
	for _, name := range names {
		if i := findSite(holder.Sites, name); i >= 0 {
			out = append(out, holder.Sites[i])
		} else {
			t.problem("sites", text.Tf("The client has no site called “%s”.", "该客户没有名为“%s”的场所。", name))
		}
	}
	return out
}

// findSite is where the site of the name stands, in either language, or -1.
func findSite(sites []client.Site, name string) int {
	return slices.IndexFunc(sites, func(s client.Site) bool {
		n := plainHeading(name)
		return n == plainHeading(s.Name.En) || n == plainHeading(s.Name.Zh)
	})
}
