package register

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// mostWindow is the longest window in months.
const mostWindow = 24

// CheckWindow refuses days that a report cannot tell of.
func CheckWindow(from, to, today date.Date) error {
	var bad fault.Invalid
	switch {
	case from.IsZero() || to.IsZero():
		bad.Require("from", from.String())
		bad.Require("to", to.String())
	case to.Before(from):
		bad.Add("to", text.T("The last day lies before the first.", "截止日期早于起始日期。"))
	case to.After(today):
		bad.Add("to", text.Tf("Report what has happened: choose a day until %s.", "只能上报已发生的事项，请选择%s及以前的日期。", today))
	case to.After(from.AddMonths(mostWindow)):
		bad.Add("from", text.Tf("A report covers at most %d months; make several.", "一次上报最多覆盖%d个月，请分次上报。", mostWindow))
	}
	return bad.OrNil()
}

// NextWindow is what is to be reported next: from the last day of the last report, or from the first day of the last
// month, until the end of the last month; where that is reported, until today. The last day is looked at again, as more may
// have happened on it after the report was made; what was told is not told twice.
func NextWindow(today, reportedTo date.Date) (from, to date.Date) {
	first := today.AddDays(1 - today.Day())
	from, to = first.AddMonths(-1), first.AddDays(-1)
	if !reportedTo.IsZero() {
		from = reportedTo
	}
	if !from.Before(to) {
		to = today
	}
	return date.Earliest(from, to), to
}
