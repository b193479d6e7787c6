package certificate

import (
	"triennia/internal/domain/client"
	"triennia/internal/domain/text"
)

// Anew is the certificate to be issued with the holder as it is registered today, in the same cycle: what is certified
// stays as it was.
func (r Record) Anew(holder client.Record) Record {
	next := r.Extension()
	next.Holder, next.Scope, next.Sites, next.Persons, next.SoA = HolderOf(holder), r.Scope, r.Sites, r.Persons, r.SoA
	return next
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
	return out
}

// bilingual is the text in both languages, because it may change in one of them only.
func bilingual(t text.Text) text.Text {
	if t.En == t.Zh {
		return t
	}
	return text.T(t.En+" / "+t.Zh, t.Zh+" / "+t.En)
}
