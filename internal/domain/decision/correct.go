package decision

import (
	"fmt"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM206 corrects what was written wrongly, without certifying anything else.
var SM206 = rule.Rule{ID: "SM-206", Says: text.T(
	"A misprint in the scope's wording, or in name or address of a site, is corrected by a new version within the cycle; whoever decides confirms that what is certified is neither extended nor reduced. Standard, sites and expiry stay.",
	"证书认证范围表述或场所名称、地址有误的，在认证周期内换发新版证书予以更正；作出决定的人员须确认认证范围既未扩大也未缩小。认证依据、场所数量和到期日保持不变。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2", Level: rule.Enforce, Confidence: rule.Check}

// Misprint is the ground of a correction.
const Misprint ReasonCode = "misprint"

// Corrected is what the certificate says once its misprints are corrected.
type Corrected struct {
	Scope     text.Text       `json:"scope" doc:"all of it, in both languages"`
	Sites     []CorrectedSite `json:"sites" nullable:"false" doc:"every site of the certificate, in its order"`
	Unchanged bool            `json:"unchanged" doc:"whoever decides confirms that what is certified is neither extended nor reduced"`
}

// CorrectedSite is what the certificate says of a site.
type CorrectedSite struct {
	Name    text.Text `json:"name"`
	Address text.Text `json:"address"`
	City    text.Text `json:"city"`
}

// Restated is something that the new version says otherwise, in one language.
type Restated struct {
	What   text.Text `json:"what"`
	Before string    `json:"before"`
	After  string    `json:"after"`
}

// normal is the correction as it is kept; only its ground carries one.
func (c *Corrected) normal(of ReasonCode) *Corrected {
	if c == nil || of != Misprint {
		return nil
	}
	out := Corrected{Scope: trimmed(c.Scope), Unchanged: c.Unchanged, Sites: []CorrectedSite{}}
	for _, s := range c.Sites {
		out.Sites = append(out.Sites, CorrectedSite{trimmed(s.Name), trimmed(s.Address), trimmed(s.City)})
	}
	return &out
}

func trimmed(t text.Text) text.Text {
	return text.T(strings.TrimSpace(t.En), strings.TrimSpace(t.Zh))
}

// Restates lists what the certificate says otherwise once it is corrected, old and new.
func (c *Corrected) Restates(now Certified) []Restated {
	out := []Restated{}
	if c == nil {
		return out
	}
	note := func(what, before, after text.Text) {
		if before.En != after.En {
			out = append(out, Restated{text.Tf("%s, in English", "%s（英文）", what), before.En, after.En})
		}
		if before.Zh != after.Zh {
			out = append(out, Restated{text.Tf("%s, in Chinese", "%s（中文）", what), before.Zh, after.Zh})
		}
	}
	note(text.T("Scope", "认证范围"), now.Scope, c.Scope)
	for i, s := range c.Sites[:min(len(c.Sites), len(now.Sites))] {
		was := now.Sites[i]
		note(text.Tf("Name of site %d", "场所%d名称", i+1), was.Name, s.Name)
		note(text.Tf("Address of site %d", "场所%d地址", i+1), was.Address, s.Address)
		note(text.Tf("City of site %d", "场所%d城市", i+1), was.City, s.City)
	}
	return out
}

// check notes what keeps the correction from being one (SM-206).
func (c *Corrected) check(now Certified) error {
	var bad fault.Invalid
	if c == nil {
		bad.Require("corrected.scope.en", "")
		return bad
	}
	want := func(field string, t text.Text) {
		bad.Require(field+".en", t.En)
		bad.Require(field+".zh", t.Zh)
	}
	want("corrected.scope", c.Scope)
	for i, s := range c.Sites {
		want(fmt.Sprintf("corrected.sites[%d].name", i), s.Name)
		want(fmt.Sprintf("corrected.sites[%d].address", i), s.Address)
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	switch {
	case len(c.Sites) != len(now.Sites):
		return rule.Broken{SM206.Breaks(text.Tf("The certificate names %d sites: a correction leaves them as many.",
			"证书列明%d个场所，更正不得增减场所。", len(now.Sites))).At("corrected.sites")}
	case len(c.Restates(now)) == 0:
		return rule.Broken{SM206.Breaks(text.T("Nothing is corrected: scope and sites read as before.", "未作任何更正：认证范围和场所的表述与原证书一致。")).At("corrected.scope")}
	case !c.Unchanged:
		return rule.Broken{SM206.Breaks(text.T("Confirm that what is certified stays the same. To extend it takes an application, to reduce it a reduction.",
			"请确认认证范围保持不变。扩大范围须提出申请，缩小范围须作出缩小决定。")).At("corrected.unchanged")}
	}
	return nil
}
