package decision

import (
	"strings"
	"unicode/utf8"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM205 keeps what is written to the client beside what the catalogue of letters says.
var SM205 = rule.Rule{ID: "SM-205", Says: text.T(
	"What whoever decides adds to the letter to the client is kept with the decision, and others who take it agree to it as well.",
	"作出决定的人员在致客户的通知中补充的内容随决定一并保存；由多人作出决定的，其他人员一并表示同意。"),
	Source: "House rule", Clause: "-", Level: rule.Record}

// MostWords is how many characters may be added to a letter.
const MostWords = 2000

// Tells tells whether the client is written to about a decision of the type.
func (t Type) Tells() bool { return t != Monitor }

// checkWords notes words that are too long, or that nobody would read.
func (t Type) checkWords(words string, bad *fault.Invalid) {
	words = strings.TrimSpace(words)
	switch {
	case words != "" && !t.Tells():
		bad.Add("words", text.T("The client is not written to about this: leave the words out.", "此项不通知客户，请勿填写。"))
	case utf8.RuneCountInString(words) > MostWords:
		bad.Add("words", text.Tf("At most %d characters.", "最多%d个字符。", MostWords))
	}
}

// Explains tells whether the client is written the reason of a decision of the type. Where all that comes of it is a
// document, the client is told of that once it is signed.
func (t Type) Explains() bool { return t.Tells() && (t == Reduce || !t.Documents()) }

// Changes tells whether a decision of the type issues a certificate or changes the standing of one.
func (t Type) Changes() bool { return t.onCertificate() || t.Documents() }
