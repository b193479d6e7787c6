package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
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
	// For people of the body who look at the notice itself.
	Suspension *DecisionLine       `json:"suspension,omitempty" doc:"that the assessment asks for"`
	Closable   *flow.Action        `json:"closable,omitempty" doc:"whether what it asks for has happened, and what is missing; absent where it cannot be closed in its state"`
	Possible   []notice.Outcome    `json:"possible" nullable:"false" doc:"what began since it was reported and may have come of it"`
	Suspends   []NoticeCertificate `json:"suspends" nullable:"false" doc:"valid certificates, one of which could be suspended"`
}

// NoticeCertificate is a certificate that a change concerns.
type NoticeCertificate struct {
	ID       id.Certificate `json:"id"`
	Number   string         `json:"number"`
	Standard string         `json:"standard"`
}

// viewNotices are the notices with the special audits that they occasioned.
func viewNotices(tx *postgres.Tx, records []notice.Record) ([]NoticeView, error) {
	audits, err := auditsBy(tx, each(records, func(r notice.Record) string { return r.ID.String() })...)
	return each(records, func(r notice.Record) NoticeView { return noticeLine(r, audits[r.ID.String()]) }), err
}

// viewNotice is one notice with what has come of it so far, for people of the body.
func (a *App) viewNotice(tx *postgres.Tx, r notice.Record) (NoticeView, error) {
	list, err := viewNotices(tx, []notice.Record{r})
	if err != nil || !tx.Actor.Client.IsZero() {
		return list[0], err
	}
	out := list[0]
	f, err := followedOf(tx, r)
	if err != nil {
		return out, err
	}
	out.Possible = f.Possible
	if notice.States.Can(r.State, notice.Close) {
		out.Closable = &flow.Action{Name: string(notice.Close), Allowed: true}
		if err := r.CanClose(f); err != nil {
			why := fault.Says(err)
			out.Closable.Allowed, out.Closable.Why = false, &why
		}
	}
	if !r.SuspendID.IsZero() {
		d, err := tx.Decision(r.SuspendID)
		if err != nil {
			return out, err
		}
		line := lineOf(d)
		out.Suspension = &line
	}
	if !notice.States.Can(r.State, notice.Triage) {
		return out, nil
	}
	today, err := a.today(tx)
	if err != nil {
		return out, err
	}
	held, err := suspendable(tx, r.ClientID, today)
	out.Suspends = each(held, func(c certificate.Record) NoticeCertificate { return NoticeCertificate{c.ID, c.Number, c.Standard} })
	return out, err
}

func noticeLine(r notice.Record, audits []OccasionedAudit) NoticeView {
	return NoticeView{Record: r, Audits: audits, Possible: []notice.Outcome{}, Suspends: []NoticeCertificate{}, StateName: notice.StateNames[r.State].Capital(), KindName: notice.KindNames[r.Kind].Capital(),
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
		out = noticeLine(n.Record(), []OccasionedAudit{})
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
		"turn": r.Turn().What, "day": r.DueOn, "link": "/b/" + b.Slug + "/notices/" + r.ID.String()})
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
		out, err = a.viewNotice(tx, r)
		return err
	})
	return out, err
}
