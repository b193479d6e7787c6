package certificate

import (
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
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

// What may still be renewed, and until when.
var (
	RC8 = rule.Rule{ID: "RC8", Says: text.T(
		"Within six months after expiry certification can be restored when the outstanding recertification work is completed; later at least a stage 2 is held.",
		"到期后六个月内完成未尽的再认证活动的，可恢复认证；否则至少须实施第二阶段审核。"),
		Source: "ISO/IEC 17021-1:2015", Clause: "9.6.3.2.5", Level: rule.Compute}
	Q12 = rule.Rule{ID: "Q12", Says: text.T(
		"In China the recertification audit on site is finished before expiry; otherwise the client is treated as an initial applicant.",
		"再认证现场审核应在证书到期前完成；否则按初次认证处理。"),
		Source: "CNCA-QMS-01:2025", Clause: "5.8.2", Level: rule.Enforce, Confidence: rule.Check}
)

// NoRestoration tells whether the packs know no restoration after expiry: what is not audited on site by then
// is treated as initial (Q12).
func NoRestoration(limits pack.Set) bool {
	return limits.Under(pack.China) && limits.Of(pack.RestorationMonths) == 0
}

// Over tells whether the certificate has expired and can be renewed no more; recertified is the last day on site of the
// audit that would feed the renewal.
func (r Record) Over(limits pack.Set, today, recertified date.Date) bool {
	return r.Status(today) == Expired && r.CanRenew(limits, today, recertified) != nil
}

// LastOver is the last expiry of which certificates may be over on the day, under the packs in force then.
func LastOver(limits pack.Set, today date.Date) date.Date {
	if NoRestoration(limits) {
		return today.AddDays(-1)
	}
	return today.AddMonths(-limits.Of(pack.RestorationMonths))
}

// CanRenew asks whether the certificate can be renewed on the day under the packs of its cycle: in time or
// within the time of restoration, in China only where the audit on site ended before expiry.
func (r Record) CanRenew(limits pack.Set, today, onSiteEnded date.Date) error {
	if NoRestoration(limits) {
		if onSiteEnded.IsZero() || onSiteEnded.After(r.ExpiresOn) {
			return rule.Broken{Q12.Breaks(text.Tf("The audit on site ended on %s, the certificate expired on %s: apply anew.",
				"现场审核于%s结束，证书于%s到期：须重新申请。", onSiteEnded, r.ExpiresOn))}
		}
		return nil
	}
	if until := r.ExpiresOn.AddMonths(r.RestorationMonths(limits)); today.After(until) {
		return rule.Broken{RC8.Breaks(text.Tf("Renewal was possible until %s: apply anew.", "换证截止日期为%s：须重新申请。", until))}
	}
	return nil
}
