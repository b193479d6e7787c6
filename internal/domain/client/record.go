// Package client holds the organisation that applies and is certified: its legal identity, its sites,
// the people to write to, and the bar after a withdrawal (ISO/IEC 17021-1 clause 9.1.1 and 8.1).
package client

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Record is a client as it is stored and shown.
type Record struct {
	ID      id.Client `json:"id"`
	Version int       `json:"version"`
	State   State     `json:"state" enum:"prospect,applicant,certified,former"`
	Legal
	Language text.Lang `json:"language" enum:"en,zh-CN"` // of letters and mail
	Contacts []Contact `json:"contacts" nullable:"false"`
	Sites    []Site    `json:"sites" nullable:"false"`
	Bar      Bar       `json:"bar,omitzero"`
	Withheld *Withheld `json:"withheld,omitempty" doc:"the public is told no more than the status of its certificates"`
}

// Legal is the identity of an organisation: a Chinese one is known by its unified social credit code,
// any other by its number in the register of its country.
type Legal struct {
	Name               text.Text `json:"name"`
	Country            string    `json:"country"` // ISO 3166-1 alpha-2
	CreditCode         string    `json:"credit_code,omitempty"`
	RegistrationNumber string    `json:"registration_number,omitempty"`
	LegalUntil         date.Date `json:"legal_until,omitzero"` // last day of the licence or other legal document; none where it is unlimited
	Address            text.Text `json:"address"`
	City               text.Text `json:"city"`
	Website            string    `json:"website,omitempty"`
}

// Contact is a person of the client.
type Contact struct {
	Name           string `json:"name"`
	Position       string `json:"position,omitempty"`
	Email          string `json:"email"`
	Phone          string `json:"phone,omitempty"`
	Representative bool   `json:"representative,omitempty"` // authorised to apply and to sign
}

// PhoneOf is the telephone number by which the client is reached first: of its representative, or of the first contact
// that has one; empty where none is known.
func PhoneOf(list []Contact) (phone string) {
	for _, c := range list {
		if c.Phone != "" && (phone == "" || c.Representative) {
			phone = c.Phone
		}
	}
	return phone
}

// SiteKind says how a site exists.
type SiteKind string

const (
	Permanent SiteKind = "permanent"
	Temporary SiteKind = "temporary"
	Virtual   SiteKind = "virtual"
)

// Site is a place where the client works. Its Key is chosen once and kept, so that the scope, the
// headcount and the contract can name it.
type Site struct {
	Key        string    `json:"key"`
	Name       text.Text `json:"name"`
	Address    text.Text `json:"address"`
	City       text.Text `json:"city"`
	Country    string    `json:"country"`
	Kind       SiteKind  `json:"kind" enum:"permanent,temporary,virtual"`
	Central    bool      `json:"central,omitempty"` // the central function stands here
	Activities text.Text `json:"activities"`
	Headcount  int       `json:"headcount"` // everybody who works there
	InScope    int       `json:"in_scope"`  // of them, within the management system applied for
}

// Bar keeps a client from applying after a certification body withdrew or suspended its certificate
// for a reason of the client's own.
type Bar struct {
	Since  date.Date `json:"since"` // the day of suspension where withdrawal followed it
	Until  date.Date `json:"until"` // the first day on which the client may apply again
	Reason text.Text `json:"reason"`
}

// Client is a client that keeps its own rules; change it only with its verbs.
type Client struct {
	r Record
	event.Log
}

var noun = text.T("client", "申请组织")

// New is a client that has registered and applied for nothing yet.
func New(cid id.Client, legal Legal, language text.Lang) (*Client, error) {
	legal = legal.Normal()
	if err := checkName(legal); err != nil {
		return nil, err
	}
	c := &Client{r: Record{ID: cid, Version: 1, State: Prospect, Legal: legal, Language: language,
		Contacts: []Contact{}, Sites: []Site{}}}
	c.Add("client.registered", cid.String())
	return c, nil
}

// From is the client of a stored record.
func From(r Record) (*Client, error) {
	if _, ok := States[r.State]; !ok || r.ID.IsZero() {
		return nil, fault.New(fault.NotFound, text.T("The stored client cannot be read.", "无法读取已保存的申请组织。"))
	}
	return &Client{r: r}, nil
}

// Record is a copy of what the client is now.
func (c *Client) Record() Record { return c.r }

// Label is the name in both scripts where both are known.
func (l Legal) Label() string {
	if l.Name.Zh != "" && l.Name.En != "" && l.Name.Zh != l.Name.En {
		return l.Name.Zh + " " + l.Name.En
	}
	return l.Name.In(text.En)
}

// Chinese tells whether the organisation is registered on the Chinese mainland.
func (l Legal) Chinese() bool { return l.Country == "CN" }

// Site is the site of the key; ok is false where there is none.
func (r Record) Site(key string) (s Site, ok bool) {
	for _, s := range r.Sites {
		if s.Key == key {
			return s, true
		}
	}
	return Site{}, false
}
