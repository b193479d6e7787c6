package app

import (
	"fmt"
	"slices"
	"strings"

	"triennia/internal/calendar"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/body"
	"triennia/internal/domain/clock"
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
	if err := tx.InsertNotices(notices); err != nil {
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
	waiting, err := tx.TakeNotices(tellSize)
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
	all, err := hearings(tx, notices)
	if err != nil {
		return err
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	var letters []message.Record
	for _, h := range all {
		template, data := h.letter(b)
		m, err := a.compose(b, template, data, func(p recipient) message.Enclosure {
			return message.Enclosure{Name: "deadlines.ics", Type: "text/calendar; charset=utf-8; method=PUBLISH",
				Content: calendar.Deadlines(h.notices, p.Lang, a.Now(), a.host())}
		}, h.who)
		if err != nil {
			return err
		}
		letters = append(letters, m)
	}
	return a.post(tx, letters...)
}

// hearings brings the reminders to the people who hear of them, in the order in which each is first to hear.
func hearings(tx *postgres.Tx, notices []clock.Notice) ([]*hearing, error) {
	var out []*hearing
	known := map[string]*hearing{}
	tell := func(list []account.Membership, staff bool, n clock.Notice) {
		for _, r := range recipients(list) {
			if r.Email == "" {
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
	var asked []id.Client
	for _, n := range notices {
		if n.ForClient() && !slices.Contains(asked, n.Of.ClientID) {
			asked = append(asked, n.Of.ClientID)
		}
	}
	clients, err := tx.PeopleOfClients(asked)
	if err != nil {
		return nil, err
	}
	holders := map[access.Permission][]account.Membership{}
	for _, n := range notices {
		if n.ForClient() {
			tell(ownPeople(clients[n.Of.ClientID]), false, n)
		}
		for _, p := range n.Hears() {
			if _, asked := holders[p]; !asked {
				list, err := tx.Holders(p)
				if err != nil {
					return nil, err
				}
				holders[p] = list
			}
			tell(holders[p], true, n)
		}
	}
	return out, nil
}

// letter is the letter of the catalogue that tells the reminders, and its fields.
func (h *hearing) letter(b body.Record) (string, mail.Data) {
	first := h.notices[0]
	data := mail.Data{"client": first.Of.ClientName, "what": first.Of.Title(), "reference": first.Of.Reference, "day": first.Of.DueOn, "ask": first.Rung.Ask,
		"link": "/c/" + b.Slug}
	if h.staff {
		data["link"] = "/b/" + b.Slug + "/clock"
	}
	switch {
	case len(h.notices) > 1:
		data["count"], data["items"] = len(h.notices), items(h.notices)
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
func items(list []clock.Notice) text.Text {
	in := func(l text.Lang) string {
		var out strings.Builder
		for i, n := range list {
			if i == tellListed {
				out.WriteString(text.Tf("And %d more.", "另有%d项。", len(list)-i).In(l) + "\n\n")
				break
			}
			out.WriteString(text.Tf("%s: %s, %s, %s", "%s：%s，%s，%s", n.Of.DueOn, n.Of.Title(), n.Of.ClientName, n.Of.Reference).In(l) + "\n" + n.Rung.Ask.In(l) + "\n\n")
		}
		return strings.TrimSpace(out.String())
	}
	return text.T(in(text.En), in(text.Zh))
}
