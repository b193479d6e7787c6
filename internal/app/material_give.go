package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Material is a received file given for items of the checklist: for all of them or, where one refuses it, for none.
type Material struct {
	Document id.Document `json:"document"`
	Items    []string    `json:"items" nullable:"false"`
	Replaces int         `json:"replaces,omitempty" doc:"number of the submission that this is the next revision of"`
	Note     string      `json:"note,omitempty"`
}

var noItem = fault.Invalid{Fields: []fault.Field{{Path: "items", Says: text.T(
	"Say for which items the file is.", "请选择该文件对应的项目。")}}}

// GiveMaterial gives a file that was received before for items of the checklist, so that one file serves several.
func (a *App) GiveMaterial(ctx context.Context, who access.Actor, aid id.Application, g Material) (out ApplicationView, err error) {
	if len(g.Items) == 0 {
		return out, noItem
	}
	err = a.write(ctx, who, "application.give_material", func(tx *postgres.Tx) error {
		d, err := tx.Document(g.Document)
		if err != nil {
			return err
		}
		out, err = a.changeApplication(tx, aid, 0, func(x *application.Application, m moment) error {
			for _, item := range g.Items {
				if err := handIn(tx, x, item, d, g.Replaces, g.Note, m); err != nil {
					return err
				}
			}
			return nil
		})
		return err
	})
	return out, err
}

// handIn gives the file for the item; the next revision of a confidential file is confidential by the same rule.
func handIn(tx *postgres.Tx, x *application.Application, item string, d application.Document, replaces int, note string, m moment) error {
	if _, err := x.HandIn(item, d, replaces, note, tx.Actor.Name, m.Today); err != nil || replaces == 0 {
		return err
	}
	before, err := x.Record().Submission(replaces)
	if err != nil {
		return err
	}
	old, err := tx.Confidence(before.DocumentID)
	if err != nil || old.Rule == "" {
		return err
	}
	now, err := tx.LockConfidence(d.ID)
	if err != nil || now.Rule != "" {
		return err
	}
	return tx.SaveConfidence(d.Confided(now, old.Rule, old.By, m.Now))
}

// WaiveMaterial notes that an item does not apply; an empty reason takes it back.
func (a *App) WaiveMaterial(ctx context.Context, who access.Actor, aid id.Application, item, reason string) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.waive_material", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, 0, func(x *application.Application, m moment) error {
			return x.Waive(item, reason, who.Name, m.Today)
		})
		return err
	})
	return out, err
}

// MaterialVerdict is what a reviewer thinks of a submitted file.
type MaterialVerdict struct {
	Accept bool   `json:"accept"`
	Reason string `json:"reason,omitempty" doc:"required where it is returned; the applicant reads it"`
}

// JudgeMaterial accepts a submitted file or returns it with a reason; version is the submission's.
func (a *App) JudgeMaterial(ctx context.Context, who access.Actor, aid id.Application, number, version int, v MaterialVerdict) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.judge_material", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, 0, func(x *application.Application, m moment) error {
			return x.Verdict(number, version, v.Accept, v.Reason, who.Name, m.Today)
		})
		if err != nil || v.Accept {
			return err
		}
		_, link := applicationLinks(out.slug, out.Record)
		return a.notifyClient(tx, out.ClientID, "material_returned", mail.Data{"reference": out.Reference,
			"file": out.Materials[number-1].Name, "reason": v.Reason, "link": link + "/materials"})
	})
	return out, err
}

// ReplyMaterial answers the reason for which a file was returned; version is the submission's.
func (a *App) ReplyMaterial(ctx context.Context, who access.Actor, aid id.Application, number, version int, answer string) (out ApplicationView, err error) {
	err = a.write(ctx, who, "application.reply_material", func(tx *postgres.Tx) error {
		out, err = a.changeApplication(tx, aid, 0, func(x *application.Application, m moment) error {
			return x.Reply(number, version, answer, who.Name, m.Today)
		})
		return err
	})
	return out, err
}
