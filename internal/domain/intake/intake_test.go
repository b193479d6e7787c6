package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
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
		Sites: []client.Site{{Name: text.T("Dublin", "")}}},
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
		d, err := Read(c.kind, table(c.table), nil, Here{Clients: here})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := told(d.Report); !slices.Equal(got, c.told) || d.Report.Creates != c.creates {
			t.Errorf("%s: creates %d, %v; want %d, %v", name, d.Report.Creates, got, c.creates, c.told)
		} else if len(d.Clients)+len(d.Sites) != c.creates {
			t.Errorf("%s: %d clients, %d sites", name, len(d.Clients), len(d.Sites))
		}
	}
}

func TestReadPeople(t *testing.T) {
	const heads = "E-mail|Name|Roles|Language|External since|Standard|Competent for|Valid from|Valid until|Evidence\n"
	there := Here{Language: text.Zh, Members: []string{"ada@b.example"}, Invited: []string{"ivo@b.example"}}
	for name, c := range map[string]struct {
		table   string
		told    []string
		creates int
	}{
		"one row and the defaults":  {heads + "M@b.example|Maria", nil, 1},
		"several competences":       {heads + "m@b.example|Maria|auditor; decision maker|en|2025/1/2|ISO 9001:2015|auditing, leading|2025-01-02|2027.12.31|Witnessed\nm@b.example|||||ISO/IEC 20000-1:2018 + Amd 1:2024||2025年3月1日||Exam", nil, 2},
		"Chinese words":             {"邮箱|姓名|角色|标准|能力范围|生效日期|依据\nw@b.example|王五|审核员、认证决定人员|ISO/IEC 20000-1:2018|组长；认证决定|2025-03-01|见证", nil, 1},
		"every cell that is wrong":  {heads + "nonsense|A\na@b.example\nb@b.example|B|king\nc@b.example|C||fr\nd@b.example|D|||3/4/2026\ne@b.example|E||||ISO 9001\nf@b.example|F||||ISO 9001:2015|flying|2025-01-01||x\ng@b.example|G||||ISO 9001:2015\nh@b.example|H||||ISO 9001:2015||2025-01-01|2024-12-31|x\ni@b.example|I||||||2025-01-01", []string{"2 E-mail", "3 Name", "4 Roles", "5 Language", "6 External since", "7 Standard", "7 Valid from", "7 Evidence", "8 Competent for", "9 Valid from", "9 Evidence", "10 Valid until", "11 Standard"}, 0},
		"technical areas":           {"E-mail|Name|Standard|Areas|Valid from|Evidence\nm@b.example|Maria|ISO 9001:2015|33; 28.01|2025-01-02|x\nn@b.example|Nils|ISO 9001:2015|40|2025-01-02|x", []string{"3 Technical areas"}, 1},
		"here already":              {heads + "ADA@b.example|Ada\nivo@b.example|Ivo", []string{"2 E-mail", "3 E-mail"}, 0},
		"rows that do not agree":    {heads + "m@b.example|Maria|auditor\nm@b.example|Mario\nm@b.example||planner\nm@b.example|Maria|auditor", []string{"3 Name", "4 Roles"}, 2},
		"a day without its century": {heads + "m@b.example|Maria|||02-01-25", []string{"2 External since"}, 0},
	} {
		d, err := Read(People, table(c.table), nil, there)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := told(d.Report); !slices.Equal(got, c.told) || d.Report.Creates != c.creates {
			t.Errorf("%s: creates %d, %v; want %d, %v", name, d.Report.Creates, got, c.creates, c.told)
		}
	}
	d, _ := Read(People, table(heads+"m@b.example|Maria||||ISO 9001:2015|lead; audit|2025-01-02|31.12.2027|x\nm@b.example|||||ISO 9001:2015|decision|2025-01-02||x"), nil, there)
	if len(d.People) != 1 || len(d.People[0].File.Competences) != 3 || d.People[0].File.Competences[0].To.String() != "2027-12-31" || d.People[0].Language != text.Zh || d.People[0].Roles[0] != access.Auditor {
		t.Errorf("%+v", d.People)
	}
}

func TestReadCertificates(t *testing.T) {
	const heads = "Client|Number|Standard|Scope|Scope in Chinese|First certified on|Cycle decided on|Issued on|Expires on|First surveillance|Second surveillance|Days of a surveillance|Days of the recertification|Sites|Central site\n"
	const row = "551234|%s|ISO 9001:2015|hosting|托管|2021-05-10|2024-05-10||2027-05-09|2025-04-22||1.5|3\n"
	with := func(number, before, after string) string {
		return strings.Replace(fmt.Sprintf(row, number), before, after, 1)
	}
	there := Here{Today: date.MustParse("2026-11-25"), Clients: slices.Clone(here), Certificates: []Issued{{Number: "OLD-1", Client: id.Client{1}, Standard: "ISO 14001:2015", Stands: true}}}
	there.Clients = append(there.Clients, Known{ID: id.Client{5}, Name: text.T("Two", ""), Country: "IE", RegistrationNumber: "2", Sites: []client.Site{{Name: text.T("North", "北")}, {Name: text.T("South", "")}}})
	two := func(number, tail string) string {
		return strings.Replace(strings.TrimSuffix(fmt.Sprintf(row, number), "\n"), "551234", "2", 1) + tail + "\n"
	}
	for name, c := range map[string]struct {
		table   string
		told    []string
		creates int
	}{
		"a good row":                       {fmt.Sprintf(row, "a-1"), nil, 1},
		"without a surveillance":           {with("A-1", "2025-04-22", ""), nil, 1},
		"expires today":                    {with("A-1", "2027-05-09", "2026-11-25"), nil, 1},
		"expired yesterday":                {with("A-1", "2027-05-09", "2026-11-24"), []string{"2 Expires on"}, 0},
		"a number that is here":            {fmt.Sprintf(row, "old-1"), []string{"2 Certificate number"}, 0},
		"a number twice":                   {fmt.Sprintf(row, "A-1") + with("a-1", "ISO 9001:2015", "ISO 45001:2018"), []string{"3 Certificate number"}, 1},
		"a standard twice":                 {fmt.Sprintf(row, "A-1") + fmt.Sprintf(row, "A-2"), []string{"3 Standard"}, 1},
		"a standard that is held":          {with("A-1", "ISO 9001:2015", "ISO 14001:2015"), []string{"2 Standard"}, 0},
		"an unknown client":                {with("A-1", "551234", "9"), []string{"2 Registration number of the client"}, 0},
		"a client without sites":           {with("A-1", "551234", "91350100M000100Y43"), []string{"2 Registration number of the client"}, 0},
		"one language only":                {with("A-1", "|托管", "|"), []string{"2 Scope in Chinese"}, 0},
		"days in disorder":                 {with("A-1", "2021-05-10", "2024-05-11"), []string{"2 Cycle decided on"}, 0},
		"issued before the decision":       {with("A-1", "||2027", "|2024-05-09|2027"), []string{"2 Issued on"}, 0},
		"a surveillance of next year":      {with("A-1", "2025-04-22", "2026-12-01"), []string{"2 First surveillance"}, 0},
		"quarter days and no days":         {with("A-1", "1.5|3", "1.25|0"), []string{"2 Days of a surveillance", "2 Days of the recertification"}, 0},
		"several sites without a central":  {two("A-1", ""), []string{"2 Central site"}, 0},
		"several sites with a central":     {two("A-1", "||south"), nil, 1},
		"one of several sites":             {two("A-1", "|北|"), nil, 1},
		"sites that are not the client's":  {two("A-1", "|East; north|"), []string{"2 Sites"}, 0},
		"a central site outside the scope": {two("A-1", "|North|South"), []string{"2 Central site"}, 0},
	} {
		d, err := Read(Certificates, table(heads+c.table), nil, there)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := told(d.Report); !slices.Equal(got, c.told) || d.Report.Creates != c.creates || len(d.Issued) != c.creates {
			t.Errorf("%s: creates %d, %v; want %d, %v", name, d.Report.Creates, got, c.creates, c.told)
		}
	}
}

func TestMappingByHand(t *testing.T) {
	rows := table("a|b|c|d\nOne|IE|5|x")
	d, err := Read(Clients, rows, []string{"name_en", "country", "registration_number", ""}, Here{})
	if err != nil || d.Report.Errors > 0 || d.Clients[0].Legal.RegistrationNumber != "5" {
		t.Errorf("%+v, %v", d, err)
	}
	for _, wrong := range [][]string{{"name_en"}, {"name_en", "name_en", "", ""}, {"name_en", "nothing", "", ""}} {
		if _, err := Read(Clients, rows, wrong, Here{}); err == nil {
			t.Errorf("%q was accepted", wrong)
		}
	}
	if d, err := Read(Clients, rows, nil, Here{}); err != nil || d.Report.Errors != 1 {
		t.Errorf("unknown headings: %+v, %v", d.Report, err)
	}
}

func TestNoTable(t *testing.T) {
	for _, rows := range []string{"", "Name|Country"} {
		if _, err := Read(Clients, table(rows), nil, Here{}); err == nil {
			t.Errorf("%q was read", rows)
		}
	}
	if _, err := Read("moons", table("a\nb"), nil, Here{}); err == nil {
		t.Error("an unknown kind was read")
	}
}

func TestManyRows(t *testing.T) {
	rows := []Row{{1, []string{"Name", "Country", "Registration number"}}}
	for i := range MostKept + 1 {
		rows = append(rows, Row{i + 2, []string{fmt.Sprintf("Client %d", i), "IE", fmt.Sprint(i)}})
	}
	if d, _ := Read(Clients, rows[:MostKept+1], nil, Here{}); d.Report.Errors != 0 || d.Report.Creates != MostKept {
		t.Errorf("%d, %d errors", d.Report.Creates, d.Report.Errors)
	}
	if d, _ := Read(Clients, rows, nil, Here{}); d.Report.Errors != 1 {
		t.Errorf("%d errors", d.Report.Errors)
	}
	for i := range rows[1:] {
		rows[i+1].Cells = []string{"", "", ""}
	}
	if r, _ := Read(Clients, rows, nil, Here{}); len(r.Report.Bounded(10).Problems) != 10 || r.Report.Bounded(10).Errors != 2*(MostKept+1) {
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
		d, err := Read(k, []Row{{1, en}, {2, example}}, nil, Here{})
		if (k == Clients || k == People) && (err != nil || d.Report.Errors > 0) {
			t.Errorf("%s: the example has %v, %v", k, told(d.Report), err)
		}
	}
}

func TestNewcomerBecomesAClient(t *testing.T) {
	d, err := Read(Clients, table("Name|Country|Registration number|Contact|E-mail\nHarbour|ie|5|Maeve|m@h.example"), nil, Here{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Clients[0].Client(id.Client{9})
	if err != nil || c.Record().State != client.Prospect || c.Record().Country != "IE" || len(c.Record().Contacts) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
}
