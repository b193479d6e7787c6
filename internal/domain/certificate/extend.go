package certificate

import (
	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM83 keeps the cycle.
var SM83 = rule.Rule{ID: "SM-83", Source: "ISO/IEC 17021-1:2015", Clause: "9.6.4.1", Level: rule.Compute, Confidence: rule.Check, Says: text.T(
	"An extended certificate is issued anew with the expiry of the one before: the cycle goes on.",
	"扩大认证范围后换发证书，到期日沿用原证书，认证周期不变。")}

// ExtendBars is what speaks against extending the certificate on the day, under the packs of its cycle. One that ended
// with the transition is moved to the later edition as long as others are restored after their expiry (RC8).
func (r Record) ExtendBars(k application.Kind, limits pack.Set, today date.Date) rule.Broken {
	if r.Status(today) == Status(Active) {
		return nil
	}
	if k == application.Transition && r.Shortened != nil && r.State == Active && !today.After(r.ExpiresOn.AddMonths(r.RestorationMonths(limits))) {
		return nil
	}
	return rule.Broken{application.SM81.Breaks(text.Tf("Certificate %s is %s.", "证书%s状态：%s。", r.Number, StatusNames[r.Status(today)]))}
}

// Extension is the next version of the certificate in the same cycle, to be described and issued.
func (r Record) Extension() Record {
	decided, issued := r.CycleFrom()
	next := Record{Cycle: r.Cycle, Rules: r.Rules, PreviousExpiry: r.PreviousExpiry, TakenOver: r.TakenOver, Lapse: r.Lapse,
		Extends: &Extended{Number: r.Number, DecidedOn: decided, IssuedOn: issued, ExpiresOn: r.CycleEnd()}}
	next.Carry(r)
	return next
}

// CycleFrom are the days of the decision and of the issue from which the cycle counts.
func (r Record) CycleFrom() (decided, issued date.Date) {
	switch {
	case r.TakenOver != nil:
		return r.TakenOver.DecidedOn, r.TakenOver.DecidedOn
	case r.Extends != nil:
		return r.Extends.DecidedOn, r.Extends.IssuedOn
	}
	return r.DecidedOn, r.IssuedOn
}
