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
	registered := holder.CreditCode
	if registered == "" {
		registered = holder.RegistrationNumber
	}
	r.Holder = Holder{Name: both(holder.Name), Address: both(holder.Address), City: both(holder.City), Country: holder.Country, Registered: registered}
	r.Scope, r.Persons, r.Sites = both(c.Scope), 0, nil
	if r.Scope.IsZero() {
		r.Scope = both(a.Sentence())
	}
	for _, s := range c.Sites {
		site := Site{Name: both(s.Name), Address: both(s.Address), City: both(s.City), Country: s.Country, Central: s.Central}
		for _, applied := range a.Sites.Data.List {
			if applied.Key == s.Key {
				site.Activities = both(applied.Activities)
			}
		}
		r.Persons += s.Headcount
		r.Sites = append(r.Sites, site)
	}
}

// both fills a missing language with the other one: names exist in one script only at times.
func both(t text.Text) text.Text { return text.T(t.In(text.En), t.In(text.Zh)) }
