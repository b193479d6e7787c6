package app_test

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func standings(c app.SeenCheck) (out []string) {
	for _, n := range c.Items {
		if n.Standing != decision.Same {
			kind, _, _ := strings.Cut(n.Key, ":")
			out = append(out, kind+" "+string(n.Standing))
		}
	}
	return out
}

func TestWhatADecisionReliedOnCanBeCheckedAgain(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d := w.Prepared(p, decision.Grant)
	v := w.Review(d)
	_, err := w.App.CloseReview(ctx, mei, v.ID, v.Version, true, "")
	w.Must(err)
	taken, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	if !slices.ContainsFunc(taken.Seen, func(s decision.Seen) bool { return strings.HasPrefix(s.Key, "review:") }) {
		t.Errorf("the review was not seen: %+v", taken.Seen)
	}
	check, err := w.App.CheckSeen(ctx, mei, d.ID)
	w.Must(err)
	if !check.Whole || len(check.Items) != 7 {
		t.Errorf("right after the decision: %v", standings(check))
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		w.Must(err)
		r := audits[0]
		r.Report.Sections = []audit.Section{{Key: "scope", Body: text.T("Rewritten", "改写")}}
		au, err := audit.From(r)
		w.Must(err)
		_, err = tx.SaveAudit(au)
		return err
	})
	check, err = w.App.CheckSeen(ctx, mei, d.ID)
	w.Must(err)
	if check.Whole || !slices.Equal(standings(check), []string{"audit changed"}) {
		t.Errorf("a report was rewritten: %v", standings(check))
	}
}

func TestADossierShowsWhatIsThere(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	p := w.Contracted(w.Client("Bluewater Ltd"))
	d := w.Prepared(p, decision.Grant)
	_, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	v, err := w.App.GetDossier(ctx, mei, p.ID)
	w.Must(err)
	state := map[string]decision.LetterState{}
	for _, l := range v.Letters {
		state[l.Letter] = l.State
	}
	if len(v.Letters) != 11 || state["h"] != decision.Held || state["i"] != decision.Held || state["d"] != decision.Held || state["j"] != decision.Lacking || v.Held >= v.Wanted {
		t.Errorf("%d of %d: %v", v.Held, v.Wanted, state)
	}
}

// A renewal plans the next cycle; what the first decision relied on has not changed by that, and the dossier still holds
// the application and the agreement of before.
func TestARenewalChangesNothingThatWasReliedOn(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	held := w.Certified(w.Client("Bluewater Ltd"))
	grant := func() (d decision.Record) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			list, err := tx.DecisionsOfProgramme(held.ProgrammeID)
			d = list[len(list)-1]
			return err
		})
		return d
	}()
	check := func() []string {
		c, err := w.App.CheckSeen(ctx, mei, grant.ID)
		w.Must(err)
		return standings(c)
	}
	before := check()
	change := func(do func(*programme.Programme) error) {
		w.Tx(w.Admin, func(tx *postgres.Tx) error {
			p, err := tx.LockProgramme(held.ProgrammeID, 0)
			w.Must(err)
			w.Must(do(p))
			_, err = tx.SaveProgramme(p)
			return err
		})
	}
	expires := held.ExpiresOn
	change(func(p *programme.Programme) error { return p.Fix(expires, expires.AddMonths(36), p.Record().Limits) })
	if got := check(); !slices.Equal(got, before) {
		t.Errorf("after the renewal: %v, before it %v", got, before)
	}
	change(func(p *programme.Programme) (err error) { // as a programme that was renewed before its plans were kept
		r := p.Record()
		r.Before = nil
		next, err := programme.From(r)
		*p = *next
		return err
	})
	if got := check(); !slices.Equal(got, append(before, "programme unchecked")) {
		t.Errorf("of a programme whose plans were not kept: %v", got)
	}
}
