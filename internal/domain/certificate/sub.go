package certificate

import (
	"fmt"
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of the house about sub-certificates. MD 1 only says that there may be some, which refer to the main
// certificate and end with it (MS-16).
var (
	SM175 = rule.Rule{ID: "SM-175", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
		"A sub-certificate has the number of the main certificate with a suffix from -01 to -99, which stays with its site over all versions and cycles and is never given to another.",
		"子证书编号为主证书编号加后缀-01至-99；后缀在各版本和各认证周期内固定对应同一场所，不得用于其他场所。")}
	SM176 = rule.Rule{ID: "SM-176", Source: "IAF MD 1:2023", Clause: "7", Level: rule.Compute, Says: text.T(
		"What becomes of the main certificate becomes of its sub-certificates on the same day; one whose site leaves the scope ends then.",
		"主证书的状态变化于同日适用于其子证书；场所不再属于认证范围的，其子证书同时终止。")}
)

// MostSubs is the largest suffix.
const MostSubs = 99

// Sub is the sub-certificate of a site. Dates and status are those of the certificate that keeps it; it stands in later
// versions too, there without a code where none is issued.
type Sub struct {
	Suffix  int       `json:"suffix" minimum:"1" maximum:"99"`
	Key     string    `json:"key,omitempty"` // of the site
	Site    text.Text `json:"site"`          // its name
	Code    string    `json:"code,omitempty"`
	On      date.Date `json:"on,omitzero"` // issued
	Ended   State     `json:"ended,omitempty" enum:"withdrawn,cancelled"`
	EndedOn date.Date `json:"ended_on,omitzero"`
	Reason  string    `json:"reason,omitempty"` // why it ended before the certificate
}

// Issued tells whether there is a document of it in this version of the certificate.
func (s Sub) Issued() bool { return s.Code != "" }

// Stands tells whether it was issued with this version and has not ended before it.
func (s Sub) Stands() bool { return s.Issued() && s.Ended == "" }

func (s Sub) of(site Site) bool {
	if s.Key != "" && site.Key != "" {
		return s.Key == site.Key
	}
	return s.Site == site.Name
}

// Main is the certificate that a sub-certificate belongs to.
type Main struct {
	Number string `json:"number"`
	Code   string `json:"code"`
}

// SubNumber is the number of the sub-certificate with the suffix.
func (r Record) SubNumber(suffix int) string { return fmt.Sprintf("%s-%02d", r.Number, suffix) }

// Documents are the certificate itself and the sub-certificates that were issued with it.
func (r Record) Documents() []Record {
	out := []Record{r}
	for _, s := range r.Subs {
		if s.Issued() {
			out = append(out, r.sub(s))
		}
	}
	return out
}

// Document is the certificate itself for the suffix 0, otherwise its sub-certificate; ok is false where there is none.
func (r Record) Document(suffix int) (doc Record, ok bool) {
	if suffix == 0 {
		return r, true
	}
	at := slices.IndexFunc(r.Subs, func(s Sub) bool { return s.Suffix == suffix && s.Issued() })
	if at < 0 {
		return Record{}, false
	}
	return r.sub(r.Subs[at]), true
}

// sub is the sub-certificate as a certificate of its own: number, code, site and scope are its own, all else is that of
// the main one (MS-16, SM-176).
func (r Record) sub(s Sub) Record {
	out := r
	out.Suffix, out.Number, out.Code, out.Main = s.Suffix, r.SubNumber(s.Suffix), s.Code, &Main{r.Number, r.Code}
	out.Subs, out.Extends, out.Examinations, out.SpotChecks, out.StopUses = nil, nil, nil, nil, nil
	out.Sites = []Site{}
	for _, site := range r.Sites {
		if s.of(site) {
			out.Sites, out.Scope = []Site{site}, site.Activities
			break
		}
	}
	out.History = s.history(r.History)
	if s.Ended != "" {
		out.State = s.Ended
	}
	return out
}

// history is that of the main certificate while there was the sub-certificate.
func (s Sub) history(main []Change) []Change {
	out := []Change{{On: s.On}}
	for _, c := range main {
		switch {
		case !c.On.After(s.On):
			out[0].State, out[0].Decision = c.State, c.Decision
		case s.Ended == "" || c.On.Before(s.EndedOn):
			out = append(out, c)
		}
	}
	if s.Ended != "" {
		out = append(out, Change{On: s.EndedOn, State: s.Ended})
	}
	return out
}

// CanIssueSub asks whether a sub-certificate can be issued for the site at the place on the day.
func (c *Certificate) CanIssueSub(place int, today date.Date) error {
	r := c.r
	if place < 0 || place >= len(r.Sites) {
		return fault.Missing(text.T("site", "场所"))
	}
	site := r.Sites[place]
	if !r.Signs() {
		return fault.New(fault.IllegalMove, text.T("Another system issued this certificate: sub-certificates come with its next issue.", "该证书由其他系统颁发，换发后方可颁发子证书。"))
	}
	if s := r.Status(today); s != Status(Active) {
		return fault.New(fault.IllegalMove, text.Tf("The certificate is %s: no sub-certificate can be issued.", "证书状态为%s，不能颁发子证书。", StatusNames[s]))
	}
	if !r.ListsSites() {
		return rule.Broken{MS16.Breaks(text.T("The certificate has one site: it needs no sub-certificate.", "证书仅有一个场所，无需子证书。")).At("sites")}
	}
	if site.Activities.IsZero() {
		return rule.Broken{CE1.Breaks(text.Tf("The certificate names no activities of %s, which would be the scope of its sub-certificate.",
			"证书未载明%s的活动，无法确定子证书的认证范围。", site.Name)).At("sites")}
	}
	s, known := r.SubOf(site)
	switch {
	case s.Stands():
		return fault.New(fault.IllegalMove, text.Tf("The site has sub-certificate %s.", "该场所已有子证书%s。", r.SubNumber(s.Suffix)))
	case s.Issued():
		return fault.New(fault.IllegalMove, text.Tf("Sub-certificate %s ended on %s; the site can have one again with the next version of the certificate.",
			"子证书%s已于%s终止；该场所须待证书换发后方可再次颁发子证书。", r.SubNumber(s.Suffix), s.EndedOn))
	case !known && r.nextSuffix() > MostSubs:
		return rule.Broken{SM175.Breaks(text.T("All suffixes up to -99 are given to sites.", "后缀-01至-99均已分配给场所。")).At("sites")}
	}
	return nil
}

// IssueSub issues the sub-certificate of the site at the place, with the code for its public page.
func (c *Certificate) IssueSub(place int, code string, today date.Date) error {
	if err := c.CanIssueSub(place, today); err != nil {
		return err
	}
	site := c.r.Sites[place]
	s, known := c.r.SubOf(site)
	c.r.Subs = slices.Clone(c.r.Subs)
	if !known {
		s.Suffix = c.r.nextSuffix()
		c.r.Subs = append(c.r.Subs, s)
	}
	s.Key, s.Site, s.Code, s.On = site.Key, site.Name, code, today
	c.putSub(s)
	c.addSub("certificate.sub_issued", s.Suffix)
	return nil
}

// CanEndSub asks whether the sub-certificate with the suffix can end before the certificate on the day.
func (c *Certificate) CanEndSub(suffix int, today date.Date) error {
	s, there := c.r.Sub(suffix)
	if !there || !s.Issued() {
		return fault.Missing(text.T("sub-certificate", "子证书"))
	}
	doc := c.r.sub(s)
	if !doc.Standing(today) {
		return fault.New(fault.IllegalMove, text.Tf("Sub-certificate %s has ended already.", "子证书%s已终止。", doc.Number))
	}
	return nil
}

// EndSub ends the sub-certificate at the client's request, while the certificate goes on.
func (c *Certificate) EndSub(suffix int, reason string, today date.Date) error {
	if err := c.CanEndSub(suffix, today); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("reason", reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	c.endSub(suffix, Cancelled, reason, today)
	return nil
}

// LeaveSubs ends the sub-certificates whose sites are not in the certificate that took the place of this one (SM-176), and
// answers whether there are any.
func (c *Certificate) LeaveSubs(next Record, as State) (any bool) {
	for _, s := range c.r.Subs {
		if after, _ := next.Sub(s.Suffix); s.Stands() && !after.Stands() {
			c.endSub(s.Suffix, as, "", next.IssuedOn)
			any = true
		}
	}
	return any
}

func (c *Certificate) endSub(suffix int, as State, reason string, on date.Date) {
	s, _ := c.r.Sub(suffix)
	s.Ended, s.EndedOn, s.Reason = as, on, reason
	c.r.Subs = slices.Clone(c.r.Subs)
	c.putSub(s)
	c.addSub("certificate.sub_ended", suffix)
}

// RenewSubs lets the sub-certificates of the certificate before go on with this one, where it lists their sites. code
// makes the codes of their public pages.
func (r *Record) RenewSubs(old Record, code func() (string, error)) (err error) {
	for _, s := range old.Subs {
		next := Sub{Suffix: s.Suffix, Key: s.Key, Site: s.Site}
		at := slices.IndexFunc(r.Sites, s.of)
		if s.Stands() && r.ListsSites() && at >= 0 && !r.Sites[at].Activities.IsZero() {
			next.Key, next.Site, next.On = r.Sites[at].Key, r.Sites[at].Name, r.IssuedOn
			if next.Code, err = code(); err != nil {
				return err
			}
		}
		r.Subs = append(r.Subs, next)
	}
	return nil
}

// Sub is what the certificate keeps of the suffix.
func (r Record) Sub(suffix int) (Sub, bool) {
	if at := slices.IndexFunc(r.Subs, func(s Sub) bool { return s.Suffix == suffix }); at >= 0 {
		return r.Subs[at], true
	}
	return Sub{}, false
}

// SubOffers tell for each site whether a sub-certificate can be issued for it on the day, and why not.
func (c *Certificate) SubOffers(today date.Date) []flow.Action {
	out := []flow.Action{}
	for place := range c.r.Sites {
		x := flow.Action{Name: fmt.Sprint(place), Allowed: true}
		if err := c.CanIssueSub(place, today); err != nil {
			says := fault.Says(err)
			x.Allowed, x.Why = false, &says
		}
		out = append(out, x)
	}
	return out
}

// SubOf is what the certificate keeps of the sub-certificate of the site.
func (r Record) SubOf(site Site) (Sub, bool) {
	if at := slices.IndexFunc(r.Subs, func(s Sub) bool { return s.of(site) }); at >= 0 {
		return r.Subs[at], true
	}
	return Sub{}, false
}

func (r Record) nextSuffix() int {
	last := 0
	for _, s := range r.Subs {
		last = max(last, s.Suffix)
	}
	return last + 1
}

func (c *Certificate) putSub(s Sub) {
	at := slices.IndexFunc(c.r.Subs, func(x Sub) bool { return x.Suffix == s.Suffix })
	c.r.Subs[at] = s
}

func (c *Certificate) addSub(happened string, suffix int) {
	c.Add(happened, c.r.ID.String(), "number", c.r.SubNumber(suffix), "client", c.r.ClientID.String(), "suffix", fmt.Sprint(suffix))
}
