package certificate

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Jurisdiction is the rule set that the certificate was issued under.
type Jurisdiction string

const (
	IAF Jurisdiction = "IAF"
	CN  Jurisdiction = "CN"
)

// Convention says how a body writes the end of three years.
type Convention string

const (
	DayBefore   Convention = "day_before"  // the day before the third anniversary
	Anniversary Convention = "anniversary" // the third anniversary itself
)

// RC6 fixes the expiry of a renewal made in time.
var RC6 = rule.Rule{ID: "RC6", Says: text.T(
	"When recertification is completed before expiry, the new expiry may be based on the old one; the issue date is not before the decision.",
	"再认证在到期前完成的，新的到期日可以原到期日为基础；颁发日期不得早于认证决定日期。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.6.3.2.3", Level: rule.Compute}

// Term is the length of a cycle in calendar months.
const Term = 36

// Expiry is the last day of validity of a cycle: three years from the decision, in China from the issue;
// from the previous expiry where there is one. The day before is taken only where adding the months did
// not already clamp to the end of a shorter month (29 February 2024 gives 28 February 2027 either way).
func Expiry(j Jurisdiction, c Convention, decided, issued, previous date.Date) date.Date {
	if !previous.IsZero() {
		return previous.AddMonths(Term)
	}
	base := decided
	if j == CN {
		base = issued
	}
	end, clamped := base.AddMonthsClamped(Term)
	if c == Anniversary || clamped {
		return end
	}
	return end.AddDays(-1)
}
