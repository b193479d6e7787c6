package app

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// recipient is who gets a letter, in which language.
type recipient struct {
	Identity  id.Identity // zero for somebody without an account yet
	Email     string
	Name      string
	Lang      text.Lang
	Zone      string       // time zone that the person has chosen
	Follower  id.Follower  // zero for people of the body and its clients
	Complaint id.Complaint // of somebody outside who complained
	Secret    bool         // the letter holds a link by which this person signs in
}

// notify queues the letter of the catalogue for each recipient, in the transaction of what causes it.
// The fields name and body are filled in; a link that begins with / is below the public address. Nobody
// gets it twice.
func (a *App) notify(tx *postgres.Tx, template string, data mail.Data, to ...recipient) error {
	return a.notifyEnclosing(tx, template, data, nil, to...)
}

// enclosing writes what a letter to the recipient encloses; nil encloses nothing.
type enclosing func(recipient) message.Enclosure

// notifyEnclosing is notify with a file for each recipient.
func (a *App) notifyEnclosing(tx *postgres.Tx, template string, data mail.Data, file enclosing, to ...recipient) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	var letters []message.Record
	seen := map[string]bool{}
	for _, r := range to {
		if r.Email == "" || seen[r.Email] {
			continue
		}
		seen[r.Email] = true
		m, err := a.compose(b, template, data, file, r)
		if err != nil {
			return err
		}
		letters = append(letters, m)
	}
	return a.post(tx, letters...)
}

// compose is the letter of the catalogue to the recipient, in the language of the body where the recipient has none. A
// time.Time among the data is written as the clocks of the recipient show it.
func (a *App) compose(b body.Record, template string, data mail.Data, file enclosing, r recipient) (message.Record, error) {
	if r.Lang == "" {
		r.Lang = b.Language
	}
	full := mail.Data{}
	for k, v := range data {
		if path, ok := v.(string); ok && k == "link" && strings.HasPrefix(path, "/") {
			v = a.PublicURL + path
		}
		if at, ok := v.(time.Time); ok {
			v = date.Moment{At: at, Zone: b.ZoneOf(r.Zone)}
		}
		full[k] = v
	}
	full["name"], full["body"] = r.Name, b.Name
	written, err := mail.Write(template, r.Lang, full)
	if err != nil {
		return message.Record{}, err
	}
	m := message.Record{ID: id.Message(newID()), Version: 1, State: message.Queued, To: r.Email, Name: r.Name, Identity: r.Identity, Follower: r.Follower, Complaint: r.Complaint,
		Lang: r.Lang, Template: template, Subject: written.Subject, Text: written.Text, Secret: r.Secret, CreatedAt: a.Now()}
	if file != nil {
		m.Enclosed = []message.Enclosure{file(r)}
	}
	if a.Mail == nil {
		m.State = message.Kept
	}
	return m, nil
}

// queue is compose and post for one recipient, who may be somebody outside without an address that is kept.
func (a *App) queue(tx *postgres.Tx, b body.Record, template string, data mail.Data, r recipient) error {
	m, err := a.compose(b, template, data, nil, r)
	if err != nil {
		return err
	}
	return a.post(tx, m)
}

// post keeps the letters and puts their sending into the outbox.
func (a *App) post(tx *postgres.Tx, letters ...message.Record) error {
	if err := tx.InsertMessages(letters...); err != nil {
		return err
	}
	return a.enqueueMessages(tx, letters...)
}

// notifyHolders tells the people of the body that hold the permission.
func (a *App) notifyHolders(tx *postgres.Tx, p access.Permission, template string, data mail.Data) error {
	list, err := tx.Holders(p)
	if err != nil {
		return err
	}
	return a.notify(tx, template, data, recipients(list)...)
}

// notifyClient tells the people of the client; not its consultants.
func (a *App) notifyClient(tx *postgres.Tx, c id.Client, template string, data mail.Data) error {
	list, err := applicants(tx, c)
	if err != nil {
		return err
	}
	return a.notify(tx, template, data, recipients(list)...)
}

// applicants are the people of the client, without its consultants.
func applicants(tx *postgres.Tx, c id.Client) ([]account.Membership, error) {
	list, err := tx.PeopleOf(c)
	return ownPeople(list), err
}

// ownPeople are those of a client's people who are no consultants.
func ownPeople(list []account.Membership) []account.Membership {
	return slices.DeleteFunc(slices.Clone(list), func(m account.Membership) bool { return !slices.Contains(m.Roles, access.Applicant) })
}

// notifyPeople tells people of the body by their identifiers: an audit team, a reviewer.
func (a *App) notifyPeople(tx *postgres.Tx, template string, data mail.Data, people ...id.Identity) error {
	list, err := staffOf(tx, people)
	if err != nil {
		return err
	}
	return a.notify(tx, template, data, recipients(list)...)
}

func staffOf(tx *postgres.Tx, people []id.Identity) (list []account.Membership, err error) {
	for _, p := range people {
		m, found, err := tx.StaffMembership(p)
		if err != nil {
			return nil, err
		}
		if found {
			list = append(list, m)
		}
	}
	return list, nil
}

func recipients(list []account.Membership) []recipient {
	var out []recipient
	for _, m := range list {
		if m.Active {
			out = append(out, recipient{Identity: m.Identity, Email: m.Email, Name: m.Name, Lang: m.Locale, Zone: m.TimeZone})
		}
	}
	return out
}
