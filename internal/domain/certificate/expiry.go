package certificate

import (
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
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
func Expiry(j body.Jurisdiction, c body.ExpiryConvention, decided, issued, previous date.Date) date.Date {
	if !previous.IsZero() {
		return previous.AddMonths(Term)
	}
	base := decided
	if j == body.China {
		base = issued
	}
	end, clamped := base.AddMonthsClamped(Term)
	if c == body.Anniversary || clamped {
		return end
	}
	return end.AddDays(-1)
}
