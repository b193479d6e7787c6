package certificate

import (
	"triennia/internal/domain/application"
	"triennia/internal/domain/client"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/text"
)

// Describe fills in what the certificate says from the records that the decision rests on: the holder as
// registered, scope and sites as agreed in the contract, activities and persons as applied for.
func (r *Record) Describe(holder client.Record, a application.Record, c contract.Record) {
	r.Holder, r.Withheld = HolderOf(holder), holder.Withheld != nil
	r.Scope, r.Persons, r.Sites = ScopeOf(r.Standard, a, c), 0, nil
	for _, s := range c.Sites {
		site := Site{Key: s.Key, Name: both(s.Name), Address: both(s.Address), City: both(s.City), Country: s.Country, Central: s.Central}
		for _, applied := range a.Sites.Data.List {
			if applied.Key == s.Key {
				site.Activities = both(applied.Activities)
			}
		}
		r.Persons += s.Headcount
		r.Sites = append(r.Sites, site)
	}
}

// HolderOf is the client as a certificate names it.
func HolderOf(c client.Record) Holder {
	registered := c.CreditCode
	if registered == "" {
		registered = c.RegistrationNumber
	}
	return Holder{Name: both(c.Name), Address: both(c.Address), City: both(c.City), Country: c.Country, Registered: registered}
}

// ScopeOf is the scope that a certificate to the standard states: the sentence agreed in the contract; where the
// contract is for several standards, the same sentence for this one alone.
func ScopeOf(standard string, a application.Record, c contract.Record) text.Text {
	if len(c.Standards) == 1 && !c.Scope.IsZero() {
		return both(c.Scope)
	}
	return both(a.SentenceFor(standard))
}

// both fills a missing language with the other one: names exist in one script only at times.
func both(t text.Text) text.Text { return text.T(t.In(text.En), t.In(text.Zh)) }
