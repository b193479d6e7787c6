package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Assessment is what a person finds that a change asks for.
type Assessment struct {
	Result      notice.Result  `json:"result" enum:"no_action,document_review,special_audit,new_time,scope_change,suspension"`
	Reason      string         `json:"reason" maxLength:"4000" doc:"as the client reads it"`
	Certificate id.Certificate `json:"certificate,omitzero" doc:"that is proposed to be suspended, where the client holds several"`
}

// TriageNotice says what a change asks for; the client is told. A suspension is laid before those who decide; one that lies
// there because of an earlier assessment has lost its ground.
func (a *App) TriageNotice(ctx context.Context, who access.Actor, nid id.ChangeNotice, seen int, x Assessment) (NoticeView, error) {
	return a.changeNotice(ctx, who, "notice.triage", nid, seen, func(c noticeChange) (text.Text, error) {
		if err := dropSuspension(c.tx, c.n.Record(), c.today); err != nil {
			return text.Text{}, err
		}
		if err := c.n.Triage(x.Result, x.Reason, who.Name, c.today, c.limits); err != nil {
			return text.Text{}, err
		}
		what := notice.ResultNames[x.Result]
		if x.Result != notice.Suspension {
			return what, nil
		}
		return what, a.proposeSuspension(c, x.Certificate)
	})
}

// CloseNotice says what came of a notice; the client is told.
func (a *App) CloseNotice(ctx context.Context, who access.Actor, nid id.ChangeNotice, seen int, x notice.Closing) (NoticeView, error) {
	return a.changeNotice(ctx, who, "notice.close", nid, seen, func(c noticeChange) (text.Text, error) {
		followed, err := followedOf(c.tx, c.n.Record())
		if err != nil {
			return text.Text{}, err
		}
		return text.T("it is closed", "已关闭"), c.n.Close(x, who.Name, c.today, followed)
	})
}

// noticeChange is a notice that is being changed.
type noticeChange struct {
	tx     *postgres.Tx
	n      *notice.Notice
	limits pack.Set
	today  date.Date
}

// changeNotice changes a notice and tells the client what do answers.
func (a *App) changeNotice(ctx context.Context, who access.Actor, verb string, nid id.ChangeNotice, seen int,
	do func(noticeChange) (text.Text, error)) (out NoticeView, err error) {
	err = a.write(ctx, who, verb, func(tx *postgres.Tx) error {
		b, err := tx.Body()
		if err != nil {
			return err
		}
		n, err := tx.LockChangeNotice(nid, seen)
		if err != nil {
			return err
		}
		today := b.Today(a.Now())
		what, err := do(noticeChange{tx, n, b.Limits(today), today})
		if err != nil {
			return err
		}
		r, err := tx.SaveChangeNotice(n)
		if err != nil {
			return err
		}
		if out, err = a.viewNotice(tx, r); err != nil {
			return err
		}
		return a.notifyClient(tx, r.ClientID, "notice_news", mail.Data{"reference": r.Reference, "what": what, "link": "/c/" + b.Slug + "/changes"})
	})
	return out, err
}

// remindOfNotices reminds, in every body, of changes that nobody looked at in time (CH1), or whose assessment nobody
// followed (SM-180).
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
