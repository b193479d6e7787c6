package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// table is rows of cells that | parts; an empty line is a gap.
func table(lines string) (out []Row) {
	for i, line := range strings.Split(lines, "\n") {
		if line != "" {
			out = append(out, Row{i + 1, strings.Split(line, "|")})
		}
	}
	return out
}

// told are the problems as "row column", warnings with a question mark.
func told(r Report) (out []string) {
	for _, p := range r.Problems {
		s := fmt.Sprintf("%d %s", p.Row, p.Column.En)
		if p.Warning {
			s += "?"
		}
		out = append(out, s)
	}
	return out
}

var here = []Known{
	{ID: id.Client{1}, Name: text.T("Bluewater Data Centres Ltd", ""), Country: "IE", RegistrationNumber: "551234", Emails: []string{"niamh@bluewater.example"},
		Sites: []text.Text{text.T("Dublin", "")}},
	{ID: id.Client{2}, Name: text.T("", "安和科技有限公司"), Country: "CN", CreditCode: "91350100M000100Y43"},
	{ID: id.Client{3}, Name: text.T("Delta", ""), Country: "NL", RegistrationNumber: "77"},
	{ID: id.Client{4}, Name: text.T("Deltaic", ""), Country: "BE", RegistrationNumber: "77"},
}

func TestRead(t *testing.T) {
	const clients = "Name|Name in Chinese|Country|Registration number|Unified social credit code|Contact|E-mail\n"
	for name, c := range map[string]struct {
		kind    Kind
		table   string
		told    []string
		creates int
	}{
		"good rows with a gap":        {Clients, clients + "Harbour||IE|1||Maeve|m@h.example\n\n|启明科技|cn||9111 0000 6000 37341l", nil, 2},
		"Chinese headings":            {Clients, "企业名称|国家|统一社会信用代码|联系人|邮箱\n启明科技|CN|91110000600037341L|王五|w@qm.example", nil, 1},
		"every cell that is wrong":    {Clients, clients + "||IE||||\nOne||1E|1\nTwo||IRL|2\nThree||CN||123\nFour||IE|4||Maeve|nonsense\nFive|||5", []string{"2 Name", "2 Registration number", "3 Country", "4 Country", "5 Unified social credit code", "6 E-mail", "7 Country"}, 0},
		"a contact without a name":    {Clients, clients + "One||IE|1|||a@b.example", []string{"2 Contact"}, 0},
		"twice in the file":           {Clients, clients + "One||IE|1\nTwo||IE|1", []string{"3 Registration number"}, 1},
		"of two countries":            {Clients, clients + "One||IE|1\nTwo||NL|1", nil, 2},
		"here already":                {Clients, clients + "Other||IE|55-1234\n|别的|CN||91350100m000100y43", []string{"2 Registration number", "3 Unified social credit code"}, 0},
		"a name like another":         {Clients, clients + "BLUEWATER Data-Centres B.V.||NL|9\n|安和科技股份有限公司|CN||91110000600037341L\nbluewater, data centres||DE|8", []string{"2 Name?", "3 Name in Chinese?", "4 Name?"}, 3},
		"an address in use":           {Clients, clients + "One||IE|1||Niamh|Niamh@bluewater.example", []string{"2 E-mail?"}, 1},
		"a cell beyond the headings":  {Clients, clients + "One||IE|1||||more", []string{"2 ?"}, 1},
		"without a column":            {Clients, "Name\nOne\nTwo", []string{"1 Country"}, 0},
		"a language":                  {Clients, "Name|Country|Registration number|Language\nOne|IE|1|zh-CN\nTwo|IE|2|fr", []string{"3 Language"}, 1},
		"sites":                       {Sites, "Registration number of the client|Name of the site|Persons|Persons in scope|Kind\n551234|Cork|5||\n91350100M000100Y43|福州|8|3|虚拟", nil, 2},
		"every site that is wrong":    {Sites, "客户注册号或统一社会信用代码|场所名称|人数|体系内人数|类型|国家\n0|A|1\n77|B|1\n551234|C|x\n551234|D|-1\n551234|E|3|4\n551234|F|1||moon\n551234||1\n551234|G|1|||IRL", []string{"2 Registration number of the client", "3 Registration number of the client", "4 Persons", "5 Persons", "6 Persons in scope", "7 Kind", "8 Name of the site", "9 Country"}, 0},
		"sites here and twice":        {Sites, "Client|Site|Headcount\n551234|dublin|1\n551234|Cork|1\n551234|CORK|1", []string{"2 Name of the site", "4 Name of the site"}, 1},
		"numbers of signs are no key": {Clients, clients + "One||IE|-\nTwo|||", []string{"3 Country"}, 1},
	} {
		d, err := Read(c.kind, table(c.table), nil, here)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := told(d.Report); !slices.Equal(got, c.told) || d.Report.Creates != c.creates {
			t.Errorf("%s: creates %d, %v; want %d, %v", name, d.Report.Creates, got, c.creates, c.told)
		} else if len(d.Clients)+len(d.Sites) != c.creates {
			t.Errorf("%s: %d clients, %d sites", name, len(d.Clients), len(d.Sites))
		}
	}
}

func TestMappingByHand(t *testing.T) {
	rows := table("a|b|c|d\nOne|IE|5|x")
	d, err := Read(Clients, rows, []string{"name_en", "country", "registration_number", ""}, nil)
	if err != nil || d.Report.Errors > 0 || d.Clients[0].Legal.RegistrationNumber != "5" {
		t.Errorf("%+v, %v", d, err)
	}
	for _, wrong := range [][]string{{"name_en"}, {"name_en", "name_en", "", ""}, {"name_en", "nothing", "", ""}} {
		if _, err := Read(Clients, rows, wrong, nil); err == nil {
			t.Errorf("%q was accepted", wrong)
		}
	}
	if d, err := Read(Clients, rows, nil, nil); err != nil || d.Report.Errors != 1 {
		t.Errorf("unknown headings: %+v, %v", d.Report, err)
	}
}

func TestNoTable(t *testing.T) {
	for _, rows := range []string{"", "Name|Country"} {
		if _, err := Read(Clients, table(rows), nil, nil); err == nil {
			t.Errorf("%q was read", rows)
		}
	}
	if _, err := Read("moons", table("a\nb"), nil, nil); err == nil {
		t.Error("an unknown kind was read")
	}
}

func TestManyRows(t *testing.T) {
	rows := []Row{{1, []string{"Name", "Country", "Registration number"}}}
	for i := range MostKept + 1 {
		rows = append(rows, Row{i + 2, []string{fmt.Sprintf("Client %d", i), "IE", fmt.Sprint(i)}})
	}
	if d, _ := Read(Clients, rows[:MostKept+1], nil, nil); d.Report.Errors != 0 || d.Report.Creates != MostKept {
		t.Errorf("%d, %d errors", d.Report.Creates, d.Report.Errors)
	}
	if d, _ := Read(Clients, rows, nil, nil); d.Report.Errors != 1 {
		t.Errorf("%d errors", d.Report.Errors)
	}
	for i := range rows[1:] {
		rows[i+1].Cells = []string{"", "", ""}
	}
	if r, _ := Read(Clients, rows, nil, nil); len(r.Report.Bounded(10).Problems) != 10 || r.Report.Bounded(10).Errors != 2*(MostKept+1) {
		t.Errorf("%d errors", r.Report.Errors)
	}
}

// Headings that are given out must be understood when they come back, in both languages.
func TestTemplatesAreUnderstood(t *testing.T) {
	for _, k := range Kinds {
		var en, zh, keys, example []string
		for _, c := range Columns[k] {
			en, zh, keys, example = append(en, c.Title.En), append(zh, c.Title.Zh), append(keys, c.Key), append(example, c.Example)
		}
		if !slices.Equal(Guess(k, en), keys) || !slices.Equal(Guess(k, zh), keys) {
			t.Errorf("%s: %v, %v", k, Guess(k, en), Guess(k, zh))
		}
		d, err := Read(k, []Row{{1, en}, {2, example}}, nil, here[2:2])
		if k == Clients && (err != nil || d.Report.Errors > 0) {
			t.Errorf("%s: the example has %v, %v", k, told(d.Report), err)
		}
	}
}

func TestNewcomerBecomesAClient(t *testing.T) {
	d, err := Read(Clients, table("Name|Country|Registration number|Contact|E-mail\nHarbour|ie|5|Maeve|m@h.example"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Clients[0].Client(id.Client{9})
	if err != nil || c.Record().State != client.Prospect || c.Record().Country != "IE" || len(c.Record().Contacts) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestAlike(t *testing.T) {
	for a, b := range map[string]string{
		"Harbour IT Ltd.": "HARBOUR  it limited", "Nord-Licht GmbH & Co. KG": "nord licht", "Delta B.V.": "Delta BV",
		"启明科技有限公司": "启明科技集团有限公司", "ＡＢＣ Ｌｔｄ": "abc", "Ltd": "LTD", "集团": "集团",
	} {
		if Alike(a) != Alike(b) {
			t.Errorf("%q is %q, %q is %q", a, Alike(a), b, Alike(b))
		}
	}
	if Alike("Harbour") == Alike("Harbours") {
		t.Error("different names are alike")
	}
}
