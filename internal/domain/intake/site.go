package intake

import (
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// NewSite is a site of a table and the client that it belongs to. Its key is chosen by whoever keeps it.
type NewSite struct {
	Client id.Client
	Site   client.Site
}

var siteKinds = map[string]client.SiteKind{
	"": client.Permanent, "permanent": client.Permanent, "固定": client.Permanent, "固定场所": client.Permanent,
	"temporary": client.Temporary, "临时": client.Temporary, "临时场所": client.Temporary,
	"virtual": client.Virtual, "虚拟": client.Virtual, "虚拟场所": client.Virtual,
}

func (t *reader) readSite() {
	s := client.Site{Name: t.both("name"), Address: t.both("address"), City: t.both("city"), Country: strings.ToUpper(t.cell("country")),
		Activities: t.both("activities"), Headcount: t.count("headcount"), InScope: t.count("in_scope")}
	if t.cell("in_scope") == "" {
		s.InScope = s.Headcount
	}
	if s.InScope > s.Headcount {
		t.problem("in_scope", text.T("More persons are in scope than work at the site.", "体系内人数多于该场所总人数。"))
	}
	if s.Name.IsZero() {
		t.problem("name_en", text.T("Give the name in English or in Chinese.", "请填写英文名称或中文名称。"))
	}
	kind, known := siteKinds[strings.ToLower(t.cell("kind"))]
	if s.Kind = kind; !known {
		t.problem("kind", text.T("Give permanent, temporary or virtual.", "请填写固定、临时或虚拟。"))
	}
	if s.Country != "" && len(s.Country) != 2 {
		t.problem("country", text.T("Give the two letters of the country, for instance NL.", "请填写国家或地区的两位字母代码，例如NL。"))
	}
	t.checkCountry()
	c, found := t.client()
	if !found {
		return
	}
	if s.Country == "" {
		s.Country = c.Country
	}
	t.keepSite(c, s)
}

// client is the client that the row names, of which there must be exactly one.
func (t *reader) client() (Known, bool) {
	number := t.cell("client")
	list := t.known[plainHeading(number)]
	switch {
	case number == "":
	case len(list) == 0:
		t.problem("client", text.T("No client has this number: import the client first.", "没有此号码的客户，请先导入客户。"))
	case len(list) > 1:
		t.problem("client", text.T("Several clients have this number: enter the site at the client.", "多个客户使用此号码，请在客户页面录入该场所。"))
	default:
		return list[0], true
	}
	return Known{}, false
}

func (t *reader) keepSite(c Known, s client.Site) {
	key := siteKey(c.ID, s.Name)
	if o, taken := t.sites[key]; taken && !s.Name.IsZero() {
		t.problem("name_en", text.Tf("The client has this site already: %s.", "该客户已有此场所：%s。", o.says()))
	}
	t.sites[key] = owner{row: t.row.Number}
	if !t.wrong {
		t.Report.Creates++
		t.Sites = append(t.Sites, NewSite{c.ID, s})
	}
}

func siteKey(c id.Client, name text.Text) string {
	return c.String() + " " + strings.Join(client.Words(name.In(text.En)), " ")
}
