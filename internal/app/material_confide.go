package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
)

// ConfidentialFile is a file handed in as confidential, as the reader finds it.
type ConfidentialFile struct {
	application.Confidence
	Open bool `json:"open"` // to the reader, who confirmed the rule or needs not
}

// ConfideMaterial marks a file that was handed in as confidential under the access rule; an empty rule lifts it.
func (a *App) ConfideMaterial(ctx context.Context, who access.Actor, aid id.Application, number int, rule string) (ApplicationView, error) {
	return a.treatMaterial(ctx, who, "application.confide_material", aid, number, func(d application.Document, c application.Confidence) (application.Confidence, error) {
		return d.Confided(c, rule, who.Name, a.Now()), nil
	})
}

// ConfirmMaterial notes that the actor, of the body, has read the access rule of a confidential file and opens it by it.
func (a *App) ConfirmMaterial(ctx context.Context, who access.Actor, aid id.Application, number int, rule string) (ApplicationView, error) {
	return a.treatMaterial(ctx, who, "application.open_material", aid, number, func(_ application.Document, c application.Confidence) (application.Confidence, error) {
		return c.Confirm(rule, who, a.Now())
	})
}

func (a *App) treatMaterial(ctx context.Context, who access.Actor, deed string, aid id.Application, number int,
	treat func(application.Document, application.Confidence) (application.Confidence, error)) (out ApplicationView, err error) {
	err = a.write(ctx, who, deed, func(tx *postgres.Tx) error {
		r, err := tx.Application(aid)
		if err != nil {
			return err
		}
		s, err := r.Submission(number)
		if err != nil {
			return err
		}
		d, err := tx.Document(s.DocumentID)
		if err != nil {
			return err
		}
		c, err := tx.LockConfidence(d.ID)
		if err != nil {
			return err
		}
		if c, err = treat(d, c); err != nil {
			return err
		}
		if err := tx.SaveConfidence(c); err != nil {
			return err
		}
		out, err = a.viewApplication(tx, r)
		return err
	})
	return out, err
}

// confidential are the files of the application that are confidential or were.
func confidential(tx *postgres.Tx, r application.Record) (out []ConfidentialFile, err error) {
	out = []ConfidentialFile{}
	list, err := tx.Confidences(r.ClientID)
	for _, c := range list {
		if r.HasFile(c.DocumentID) {
			out = append(out, ConfidentialFile{c, c.CanOpen(tx.Actor) == nil})
		}
	}
	return out, err
}
