package app

import (
	"context"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// tellHandlers writes to whoever handles the complaint, or to all who may while nobody does. Letters name no complainant
// and quote nothing.
func (a *App) tellHandlers(tx *postgres.Tx, r complaint.Record, what text.Text) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	data := mail.Data{"reference": r.Reference, "what": what, "next": r.Turn().What, "link": "/b/" + b.Slug + "/complaints/" + r.ID.String(),
		"day": text.T("no day is set", "无期限")}
	if due := r.Due().Next(); !due.IsZero() {
		data["day"] = text.Tf("by %s", "期限%s", due)
	}
	if h := r.Handler; h != nil {
		return a.notifyPeople(tx, "complaint_turn", data, h.ID)
	}
	return a.notifyHolders(tx, access.HandleComplaints, "complaint_turn", data)
}

// writeComplainant queues a letter to the complainant, where there is an address. What is kept of it names neither the
// address nor the code.
func (a *App) writeComplainant(tx *postgres.Tx, r complaint.Record, template string, data mail.Data) error {
	if r.Complainant.Email == "" {
		return nil
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	l := r.Complainant.Lang
	data["reference"], data["link"] = r.Reference, a.ComplaintURL(b.Slug, sealedWord)+"?lang="+string(l)
	return a.queue(tx, b, template, data, recipient{Name: text.T("Complainant", "投诉人").In(l), Lang: l, Complaint: r.ID})
}

// ComplaintURL is where a complaint is followed.
func (a *App) ComplaintURL(slug, code string) string {
	return a.PublicURL + "/complaints/" + slug + "/" + code
}

// addressComplainant fills the address and the tracking code into a letter.
func (a *App) addressComplainant(tx *postgres.Tx, text string, cid id.Complaint, l *mail.Letter) error {
	r, sealed, err := tx.SealedCode(cid)
	if err != nil {
		return err
	}
	code, err := a.Box.Open(sealed)
	l.To, l.Name, l.Text = r.Complainant.Email, "", strings.ReplaceAll(text, sealedWord, string(code))
	return err
}

// remindOfComplaints reminds, in every body, those who handle complaints and appeals of the days that come or went by
// (SM-115, SM-116, SM-119).
func (a *App) remindOfComplaints(ctx context.Context) error {
	return a.inEveryBody(ctx, "complaint.remind", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		list, err := tx.LockComplaintsDue(today, today.AddDays(complaint.RemindBefore), sweepSize)
		if err != nil {
			return err
		}
		for _, c := range list {
			if !c.Record().Remind(today) {
				continue
			}
			what := lateness(c.Record().Due().Next(), today)
			c.Reminded(today)
			r, err := tx.SaveComplaint(c)
			if err != nil {
				return err
			}
			if err := a.tellHandlers(tx, r, what); err != nil {
				return err
			}
		}
		return a.remindOfAppeals(tx, today)
	})
}

// lateness tells whether a day comes or went by.
func lateness(due, today date.Date) text.Text {
	if today.After(due) {
		return text.T("it is late", "已逾期")
	}
	return text.T("a day comes", "期限临近")
}
