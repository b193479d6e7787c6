package certificate

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// CE2 lets a restored certificate go on from its original date, without hiding the gap.
var CE2 = rule.Rule{ID: "CE2", Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Compute, Says: text.T(
	"After a lapse a certificate keeps its original date only together with beginning and expiry of the cycle now, the expiry of the cycle before and the date of the recertification audit.",
	"认证中断后恢复的，证书保留初次认证日期时须同时载明当前周期的起止日期、上一周期到期日和再认证审核日期。")}

// Lapse is the gap before the cycle of a certificate that was restored, as the certificate shows it with its expiry.
type Lapse struct {
	Original   date.Date `json:"original" doc:"when the organisation was certified first"`
	CycleBegan date.Date `json:"cycle_began" doc:"day of the decision that restored the certification"`
	Expired    date.Date `json:"expired" doc:"last day of the cycle before"`
	AuditedOn  date.Date `json:"audited_on" doc:"last day of the recertification audit"`
}

// LapseOf is the gap between the certificate that is renewed and the decision about it, nil where there is none. original
// is when the organisation was certified first.
func LapseOf(before Record, original, audited, decided date.Date) *Lapse {
	if !decided.After(before.ExpiresOn) {
		return nil
	}
	return &Lapse{Original: original, CycleBegan: decided, Expired: before.ExpiresOn, AuditedOn: audited}
}

func (l Lapse) lines() []Line {
	return []Line{
		{"lapse.original", text.T("First certified", "初次认证日期"), l.Original.String()},
		{"lapse.cycle_began", text.T("Cycle began", "本周期起始日期"), l.CycleBegan.String()},
		{"lapse.expired", text.T("Last cycle expired", "上一周期到期日"), l.Expired.String()},
		{"lapse.audited_on", text.T("Recertification audit", "再认证审核日期"), l.AuditedOn.String()},
	}
}

// Original is when the holder of the certificates of a programme, the newest first, was certified first.
func Original(all []Record) date.Date {
	if len(all) == 0 {
		return date.Date{}
	}
	first := all[len(all)-1]
	if first.TakenOver != nil && !first.TakenOver.Since.IsZero() {
		return first.TakenOver.Since
	}
	decided, _ := first.CycleFrom()
	return decided
}
