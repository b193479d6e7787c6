package app

import (
	"context"
	"errors"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ChangePerson replaces the file of a person: competence, conflicts, leave, agreement.
func (a *App) ChangePerson(ctx context.Context, who access.Actor, iid id.Identity, seen int, f staff.File) (staff.Record, error) {
	return a.changePerson(ctx, who, "person.change", iid, seen, func(tx *postgres.Tx, p *staff.Person) error {
		if err := checkCompetences(tx, f); err != nil {
			return err
		}
		return p.ChangeFile(f)
	})
}

// DeclareConflict adds a conflict of interest that the actor declares about itself.
func (a *App) DeclareConflict(ctx context.Context, who access.Actor, seen int, c staff.Conflict) (staff.Record, error) {
	return a.changePerson(ctx, who, "person.declare_conflict", who.Identity, seen, func(_ *postgres.Tx, p *staff.Person) error { return p.DeclareConflict(c) })
}

// TakeLeave adds leave of the actor itself.
func (a *App) TakeLeave(ctx context.Context, who access.Actor, seen int, l staff.Leave) (staff.Record, error) {
	return a.changePerson(ctx, who, "person.take_leave", who.Identity, seen, func(_ *postgres.Tx, p *staff.Person) error { return p.TakeLeave(l) })
}

func (a *App) changePerson(ctx context.Context, who access.Actor, verb string, iid id.Identity, seen int, do func(*postgres.Tx, *staff.Person) error) (out staff.Record, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		p, err := tx.LockPerson(iid, seen)
		if err != nil {
			return err
		}
		if err := do(tx, p); err != nil {
			return err
		}
		out, err = tx.SavePerson(p)
		return err
	})
	return out, err
}

// Standing is what an administrator sets of a person's place in the body or the client.
type Standing struct {
	Roles  []access.Role `json:"roles" nullable:"false"`
	Active bool          `json:"active" doc:"false: the person may no longer do anything here; what it did stays"`
}

var lastAdministrator = fault.New(fault.IllegalMove, text.T(
	"The body needs an administrator: name another one first.", "认证机构至少需要一名管理员，请先指定另一人。"))

// ChangeStanding sets roles and activity of a person of the body, or (with a client) of a colleague.
func (a *App) ChangeStanding(ctx context.Context, who access.Actor, c id.Client, mid id.Membership, seen int, s Standing) (out account.Membership, err error) {
	err = a.write(ctx, who, "membership.change", func(tx *postgres.Tx) error {
		m, err := tx.LockMembership(mid, seen)
		if err != nil {
			return err
		}
		if m.Client != c {
			return fault.Missing(text.T("membership", "成员关系"))
		}
		if err := account.CheckRoles(s.Roles, !c.IsZero()); err != nil {
			return err
		}
		m.Roles, m.Active = s.Roles, s.Active
		if err := errors.Join(keepsAdministrator(tx, m), keepsColleague(tx, m)); err != nil {
			return err
		}
		out, err = tx.SaveMembership(m)
		return err
	})
	return out, err
}

var lastColleague = fault.New(fault.IllegalMove, text.T(
	"Somebody of the organisation has to be able to sign: invite another colleague first.", "组织须保留一名可以签署的人员，请先邀请另一名同事。"))

// keepsColleague stops the change that would leave a client with nobody of its own.
func keepsColleague(tx *postgres.Tx, m account.Membership) error {
	signs := func(x account.Membership) bool { return x.Active && slices.Contains(x.Roles, access.Applicant) }
	if m.Client.IsZero() || signs(m) {
		return nil
	}
	list, err := tx.PeopleOf(m.Client)
	if err != nil || slices.ContainsFunc(list, func(x account.Membership) bool { return x.ID != m.ID && signs(x) }) {
		return err
	}
	return lastColleague
}

// keepsAdministrator stops the change that would leave the body without an administrator.
func keepsAdministrator(tx *postgres.Tx, m account.Membership) error {
	actor := access.Actor{Roles: m.Roles}
	if !m.Client.IsZero() || m.Active && actor.Has(access.Administrator) {
		return nil
	}
	others, err := tx.AdministratorsBut(m.Identity)
	if err == nil && others == 0 {
		return lastAdministrator
	}
	return err
}
