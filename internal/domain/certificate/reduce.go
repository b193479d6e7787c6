package certificate

import (
	"slices"

	"triennia/internal/domain/contract"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Narrow takes from what the agreement describes what a reduction took away (9.6.5.5); a later agreement says anew what
// is certified.
func (r *Record) Narrow(n *programme.Narrowed, c contract.Record) {
	if n == nil || n.ContractID != c.ID {
		return
	}
	r.Scope, r.Persons = n.Scope, 0
	r.Sites = slices.DeleteFunc(slices.Clone(r.Sites), func(s Site) bool { return n.Drops(s.Key, s.Name) })
	for _, s := range c.Sites {
		if !n.Drops(s.Key, s.Name) {
			r.Persons += s.Headcount
		}
	}
}

// Narrowed is what a reduction to the scope, without the sites at the places, leaves of the certificate under the
// agreement, after what earlier reductions took.
func (r Record) Narrowed(before *programme.Narrowed, c contract.Record, scope text.Text, dropped []int) *programme.Narrowed {
	n := &programme.Narrowed{ContractID: c.ID, Scope: scope, Dropped: []programme.DroppedSite{}}
	if before != nil && before.ContractID == c.ID {
		n.Dropped = slices.Clone(before.Dropped)
	}
	for _, i := range dropped {
		n.Dropped = append(n.Dropped, programme.DroppedSite{Key: r.Sites[i].Key, Text: r.Sites[i].Name})
	}
	return n
}
