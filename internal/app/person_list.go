package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/postgres"
)

// Member is a person of the body with its place in it.
type Member struct {
	staff.Record
	Membership *account.Membership `json:"membership,omitempty" doc:"roles; absent for a person who was never a member"`
}

// ListPeople is one page of the people of the body.
func (a *App) ListPeople(ctx context.Context, who access.Actor, p postgres.Page, f postgres.PersonFilter) (list []Member, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		records, n, err := tx.People(p, f)
		if err != nil {
			return err
		}
		next = n
		list, err = withMemberships(tx, records)
		return err
	})
	return list, next, err
}

// GetPerson is one person of the body.
func (a *App) GetPerson(ctx context.Context, who access.Actor, iid id.Identity) (m Member, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Person(iid)
		if err != nil {
			return err
		}
		list, err := withMemberships(tx, []staff.Record{r})
		if err == nil {
			m = list[0]
		}
		return err
	})
	return m, err
}

func withMemberships(tx *postgres.Tx, people []staff.Record) ([]Member, error) {
	all, err := tx.StaffMemberships()
	if err != nil {
		return nil, err
	}
	by := map[id.Identity]*account.Membership{}
	for i := range all {
		by[all[i].Identity] = &all[i]
	}
	out := make([]Member, len(people))
	for i, p := range people {
		out[i] = Member{p, by[p.ID]}
	}
	return out, nil
}

// ListColleagues lists the people of a client.
func (a *App) ListColleagues(ctx context.Context, who access.Actor, c id.Client) (list []account.Membership, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(c); err != nil {
			return err
		}
		list, err = tx.PeopleOf(c)
		return err
	})
	return list, err
}
