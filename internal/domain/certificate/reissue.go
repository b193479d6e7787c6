package certificate

import (
	"slices"
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Anew is the certificate to be issued with the holder as it is registered today, in the same cycle: what is certified
// stays as it was, but for the misprints that are corrected.
func (r Record) Anew(holder client.Record, c *decision.Corrected) Record {
	next := r.Extension()
	next.Holder, next.Scope, next.Sites, next.Persons, next.SoA = HolderOf(holder), r.Scope, r.Sites, r.Persons, r.SoA
	next.Withheld = holder.Withheld != nil
	if c != nil {
		next.Scope, next.Sites = c.Scope, slices.Clone(r.Sites)
		for i, s := range c.Sites[:min(len(c.Sites), len(next.Sites))] { // a letter is shown before all is typed
			next.Sites[i].Name, next.Sites[i].Address, next.Sites[i].City = s.Name, s.Address, s.City
		}
	}
	return next
}

// Renamed is what the certificate says where its scope names the holder as it was called before: the scope names it as it is
// registered today, all else reads as it did. It is nil where the scope names nobody, or has the new name already.
func (r Record) Renamed(holder client.Record) *decision.Corrected {
	named := func(scope, was, is string) string {
		if was == "" || is == "" || strings.Contains(scope, is) {
			return scope
		}
		return strings.ReplaceAll(scope, was, is)
	}
	scope := text.T(named(r.Scope.En, r.Holder.Name.En, holder.Name.En), named(r.Scope.Zh, r.Holder.Name.Zh, holder.Name.Zh))
	if scope == r.Scope {
		return nil
	}
	out := decision.Corrected{Scope: scope, Sites: []decision.CorrectedSite{}, Unchanged: true}
	for _, s := range r.Sites {
		out.Sites = append(out.Sites, decision.CorrectedSite{Name: s.Name, Address: s.Address, City: s.City})
	}
	return &out
}

// Correction is how the certification under the agreement reads by the correction of the certificate, after an earlier one.
func (r Record) Correction(before *programme.Corrected, agreement id.Contract, c decision.Corrected) *programme.Corrected {
	out := &programme.Corrected{ContractID: agreement, Scope: c.Scope, Sites: []programme.CorrectedSite{}}
	for i, s := range c.Sites {
		now := r.Sites[i]
		was := now.Name
		if before != nil && before.ContractID == agreement {
			if at := slices.IndexFunc(before.Sites, func(x programme.CorrectedSite) bool { return x.Key == now.Key && x.Name == now.Name }); at >= 0 {
				was = before.Sites[at].Was
			}
		}
		out.Sites = append(out.Sites, programme.CorrectedSite{Key: now.Key, Was: was, Name: s.Name, Address: s.Address, City: s.City})
	}
	return out
}

// Correct writes what the agreement describes as it reads since its misprints were corrected (decision.SM206).
func (r *Record) Correct(c *programme.Corrected, agreement id.Contract) {
	if c == nil || c.ContractID != agreement {
		return
	}
	r.Scope, r.Sites = c.Scope, slices.Clone(r.Sites)
	for i, s := range r.Sites {
		if x, found := c.Site(s.Key, s.Name); found {
			r.Sites[i].Name, r.Sites[i].Address, r.Sites[i].City = x.Name, x.Address, x.City
		}
	}
}

// Outdated says, a sentence each, what the certificate states of its holder otherwise than it is registered today.
func (r Record) Outdated(holder client.Record) []text.Text {
	old, now := r.Holder, HolderOf(holder)
	plain := func(s string) text.Text { return text.T(s, s) }
	out := []text.Text{}
	for _, x := range []struct{ name, before, after text.Text }{
		{text.T("name", "名称"), old.Name, now.Name},
		{text.T("address", "地址"), old.Address, now.Address},
		{text.T("city", "城市"), old.City, now.City},
		{text.T("country", "国家（地区）"), plain(old.Country), plain(now.Country)},
		{text.T("registration", "登记号"), plain(old.Registered), plain(now.Registered)},
	} {
		if x.before != x.after {
			out = append(out, text.Tf("%s “%s” becomes “%s”", "%s由“%s”变更为“%s”", x.name, bilingual(x.before), bilingual(x.after)))
		}
	}
	if r.Renamed(holder) != nil {
		out = append(out, text.T("the wording of the scope follows the name", "认证范围表述中的组织名称随之变更"))
	}
	return out
}

// bilingual is the text in both languages, because it may change in one of them only.
func bilingual(t text.Text) text.Text {
	if t.En == t.Zh {
		return t
	}
	return text.T(t.En+" / "+t.Zh, t.Zh+" / "+t.En)
}
