package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// PacksView is the rules in force for a body: each limit with who set it, and every edition that is known.
type PacksView struct {
	Version  int           `json:"version"` // of the body, for changing its own limits
	Today    date.Date     `json:"today"`
	InForce  []pack.Ref    `json:"in_force" nullable:"false"`
	Limits   []pack.Choice `json:"limits" nullable:"false"`
	Editions []pack.Pack   `json:"editions" nullable:"false"` // the lowest layer and the oldest first
}

// GetPacks is what the packs say for the body today.
func (a *App) GetPacks(ctx context.Context, who access.Actor) (out PacksView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		out = PacksView{Version: b.Version, Today: b.Today(a.Now())}
		country := string(b.Jurisdiction)
		out.InForce = b.Limits(out.Today).Packs
		out.Limits = pack.Choices(pack.InForce(country, out.Today), pack.Latest(b.OwnLimits, out.Today))
		out.Editions = slices.Concat(pack.Editions(country), b.OwnLimits)
		return nil
	})
	return out, err
}

// Comparison is two editions and what each says about every limit of theirs.
type Comparison struct {
	Before      pack.Ref          `json:"before"`
	After       pack.Ref          `json:"after"`
	Differences []pack.Difference `json:"differences" nullable:"false"`
}

// ComparePacks lays two editions side by side; before and after name them as "cn/2026".
func (a *App) ComparePacks(ctx context.Context, who access.Actor, before, after string) (Comparison, error) {
	v, err := a.GetPacks(ctx, who)
	if err != nil {
		return Comparison{}, err
	}
	var found [2]pack.Pack
	for i, name := range []string{before, after} {
		at := slices.IndexFunc(v.Editions, func(p pack.Pack) bool { return p.ID+"/"+p.Edition == name })
		if at < 0 {
			return Comparison{}, fault.Missing(text.T("edition of a rule pack", "规则包版本"))
		}
		found[i] = v.Editions[at]
	}
	return Comparison{found[0].Ref, found[1].Ref, pack.Compare(found[0], found[1])}, nil
}
