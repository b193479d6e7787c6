package body

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Unit says what the number of a reminder counts.
type Unit string

const (
	MonthsBefore Unit = "months_before" // the last day
	DaysBefore   Unit = "days_before"   // the last day; 0 is that day
	DaysAfter    Unit = "days_after"    // the first day; 0 is that day
)

// Reminder is one step of the ladder of a deadline.
type Reminder struct {
	Count     int  `json:"count"`
	Unit      Unit `json:"unit" enum:"months_before,days_before,days_after" doc:"before the last day of the deadline, or after its first"`
	Escalates bool `json:"escalates,omitempty" doc:"it goes to those who decide and to the administrators too"`
}

const (
	mostReminders      = 12
	mostReminderMonths = 24
	mostReminderDays   = 730
)

// On is the day of the reminder of a deadline with this first and last day.
func (r Reminder) On(first, last date.Date) date.Date {
	switch r.Unit {
	case MonthsBefore:
		return last.AddMonths(-r.Count)
	case DaysAfter:
		return first.AddDays(r.Count)
	}
	return last.AddDays(-r.Count)
}

// ChangeLadder puts the reminders in the place of those on the ladder of the name.
func (b *Body) ChangeLadder(name string, list []Reminder) error {
	if err := checkReminders(list); err != nil {
		return err
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Reminder) int { return cmp.Compare(a.place(), b.place()) })
	return b.putLadder(name, list)
}

// ResetLadder goes back to the usual reminders on the ladder of the name.
func (b *Body) ResetLadder(name string) error { return b.putLadder(name, nil) }

func (b *Body) putLadder(name string, list []Reminder) error {
	r := b.r
	r.Ladders = map[string][]Reminder{}
	maps.Copy(r.Ladders, b.r.Ladders)
	delete(r.Ladders, name)
	if list != nil {
		r.Ladders[name] = list
	}
	if err := r.check(); err != nil {
		return err
	}
	b.r = r
	b.Add("body.ladder_changed", r.ID.String(), "ladder", name)
	return nil
}

// place orders reminders as they come: those counted from the first day, then those before the last one.
func (r Reminder) place() int {
	switch r.Unit {
	case DaysAfter:
		return r.Count - 100*mostReminderDays
	case MonthsBefore:
		return -r.Count * 1461 / 48
	}
	return -r.Count
}

func checkReminders(list []Reminder) error {
	var bad fault.Invalid
	if n := len(list); n == 0 || n > mostReminders {
		bad.Add("reminders", text.Tf("A ladder has from 1 to %d reminders; the usual ones come back with the default.", "提醒阶梯应有1至%d次提醒；如需恢复常用提醒，请恢复默认设置。", mostReminders))
		return bad.OrNil()
	}
	for i, r := range list {
		at := fmt.Sprintf("reminders[%d].", i)
		if field, says := r.problem(); field != "" {
			bad.Add(at+field, says)
			continue
		}
		for j, o := range list[:i] {
			if field, _ := o.problem(); field == "" && r.meets(o) {
				bad.Add(at+"count", text.Tf("Reminder %d can fall on the day of reminder %d: choose another day, or remove one.", "第%d次提醒可能与第%d次提醒同日：请另选日期或删除其一。", i+1, j+1))
				break
			}
		}
	}
	return bad.OrNil()
}

func (r Reminder) problem() (field string, says text.Text) {
	least, most := 0, mostReminderDays
	switch r.Unit {
	case MonthsBefore:
		least, most = 1, mostReminderMonths
	case DaysBefore, DaysAfter:
	default:
		return "unit", text.T("Choose months or days before the last day, or days after the first.", "请选择届满前的月数或天数，或起算后的天数。")
	}
	if r.Count < least || r.Count > most {
		return "count", text.Tf("Give a number from %d to %d.", "请填写%d至%d的数字。", least, most)
	}
	return "", text.Text{}
}

// meets tells whether both can be of one day. Months are of different lengths: every last day within four years is tried.
func (r Reminder) meets(o Reminder) bool {
	if r.Unit == o.Unit || r.Unit == DaysAfter || o.Unit == DaysAfter {
		return r.Unit == o.Unit && r.Count == o.Count
	}
	for last := date.New(2024, time.January, 1); last.Year() < 2028; last = last.AddDays(1) {
		if r.On(last, last) == o.On(last, last) {
			return true
		}
	}
	return false
}

// Says is how people read the reminders: the days before the last one, and which of them escalate.
func Says(list []Reminder) text.Text {
	var quiet, loud []Reminder
	for _, r := range list {
		if r.Escalates {
			loud = append(loud, r)
		} else {
			quiet = append(quiet, r)
		}
	}
	switch {
	case len(loud) == 0:
		return days(quiet)
	case len(quiet) == 0:
		return text.Tf("escalated %s", "升级提醒：%s", days(loud))
	}
	return text.Tf("%s; escalated %s", "%s；升级提醒：%s", days(quiet), days(loud))
}

// days lists the days of the reminders, those of one unit together.
func days(list []Reminder) text.Text {
	var parts []text.Text
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Unit == list[0].Unit && list[0].Count != 0 && list[n].Count != 0 {
			n++
		}
		parts, list = append(parts, together(list[:n])), list[n:]
	}
	out := parts[0]
	for i, p := range parts[1:] {
		if i < len(parts)-2 {
			out = text.Tf("%s, %s", "%s，%s", out, p)
		} else {
			out = text.Tf("%s and %s", "%s，%s", out, p)
		}
	}
	return out
}

// together names reminders of one unit; that of the first or last day itself stands alone.
func together(list []Reminder) text.Text {
	counts := make([]string, len(list))
	for i, r := range list {
		counts[i] = strconv.Itoa(r.Count)
	}
	en, zh := strings.Join(counts, ", "), strings.Join(counts, "、")
	unit, one := list[0].Unit, len(list) == 1 && list[0].Count == 1
	switch {
	case unit == DaysAfter && list[0].Count == 0:
		return text.T("on the first day", "起算当日")
	case list[0].Count == 0:
		return text.T("on the last day", "届满当日")
	case unit == MonthsBefore && one:
		return text.T("1 month before", "届满前1个月")
	case unit == MonthsBefore:
		return text.T(en+" months before", "届满前"+zh+"个月")
	case unit == DaysBefore && one:
		return text.T("1 day before", "届满前1天")
	case unit == DaysBefore:
		return text.T(en+" days before", "届满前"+zh+"天")
	case one:
		return text.T("1 day after the first", "起算后1天")
	}
	return text.T(en+" days after the first", "起算后"+zh+"天")
}
