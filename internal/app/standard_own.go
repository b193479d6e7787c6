package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

// ListOwnStandards lists the standards of the body's own, drafts included.
func (a *App) ListOwnStandards(ctx context.Context, who access.Actor) (list []standard.Own, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		list, err = tx.OwnStandards()
		return err
	})
	return list, err
}

// GetOwnStandard is one standard of the body's own.
func (a *App) GetOwnStandard(ctx context.Context, who access.Actor, sid id.Standard) (out standard.Own, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out, err = tx.OwnStandard(sid)
		return err
	})
	return out, err
}

// DraftStandard keeps a standard of the body's own as a draft.
func (a *App) DraftStandard(ctx context.Context, who access.Actor, d standard.Description) (out standard.Own, err error) {
	err = a.write(ctx, who, "standard.draft", func(tx *postgres.Tx) error {
		s, err := standard.New(id.Standard(newID()), d)
		if err != nil {
			return err
		}
		if err := freeCode(tx, s.Record()); err != nil {
			return err
		}
		out = s.Record()
		return tx.InsertStandard(s)
	})
	return out, err
}

// ChangeStandard describes a draft anew.
func (a *App) ChangeStandard(ctx context.Context, who access.Actor, sid id.Standard, seen int, d standard.Description) (standard.Own, error) {
	return a.changeStandard(ctx, who, "standard.change", sid, seen, func(tx *postgres.Tx, s *standard.Scheme) error {
		if err := s.Change(d); err != nil {
			return err
		}
		return freeCode(tx, s.Record())
	})
}

// PublishStandard lets clients apply for the standard; the body certifies to it from now on.
func (a *App) PublishStandard(ctx context.Context, who access.Actor, sid id.Standard, seen int) (standard.Own, error) {
	return a.changeStandard(ctx, who, "standard.publish", sid, seen, func(tx *postgres.Tx, s *standard.Scheme) error {
		if err := s.Publish(who.Name, a.Now()); err != nil {
			return err
		}
		return changeBodyIn(tx, func(b *body.Body) error { return b.Adopt(s.Record().Code) })
	})
}

// SetTransition says until when the edition before may be used.
func (a *App) SetTransition(ctx context.Context, who access.Actor, sid id.Standard, seen int, t standard.Transition) (standard.Own, error) {
	return a.changeStandard(ctx, who, "standard.transition", sid, seen, func(tx *postgres.Tx, s *standard.Scheme) error {
		book, err := tx.WholeBook()
		if err != nil {
			return err
		}
		if _, known := book.Replaces(s.Record().Code); !known {
			return fault.New(fault.IllegalMove, text.Tf("%s has no edition before it.", "%s没有更早的版本。", s.Record().Code))
		}
		if err := s.Transit(t); err != nil {
			return err
		}
		return applyLater(tx, s.Record())
	})
}

// RetireStandard ends new applications for the standard; who is certified to it stays so.
func (a *App) RetireStandard(ctx context.Context, who access.Actor, sid id.Standard, seen int) (standard.Own, error) {
	return a.changeStandard(ctx, who, "standard.retire", sid, seen, func(tx *postgres.Tx, s *standard.Scheme) error {
		was := s.Record()
		if err := s.Retire(); err != nil || was.State == standard.Draft {
			return err
		}
		return changeBodyIn(tx, func(b *body.Body) error { return b.Leave(was.Code) })
	})
}

func (a *App) changeStandard(ctx context.Context, who access.Actor, verb string, sid id.Standard, seen int,
	do func(*postgres.Tx, *standard.Scheme) error) (out standard.Own, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		s, err := tx.LockStandard(sid, seen)
		if err != nil {
			return err
		}
		if err := do(tx, s); err != nil {
			return err
		}
		out, err = tx.SaveStandard(s)
		return err
	})
	return out, err
}

// changeBodyIn changes the body in the transaction of something else.
func changeBodyIn(tx *postgres.Tx, do func(*body.Body) error) error {
	r, err := tx.Body()
	if err != nil {
		return err
	}
	b, err := tx.LockBody(r.Version)
	if err != nil {
		return err
	}
	if err := do(b); err != nil {
		return err
	}
	_, err = tx.SaveBody(b)
	return err
}

func freeCode(tx *postgres.Tx, r standard.Own) error {
	taken, err := tx.OwnCodeTaken(r.Code, r.ID)
	if err != nil || !taken {
		return err
	}
	var bad fault.Invalid
	bad.Add("code", text.T("Another standard of the body has this code.", "本机构的另一标准已使用该编号。"))
	return bad
}

// ReadClauses reads clauses from a spreadsheet: number, title in English, title in Chinese. Nothing is kept; rows that
// are none are named.
func (a *App) ReadClauses(_ context.Context, _ access.Actor, file []byte) ([]standard.Clause, error) {
	rows, err := spreadsheet.Rows(file, mostRows)
	if err != nil {
		return nil, err
	}
	out := []standard.Clause{}
	for i, r := range rows {
		cells := append(r.Cells[:len(r.Cells):len(r.Cells)], "", "", "")
		if i == 0 && standard.CheckClauses([]standard.Clause{{Number: cells[0], Title: text.T(cells[1], cells[2])}}) != nil {
			continue // headings
		}
		out = append(out, standard.Clause{Number: cells[0], Title: text.T(cells[1], cells[2])})
	}
	return out, standard.CheckClauses(out)
}
