package intake

import (
	"strings"

	"triennia/internal/domain/account"
	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Newcomer is a client of a table.
type Newcomer struct {
	Legal    client.Legal
	Language text.Lang
	Contacts []client.Contact
}

// Client is the newcomer as a client of the body.
func (n Newcomer) Client(cid id.Client) (*client.Client, error) {
	c, err := client.New(cid, n.Legal, n.Language)
	if err != nil {
		return nil, err
	}
	return c, c.Describe(n.Legal, n.Contacts, []client.Site{})
}

func (t *reader) readClient() {
	n := Newcomer{Legal: client.Legal{Name: t.both("name"), Country: t.cell("country"), CreditCode: t.cell("credit_code"),
		RegistrationNumber: t.cell("registration_number"), LegalUntil: t.day("legal_until"), Address: t.both("address"), City: t.both("city"), Website: t.cell("website")}.Normal()}
	n.Language, n.Contacts = t.language(n.Legal), t.contacts()
	if n.Legal.Name.IsZero() {
		t.problem("name_en", text.T("Give the name in English or in Chinese.", "请填写英文名称或中文名称。"))
	}
	if n.Legal.Country != "" {
		t.checkCountry()
		t.invalid(n.Legal.CheckNumbers(""))
	}
	k := Known{Name: n.Legal.Name, Country: n.Legal.Country, CreditCode: n.Legal.CreditCode, RegistrationNumber: n.Legal.RegistrationNumber}
	for _, c := range n.Contacts {
		k.Emails = append(k.Emails, c.Email)
	}
	t.unique(k)
	t.remember(k, owner{client: k, row: t.row.Number})
	if !t.wrong {
		t.Report.Creates++
		t.Clients = append(t.Clients, n)
	}
}

// unique refuses a number that a client of the same country has, and warns of a name and an address that occur already.
func (t *reader) unique(k Known) {
	for _, n := range k.numbers() {
		if o, taken := t.numbers[k.Country+" "+plainHeading(n.value)]; taken {
			t.problem(n.key, text.Tf("This number is taken: %s.", "该号码已被使用：%s。", o.says()))
			return
		}
	}
	for _, n := range k.names() {
		if o, taken := t.names[client.Alike(n.value)]; taken {
			t.warn(n.key, n.value, text.Tf("The name is like that of %s: is it the same organisation?", "名称与%s相近，请确认是否为同一组织。", o.says()))
		}
	}
	for _, e := range k.Emails {
		if o, taken := t.emails[strings.ToLower(e)]; taken {
			t.warn("contact_email", e, text.Tf("This address is also the contact of %s.", "该邮箱也是%s的联系邮箱。", o.says()))
		}
	}
}

func (t *reader) checkCountry() {
	c := strings.ToUpper(t.cell("country"))
	if len(c) == 2 && strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		t.problem("country", text.T("Give the two letters of the country, for instance NL.", "请填写国家或地区的两位字母代码，例如NL。"))
	}
}

func (t *reader) language(l client.Legal) text.Lang {
	if l.Chinese() {
		return t.speech("language", text.Zh)
	}
	return t.speech("language", text.En)
}

func (t *reader) contacts() []client.Contact {
	c := client.Contact{Name: t.cell("contact_name"), Position: t.cell("contact_position"), Email: t.cell("contact_email"), Phone: t.cell("contact_phone")}
	if c == (client.Contact{}) {
		return []client.Contact{}
	}
	if c.Name == "" {
		t.problem("contact_name", text.T("Name the person to write to.", "请填写联系人姓名。"))
	}
	email, err := account.NormaliseEmail(c.Email)
	if err != nil {
		t.problem("contact_email", text.T("Give an e-mail address such as name@example.com.", "请填写电子邮箱，例如 name@example.com。"))
	}
	c.Email = email
	return []client.Contact{c}
}

// invalid notes what the domain found wrong; its paths are keys of columns.
func (t *reader) invalid(bad fault.Invalid) {
	for _, f := range bad.Fields {
		t.problem(f.Path, f.Says)
	}
}
