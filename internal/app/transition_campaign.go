package app

import (
	"context"
	"fmt"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Campaign is the transition of all holders from an edition to the later one, as it stands today.
type Campaign struct {
	Standard   standard.Own      `json:"standard"`
	Before     string            `json:"before"` // the edition that is replaced
	Moved      int               `json:"moved" doc:"certificates to the later edition"`
	Waiting    int               `json:"waiting" doc:"nothing applied for yet"`
	Applied    int               `json:"applied" doc:"an application is open"`
	Agreed     int               `json:"agreed" doc:"agreed, not decided"`
	Ended      int               `json:"ended" doc:"certificates that ended with the transition"`
	Days       float64           `json:"days" doc:"audit days that the certificates not yet moved take"`
	Quarters   []CampaignQuarter `json:"quarters" nullable:"false"`
	WithoutDue int               `json:"without_due" doc:"certificates with no audit ahead before the end of the transition"`
	People     []CampaignPerson  `json:"people" nullable:"false"`
}

// CampaignQuarter is the certificates whose next audit lies in a quarter, with the days that their transitions take then.
type CampaignQuarter struct {
	From         date.Date `json:"from"`
	Certificates int       `json:"certificates"`
	Days         float64   `json:"days"`
}

// CampaignPerson is somebody with a function for the edition before, and whether for the later one.
type CampaignPerson struct {
	PersonID  id.Identity        `json:"person_id"`
	Name      string             `json:"name"`
	Functions []CampaignFunction `json:"functions" nullable:"false"`
}

// CampaignFunction is a function and whether the person has it for the later edition today.
type CampaignFunction struct {
	Function staff.Function `json:"function" enum:"application_review,audit,lead,technical_expert,decision"`
	Ready    bool           `json:"ready"`
}

// CampaignLine is one certificate on its way.
type CampaignLine struct {
	Certificate CertificateView   `json:"certificate"`
	Stage       certificate.Stage `json:"stage" enum:"waiting,applied,agreed"`
	Application id.Application    `json:"application_id,omitzero"`
	Audit       id.Audit          `json:"audit_id,omitzero"` // the next that is ahead
	AuditOn     date.Date         `json:"audit_on,omitzero"`
	Late        bool              `json:"late"` // no audit is ahead before the certificate ends
}

// campaign is the standard with the edition before it, as a campaign narrows certificates.
func (a *App) campaign(tx *postgres.Tx, sid id.Standard) (standard.Own, postgres.Moving, error) {
	own, err := tx.OwnStandard(sid)
	if err != nil {
		return own, postgres.Moving{}, err
	}
	book, err := tx.WholeBook()
	if err != nil {
		return own, postgres.Moving{}, err
	}
	before, known := book.Replaces(own.Code)
	if !known {
		return own, postgres.Moving{}, fault.New(fault.IllegalMove, text.Tf("%s has no edition before it.", "%s没有更早的版本。", own.Code))
	}
	today, err := a.today(tx)
	return own, postgres.Moving{From: before.Code, To: own.Code, Today: today, Until: own.Transition.Until}, err
}

// GetCampaign is how far the transition to the standard is.
func (a *App) GetCampaign(ctx context.Context, who access.Actor, sid id.Standard) (out Campaign, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		own, f, err := a.campaign(tx, sid)
		if err != nil {
			return err
		}
		stages, quarters, err := tx.MovingCounts(f)
		if err != nil {
			return err
		}
		people, err := tx.AllPeople()
		if err != nil {
			return err
		}
		out = Campaign{Standard: own, Before: f.From, Waiting: stages[certificate.Waiting], Applied: stages[certificate.Applied],
			Agreed: stages[certificate.Agreed], Quarters: []CampaignQuarter{}, People: readiness(people, f)}
		out.Moved, out.Ended, err = tx.MovedCounts(f)
		out.forecast(quarters)
		return err
	})
	return out, err
}

// forecast spreads the days of the transitions over the quarters of the next audits; those without an audit before the
// end are told apart.
func (c *Campaign) forecast(quarters []postgres.MovingQuarter) {
	each := c.Standard.Transition.Days
	c.Days = each * float64(c.Waiting+c.Applied+c.Agreed)
	for _, q := range quarters {
		if q.Begins.IsZero() {
			c.WithoutDue += q.Number
			continue
		}
		c.Quarters = append(c.Quarters, CampaignQuarter{q.Begins, q.Number, each * float64(q.Number)})
	}
}

func readiness(people []staff.Record, f postgres.Moving) []CampaignPerson {
	out := []CampaignPerson{}
	for _, p := range people {
		x := CampaignPerson{PersonID: p.ID, Name: p.Name}
		for _, function := range staff.Functions {
			if p.Qualified(function, f.From, f.Today) {
				x.Functions = append(x.Functions, CampaignFunction{function, p.Qualified(function, f.To, f.Today)})
			}
		}
		if len(x.Functions) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// ListCampaign is one page of the certificates that are still to move, and the cursor of the next.
func (a *App) ListCampaign(ctx context.Context, who access.Actor, sid id.Standard, p postgres.Page, stage certificate.Stage) (list []CampaignLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		_, f, err := a.campaign(tx, sid)
		if err != nil {
			return err
		}
		f.Stage = stage
		rows, more, err := tx.CertificatesMoving(p, f)
		for _, r := range rows {
			list = append(list, CampaignLine{Certificate: a.viewCertificate(r.Record, f.Today), Stage: r.Stage, Application: r.ApplicationID,
				Audit: r.AuditID, AuditOn: r.AuditOn, Late: r.AuditID.IsZero() || r.AuditOn.After(r.ExpiresOn)})
		}
		next = more
		return err
	})
	return list, next, err
}

const (
	callJob  = "transition.call"
	callSize = 50 // letters in one transaction
)

// CallHolders writes to all holders that have not applied for the transition.
func (a *App) CallHolders(ctx context.Context, who access.Actor, sid id.Standard, seen int) (standard.Own, error) {
	return a.changeStandard(ctx, who, "standard.call", sid, seen, func(tx *postgres.Tx, s *standard.Scheme) error {
		if _, _, err := a.campaign(tx, sid); err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		if err := s.Call(today); err != nil {
			return err
		}
		return tx.Enqueue(callJob, fmt.Sprintf("%s:%s:%s", callJob, sid, today), tx.At, map[string]string{"standard": sid.String()})
	})
}

// callNext writes to the next holders, and puts itself into the outbox again while there may be more.
func (a *App) callNext(tx *postgres.Tx, t postgres.Task) error {
	var sid id.Standard
	if err := sid.UnmarshalText([]byte(t.Payload["standard"])); err != nil {
		return err
	}
	own, f, err := a.campaign(tx, sid)
	if err != nil {
		return err
	}
	b, err := tx.Body()
	if err != nil {
		return err
	}
	f.Stage = certificate.Waiting
	list, last, err := tx.HoldersMoving(f, t.Payload["after"], callSize)
	if err != nil {
		return err
	}
	var until any = own.Transition.Until
	if own.Transition.Until.IsZero() {
		until = ""
	}
	for _, r := range list {
		data := mail.Data{"client": r.Holder.Name, "number": r.Number, "before": f.From, "next": own.Code, "until": until, "expires": r.ExpiresOn,
			"source": own.Transition.Source, "link": "/c/" + b.Slug + "/certificates/" + r.ID.String()}
		if err := a.notifyClient(tx, r.ClientID, "transition_call", data); err != nil {
			return err
		}
	}
	if len(list) < callSize {
		return nil
	}
	return tx.Enqueue(callJob, callJob+":after:"+t.ID.String(), tx.At, map[string]string{"standard": sid.String(), "after": last})
}
