package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Submission is how a person signs an application.
type Submission struct {
	Name        string `json:"name" doc:"of the person who signs"`
	Position    string `json:"position,omitempty"`
	Explanation string `json:"explanation,omitempty" doc:"of the points that the rules warn about"`
}

// SubmitApplication signs and submits; the client's record then says what the application says.
func (a *App) SubmitApplication(ctx context.Context, who access.Actor, aid id.Application, seen int, s Submission) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.submit", func(tx *postgres.Tx) error {
		r, err := tx.Application(aid)
		if err != nil {
			return err
		}
		c, err := tx.LockClient(r.ClientID, 0)
		if err != nil {
			return err
		}
		out, err = a.changeApplication(tx, aid, seen, func(x *application.Application, m moment) error {
			signature := application.Signature{Name: s.Name, Position: s.Position, Explanation: s.Explanation,
				By: who.Identity, At: m.Now, On: m.Today}
			return x.Submit(signature, m.Limits, c.Record().Bar)
		})
		if err != nil {
			return err
		}
		if err := a.applied(tx, c, out.Record); err != nil {
			return err
		}
		staff, _ := applicationLinks(out.slug, out.Record)
		return a.notifyHolders(tx, access.Review, "application_submitted", mail.Data{
			"reference": out.Reference, "client": out.Organisation.Data.Label(), "link": staff})
	})
	return out, err
}

// applied makes the client's record say what the submitted application says.
func (a *App) applied(tx *postgres.Tx, c *client.Client, r application.Record) error {
	if err := c.Describe(r.Organisation.Data, r.Contacts.Data.People, r.CountedSites()); err != nil {
		return err
	}
	if l := r.Contacts.Data.Language; l == text.En || l == text.Zh {
		c.SpeaksIn(l)
	}
	if err := c.Apply(); err != nil {
		return err
	}
	if _, err := tx.SaveClient(c); err != nil {
		return err
	}
	return a.enterApplied(tx, r)
}
