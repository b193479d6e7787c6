package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"triennia/internal/calendar"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/client"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const (
	tellJob    = "clock.tell"
	tellSize   = 2000 // reminders written in one transaction
	tellListed = 60   // that one letter lists
)

// tellLater keeps the reminders until they are told: all that one person is to hear at one time becomes one letter.
func (a *App) tellLater(tx *postgres.Tx, notices []clock.Notice) error {
	if len(notices) == 0 {
		return nil
	}
	if err := tx.InsertNotices(notices, nil); err != nil {
		return err
	}
	return tx.Enqueue(tellJob, fmt.Sprintf("%s:%d", tellJob, tx.At.UnixNano()), tx.At, nil)
}

// tell writes the reminders that wait. While a sweep is under way it leaves them to the end of it.
func (a *App) tell(tx *postgres.Tx, t postgres.Task) error {
	today, err := a.today(tx)
	if err != nil {
		return err
	}
	if sweeping, err := tx.AnyDueObligation(today); err != nil || sweeping {
		return err
	}
	waiting, err := tx.TakeNotices(tellSize, a.Now())
	if err != nil {
		return err
	}
	var notices []clock.Notice
	for _, w := range waiting {
		if !w.Stale(w.Now) {
			notices = append(notices, w.Notice)
		}
	}
	clock.ByDay(notices)
	if err := a.writeDeadlines(tx, notices); err != nil || len(waiting) < tellSize {
		return err
	}
	return tx.Enqueue(tellJob, tellJob+":after:"+t.ID.String(), tx.At, nil)
}

// hearing is what one person hears at one time.
type hearing struct {
	who     recipient
	staff   bool
	notices []clock.Notice
}

func (a *App) writeDeadlines(tx *postgres.Tx, notices []clock.Notice) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	all, err := hearings(tx, notices, b.Today(a.Now()))
	if err != nil {
		return err
	}
	var letters []message.Record
	waiting := map[time.Time][]clock.Notice{}
	for _, h := range all {
		if at := h.sendFrom(a.Now(), b); a.Mail != nil && at.After(a.Now()) { // without a mail server nobody is woken
			waiting[at] = append(waiting[at], h.alone()...)
			continue
		}
		template, data := h.letter(b)
		m, err := a.compose(b, template, data, func(p recipient) message.Enclosure {
			return message.Enclosure{Name: "deadlines.ics", Type: "text/calendar; charset=utf-8; method=PUBLISH",
				Content: calendar.Deadlines(h.notices, calendar.Place{Lang: p.Lang, Body: b.Zone(), Zone: h.zone(b)}, a.Now(), a.host())}
		}, h.who)
		if err != nil {
			return err
		}
		letters = append(letters, m)
	}
	for at, list := range waiting {
		if err := tx.InsertNotices(list, &at); err != nil {
			return err
		}
		if err := tx.Enqueue(tellJob, fmt.Sprintf("%s:from:%d", tellJob, at.UnixNano()), at, nil); err != nil {
			return err
		}
	}
	return a.post(tx, letters...)
}

// alone are the reminders for this reader only, who hears of them later.
func (h *hearing) alone() []clock.Notice {
	out := slices.Clone(h.notices)
	for i := range out {
		out[i].ID, out[i].For = id.Notice(newID()), h.who.Email
	}
	return out
}

// zone is where the clocks of the reader are.
func (h *hearing) zone(b body.Record) *time.Location { return b.ZoneOf(h.who.Zone) }

// sendFrom is when the letter is written and goes out (SM-196). In a demonstration whose clock is moved from day to day no
// morning comes.
func (h *hearing) sendFrom(now time.Time, b body.Record) time.Time {
	if b.DayOffset != 0 {
		return now
	}
	var first time.Time
	for _, n := range h.notices {
		end := n.Of.DueOn.AddDays(1).Start(b.Zone())
		if end.After(now) && (first.IsZero() || end.Before(first)) {
			first = end
		}
	}
	return clock.SendFrom(now, h.zone(b), first)
}

// hearings brings the reminders to the people who hear of them, in the order in which each is first to hear.
func hearings(tx *postgres.Tx, notices []clock.Notice, today date.Date) ([]*hearing, error) {
	var out []*hearing
	known := map[string]*hearing{}
	tell := func(list []recipient, staff bool, n clock.Notice) {
		for _, r := range list {
			if r.Email == "" || n.For != "" && n.For != r.Email {
				continue
			}
			h, ok := known[r.Email]
			if !ok {
				h = &hearing{who: r, staff: staff}
				known[r.Email], out = h, append(out, h)
			}
			if len(h.notices) == 0 || h.notices[len(h.notices)-1].ID != n.ID {
				h.notices = append(h.notices, n)
			}
		}
	}
	clients, err := listenersOf(tx, notices)
	if err != nil {
		return nil, err
	}
	holders := map[access.Permission][]recipient{}
	for _, n := range notices {
		c := clients[n.Of.ClientID]
		if n.ForClient() {
			tell(c.hear(n), false, n.Chasing())
		}
		for _, p := range n.Hears() {
			if _, asked := holders[p]; !asked {
				list, err := tx.Holders(p)
				if err != nil {
					return nil, err
				}
				holders[p] = recipients(list)
			}
			tell(holders[p], true, n.Unreached(today, c.reach()))
		}
	}
	return out, nil
}

// listeners are whom the body knows of a client: its people here, and the contacts that it named.
type listeners struct {
	people   []account.Membership
	contacts []client.Contact // read where nobody answers
	lang     text.Lang
}

// listenersOf are those of the clients that the notices are for, read together however many they are.
func listenersOf(tx *postgres.Tx, notices []clock.Notice) (map[id.Client]listeners, error) {
	var asked, silent []id.Client
	for _, n := range notices {
		if n.ForClient() {
			asked = append(asked, n.Of.ClientID)
		}
		if !n.Unanswered.IsZero() {
			silent = append(silent, n.Of.ClientID)
		}
	}
	people, err := tx.PeopleOfClients(distinct(asked))
	if err != nil {
		return nil, err
	}
	records, err := tx.ClientsByID(distinct(silent))
	out := map[id.Client]listeners{}
	for c, list := range people {
		out[c] = listeners{people: list}
	}
	for c, r := range records {
		out[c] = listeners{people[c], r.Contacts, r.Language}
	}
	return out, err
}

func distinct[T comparable](list []T) []T {
	seen := map[T]bool{}
	return slices.DeleteFunc(list, func(x T) bool {
		again := seen[x]
		seen[x] = true
		return again
	})
}

// hear are who of the client is told: its own people, and where they do not answer everybody else whom the body knows (SM-195).
func (l listeners) hear(n clock.Notice) []recipient {
	if n.Unanswered.IsZero() {
		return recipients(ownPeople(l.people))
	}
	return l.everybody()
}

// everybody leaves out contacts who were people of the client here and no longer are.
func (l listeners) everybody() []recipient {
	out := recipients(l.people)
	known := map[string]bool{"": true}
	for _, m := range l.people {
		known[m.Email] = true
	}
	for _, c := range l.contacts {
		address := strings.ToLower(strings.TrimSpace(c.Email))
		if !known[address] {
			known[address] = true
			out = append(out, recipient{Email: address, Name: c.Name, Lang: l.lang})
		}
	}
	return out
}

// reach is how the body reaches the client otherwise.
func (l listeners) reach() clock.Reach {
	return clock.Reach{Phone: client.PhoneOf(l.contacts), Contacts: len(l.everybody())}
}

// letter is the letter of the catalogue that tells the reminders, and its fields.
func (h *hearing) letter(b body.Record) (string, mail.Data) {
	first := h.notices[0]
	data := mail.Data{"client": first.Of.ClientName, "what": first.Of.Title(), "reference": first.Of.Reference, "day": first.Of.DueOn, "ask": first.Rung.Ask,
		"there": clock.Elsewhere(first.Of.DueOn, b.Zone(), h.zone(b)), "link": "/c/" + b.Slug}
	if h.staff {
		data["link"] = "/b/" + b.Slug + "/clock"
	} else {
		data["answer"] = text.Text{}
		if slices.ContainsFunc(h.notices, clock.Notice.Asks) {
			data["answer"] = text.T("Please say there that you have seen it and take care of it:", "请登录后确认已知悉并负责处理：")
		}
	}
	switch {
	case len(h.notices) > 1:
		data["count"], data["items"] = len(h.notices), h.items(b)
		if h.staff {
			return "deadlines_staff", data
		}
		return "deadlines_client", data
	case first.Of.Kind == clock.Examination:
		data["link"] = "/b/" + b.Slug + "/certificates/" + first.Of.SubjectID
		return "examination_due", data
	case first.Of.Kind == clock.ReviewDecision:
		data["link"] = "/b/" + b.Slug + "/decisions/" + first.Of.SubjectID
		return "decision_due", data
	case h.staff:
		return "deadline_staff", data
	}
	return "deadline_client", data
}

// items lists the reminders, a paragraph each.
func (h *hearing) items(b body.Record) text.Text {
	in := func(l text.Lang) string {
		var out strings.Builder
		for i, n := range h.notices {
			if i == tellListed {
				out.WriteString(text.Tf("And %d more.", "另有%d项。", len(h.notices)-i).In(l) + "\n\n")
				break
			}
			out.WriteString(text.Tf("%s: %s, %s, %s", "%s：%s，%s，%s", n.Of.DueOn, n.Of.Title(), n.Of.ClientName, n.Of.Reference).In(l) + "\n")
			if there := clock.Elsewhere(n.Of.DueOn, b.Zone(), h.zone(b)); !there.IsZero() {
				out.WriteString(there.In(l) + "\n")
			}
			out.WriteString(n.Rung.Ask.In(l) + "\n\n")
		}
		return strings.TrimSpace(out.String())
	}
	return text.T(in(text.En), in(text.Zh))
}
