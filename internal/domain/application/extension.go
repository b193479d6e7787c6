package application

import (
	"slices"
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules on an extension of what is certified.
var (
	X1 = rule.Rule{ID: "X1", Source: iso17021, Clause: "9.6.4.1", Level: rule.Enforce, Says: text.T(
		"An extension of a certification is applied for; the body reviews the application and determines the audit that it takes, by itself or together with a surveillance.",
		"扩大认证范围须提出申请；认证机构评审申请，并确定所需的审核活动，可单独实施，也可与监督审核结合。")}
	SM80 = rule.Rule{ID: "SM-80", Source: iso17021, Clause: "9.6.4.1", Level: rule.Enforce, Says: text.T(
		"An application to extend a certification names what it adds, and leaves out nothing that is certified.",
		"扩大认证的申请应说明新增内容，且不得遗漏已获证的场所。")}
	SM81 = rule.Rule{ID: "SM-81", Source: iso17021, Clause: "9.6.4.1", Level: rule.Enforce, Says: text.T(
		"Only a valid certificate is extended, and one extension of it is under way at a time.",
		"仅可扩大有效证书的认证范围，且同一证书同时只能有一项扩大申请。")}
	SM82 = rule.Rule{ID: "SM-82", Source: iso17021, Clause: "9.1.4, 9.6.4.1", Level: rule.Enforce, Says: text.T(
		"The audit of an extension takes the days computed for what is added, or others with a reason.",
		"扩大认证审核的人日为就新增部分计算所得；采用其他人日的，须说明理由。")}
)

// Extends tells whether the kind changes what this body has certified within its cycle.
func (k Kind) Extends() bool { return k == Extension || k == SitesAdded || k == Transition }

// Certified is what stands certified when an application begins that changes it.
type Certified struct {
	CertificateID id.Certificate `json:"certificate_id"`
	Number        string         `json:"number"`
	Standard      string         `json:"standard,omitempty"` // of the certificate
	ExpiresOn     date.Date      `json:"expires_on"`
	Agreement     string         `json:"agreement"` // its reference
	Scope         text.Text      `json:"scope"`
	Sites         []Place        `json:"sites" nullable:"false"`
}

// Place is a site that is certified, with its persons in scope.
type Place struct {
	Key     string    `json:"key"`
	Name    text.Text `json:"name"`
	Persons int       `json:"persons"`
}

// Persons in scope at all sites.
func (c Certified) Persons() (n int) {
	for _, p := range c.Sites {
		n += p.Persons
	}
	return n
}

func (c Certified) has(key string) bool {
	return slices.ContainsFunc(c.Sites, func(p Place) bool { return p.Key == key })
}

// Change goes on from what is certified: the sections that it may change begin as they stand in before.
func (a *Application) Change(c Certified, before Record) {
	a.Recall(before)
	a.r.System.Data, a.r.Consultancy.Data, a.r.History.Data = before.System.Data, before.Consultancy.Data, before.History.Data
	a.r.Own, a.r.Certified = before.Own, &c
}

// CanExtend tells why no extension of the certificate may begin: it is not valid, a standard under the same agreement
// is not certified yet, or another extension is under way.
func CanExtend(number string, valid bool, uncertified, underWay string) error {
	switch {
	case uncertified != "":
		return rule.Broken{SM81.Breaks(text.Tf("Scope and sites are those of the whole agreement, and %s is not certified under it yet.",
			"认证范围和场所适用于整个合同，而其中的%s尚未获证。", uncertified))}
	case !valid:
		return rule.Broken{SM81.Breaks(text.Tf("Certificate %s is not valid today.", "证书%s目前并非有效状态。", number))}
	case underWay != "":
		return rule.Broken{SM81.Breaks(text.Tf("Application %s for certificate %s is under way. Go on with it or withdraw it; once it is decided, another can begin.",
			"证书%[2]s的申请%[1]s正在办理。请继续办理或撤回；作出决定后方可提出新的申请。", underWay, number))}
	}
	return nil
}

// UnderWay tells whether the application changes the certificate of the agreement and is neither contracted nor ended.
func (r Record) UnderWay(agreement string) bool {
	return r.Certified != nil && r.Certified.Agreement == agreement && len(States[r.State]) > 0
}

// Added are the sites with persons in scope that are not certified yet.
func (r Record) Added() []client.Site {
	out := []client.Site{}
	for _, s := range r.CountedSites() {
		if r.Certified != nil && s.InScope > 0 && !r.Certified.has(s.Key) {
			out = append(out, s)
		}
	}
	return out
}

// StayingPersons are the persons in scope at the sites that are certified.
func (r Record) StayingPersons() int {
	n := r.Headcount.Data.InScope()
	for _, s := range r.Added() {
		n -= s.InScope
	}
	return n
}

// Difference is one thing that the application changes in what is certified.
type Difference struct {
	What text.Text `json:"what"`
	Was  text.Text `json:"was"`
	Is   text.Text `json:"is"`
}

// Differences are what the application changes, nothing for kinds that change no certificate.
func (r Record) Differences() []Difference {
	out := []Difference{}
	if r.Certified == nil {
		return out
	}
	if to := r.MovesTo(); to != "" {
		out = append(out, Difference{text.T("Edition", "标准版本"), text.T(r.Certified.Standard, r.Certified.Standard), text.T(to, to)})
	}
	if is := r.Sentence(); is != r.Certified.Scope {
		out = append(out, Difference{text.T("Scope", "认证范围"), r.Certified.Scope, is})
	}
	for _, s := range r.Added() {
		out = append(out, Difference{text.T("Site added", "新增场所"), text.Text{},
			text.Tf("%s, %s; %d persons in scope", "%s，%s；体系覆盖%d人", s.Name, s.City, s.InScope)})
	}
	if was, is := r.Certified.Persons(), r.Headcount.Data.InScope(); was != is {
		out = append(out, Difference{text.T("Persons in scope", "体系覆盖人数"), text.Tf("%d", "%d", was), text.Tf("%d", "%d", is)})
	}
	return out
}

// extensionBars are what an application to extend lacks before it can be submitted (SM-80).
func (r Record) extensionBars() (out rule.Broken) {
	if !r.Kind.Extends() || r.Certified == nil {
		return nil
	}
	for _, p := range r.Certified.Sites {
		if _, inScope := r.Headcount.Data.At(p.Key); inScope == 0 {
			out = append(out, SM80.Breaks(text.Tf("%s is certified and has no persons in scope here. To leave out a site, write to the certification body.",
				"%s已获证，但此处没有体系覆盖人员。如需减少场所，请联系认证机构。", p.Name)).At("headcount.groups"))
		}
	}
	switch {
	case r.Kind == SitesAdded && len(r.Added()) == 0:
		out = append(out, SM80.Breaks(text.T("Add the new site and say who works there within the scope.", "请添加新场所，并填写其体系覆盖人数。")).At("sites.list"))
	case r.Kind == Extension && r.Sentence() == r.Certified.Scope:
		out = append(out, SM80.Breaks(text.T("The scope is the one that is certified: say what is added.", "认证范围与证书相同：请填写新增内容。")).At("scope.services"))
	}
	return out
}

// Activity is the audit that the reviewer determines for an extension (X1).
type Activity struct {
	Days     float64 `json:"days,omitempty" minimum:"0" maximum:"1000" multipleOf:"0.5" doc:"auditor days for what is added"`
	Combined bool    `json:"combined,omitempty" doc:"with the next audit of the cycle, otherwise an audit of its own"`
	Reason   string  `json:"reason,omitempty" maxLength:"2000" doc:"of other days than computed"`
}

// determined is what the review of an extension still lacks (X1, SM-82); proposed are the days computed.
func (a *Application) determined(proposed float64) rule.Broken {
	if !a.r.Kind.Extends() {
		return nil
	}
	v, by := Activity{}, X1
	if a.r.Kind == Transition {
		by = SM100
	}
	if a.r.Review.Extension != nil {
		v = *a.r.Review.Extension
	}
	switch {
	case v.Days <= 0:
		return rule.Broken{by.Breaks(text.T("Say how many days the audit takes, half a day at least.", "请确定该审核的人日，至少半个人日。")).At("extension.days")}
	case v.Days != proposed && strings.TrimSpace(v.Reason) == "":
		return rule.Broken{SM82.Breaks(text.Tf("%v days are computed: say why it takes %v.", "计算所得为%v人日：请说明采用%v人日的理由。", proposed, v.Days)).At("extension.reason")}
	}
	return nil
}
