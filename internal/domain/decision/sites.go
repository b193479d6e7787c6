package decision

import (
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/client"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var MS15 = rule.Rule{ID: "MS-15", Says: text.T(
	"Several sites are certified together: an open major nonconformity at one blocks all, and none is left out between the audit and the decision.",
	"多场所组织整体认证：任一场所存在未关闭的严重不符合即不得认证，且在审核与认证决定之间不得剔除任何场所。"),
	Source: "IAF MD 1:2023", Clause: "7", Level: rule.Enforce}

// sitesTogether is the check of MS-15 on the file of an organisation with several sites.
func sitesTogether(f Dossier) Check {
	var open []text.Text
	for _, x := range f.Findings {
		if x.Major && x.Open != nil {
			open = append(open, text.T(x.Number, x.Number))
		}
	}
	if len(open) > 0 {
		return Check{MS15, false, list(text.Tf("None of the %d sites is certified while these majors are open: ", "下列严重不符合未关闭前，%d个场所均不得认证：", f.Sites), open)}
	}
	return Check{MS15, true, text.Tf("The %d sites of the contract are certified together, none with an open major nonconformity.", "合同列明的%d个场所整体认证，均无未关闭的严重不符合。", f.Sites)}
}

// underDecision are the kinds of audit after which the sites stand until the decision.
var underDecision = []programme.Kind{programme.Stage2, programme.Recertification}

// SitesStand tells whether the sites of the agreement may not be changed now: stage 2, the recertification audit or the
// audit of an extension has begun and is not decided yet. A stage 2 that is to be repeated keeps them, unless certification
// was refused since.
func SitesStand(p programme.Record, audits []audit.Record) bool {
	return slices.ContainsFunc(audits, func(a audit.Record) bool {
		again := a.State == audit.Repeated || a.State == audit.Aborted
		return (slices.Contains(underDecision, a.Type) || !a.Extends.IsZero()) && a.Opening != nil && p.State != programme.Terminated &&
			a.State != audit.Decided && (!again || p.State == programme.Initial && !p.Over())
	})
}

// KeepSites refuses a list of sites that leaves out one of those that stand, by their keys.
func KeepSites(standing []client.Site, next []client.Site) error {
	var out rule.Broken
	for _, s := range standing {
		if !slices.ContainsFunc(next, func(n client.Site) bool { return n.Key == s.Key }) {
			out = append(out, MS15.Breaks(text.Tf("%s was audited and stays on the list until the decision.", "%s已接受审核，在认证决定之前不得从清单中删除。", s.Name)).At("sites"))
		}
	}
	return out.OrNil()
}
