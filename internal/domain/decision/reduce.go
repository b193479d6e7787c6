package decision

import (
	"fmt"
	"slices"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// X6 is what a body does instead of withdrawing a certificate whose failing part can be cut off.
var X6 = rule.Rule{ID: "X6", Says: text.T(
	"The scope is reduced by the parts for which the client persistently or seriously fails; what stays meets the requirements of the standard.",
	"客户持续或严重不满足要求的部分，应从认证范围中删减；保留的范围须符合标准要求。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.6.5.5", Level: rule.Enforce}

// Less is what a reduction leaves of the certificate.
type Less struct {
	Scope   text.Text `json:"scope" doc:"all that stays certified, in both languages"`
	Dropped []int     `json:"dropped,omitempty" nullable:"false" doc:"the sites that are certified no more, by their place on the certificate, from 0"`
}

// Certified is what the certificate of the file says today.
type Certified struct {
	Scope text.Text
	Sites []CertifiedSite
}

// CertifiedSite is one site on the certificate.
type CertifiedSite struct {
	Name    text.Text
	Address text.Text
	City    text.Text
	Central bool
}

// reducible says what stands against a reduction today.
func reducible(f Dossier) Check {
	if len(f.Bars) > 0 {
		return Check{X6, false, f.Bars[0].Sentence()}
	}
	return Check{X6, true, text.T("Nothing else about the scope waits for a decision.", "没有其他涉及认证范围的事项等待决定。")}
}

// check notes what keeps the reduction from being one (X6).
func (l *Less) check(c Certified) error {
	var bad fault.Invalid
	if l == nil {
		bad.Require("less.scope.en", "")
		return bad
	}
	bad.Require("less.scope.en", l.Scope.En)
	bad.Require("less.scope.zh", l.Scope.Zh)
	for i, n := range l.Dropped {
		if n < 0 || n >= len(c.Sites) || slices.Contains(l.Dropped[:i], n) {
			bad.Add(fmt.Sprintf("less.dropped[%d]", i), text.T("The certificate has no such site, or it is named twice.", "证书上没有该场所，或重复选择。"))
		}
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	left := len(c.Sites) - len(l.Dropped)
	central := slices.ContainsFunc(l.Dropped, func(n int) bool { return c.Sites[n].Central })
	switch {
	case left == 0:
		return rule.Broken{X6.Breaks(text.T("No site is left: withdraw or cancel the certificate.", "不再保留任何场所：请撤销或注销证书。")).At("less.dropped")}
	case central && left > 1:
		return rule.Broken{X6.Breaks(text.T("The central function stays as long as several sites do.", "仍有多个场所时，须保留中心职能所在场所。")).At("less.dropped")}
	case len(l.Dropped) == 0 && l.Scope == c.Scope:
		return rule.Broken{X6.Breaks(text.T("Scope and sites are as before.", "认证范围和场所均未变化。")).At("less.scope")}
	}
	return nil
}
