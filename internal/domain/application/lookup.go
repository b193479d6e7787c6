package application

import (
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM14 has the body see for itself what the applicant declares about public registers.
var SM14 = rule.Rule{ID: "SM-14", Source: cnca, Clause: "5.1.2", Level: rule.Enforce, Confidence: rule.Check, Says: text.T(
	"In China the reviewer looks the applicant up in the public registers shortly before accepting the application, and keeps the day, the result and, where there is one, a picture of the page.",
	"在中国，申请评审人员应在受理申请前不久查询公示系统，并保存查询日期、查询结果及网页截图（如有）。")}

// Register is a public register in which an applicant is looked up.
type Register struct {
	Key  string    `json:"key"`
	Name text.Text `json:"name"`
	Site string    `json:"site"` // where it is
}

var registersOfChina = []Register{
	{"gsxt", text.T("National Enterprise Credit Information Publicity System", "国家企业信用信息公示系统"), "https://www.gsxt.gov.cn/"},
	{"credit_china", text.T("Credit China", "信用中国"), "https://www.creditchina.gov.cn/"},
}

// Registers are the public registers that the packs in force ask for.
func Registers(limits pack.Set) []Register {
	if limits.Under(pack.China) {
		return registersOfChina
	}
	return []Register{}
}

// LookUpResult is what a register says of the applicant.
type LookUpResult string

const (
	NotListed LookUpResult = "not_listed" // on no list of serious dishonesty, and no penalty
	Penalised LookUpResult = "penalty"    // an ordinary administrative penalty
	Listed    LookUpResult = "listed"     // on a list of serious dishonesty
)

// LookUp is what a person found of the applicant in a register.
type LookUp struct {
	Register string       `json:"register" enum:"gsxt,credit_china"`
	On       date.Date    `json:"on"`
	Result   LookUpResult `json:"result" enum:"not_listed,penalty,listed"`
	Words    string       `json:"words,omitempty" maxLength:"2000" doc:"needed about a penalty: which, and why it does not stand against certification"`
	Picture  id.Document  `json:"picture,omitzero" doc:"of the page, received before"`
}

// LookedUp is a look-up as it is kept; a later one of the same register takes its place and leaves it there.
type LookedUp struct {
	LookUp
	By   id.Identity `json:"by"`
	Name string      `json:"name"`
	At   time.Time   `json:"at"`
}

// LookUp keeps what the reviewer found in a register.
func (a *Application) LookUp(l LookUp, limits pack.Set, by access.Actor, at time.Time, on date.Date) error {
	if err := a.canAssess(); err != nil {
		return err
	}
	l.Words = strings.TrimSpace(l.Words)
	if err := l.check(limits, on); err != nil {
		return err
	}
	a.r.Review.LookUps = append(slices.Clone(a.r.Review.LookUps), LookedUp{l, by.Identity, by.Name, at})
	a.Add("application.looked_up", a.r.ID.String(), "register", l.Register, "result", string(l.Result))
	return nil
}

func (l LookUp) check(limits pack.Set, on date.Date) error {
	var bad fault.Invalid
	if !slices.ContainsFunc(Registers(limits), func(r Register) bool { return r.Key == l.Register }) {
		bad.Add("register", text.T("Choose a register of the list.", "请从列表中选择公示系统。"))
	}
	switch {
	case l.On.IsZero():
		bad.Add("on", fillBoth)
	case l.On.After(on):
		bad.Add("on", text.T("This day has not come yet.", "该日期尚未到来。"))
	case l.old(limits, on):
		bad.Add("on", text.Tf("A look-up is at most %d days old: please look again.", "查询结果不得早于%d天，请重新查询。", limits.Of(pack.LookUpDays)))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	if l.Result == Penalised && l.Words == "" {
		return rule.Broken{SM9.Breaks(text.T("Say which penalty it is, and why it does not stand against certification.", "请说明是何种行政处罚，以及其不影响认证的理由。")).At("words")}
	}
	return nil
}

// old tells whether the look-up lies too far back to rely on.
func (l LookUp) old(limits pack.Set, on date.Date) bool {
	return l.On.Before(on.AddDays(-limits.Of(pack.LookUpDays)))
}

// lookedUp is what the registers still lack, or say, against accepting the application.
func (a *Application) lookedUp(f Facts) (out rule.Broken) {
	for _, reg := range Registers(f.Limits) {
		var last LookedUp
		for _, l := range a.r.Review.LookUps {
			if l.Register == reg.Key {
				last = l
			}
		}
		switch {
		case last.On.IsZero():
			out = append(out, SM14.Breaks(text.Tf("Look the applicant up: %s.", "请查询：%s。", reg.Name)).At("look_ups"))
		case last.Result == Listed:
			out = append(out, Q6.Breaks(text.Tf("The applicant stands on a list of serious dishonesty: %s, %s.", "申请组织被列入严重违法失信名单：%s，%s。", reg.Name, last.On)).At("look_ups"))
		case last.old(f.Limits, f.On):
			out = append(out, SM14.Breaks(text.Tf("Look again, the look-up is of %[2]s: %[1]s.", "%s的查询日期为%s，请重新查询。", reg.Name, last.On)).At("look_ups"))
		}
	}
	return out
}
