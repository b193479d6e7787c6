// Package message holds the letters that the product writes: who got what, and whether it was sent. Each
// is sent once; where nobody can know, a person of the body decides.
package message

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// State is where a message stands.
type State string

// Action is what happens to a message.
type Action string

const (
	Queued  State = "queued"
	Sending State = "sending" // handed to the mail server; its answer is not known yet
	Sent    State = "sent"
	Unknown State = "unknown" // the program stopped, or the line broke, before the answer came
	Failed  State = "failed"
	Kept    State = "kept" // no mail server is configured: it is read in the application

	Begin   Action = "begin"
	Succeed Action = "succeed"
	Refuse  Action = "refuse"  // the server did not take it and never will
	Defer   Action = "defer"   // the server could not be reached; it is tried again
	Lose    Action = "lose"    // the answer was lost
	Again   Action = "again"   // a person sends it again
	Confirm Action = "confirm" // a person knows that it arrived
	Return  Action = "return"  // the server took it, and it came back
)

// States is the state machine of a message. A message that begins twice was lost the first time.
var States = flow.Table[State, Action]{
	Queued:  {Begin: Sending},
	Sending: {Succeed: Sent, Refuse: Failed, Lose: Unknown, Defer: Queued},
	Sent:    {Return: Failed},
	Unknown: {Succeed: Sent, Refuse: Failed, Again: Queued, Confirm: Sent, Return: Failed},
	Failed:  {Again: Queued},
	Kept:    {Again: Queued},
}

var address = regexp.MustCompile(`https?://\S+`)

var noun = text.T("message", "邮件")

// Enclosure is a small file that goes with a message.
type Enclosure struct {
	Name    string `json:"name"`
	Type    string `json:"type"`              // media type with its parameters
	Content string `json:"content,omitempty"` // kept with the message; views leave it out
}

// Record is a message as it is kept.
type Record struct {
	ID       id.Message  `json:"id"`
	Version  int         `json:"version"`
	State    State       `json:"state"`
	To       string      `json:"to"`
	Name     string      `json:"name"`
	Identity id.Identity `json:"identity_id,omitzero"`
	Follower id.Follower `json:"follower_id,omitzero"` // of a certificate: the address and the word of the link are filled in when it is sent
	// Complaint is set for a letter to a complainant: address and code are filled in when it is sent.
	Complaint id.Complaint `json:"complaint_id,omitzero"`
	Lang      text.Lang    `json:"lang"`
	Template  string       `json:"template"`
	Subject   string       `json:"subject"`
	Text      string       `json:"text"`
	Secret    bool         `json:"secret,omitempty"` // holds a link by which its owner signs in
	Enclosed  []Enclosure  `json:"enclosed,omitempty" nullable:"false"`
	Attempts  int          `json:"attempts,omitempty"`
	Error     string       `json:"error,omitempty"`
	CreatedAt time.Time    `json:"created_at"`
	SentAt    time.Time    `json:"sent_at,omitzero"`
	// ReturnedAt is when it came back, after the server had taken it.
	ReturnedAt time.Time `json:"returned_at,omitzero"`
}

// linkGone stops a letter from going out a second time without what it was for.
var linkGone = fault.New(fault.IllegalMove, text.T("The link of this letter was for one use and is not kept. Please have another letter written.",
	"该邮件中的链接仅供一次使用，未予保存，请重新生成邮件。"))

// next is the state after the action, or why it cannot be.
func (r Record) next(a Action) (State, error) {
	if a == Again && r.Secret && !r.SentAt.IsZero() {
		return r.State, linkGone
	}
	return States.Next(noun, r.State, a)
}

// Do moves the message by the action, as its state allows.
func (r *Record) Do(a Action, now time.Time) error {
	to, err := r.next(a)
	if err != nil {
		return err
	}
	r.State = to
	switch {
	case a == Begin:
		r.Attempts++
		r.Error, r.ReturnedAt = "", time.Time{}
	case a == Return:
		r.ReturnedAt = now
	case to == Sent:
		r.SentAt = now
		r.Error = ""
		if r.Secret {
			r.Text = r.Redacted()
		}
	}
	return nil
}

// Redacted is the text without the addresses that it holds: a link to sign in by is for its owner only.
func (r Record) Redacted() string {
	return address.ReplaceAllString(r.Text, "[…]")
}

// Cover is the message without the contents of what it encloses.
func (r Record) Cover() Record {
	r.Enclosed = slices.Clone(r.Enclosed)
	for i := range r.Enclosed {
		r.Enclosed[i].Content = ""
	}
	return r
}

// Enclosure is the enclosed file of the number, counted from 1.
func (r Record) Enclosure(number int) (Enclosure, error) {
	if number < 1 || number > len(r.Enclosed) {
		return Enclosure{}, fault.Missing(text.T("enclosed file", "附件"))
	}
	return r.Enclosed[number-1], nil
}

// MessageID is the Message-ID of the letter, without brackets: the same at each attempt.
func (r Record) MessageID(host string) string { return r.ID.String() + "@" + host }

// OfMessageID is the message of a Message-ID as MessageID makes it at the host; false for any other.
func OfMessageID(s, host string) (mid id.Message, ours bool) {
	left, right, _ := strings.Cut(s, "@")
	ours = strings.EqualFold(right, host) && mid.UnmarshalText([]byte(left)) == nil
	return mid, ours
}

// Actions are the verbs for people, with whether they are possible now.
func (r Record) Actions() []flow.Action {
	var out []flow.Action
	for _, a := range []Action{Again, Confirm, Return} {
		x := flow.Action{Name: string(a), Allowed: true}
		var stopped fault.Error
		if _, err := r.next(a); errors.As(err, &stopped) {
			x.Allowed, x.Why = false, &stopped.Says
		}
		out = append(out, x)
	}
	return out
}
