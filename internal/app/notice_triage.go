package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// TriageNotice says what a change asks for; the client is told.
func (a *App) TriageNotice(ctx context.Context, who access.Actor, nid id.ChangeNotice, seen int, result notice.Result, reason string) (NoticeView, error) {
	return a.changeNotice(ctx, who, "notice.triage", nid, seen, func(n *notice.Notice, on date.Date, _ []string) (text.Text, error) {
		return notice.ResultNames[result], n.Triage(result, reason, who.Name, on)
	})
}

// CloseNotice says what came of a notice; the client is told.
func (a *App) CloseNotice(ctx context.Context, who access.Actor, nid id.ChangeNotice, seen int, done string) (NoticeView, error) {
	return a.changeNotice(ctx, who, "notice.close", nid, seen, func(n *notice.Notice, on date.Date, running []string) (text.Text, error) {
		return text.T("it is closed", "已关闭"), n.Close(done, who.Name, on, running)
	})
}

// changeNotice changes a notice and tells the client what do answers; do is told of the special audits that are not over.
func (a *App) changeNotice(ctx context.Context, who access.Actor, verb string, nid id.ChangeNotice, seen int,
	do func(*notice.Notice, date.Date, []string) (text.Text, error)) (out NoticeView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		n, err := tx.LockChangeNotice(nid, seen)
		if err != nil {
			return err
		}
		audits, err := auditsBy(tx, nid.String())
		if err != nil {
			return err
		}
		var running []string
		for _, x := range audits[nid.String()] {
			if !x.Over {
				running = append(running, x.Reference)
			}
		}
		what, err := do(n, b.Today(a.Now()), running)
		if err != nil {
			return err
		}
		r, err := tx.SaveChangeNotice(n)
		if err != nil {
			return err
		}
		out = viewNotice(r, audits[nid.String()])
		return a.notifyClient(tx, r.ClientID, "notice_news", mail.Data{"reference": r.Reference, "what": what, "link": "/c/" + b.Slug + "/changes"})
	})
	return out, err
}

// remindOfNotices reminds, in every body, of changes that nobody looked at in time (CH1).
func (a *App) remindOfNotices(ctx context.Context) error {
	return a.inEveryBody(ctx, "notice.remind", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		list, err := tx.LockChangeNoticesDue(today, sweepSize)
		if err != nil {
			return err
		}
		for _, n := range list {
			if !n.Record().Remind(today) {
				continue
			}
			n.Reminded(today)
			r, err := tx.SaveChangeNotice(n)
			if err != nil {
				return err
			}
			if err := a.tellOfNotice(tx, r); err != nil {
				return err
			}
		}
		return nil
	})
}
