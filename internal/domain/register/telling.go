package register

import (
	"time"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// TellingState is what became of one certificate of a submission that goes by the API.
type TellingState string

const (
	Waiting  TellingState = "waiting"
	Accepted TellingState = "accepted"
	Declined TellingState = "refused"
	LeftOut  TellingState = "left_out"
)

// TellingStates are all of them.
var TellingStates = []TellingState{Waiting, Accepted, Declined, LeftOut}

// MostFailures is how often a certificate is sent without an answer before that counts as a refusal: with the pauses
// between them that is a working day.
const MostFailures = 10

// longestPause lies between two attempts for one certificate.
const longestPause = 6 * time.Hour

// Telling is one certificate of a submission on its way to the register.
type Telling struct {
	ID          id.Telling     `json:"id"`
	Submission  id.Submission  `json:"-"`
	Register    Name           `json:"-"`
	Certificate id.Certificate `json:"certificate"`
	Client      id.Client      `json:"client"`
	Number      string         `json:"number"`
	Holder      text.Text      `json:"holder"`
	State       TellingState   `json:"state" enum:"waiting,accepted,refused,left_out"`
	Hide        bool           `json:"hide" doc:"it is hidden in the register, as the client no longer allows it"`
	Attempts    int            `json:"attempts" doc:"requests so far"`
	Failures    int            `json:"-"` // of them, without an answer that settles anything
	NextAt      time.Time      `json:"next_at" doc:"not sent before that"`
	Hash        string         `json:"-"` // of what was sent last
	Given       string         `json:"given,omitempty" doc:"identifier that the register gave it"`
	Code        string         `json:"code,omitempty" doc:"code of the answer; why it was left out: not_allowed, incomplete or cancelled; no_answer where it was tried in vain"`
	Says        string         `json:"says,omitempty" doc:"the answer in the words of the register"`
	Problems    []Problem      `json:"-"` // for which it is held back
	EnteredBy   string         `json:"-"` // who noted its refusal after an upload by hand
}

// TellingOf is the certificate before it goes anywhere.
func TellingOf(c certificate.Record) Telling {
	return Telling{Register: CertSearch, Certificate: c.ID, Client: c.ClientID, Number: c.Number, Holder: c.Holder.Name}
}

// HeldBack is the certificate that its fields keep out of a submission to the register.
func HeldBack(to Name, c certificate.Record, sid id.Submission, problems []Problem) Telling {
	u := TellingOf(c)
	u.Register, u.Submission, u.Code, u.Problems = to, sid, string(Incomplete), problems
	return u
}

// Answer is what came back for one certificate.
type Answer struct {
	Status int           // of HTTP, 0 where nothing came
	Given  string        // the identifier that the register gave the certificate
	Code   string        // of its refusal
	Says   string        // the refusal in its words, or why nothing came
	After  time.Duration // how long the register asks to wait
}

// Outcome is what follows from an answer.
type Outcome string

const (
	Taken  Outcome = "taken"  // the register has it
	No     Outcome = "no"     // it never will as it stands
	Later  Outcome = "later"  // this one is tried again later, others go on
	Busy   Outcome = "busy"   // all wait
	Halted Outcome = "halted" // nothing goes on without a person
)

// Outcome is what follows from the answer by what the register documents: 200 with an identifier is taken, 401 and 403 are
// a key that it does not take, 429 is too many requests, another 4xx is about what was sent. An address that it does not
// know, or that leads elsewhere, is wrong for every certificate.
func (a Answer) Outcome() Outcome {
	switch {
	case a.Status == 429:
		return Busy
	case a.Status == 401, a.Status == 403, a.Status == 404, a.Status == 405, a.Status == 406, a.Status/100 == 3:
		return Halted
	case a.Status/100 == 2 && a.Given != "":
		return Taken
	case a.Status/100 == 2 && a.Code != "", a.Status/100 == 4 && a.Status != 408:
		return No
	}
	return Later
}

// Halt says why nothing goes on, and the way out.
func (a Answer) Halt() text.Text {
	switch a.Status {
	case 401, 403:
		return text.Tf("IAF CertSearch does not take the key (%d). Compare it with the one in your account there, enter it anew and resume.",
			"IAF CertSearch 不接受该密钥（%d）。请与您在该数据库账户中的密钥核对，重新填写后继续。", a.Status)
	}
	return text.Tf("The address of IAF CertSearch does not take uploads (%d). Whoever runs this deployment sets it; resume once it is right.",
		"IAF CertSearch 的接口地址不接受上传（%d）。该地址由系统部署方配置，更正后请继续。", a.Status)
}

// Ask notes that a request with the contents goes out now. Until its answer is kept its outcome is not known; a repeat
// says the same under the same identity number, by which the register finds the entry that it has.
func (u *Telling) Ask(hash string, hide bool) {
	u.Attempts++
	u.Hash, u.Hide = hash, hide
}

// Take keeps the answer and says what follows from it. Of a certificate that is settled it changes nothing.
func (u *Telling) Take(a Answer, now time.Time) Outcome {
	how := a.Outcome()
	u.Code, u.Says = a.Code, a.Says
	switch how {
	case Taken:
		u.State, u.Given = Accepted, a.Given
	case No:
		u.State = Declined
	case Later:
		u.Failures++
		u.NextAt = now.Add(max(u.pause(), a.After))
		if u.Failures >= MostFailures {
			u.State, u.Code, how = Declined, NoAnswer, No
		}
	}
	return how
}

// Settled tells whether the register has answered for good.
func (u Telling) Settled() bool { return u.State == Accepted || u.State == Declined }

// NoAnswer is the code of a certificate that was sent again and again without an answer that settles anything.
const NoAnswer = "no_answer"

// Why says why a certificate is not sent.
type Why string

const (
	NotAllowed  Why = "not_allowed" // the client no longer allows it, and there is nothing to hide
	Incomplete  Why = "incomplete"  // fields are missing or too long by now (SM-126)
	Interrupted Why = "cancelled"   // a person cancelled the upload
)

// LeaveOut notes that the certificate is not sent, and why.
func (u *Telling) LeaveOut(why Why) { u.State, u.Code = LeftOut, string(why) }

func (u Telling) pause() time.Duration {
	return min(time.Minute<<(u.Failures-1), longestPause)
}
