package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// NoticeView is a notice of a change with its names.
type NoticeView struct {
	notice.Record
	StateName  text.Text         `json:"state_name"`
	KindName   text.Text         `json:"kind_name"`
	ResultName text.Text         `json:"result_name,omitzero"`
	Turn       flow.Turn         `json:"turn"`
	Audits     []OccasionedAudit `json:"audits" nullable:"false" doc:"special audits that it occasioned"`
}

// viewNotices are the notices with the special audits that they occasioned.
func viewNotices(tx *postgres.Tx, records []notice.Record) ([]NoticeView, error) {
	audits, err := auditsBy(tx, each(records, func(r notice.Record) string { return r.ID.String() })...)
	return each(records, func(r notice.Record) NoticeView { return viewNotice(r, audits[r.ID.String()]) }), err
}

func viewNotice(r notice.Record, audits []OccasionedAudit) NoticeView {
	return NoticeView{Record: r, Audits: audits, StateName: notice.StateNames[r.State].Capital(), KindName: notice.KindNames[r.Kind].Capital(),
		ResultName: notice.ResultNames[r.Result].Capital(), Turn: r.Turn()}
}

// ReportChange takes in what a client tells of a change.
func (a *App) ReportChange(ctx context.Context, who access.Actor, c id.Client, told notice.Report) (out NoticeView, err error) {
	err = a.write(ctx, who, "notice.report", func(tx *postgres.Tx) error {
		concerned, err := tx.Client(c)
		if err != nil {
			return err
		}
		limits, today, err := a.limitsToday(tx)
		if err != nil {
			return err
		}
		reference, err := numbered(tx, "notice", "N", today)
		if err != nil {
			return err
		}
		n, err := notice.Receive(notice.Record{ID: id.ChangeNotice(newID()), Reference: reference, ClientID: c, ClientName: concerned.Name, Report: told,
			ReportedOn: today, ReportedBy: who.Name}, limits)
		if err != nil {
			return err
		}
		if err := tx.InsertChangeNotice(n); err != nil {
			return err
		}
		out = viewNotice(n.Record(), []OccasionedAudit{})
		return a.tellOfNotice(tx, n.Record())
	})
	return out, err
}

func (a *App) tellOfNotice(tx *postgres.Tx, r notice.Record) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	return a.notifyHolders(tx, access.HandleNotices, "notice_turn", mail.Data{"reference": r.Reference, "client": r.ClientName, "kind": notice.KindNames[r.Kind],
		"day": r.DueOn, "link": "/b/" + b.Slug + "/notices/" + r.ID.String()})
}

// ListNotices is one page of the notices, and the cursor of the next.
func (a *App) ListNotices(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ChangeNoticeFilter) (list []NoticeView, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		records, cursor, err := tx.ChangeNotices(p, f)
		if err != nil {
			return err
		}
		next = cursor
		list, err = viewNotices(tx, records)
		return err
	})
	return list, next, err
}

// GetNotice is one notice of a change.
func (a *App) GetNotice(ctx context.Context, who access.Actor, nid id.ChangeNotice) (out NoticeView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.ChangeNotice(nid)
		if err != nil {
			return err
		}
		views, err := viewNotices(tx, []notice.Record{r})
		out = views[0]
		return err
	})
	return out, err
}
