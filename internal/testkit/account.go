package testkit

import (
	"context"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// makeAccounts makes people, memberships, invitations, a session, a message and a grant.
func makeAccounts(w *World, t *Things) {
	ctx := context.Background()
	auditor := w.Staff("Aoife Auditor", access.Auditor)
	colleague := w.Of(t.Client, "Colm Colleague")
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		m, _, err := tx.StaffMembership(auditor.Identity)
		w.Must(err)
		t.IDs["membership"] = m.ID.String()
		of, err := tx.PeopleOf(t.Client)
		t.IDs["colleague"] = of[0].ID.String()
		return err
	})
	t.IDs["person"], t.IDs["slug"] = auditor.Identity.String(), w.Body.Slug
	invited, err := w.App.InviteStaff(ctx, w.Admin, app.Invite{Email: "ivy@example.test", Name: "Ivy Invited", Locale: text.En, Roles: []access.Role{access.Auditor}})
	w.Must(err)
	of, err := w.App.InviteColleague(ctx, colleague, t.Client, app.Invite{Email: "ian@example.test", Name: "Ian Invited", Locale: text.Zh})
	w.Must(err)
	t.IDs["invitation"], t.IDs["colleague-invitation"] = invited.ID.String(), of.ID.String()
	list, _, err := w.App.ListMessages(ctx, w.Admin, postgres.Page{}, postgres.MessageFilter{})
	w.Must(err)
	t.IDs["message"] = list[0].ID.String()
	session, err := w.App.Tokens.Verify(w.Token(auditor))
	w.Must(err)
	t.IDs["session"] = session.String()
	grant, err := w.App.GiveGrant(ctx, w.Operator(), w.Body.Slug, app.GrantWanted{Reason: "The body asks for help.", Until: w.Clock.Add(time.Hour)})
	w.Must(err)
	t.IDs["grant"] = grant.ID.String()
}

// Operator is an operator of the deployment.
func (w *World) Operator() access.Actor {
	who := access.Actor{Identity: id.Identity(NewID()), Name: "Olga Operator", Operator: true}
	w.sql("insert into identities (id, email, name, operator) values ($1, $2, $3, true)", who.Identity.String(), who.Identity.String()+"@example.test", who.Name)
	return who
}

// File replaces the file of a person of the body as it was made: competence, conflicts, leave.
func (w *World) File(who access.Actor, f staff.File) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		p, err := tx.LockPerson(who.Identity, 1)
		if err != nil {
			return err
		}
		if err := p.ChangeFile(f); err != nil {
			return err
		}
		_, err = tx.SavePerson(p)
		return err
	})
}
