// Package intake takes over what a body kept elsewhere: it finds out what the columns of a table mean, reads its
// rows, and tells every problem by row and column before anything is kept.
package intake

import (
	"slices"
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Kind says what the rows of a table are.
type Kind string

const (
	Clients      Kind = "clients"
	Sites        Kind = "sites"        // of clients that the body has already
	People       Kind = "people"       // of the body, with what they are competent for
	Certificates Kind = "certificates" // that the body issued before, of clients and sites that it has already
)

// Column is what a table may say of each row.
type Column struct {
	Key      string    `json:"key"`
	Title    text.Text `json:"title"`
	Explains text.Text `json:"explains"`
	Required bool      `json:"required"`
	Example  string    `json:"example"`
	also     []string  // other headings that mean it
}

// Kinds are the tables that can be taken over, in the order in which they depend on one another.
var Kinds = []Kind{Clients, Sites, People, Certificates}

// Names are the kinds on screen.
var Names = map[Kind]text.Text{Clients: text.T("Clients", "客户"), Sites: text.T("Sites of clients", "客户的场所"),
	People: text.T("Auditors and other people", "审核员及其他人员"), Certificates: text.T("Certificates", "证书")}

// Columns are the columns of each kind.
var Columns = map[Kind][]Column{
	Clients: {
		{"name_en", text.T("Name", "英文名称"), text.T("Legal name; one of the two names is enough.", "法定名称；中英文名称至少填写一项。"), false,
			"Harbour IT Services Ltd", []string{"name (english)", "english name", "legal name", "company", "company name", "client", "client name"}},
		{"name_zh", text.T("Name in Chinese", "中文名称"), text.T("Legal name in Chinese characters.", "法定中文名称。"), false,
			"", []string{"chinese name", "名称", "企业名称", "公司名称", "单位名称", "组织名称", "客户名称"}},
		{"country", text.T("Country", "国家或地区"), text.T("Two letters of ISO 3166, for instance NL or CN.", "ISO 3166两位代码，例如NL、CN。"), true,
			"IE", []string{"country code", "国家", "国别", "国家代码", "注册国家"}},
		{"registration_number", text.T("Registration number", "注册号"), text.T("Needed outside the Chinese mainland.", "中国大陆以外的组织必填。"), false,
			"551234", []string{"company number", "register number", "registration no", "reg no", "登记号"}},
		{"credit_code", text.T("Unified social credit code", "统一社会信用代码"), text.T("Needed on the Chinese mainland: 18 characters.", "中国大陆组织必填，共18位。"), false,
			"", []string{"credit code", "uscc", "信用代码", "社会信用代码"}},
		{"legal_until", text.T("Legal document valid until", "法律证明文件有效期至"), text.T("Last day of the licence or other legal document; without it, unlimited.", "营业执照等法律证明文件的到期日；未填写时为长期有效。"), false,
			"2034-06-30", []string{"licence valid until", "license valid until", "营业执照有效期", "营业期限至", "营业执照到期日"}},
		{"address_en", text.T("Address", "英文地址"), text.T("Street and number.", "街道和门牌号。"), false, "1 Quay Street", []string{"street", "registered address"}},
		{"address_zh", text.T("Address in Chinese", "中文地址"), text.T("Street and number in Chinese.", "中文街道和门牌号。"), false, "", []string{"地址", "注册地址", "详细地址"}},
		{"city_en", text.T("City", "英文城市名"), text.T("City of the registered address.", "注册地址所在城市。"), false, "Galway", []string{"town"}},
		{"city_zh", text.T("City in Chinese", "中文城市名"), text.T("City in Chinese characters.", "所在城市的中文名称。"), false, "", []string{"城市", "所在城市"}},
		{"website", text.T("Website", "网站"), text.T("Address of the website.", "网站地址。"), false, "https://harbour.example", []string{"web", "url", "网址"}},
		{"language", text.T("Language", "语言"), text.T("Of letters and mail: en or zh-CN; without it, Chinese for CN and English for others.", "信函和邮件的语言：en或zh-CN；未填写时，CN为中文，其他为英文。"), false,
			"en", []string{"language of letters", "通信语言"}},
		{"contact_name", text.T("Contact", "联系人"), text.T("Name of the person to write to.", "联系人姓名。"), false, "Maeve Doyle", []string{"contact name", "contact person", "联系人姓名"}},
		{"contact_position", text.T("Position", "职务"), text.T("Position of the contact.", "联系人职务。"), false, "Service manager", []string{"contact position", "job title", "职位"}},
		{"contact_email", text.T("E-mail", "电子邮箱"), text.T("Needed with a contact.", "填写联系人时必填。"), false, "maeve@harbour.example", []string{"email", "contact email", "mail", "邮箱", "电子邮件"}},
		{"contact_phone", text.T("Telephone", "电话"), text.T("Telephone of the contact.", "联系人电话。"), false, "+353 91 555 0100", []string{"phone", "tel", "mobile", "联系电话", "手机"}},
	},
	Sites: {
		{"client", text.T("Registration number of the client", "客户注册号或统一社会信用代码"), text.T("Registration number or credit code of a client that is here already.", "已有客户的注册号或统一社会信用代码。"), true,
			"551234", []string{"client", "registration number", "credit code", "unified social credit code", "company number", "注册号", "统一社会信用代码", "信用代码"}},
		{"name_en", text.T("Name of the site", "场所英文名称"), text.T("One of the two names is enough.", "中英文名称至少填写一项。"), false, "Data centre Galway", []string{"site", "site name", "name"}},
		{"name_zh", text.T("Name of the site in Chinese", "场所中文名称"), text.T("Name in Chinese characters.", "场所的中文名称。"), false, "", []string{"场所", "场所名称", "名称"}},
		{"country", text.T("Country", "国家或地区"), text.T("Two letters of ISO 3166; without it, the country of the client.", "ISO 3166两位代码；未填写时与客户相同。"), false,
			"IE", []string{"country code", "国家", "国家代码"}},
		{"address_en", text.T("Address", "英文地址"), text.T("Street and number.", "街道和门牌号。"), false, "4 Dock Road", []string{"street"}},
		{"address_zh", text.T("Address in Chinese", "中文地址"), text.T("Street and number in Chinese.", "中文街道和门牌号。"), false, "", []string{"地址", "详细地址"}},
		{"city_en", text.T("City", "英文城市名"), text.T("City of the site.", "场所所在城市。"), false, "Galway", []string{"town"}},
		{"city_zh", text.T("City in Chinese", "中文城市名"), text.T("City in Chinese characters.", "所在城市的中文名称。"), false, "", []string{"城市"}},
		{"kind", text.T("Kind", "类型"), text.T("permanent, temporary or virtual; without it, permanent.", "固定、临时或虚拟；未填写时为固定。"), false, "permanent", []string{"site kind", "type", "场所类型"}},
		{"headcount", text.T("Persons", "人数"), text.T("Everybody who works there.", "该场所全部工作人员数。"), true, "24", []string{"headcount", "employees", "staff", "员工人数", "总人数"}},
		{"in_scope", text.T("Persons in scope", "体系内人数"), text.T("Of them, within the management system; without it, everybody.", "其中管理体系范围内的人数；未填写时为全部。"), false, "18", []string{"in scope", "persons within the scope", "体系覆盖人数"}},
		{"activities_en", text.T("Activities", "英文活动说明"), text.T("What is done there.", "该场所开展的活动。"), false, "Operation of data centres", []string{"processes"}},
		{"activities_zh", text.T("Activities in Chinese", "中文活动说明"), text.T("What is done there, in Chinese.", "该场所开展的活动，以中文填写。"), false, "", []string{"活动", "业务活动"}},
	},
	People:       peopleColumns,
	Certificates: certificateColumns,
}

// Guess tells for every heading which column it means, empty where none; each column is taken once.
func Guess(k Kind, headings []string) []string {
	out := make([]string, len(headings))
	for i, h := range headings {
		for _, c := range Columns[k] {
			if c.means(h) && !slices.Contains(out, c.Key) {
				out[i] = c.Key
				break
			}
		}
	}
	return out
}

func (c Column) means(heading string) bool {
	h := plainHeading(heading)
	return h != "" && (h == plainHeading(c.Key) || h == plainHeading(c.Title.En) || h == plainHeading(c.Title.Zh) ||
		slices.ContainsFunc(c.also, func(a string) bool { return h == plainHeading(a) }))
}

// plainHeading is a heading in small letters without blanks and signs.
func plainHeading(s string) string { return strings.Join(client.Words(s), "") }

// checkMapping tells what is wrong with what a person chose for the columns of a file.
func checkMapping(k Kind, headings, mapping []string) error {
	var bad fault.Invalid
	if len(mapping) != len(headings) {
		bad.Add("mapping", text.Tf("The file has %d columns; say of each what it is.", "该文件有%d列，请说明每一列的含义。", len(headings)))
		return bad
	}
	for i, key := range mapping {
		c, known := column(k, key)
		switch {
		case key == "":
		case !known:
			bad.Add("mapping", text.Tf("There is no column “%s”.", "没有名为“%s”的列。", key))
		case slices.Contains(mapping[:i], key):
			bad.Add("mapping", text.Tf("Two columns of the file are chosen as “%s”; choose one.", "文件中有两列被选为“%s”，请只选一列。", c.Title))
		}
	}
	return bad.OrNil()
}

func column(k Kind, key string) (Column, bool) {
	i := slices.IndexFunc(Columns[k], func(c Column) bool { return c.Key == key })
	if i < 0 {
		return Column{}, false
	}
	return Columns[k][i], true
}
