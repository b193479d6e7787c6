package decision

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM178 keeps what a cancellation rests on.
var SM178 = rule.Rule{ID: "SM-178", Says: text.T(
	"A certificate is cancelled on the written request of its holder, whose day is kept with the decision.",
	"注销证书须依据获证组织的书面请求，并将请求日期随决定一并保存。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.4", Level: rule.Enforce, Confidence: rule.Check}

// Asked is the written request of the client.
type Asked struct {
	On        date.Date `json:"on,omitzero"`
	Reference string    `json:"reference,omitempty" maxLength:"200" doc:"where the letter is kept"`
}

// check asks for the day of the request, on the day of the decision at the latest (SM-178).
func (a *Asked) check(today date.Date) rule.Broken {
	switch {
	case a == nil || a.On.IsZero():
		return rule.Broken{SM178.Breaks(text.T("Give the day of the written request.", "请填写书面请求的日期。")).At("asked.on")}
	case a.On.After(today):
		return rule.Broken{SM178.Breaks(text.Tf("The request was made on %s at the latest.", "书面请求的日期不得晚于%s。", today)).At("asked.on")}
	}
	return nil
}

// normal is the request as it is kept.
func (a *Asked) normal() *Asked {
	if a == nil || a.On.IsZero() {
		return nil
	}
	return &Asked{On: a.On, Reference: strings.TrimSpace(a.Reference)}
}
