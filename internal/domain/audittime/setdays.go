package audittime

import (
	"math/big"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SetDays are the days of an initial audit of a standard, central function and sites together, that a person sets in
// the place of what the method gives: beyond the end of a table, or where the case asks for it.
type SetDays struct {
	Days   HalfDays `json:"days"`
	Reason string   `json:"reason"`
}

var (
	// SetBySecond keeps the days that a person sets from being one person's word.
	SetBySecond = rule.Rule{ID: "SM-23", Source: cb, Clause: "9.1.4.3", Level: rule.Enforce, Says: text.T(
		"Days that a person sets in the place of what the method gives have a reason, are endorsed by a second person before they are quoted, and stay visible; for other persons in scope they are endorsed anew where they lie below what the method gives.",
		"人员自行确定的人日须说明理由，并经第二人认可后方可用于报价，且长期可见；人数变化后低于方法得出的人日的，须重新认可。")}
	// SetBeyond keeps what is set beyond the end of a table from falling below it.
	SetBeyond = rule.Rule{ID: "SM-24", Source: cb, Clause: "9.1.4.1", Level: rule.Enforce, Says: text.T(
		"Beyond the end of a table no fewer days are set than its last row gives.",
		"超出审核时间表范围时，确定的人日不得少于表中最后一行。")}
)

var setRules = []rule.Rule{SetBySecond, SetBeyond}

// set is the time that a person sets for the standard in the place of the part that the method gives, nil beyond its
// table; it is not below what the factors could leave of the table, nor below the last row of a table that ends.
func (c *calc) set(at int, s Standard, m Method, part, before *big.Rat) *big.Rat {
	days := s.Set.Days.Rat()
	c.sheet.Standards[at].SetDays = s.Set.Days
	if part == nil {
		c.floor.Set(before)
		c.step(SetBySecond, s.Set.Days.String(), c.of(s, text.Tf("%s days set by a person. Reason: %s", "人员确定%s人日。理由：%s", s.Set.Days, s.Set.Reason)))
		if last := m.most(s.Category); s.Set.Days < last {
			c.broken(SetBeyond, c.of(s, text.Tf("The last row of the table gives %s days; these are taken.", "表中最后一行为%s人日，按此计。", last)))
			days = last.Rat()
		}
		c.floor.Add(c.floor, days)
		return days
	}
	c.step(SetBySecond, s.Set.Days.String(), c.of(s, text.Tf("%s days set by a person in the place of %s. Reason: %s", "人员确定%s人日，代替%s人日。理由：%s", s.Set.Days, decimal(part), s.Set.Reason)))
	if least := new(big.Rat).Sub(c.floor, before); days.Cmp(least) < 0 {
		c.broken(ADJ1, c.of(s, text.Tf("The days set are below what the largest reduction leaves of the table; %s are taken.", "确定的人日低于表中数值按最大减少后的结果，按%s人日计。", decimal(least))))
		return least
	}
	return days
}

func (d SetDays) check(at string, bad *fault.Invalid) {
	if d.Days <= 0 || d.Days > DaysOf(mostSet) {
		bad.Add(at+"set_days.days", text.Tf("Give whole or half days, above 0 and at most %d.", "请填写大于0且不超过%d的整数或半数人日。", mostSet))
	}
}

// mostSet days: beyond this a number is a slip of the keyboard.
const mostSet = 5_000

// Endorsement is the word of a second person for days that somebody set.
type Endorsement struct {
	By     string      `json:"by"`
	ByID   id.Identity `json:"by_id"`
	At     time.Time   `json:"at"`
	Setter *Setter     `json:"setter,omitempty"` // where the days were set in an earlier calculation
}

// Setter is who set days in the place of what the method gives, and when.
type Setter struct {
	By   string      `json:"by"`
	ByID id.Identity `json:"by_id"`
	At   time.Time   `json:"at"`
}

// Setter is who set the days of the calculation: its author, or that of the one which they were carried from.
func (r Record) Setter() Setter {
	if r.Endorsement != nil && r.Endorsement.Setter != nil {
		return *r.Endorsement.Setter
	}
	return Setter{r.By, r.ByID, r.At}
}

// Carried is the word for days that a later calculation takes over as they were set, nil where none are.
func (r Record) Carried() *Endorsement {
	if r.Endorsement == nil {
		return nil
	}
	e, setter := *r.Endorsement, r.Setter()
	e.Setter = &setter
	return &e
}

// CanEndorse tells whether the person may give the word of a second one (SM-23).
func (s Setter) CanEndorse(who id.Identity) error {
	if who == s.ByID {
		return rule.Broken{SetBySecond.Breaks(text.T("The days are endorsed by a person other than the one who set them.", "人日须由确定人以外的人员认可。"))}
	}
	return nil
}

// Set tells whether days of the input are set by a person.
func (in Input) Set() bool {
	if in.Individual != nil {
		return true
	}
	for _, s := range in.Standards {
		if s.Set != nil {
			return true
		}
	}
	return false
}

// Endorsed tells whether the calculation may be quoted: what a person set, a second person endorsed (SM-23).
func (r Record) Endorsed() error {
	if r.Input.Set() && r.Endorsement == nil {
		return rule.Broken{SetBySecond.Breaks(text.Tf("%s set the days; a second person has not endorsed them yet.", "人日由%s确定，尚未经第二人认可。", r.By))}
	}
	return nil
}

// CanEndorse tells whether the person may endorse the days that were set.
func (c *Calculation) CanEndorse(who id.Identity) error {
	if !c.r.Input.Set() || c.r.Endorsement != nil || c.r.State == Superseded {
		return fault.New(fault.IllegalMove, text.T("No days of this calculation wait for a second person.", "该计算没有待第二人认可的人日。"))
	}
	return c.r.Setter().CanEndorse(who)
}

// Endorse is the word of a second person for the days that were set.
func (c *Calculation) Endorse(e Endorsement) error {
	if err := c.CanEndorse(e.ByID); err != nil {
		return err
	}
	c.r.Endorsement = &e
	c.Add("calculation.endorsed", c.r.ID.String(), "application", c.r.ApplicationID.String())
	return nil
}
