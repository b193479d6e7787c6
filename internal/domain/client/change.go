package client

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Describe replaces the legal identity, the contacts and the sites by what an application or the
// client's own page says.
func (c *Client) Describe(legal Legal, contacts []Contact, sites []Site) error {
	legal = legal.Normal()
	if err := checkName(legal); err != nil {
		return err
	}
	if err := legal.CheckNumbers("").OrNil(); err != nil {
		return err
	}
	c.r.Legal, c.r.Contacts, c.r.Sites = legal, contacts, sites
	c.Add("client.described", c.r.ID.String())
	return nil
}

// SpeaksIn sets the language of letters and mail.
func (c *Client) SpeaksIn(l text.Lang) { c.r.Language = l }

// Apply notes that the client has submitted an application.
func (c *Client) Apply() error { return c.move(Apply) }

// Certify notes that a certificate was granted.
func (c *Client) Certify() error { return c.move(Certify) }

// Lapse notes that the client's last certificate ended.
func (c *Client) Lapse() error { return c.move(Lapse) }

func (c *Client) move(a Action) error {
	to, err := States.Next(noun, c.r.State, a)
	if err != nil {
		return err
	}
	c.r.State = to
	return nil
}

// Withdrawn bars the client from applying for the months of CN-1, none where no pack in force knows the bar.
// Where the withdrawal followed a suspension, since is the suspension.
func (c *Client) Withdrawn(since date.Date, months int, why text.Text) {
	if months == 0 {
		return
	}
	c.r.Bar = Bar{Since: since, Until: since.AddMonths(months), Reason: why}
	c.Add("client.barred", c.r.ID.String(), "until", c.r.Bar.Until.String())
}

// Normal is the identity as it is kept: no stray blanks, the codes in one spelling.
func (l Legal) Normal() Legal {
	l.Name = text.T(strings.TrimSpace(l.Name.En), strings.TrimSpace(l.Name.Zh))
	l.Country = strings.ToUpper(strings.TrimSpace(l.Country))
	l.CreditCode = NormalCreditCode(l.CreditCode)
	l.RegistrationNumber = strings.TrimSpace(l.RegistrationNumber)
	return l
}

// CheckNumbers lists what is wrong with the registration: a Chinese organisation needs a valid unified
// social credit code, any other the number of its register. Paths begin with prefix.
func (l Legal) CheckNumbers(prefix string) fault.Invalid {
	var bad fault.Invalid
	switch {
	case len(l.Country) != 2:
		bad.Add(prefix+"country", text.T("Choose the country of registration.", "请选择注册国家或地区。"))
	case l.Chinese():
		if err := CheckCreditCode(l.CreditCode); err != nil {
			bad.Add(prefix+"credit_code", err.(fault.Error).Says)
		}
	default:
		bad.Require(prefix+"registration_number", l.RegistrationNumber)
	}
	return bad
}

func checkName(l Legal) error {
	var bad fault.Invalid
	bad.Require("name", l.Name.In(text.En))
	return bad.OrNil()
}
