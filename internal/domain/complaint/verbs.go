package complaint

import (
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// MostText is how many characters a complaint or a message about it has at most.
const MostText = 8000

// Receive takes in what a complainant says. A name and an address are welcome, not needed (CO1).
func Receive(cid id.Complaint, reference string, s Statement, p Promise, today date.Date) (*Complaint, error) {
	s.Company, s.Text = strings.TrimSpace(s.Company), strings.TrimSpace(s.Text)
	s.Complainant.Name, s.Complainant.Email = strings.TrimSpace(s.Complainant.Name), strings.TrimSpace(s.Complainant.Email)
	s.Complainant.Lang = text.Parse(string(s.Complainant.Lang))
	var bad fault.Invalid
	bad.Require("text", s.Text)
	switch s.About {
	case AboutClient:
		bad.Require("company", s.Company)
	case AboutBody:
		s.Company = ""
	default:
		bad.Add("about", text.T("Say whether it is about a certified company or about the certification body.", "请说明投诉对象是获证组织还是认证机构。"))
	}
	for field, x := range map[string]struct {
		says string
		most int
	}{"text": {s.Text, MostText}, "company": {s.Company, 300}, "complainant.name": {s.Complainant.Name, 200}, "complainant.email": {s.Complainant.Email, 254}} {
		if utf8.RuneCountInString(x.says) > x.most {
			bad.Add(field, text.Tf("This is longer than %d characters.", "内容超过%d个字符。", x.most))
		}
	}
	if e := s.Complainant.Email; e != "" {
		if a, err := mail.ParseAddress(e); err != nil || a.Address != e {
			bad.Add("complainant.email", text.T("This is not an e-mail address. Leave it empty to stay without one.", "电子邮箱地址无效；如不愿提供，可留空。"))
		}
	}
	if err := bad.OrNil(); err != nil {
		return nil, err
	}
	c := &Complaint{r: Record{ID: cid, Version: 1, Reference: reference, State: Received, ReceivedOn: today, Statement: s,
		Promise: p, Persons: []Person{}, Steps: []Step{}, Messages: []Message{}}}
	c.Add("complaint.received", cid.String())
	return c, nil
}

// Name gives the complaint its number.
func (c *Complaint) Name(reference string) { c.r.Reference = reference }

// Act is who does something on which day, what they say about it, and who took part in the file of the client concerned.
type Act struct {
	By       Person
	On       date.Date
	Note     string
	Involved []Involvement
}

var over = fault.New(fault.IllegalMove, text.T("The complaint is closed.", "该投诉已关闭。"))

// Assign gives the complaint to somebody who took no part in what it is about (CO1).
func (c *Complaint) Assign(p Person, a Act) error {
	if !c.r.Open() {
		return fault.New(fault.IllegalMove, text.T("The outcome is told; nobody handles this complaint any more.", "处理结果已告知，该投诉不再需要处理人员。"))
	}
	if err := c.r.CanHandle(p, a.Involved, "handler"); err != nil {
		return err
	}
	c.r.Handler = &p
	c.Add("complaint.assigned", c.r.ID.String())
	return nil
}

// Acknowledge tells the complainant that the complaint arrived. Anybody may: it settles nothing.
func (c *Complaint) Acknowledge(a Act) error { return c.move(Acknowledge, a, "complaint.acknowledged") }

// Concern is what the screening finds out: which client is meant, and which people of the body.
type Concern struct {
	ClientID   id.Client
	ClientName text.Text
	Persons    []Person
}

// Screen says whether the complaint is about what the body is responsible for, and whom it concerns. Who is concerned
// neither screens nor goes on handling it (CO1).
func (c *Complaint) Screen(inRemit bool, x Concern, a Act) error {
	r := c.r
	if r.About == AboutClient {
		r.ClientID, r.ClientName = x.ClientID, x.ClientName
	}
	r.Persons = append([]Person{}, x.Persons...)
	if err := r.CanHandle(a.By, a.Involved, "client"); err != nil {
		return err
	}
	if r.Handler != nil && r.CanHandle(*r.Handler, a.Involved, "client") != nil {
		r.Handler = nil // somebody else is to be named
	}
	var bad fault.Invalid
	if inRemit && r.About == AboutClient && r.ClientID.IsZero() {
		bad.Add("client", text.T("Name the client that the complaint is about.", "请指明该投诉所涉的客户。"))
	}
	if !inRemit {
		bad.Require("note", a.Note)
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	was := c.r
	c.r = r
	do, happened := Screen, "complaint.screened"
	if !inRemit {
		do, happened = TurnAway, "complaint.turned_away"
	}
	if err := c.move(do, a, happened); err != nil {
		c.r = was
		return err
	}
	return nil
}

// Validate says, with the reason, whether what is complained about is so.
func (c *Complaint) Validate(valid bool, a Act) error {
	if valid {
		return c.handled(Validate, a, "complaint.validated", needs{"note", a.Note})
	}
	return c.handled(Dismiss, a, "complaint.dismissed", needs{"note", a.Note})
}

// Refer tells the client what is complained about, in the words of the body, and asks for its answer.
func (c *Complaint) Refer(account string, a Act) error {
	if c.r.ClientID.IsZero() {
		return fault.New(fault.IllegalMove, text.T("The complaint is about the body; there is no client to refer it to.", "该投诉针对认证机构，无可转交的客户。"))
	}
	if err := c.handled(Refer, a, "complaint.referred", needs{"account", account}); err != nil {
		return err
	}
	c.r.Account = strings.TrimSpace(account)
	return nil
}

// AnswerAs keeps the answer of the client, once.
func (c *Complaint) AnswerAs(client id.Client, says string, today date.Date) error {
	seen, told := c.r.ForClient()
	if !told || client != c.r.ClientID {
		return fault.Missing(Noun)
	}
	if !seen.Answers {
		return fault.New(fault.IllegalMove, text.T("This complaint is answered already, or its investigation has ended.", "该投诉已答复，或调查已结束。"))
	}
	if err := required(needs{"answer", says}); err != nil {
		return err
	}
	c.r.Answer, c.r.AnsweredOn = strings.TrimSpace(says), today
	c.Add("complaint.client_answered", c.r.ID.String())
	return nil
}

// Investigate ends the gathering of what is needed to decide, with what it says of the client's management system.
func (c *Complaint) Investigate(effectiveness string, a Act) error {
	want := []needs{{"note", a.Note}}
	if c.r.About == AboutClient {
		want = append(want, needs{"effectiveness", effectiveness})
	}
	if err := c.handled(Investigate, a, "complaint.investigated", want...); err != nil {
		return err
	}
	c.r.Effectiveness = strings.TrimSpace(effectiveness)
	return nil
}

// Decide settles the outcome. Whoever decides was not involved in what the complaint is about (CO1).
func (c *Complaint) Decide(a Act) error {
	return c.handled(Decide, a, "complaint.decided", needs{"note", a.Note})
}

// Notify tells the complainant the outcome.
func (c *Complaint) Notify(outcome string, at time.Time, a Act) error {
	if err := c.handled(Notify, a, "complaint.notified", needs{"outcome", outcome}); err != nil {
		return err
	}
	c.r.Outcome = strings.TrimSpace(outcome)
	c.r.Messages = append(slices.Clone(c.r.Messages), Message{At: at, On: a.On, By: a.By.Name, Text: c.r.Outcome})
	return nil
}

// Close ends the complaint, with what was agreed about making it public (SM-118).
func (c *Complaint) Close(consent Consent, a Act) error {
	if err := c.handled(Close, a, "complaint.closed"); err != nil {
		return err
	}
	c.r.Publish = &consent
	return nil
}

// Public tells whether both sides agreed to make the complaint public; one about the body needs no client (SM-118).
func (r Record) Public() bool {
	return r.Publish != nil && r.Publish.Complainant && (r.Publish.Client || r.About == AboutBody)
}

// Observe keeps what was found out on the way, for those who handle the complaint.
func (c *Complaint) Observe(a Act) error {
	if !c.r.Open() {
		return over
	}
	if err := c.r.CanHandle(a.By, a.Involved, "by"); err != nil {
		return err
	}
	if err := required(needs{"note", a.Note}); err != nil {
		return err
	}
	c.step(Note, a)
	c.Add("complaint.noted", c.r.ID.String())
	return nil
}

// Write adds a message of the body to the complainant.
func (c *Complaint) Write(words string, at time.Time, a Act) error {
	if err := c.r.CanHandle(a.By, a.Involved, "by"); err != nil {
		return err
	}
	return c.say(Message{At: at, On: a.On, By: a.By.Name, Text: words}, "complaint.told")
}

// Hear adds a message of the complainant.
func (c *Complaint) Hear(words string, at time.Time, today date.Date) error {
	return c.say(Message{At: at, On: today, FromComplainant: true, Text: words}, "complaint.heard")
}

// mostMessages keeps what somebody outside can add within bounds.
const mostMessages = 200

func (c *Complaint) say(m Message, happened string) error {
	m.Text = strings.TrimSpace(m.Text)
	var bad fault.Invalid
	bad.Require("text", m.Text)
	if utf8.RuneCountInString(m.Text) > MostText {
		bad.Add("text", text.Tf("This is longer than %d characters.", "内容超过%d个字符。", MostText))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	if c.r.State == Closed || len(c.r.Messages) >= mostMessages {
		return fault.New(fault.IllegalMove, text.T("The complaint is closed. Send a new one if something is missing.", "该投诉已关闭；如有遗漏，请另行提交。"))
	}
	c.r.Messages = append(slices.Clone(c.r.Messages), m)
	c.Add(happened, c.r.ID.String())
	return nil
}

// Reminded keeps that those who handle it were reminded.
func (c *Complaint) Reminded(today date.Date) { c.r.RemindedOn = today }

// needs is a field that has to be filled in.
type needs struct{ field, value string }

func required(fields ...needs) error {
	var bad fault.Invalid
	for _, f := range fields {
		bad.Require(f.field, f.value)
	}
	return bad.OrNil()
}

// handled is a move that only somebody who took no part makes.
func (c *Complaint) handled(do Action, a Act, happened string, fields ...needs) error {
	if err := c.r.CanHandle(a.By, a.Involved, "by"); err != nil {
		return err
	}
	if _, err := States.Next(Noun, c.r.State, do); err != nil {
		return err
	}
	if err := required(fields...); err != nil {
		return err
	}
	return c.move(do, a, happened)
}

func (c *Complaint) move(do Action, a Act, happened string) error {
	to, err := States.Next(Noun, c.r.State, do)
	if err != nil {
		return err
	}
	c.r.State = to
	c.step(do, a)
	c.Add(happened, c.r.ID.String())
	return nil
}

func (c *Complaint) step(do Action, a Act) {
	c.r.Steps = append(slices.Clone(c.r.Steps), Step{do, a.On, a.By, strings.TrimSpace(a.Note)})
}
