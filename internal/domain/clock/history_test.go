package clock

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
)

// TestRandomHistories lives through thirty years of certifications day by day, under the rules of the IAF and of China:
// audits come in time, late or never, people follow what is proposed or wait, suspend of their own accord, restore,
// renew early, late and after expiry, give up and come back; the sweep stands still for up to a month. No certificate
// is valid past its expiry, no obligation is lost and no reminder goes out twice. What is right is said here anew, by
// the calendar, and not by the functions under test.
func TestRandomHistories(t *testing.T) {
	begin := uint64(time.Now().UnixNano())
	seen := map[string]int{}
	for seed := begin; seed < begin+32; seed++ {
		h := history{t: t, seed: seed, r: rand.New(rand.NewPCG(seed, 7)), sent: map[string]bool{}, seen: seen}
		h.in.Jurisdiction = []body.Jurisdiction{body.IAF, body.China}[seed%2]
		h.in.Convention = []body.ExpiryConvention{body.DayBefore, body.Anniversary}[seed/2%2]
		h.today = date.New(2024, 1, 1).AddDays(h.r.IntN(1461))
		h.certify()
		for end := h.today.AddMonths(30 * 12); h.today.Before(end); h.today = h.today.AddDays(1) {
			h.live()
		}
	}
	for _, what := range []string{"renewed", "renewed after expiry", "suspended", "restored", "withdrawn", "expired", "certified anew", "outage", "caught up", "audit late", "told of the end", "answered", "without an answer", "other reminders"} {
		if seen[what] == 0 {
			t.Errorf("seed %d: no history in which it was %s: %v", begin, what, seen)
		}
	}
}

type history struct {
	t       *testing.T
	r       *rand.Rand
	seed    uint64
	today   date.Date
	in      Input
	expires date.Date // by the calendar
	number  int       // of the certificate: each cycle has its own with its own obligations
	have    []*Obligation
	ladders map[string][]body.Reminder // that the body has chosen
	touched bool                       // the facts changed since the obligations were settled
	outage  int                        // days that the sweep still stands still
	sent    map[string]bool
	seen    map[string]int
}

func (h *history) fail(format string, args ...any) {
	h.t.Helper()
	h.t.Fatalf("seed %d, %s, %s: %s", h.seed, h.in.Jurisdiction, h.today, fmt.Sprintf(format, args...))
}

func (h *history) chance(of int) bool { return h.r.IntN(of) == 0 }

// certify begins with an initial certification of today.
func (h *history) certify() {
	h.begin(Input{Cycle: 1, DecidedOn: h.today, IssuedOn: h.today})
	h.expires = h.today.AddMonths(36)
	if h.expires.Day() == h.today.Day() && h.in.Convention == body.DayBefore {
		h.expires = h.expires.AddDays(-1)
	}
}

// renew begins the next cycle, whose expiry counts from the one before however early or late it is decided.
func (h *history) renew() {
	before := h.expires
	h.begin(Input{Cycle: h.in.Cycle + 1, DecidedOn: h.today, IssuedOn: h.today, PreviousExpiry: before})
	h.expires = before.AddMonths(36)
}

func (h *history) begin(in Input) {
	in.Jurisdiction, in.Convention = h.in.Jurisdiction, h.in.Convention
	in.Limits = pack.For(string(in.Jurisdiction), in.DecidedOn)
	for _, o := range h.have {
		if err := o.Supersede(Successor{Reason: NoLongerOwed}); err != nil {
			h.fail("%v", err)
		}
	}
	h.in, h.have, h.touched = in, nil, true
	h.number++
}

// climb gives the body other ladders, or takes them back; what is open follows at once, also while the sweep stands still.
func (h *history) climb() {
	h.ladders = map[string][]body.Reminder{}
	for _, name := range LadderNames {
		for range h.r.IntN(4) {
			unit := []body.Unit{body.MonthsBefore, body.DaysBefore, body.DaysAfter}[h.r.IntN(3)]
			h.ladders[string(name)] = append(h.ladders[string(name)], body.Reminder{Count: 1 + h.r.IntN(24), Unit: unit, Escalates: h.chance(2)})
		}
	}
	for _, o := range h.have {
		o.Climb(h.ladders)
	}
	h.seen["other reminders"]++
}

func (h *history) live() {
	h.in.Today = h.today
	if h.chance(500) {
		h.climb()
	}
	out := Compute(h.in)
	h.validOnlyUntilExpiry(out)
	if h.outage > 0 {
		h.outage--
		if h.outage == 0 {
			h.seen["caught up"]++
		}
	} else {
		h.sweep()
		h.nothingLost(out)
	}
	if h.outage == 0 && h.chance(400) {
		h.outage = 1 + h.r.IntN(31)
		h.seen["outage"]++
	}
	h.people(out)
}

func (h *history) validOnlyUntilExpiry(out Output) {
	valid := out.Status == IsActive || out.Status == IsSuspended
	if valid && h.today.After(h.expires) {
		h.fail("%s though it expired on %s", out.Status, h.expires)
	}
	if *out.ExpiresOn != h.expires {
		h.fail("expires on %s, by the calendar %s", out.ExpiresOn, h.expires)
	}
	if ended := !h.in.WithdrawnOn.IsZero(); !valid && !ended && !h.today.After(h.expires) {
		h.fail("%s before it expires on %s", out.Status, h.expires)
	}
}

// people do what people do.
func (h *history) people(out Output) {
	overdue := len(out.Proposals) > 0
	switch out.Status {
	case IsActive:
		switch {
		case overdue && h.chance(15), h.chance(1500):
			h.in.SuspendedOn, h.touched = h.today, true
			if h.chance(3) {
				h.in.SuspensionEndsOn = h.today.AddDays(20 + h.r.IntN(100))
			}
			h.seen["suspended"]++
		case h.chance(9000):
			h.in.WithdrawnOn, h.touched = h.today, true
		}
	case IsSuspended:
		switch _, owed := firstOverdue(out.Obligations); {
		case !owed && h.chance(30), h.chance(400):
			h.in.SuspendedOn, h.in.SuspensionEndsOn, h.touched = date.Date{}, date.Date{}, true
			h.seen["restored"]++
		case overdue && h.chance(15):
			h.in.WithdrawnOn, h.touched = h.today, true
			h.seen["withdrawn"]++
		}
	case IsWithdrawn, IsExpired:
		if h.chance(120) {
			h.seen["certified anew"]++
			h.certify()
			return
		}
		return
	}
	h.audit(out)
}

// audit holds what is near or overdue, some of it never, and decides on recertifications.
func (h *history) audit(out Output) {
	for _, d := range out.Obligations {
		waits := d.Status == IsOpen || d.Status == IsOverdue
		if d.Kind == Surveillance && waits && h.today.DaysUntil(d.DueOn) < 120 && h.chance(60) || h.chance(4000) {
			h.in.Audits, h.touched = append(h.in.Audits, Held{"surveillance", h.today}), true
			if d.Status == IsOverdue {
				h.seen["audit late"]++
			}
			break
		}
	}
	renewal := &h.in.Recertification
	switch left := h.today.DaysUntil(h.expires); {
	case renewal.OnSiteEndedOn.IsZero() && left < 240 && h.chance(150):
		renewal.OnSiteEndedOn, h.touched = h.today, true
	case !renewal.OnSiteEndedOn.IsZero() && h.chance(60):
		h.decide(left < 0)
	}
}

// decide renews where the rules allow it on the day: under the IAF until six months after expiry, in China where the
// audit on site ended before it.
func (h *history) decide(late bool) {
	asked := h.in
	asked.Recertification.DecidedOn = h.today
	allowed := !h.today.After(h.expires.AddMonths(6))
	if h.in.Jurisdiction == body.China {
		allowed = !h.in.Recertification.OnSiteEndedOn.After(h.expires)
	}
	renewed := *Compute(asked).ExpiresOn == h.expires.AddMonths(36)
	if renewed != allowed {
		h.fail("renewed %v, on site until %s, expiry %s", renewed, h.in.Recertification.OnSiteEndedOn, h.expires)
	}
	if !renewed {
		return
	}
	h.seen["renewed"]++
	if late {
		h.seen["renewed after expiry"]++
	}
	h.renew()
}

// sweep is what the application does: it settles what changed or has a notice to give, and nothing else.
func (h *history) sweep() {
	due := h.touched
	for _, o := range h.have {
		next := o.Record().NextNoticeOn
		due = due || !next.IsZero() && !next.After(h.today)
	}
	if !due {
		return
	}
	h.touched = false
	owed := Owed(h.in, Record{SubjectID: "c", ClientID: id.Client{1}})
	PutOnLadders(owed, h.ladders)
	for _, o := range Lapsing(h.have, owed) {
		h.notice(o)
	}
	fresh, err := Reconcile(h.have, owed, Successor{Reason: NoLongerOwed})
	if err != nil {
		h.fail("%v", err)
	}
	for _, f := range fresh {
		f.ID = id.Obligation{byte(len(h.have) + 1)}
		o, err := NewObligation(f)
		if err != nil {
			h.fail("%v", err)
		}
		h.have = append(h.have, o)
	}
	for _, o := range h.have {
		h.notice(o)
	}
}

func (h *history) notice(o *Obligation) {
	r := o.Record()
	g, send, next := r.Notice(h.today)
	if !send {
		if !r.NextNoticeOn.IsZero() && !r.NextNoticeOn.After(h.today) {
			h.fail("%s waits for a notice since %s and gets none", r.Kind, r.NextNoticeOn)
		}
		return
	}
	n := NewNotice(id.Notice{}, r, g, h.today)
	once := fmt.Sprintf("%d %s due %s rung %s, nobody answers since %s", h.number, r.Key(), r.DueOn, g.On, n.Unanswered)
	today := fmt.Sprintf("%d %s on %s", h.number, r.Key(), h.today)
	if h.sent[once] || h.sent[today] {
		h.fail("sent twice: %s", once)
	}
	if g.Step == Breached && !h.today.After(r.DueOn) {
		h.fail("%s is called passed before its day %s", r.Kind, r.DueOn)
	}
	h.sent[once], h.sent[today] = true, true
	o.Noticed(g, next)
	o.Ask(n, h.today, 14)
	if !n.Unanswered.IsZero() {
		h.seen["without an answer"]++
	}
	if o.Record().Unanswered() && h.r.IntN(3) == 0 {
		h.seen["answered"]++
		if err := o.See(Seen{Name: "Niamh", On: h.today}); err != nil {
			h.fail("%v", err)
		}
	}
}

// nothingLost says by the calendar what has to stand among the stored obligations after a sweep.
func (h *history) nothingLost(out Output) {
	switch out.Status {
	case IsActive, IsSuspended:
		h.surveillancesStored()
		h.open(Recertification, h.expires)
		if out.Status == IsSuspended {
			h.open(SuspensionEnd, date.Earliest(h.in.SuspensionEndsOn, h.in.SuspendedOn.AddMonths(6)))
		}
		if _, overdue := firstOverdue(out.Obligations); overdue && out.Status == IsActive && len(out.Proposals) == 0 {
			h.fail("nothing is proposed: %s", brief(out))
		}
	case Restorable:
		h.open(Recertification, h.expires)
		h.open(Restoration, h.expires.AddMonths(6))
	case IsExpired:
		last, until := Restoration, h.expires.AddMonths(6)
		if h.in.Jurisdiction == body.China {
			last, until = Recertification, h.expires
		}
		h.seen["expired"]++
		h.toldOfTheEnd(last, until)
	}
	for _, o := range h.have {
		r := o.Record()
		if r.Overdue(h.today) && !r.NoticedOn.After(r.DueOn) && r.Kind != Restoration {
			h.fail("%s was due on %s and nobody was told", r.Key(), r.DueOn)
		}
	}
}

func (h *history) open(k Kind, due date.Date) {
	for _, o := range h.have {
		if r := o.Record(); r.Kind == k && r.State == Open && r.DueOn == due {
			return
		}
	}
	h.fail("no open %s due on %s", k, due)
}

func (h *history) toldOfTheEnd(last Kind, until date.Date) {
	for _, o := range h.have {
		if r := o.Record(); r.Kind == last && r.DueOn == until {
			if r.State == Open || !r.NoticedOn.After(until) {
				h.fail("%s until %s is %s, told on %s", last, until, r.State, r.NoticedOn)
			}
			h.seen["told of the end"]++
			return
		}
	}
	// An outage of the sweep over the whole time of restoration is longer than a month; one over the day of expiry is not.
	h.fail("nobody was told that the %s ended on %s", last, until)
}

// surveillancesStored wants, under the IAF, one for each calendar year between decision and recertification and the first
// within a year; in China one a year after the one before, or the audit of the recertification.
func (h *history) surveillancesStored() {
	start := h.in.DecidedOn
	stored := func(due date.Date) bool {
		for _, o := range h.have {
			if r := o.Record(); r.Kind == Surveillance && r.State != Superseded && r.DueOn == due {
				return true
			}
		}
		return false
	}
	if h.in.Jurisdiction == body.China {
		from := start
		for _, a := range h.in.Audits {
			from = date.Latest(from, a.EndedOn)
		}
		whole := h.in.Recertification.OnSiteEndedOn // stands for the surveillance of its interval
		if due := from.AddMonths(12); due.Before(h.expires) && !stored(due) && (!whole.After(from) || whole.After(due)) {
			h.fail("no surveillance due on %s, after that of %s", due, from)
		}
		return
	}
	first, lastYear := start.AddMonths(12), h.expires.Year()
	if end := h.in.Recertification.OnSiteEndedOn; !end.IsZero() {
		lastYear = end.Year()
	}
	if h.in.Cycle == 1 && !stored(first) {
		h.fail("no first surveillance due on %s", first)
	}
	for year := start.Year() + 1; year < lastYear; year++ {
		end := date.New(year, time.December, 31)
		ofFirst := h.in.Cycle == 1 && first.Year() == year
		if !stored(end) && !ofFirst {
			h.fail("no surveillance of %d", year)
		}
	}
}
