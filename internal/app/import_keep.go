package app

import (
	"context"
	"errors"
	"fmt"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ImportTable takes the table over: everything, or nothing where a row has an error.
func (a *App) ImportTable(ctx context.Context, who access.Actor, k intake.Kind, in Table) (out intake.Report, err error) {
	rows, err := tableRows(in.File)
	if err != nil {
		return out, err
	}
	err = a.write(ctx, who, fmt.Sprintf("import.%s", k), func(tx *postgres.Tx) error {
		if err := tx.AloneIn("import"); err != nil { // two imports at once would not see each other's records
			return err
		}
		d, err := a.draftIn(tx, k, rows, in.Mapping)
		if err != nil {
			return err
		}
		out = d.Report.Bounded(toldProblems)
		if d.Report.Errors > 0 {
			return refused(d.Report)
		}
		return a.keepDraft(tx, d)
	})
	return out, err
}

// refused names the first problems by row.
func refused(r intake.Report) error {
	var bad fault.Invalid
	for _, p := range r.Problems {
		if !p.Warning && len(bad.Fields) < mostProblems {
			bad.Add(fmt.Sprintf("rows[%d]", p.Row), text.Tf("Row %d, %s: %s", "第%d行，%s：%s", p.Row, p.Column, p.Says))
		}
	}
	return bad
}

func (a *App) keepDraft(tx *postgres.Tx, d intake.Draft) error {
	return errors.Join(keepClients(tx, d.Clients), keepSites(tx, d.Sites), a.keepPeople(tx, d.People), a.keepCertificates(tx, d.Issued))
}

func keepClients(tx *postgres.Tx, list []intake.Newcomer) error {
	for _, n := range list {
		c, err := n.Client(id.Client(newID()))
		if err != nil {
			return err
		}
		if err := tx.InsertClient(c); err != nil {
			return err
		}
	}
	return nil
}

// keepSites gives the clients their sites, each client once.
func keepSites(tx *postgres.Tx, list []intake.NewSite) error {
	var order []id.Client
	of := map[id.Client][]intake.NewSite{}
	for _, s := range list {
		if len(of[s.Client]) == 0 {
			order = append(order, s.Client)
		}
		of[s.Client] = append(of[s.Client], s)
	}
	for _, cid := range order {
		c, err := tx.LockClient(cid, 0)
		if err != nil {
			return err
		}
		r := c.Record()
		for _, s := range of[cid] {
			s.Site.Key = newID().String()
			r.Sites = append(r.Sites, s.Site)
		}
		if err := c.Describe(r.Legal, r.Contacts, r.Sites); err != nil {
			return err
		}
		if _, err := tx.SaveClient(c); err != nil {
			return err
		}
	}
	return nil
}
