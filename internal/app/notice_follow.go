package app

import (
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/notice"
	"triennia/internal/domain/retiming"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// proposeSuspension lays the suspension that a change asks for before those who decide.
func (a *App) proposeSuspension(c noticeChange, named id.Certificate) error {
	held, err := suspendable(c.tx, c.n.Record().ClientID, c.today)
	if err != nil {
		return err
	}
	one, err := toSuspend(held, named)
	if err != nil {
		return err
	}
	d, err := a.prepare(c.tx, decision.Record{Type: decision.Suspend, ProgrammeID: one.ProgrammeID, Cause: c.n.Record().Cause()})
	if err != nil {
		return err
	}
	c.n.Suspends(d.Record().ID)
	return nil
}

// suspendable are the valid certificates of the client.
func suspendable(tx *postgres.Tx, client id.Client, today date.Date) (out []certificate.Record, err error) {
	list, err := tx.StandingCertificates(client, today)
	for _, c := range list {
		if c.Status(today) == certificate.Status(certificate.Active) {
			out = append(out, c)
		}
	}
	return out, err
}

// toSuspend is the certificate that is named, or the only one.
func toSuspend(held []certificate.Record, named id.Certificate) (certificate.Record, error) {
	var bad fault.Invalid
	switch {
	case len(held) == 0:
		bad.Add("result", text.T("The client holds no valid certificate that could be suspended.", "该客户没有可暂停的有效证书。"))
	case len(held) == 1 && named.IsZero():
		return held[0], nil
	}
	for _, c := range held {
		if c.ID == named {
			return c, nil
		}
	}
	if len(held) > 0 {
		bad.Add("certificate", text.T("Choose the valid certificate that is proposed to be suspended.", "请选择建议暂停的有效证书。"))
	}
	return certificate.Record{}, bad
}

// dropSuspension takes back a suspension that was prepared for the notice alone and that nobody has put forward.
func dropSuspension(tx *postgres.Tx, r notice.Record, today date.Date) error {
	if r.SuspendID.IsZero() {
		return nil
	}
	d, err := tx.Decision(r.SuspendID)
	if err != nil || d.State != decision.Prepared || d.Motion != nil || d.Cause != r.Cause() {
		return err
	}
	return overtake(tx, d, today)
}

// followedOf is what came of the notice so far: its audits, its suspension, and what began for the client since.
func followedOf(tx *postgres.Tx, r notice.Record) (f notice.Followed, err error) {
	audits, err := auditsBy(tx, r.ID.String())
	if err != nil {
		return f, err
	}
	for _, x := range audits[r.ID.String()] {
		if !x.Over {
			f.Running = append(f.Running, x.Reference)
		}
		f.Held = f.Held || x.State == audit.Concluded || x.State == audit.Decided
	}
	if !r.SuspendID.IsZero() {
		d, err := tx.Decision(r.SuspendID)
		if err != nil {
			return f, err
		}
		f.Waits = d.State == decision.Prepared
	}
	f.Possible, err = begunSince(tx, r)
	return f, err
}

// begunSince are the applications of the client about its certificates, the amendments for its headcount and the reductions of its certificates that
// began on the day of the notice or after it.
func begunSince(tx *postgres.Tx, r notice.Record) ([]notice.Outcome, error) {
	out := []notice.Outcome{}
	if r.State != notice.Triaged {
		return out, nil
	}
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	applications, _, err := tx.Applications(postgres.Page{Limit: 50}, postgres.ApplicationFilter{Client: r.ClientID})
	for _, l := range applications {
		x := l.Record
		if on := date.Of(x.Begun, b.Zone()); x.Kind.FromCertificate() && !on.Before(r.ReportedOn) {
			out = append(out, notice.Outcome{Kind: notice.ByApplication, ID: x.ID.String(), Name: text.Tf("Application %s", "认证申请%s", x.Reference), On: on})
		}
	}
	if err != nil {
		return nil, err
	}
	amendments, _, err := tx.Retimings(postgres.Page{Limit: 50}, r.ClientID.String(), "")
	for _, x := range amendments {
		if x.State != retiming.Superseded && !x.On.Before(r.ReportedOn) {
			out = append(out, notice.Outcome{Kind: notice.ByAmendment, ID: x.ID.String(), On: x.On,
				Name: text.Tf("Amendment of agreement %s for %d persons", "认证合同%s变更（%d人）", x.Reference, x.Entry.InScope.Persons)})
		}
	}
	if err != nil {
		return nil, err
	}
	reductions, err := tx.DecidedSince(r.ClientID, r.ReportedOn)
	for _, d := range reductions {
		if d.Type == decision.Reduce {
			out = append(out, notice.Outcome{Kind: notice.ByReduction, ID: d.ID.String(), Name: d.Name().Capital(), On: d.On})
		}
	}
	return out, err
}
