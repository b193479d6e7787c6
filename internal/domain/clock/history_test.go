package clock

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
)

// TestRandomHistories lives through certifications day by day: audits come on time, late or never, people
// follow what is proposed or wait. Nothing is valid after its expiry, nothing overdue goes unnoticed, and
// no reminder goes out twice.
func TestRandomHistories(t *testing.T) {
	for seed := range uint64(16) {
		r := rand.New(rand.NewPCG(seed, 7))
		h := history{t: t, r: r, seed: seed, sent: map[string]bool{}}
		h.in = Input{Jurisdiction: []body.Jurisdiction{body.IAF, body.China}[seed%2], Convention: body.DayBefore, Cycle: 1}
		h.in.DecidedOn = date.New(2024, 1, 1).AddDays(r.IntN(366))
		h.in.IssuedOn = h.in.DecidedOn
		for h.in.Today = h.in.DecidedOn; h.in.Today.Before(h.in.DecidedOn.AddMonths(46)); h.in.Today = h.in.Today.AddDays(1) {
			h.live()
		}
	}
}

type history struct {
	t    *testing.T
	r    *rand.Rand
	seed uint64
	in   Input
	have []*Obligation
	sent map[string]bool
}

func (h *history) live() {
	out := Compute(h.in)
	if (out.Status == IsActive || out.Status == IsSuspended) && h.in.Today.After(*out.ExpiresOn) {
		h.t.Fatalf("seed %d: %s on %s though it expired on %s", h.seed, out.Status, h.in.Today, out.ExpiresOn)
	}
	if _, overdue := firstOverdue(out.Obligations); overdue && out.Status == IsActive && len(out.Proposals) == 0 {
		h.t.Fatalf("seed %d: nothing proposed on %s: %s", h.seed, h.in.Today, brief(out))
	}
	h.sweep()
	switch {
	case h.r.IntN(300) == 0:
		h.in.Audits = append(h.in.Audits, Held{"surveillance", h.in.Today})
		h.in.SuspendedOn = date.Date{}
	case out.Status == IsActive && len(out.Proposals) > 0 && h.r.IntN(10) == 0:
		h.in.SuspendedOn = h.in.Today
	case out.Status == IsSuspended && len(out.Proposals) > 0 && h.r.IntN(10) == 0:
		h.in.WithdrawnOn = h.in.Today
	}
}

// sweep is what the daily job does, on nine days of ten.
func (h *history) sweep() {
	if h.r.IntN(10) == 0 {
		return
	}
	fresh, err := Reconcile(h.have, Owed(h.in, Record{SubjectID: "c"}))
	if err != nil {
		h.t.Fatalf("seed %d, %s: %v", h.seed, h.in.Today, err)
	}
	for _, f := range fresh {
		f.ID = id.Obligation{byte(len(h.have) + 1)}
		o, err := NewObligation(f)
		if err != nil {
			h.t.Fatal(err)
		}
		h.have = append(h.have, o)
	}
	for _, o := range h.have {
		g, send, next := o.Record().Notice(h.in.Today)
		if !send {
			if n := o.Record().NextNoticeOn; !n.IsZero() && !n.After(h.in.Today) {
				h.t.Fatalf("seed %d: %s waits for a notice since %s and gets none", h.seed, o.Record().Kind, n)
			}
			continue
		}
		once := fmt.Sprintf("%s due %s rung %s", o.Record().Key(), o.Record().DueOn, g.On)
		if h.sent[once] {
			h.t.Fatalf("seed %d: sent twice: %s on %s", h.seed, once, h.in.Today)
		}
		h.sent[once] = true
		o.Noticed(g, next)
	}
}
