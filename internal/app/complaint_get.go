package app

import (
	"context"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ComplaintLine is a complaint as a list shows it: without who complains.
type ComplaintLine struct {
	ID          id.Complaint      `json:"id"`
	Reference   string            `json:"reference"`
	About       complaint.Subject `json:"about" enum:"client,body"`
	Company     string            `json:"company,omitempty"`
	ClientID    id.Client         `json:"client_id,omitzero"`
	ClientName  text.Text         `json:"client_name,omitzero"`
	State       complaint.State   `json:"state"`
	StateName   text.Text         `json:"state_name"`
	ReceivedOn  date.Date         `json:"received_on"`
	Due         complaint.Due     `json:"due"`
	HandlerName string            `json:"handler_name,omitempty"`
	Turn        flow.Turn         `json:"turn"`
	Mine        bool              `json:"mine" doc:"the caller handles it, or nobody does yet"`
	Open        bool              `json:"open"`
}

func complaintLine(r complaint.Record, who id.Identity) ComplaintLine {
	out := ComplaintLine{ID: r.ID, Reference: r.Reference, About: r.About, Company: r.Company, ClientID: r.ClientID, ClientName: r.ClientName, State: r.State,
		StateName: complaint.StateNames[r.State].Capital(), ReceivedOn: r.ReceivedOn, Due: r.Due(), Turn: r.Turn(), Open: r.Open(), Mine: r.Handler == nil}
	if h := r.Handler; h != nil {
		out.HandlerName, out.Mine = h.Name, h.ID == who
	}
	return out
}

// ListComplaints is one page of the complaints, and the cursor of the next.
func (a *App) ListComplaints(ctx context.Context, who access.Actor, p postgres.Page, f postgres.ComplaintFilter) (list []ComplaintLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		records, cursor, err := tx.Complaints(p, f)
		list, next = each(records, func(r complaint.Record) ComplaintLine { return complaintLine(r, who.Identity) }), cursor
		return err
	})
	return list, next, err
}

// ComplaintsOfClient are the complaints about a client, as people of the body see them on its page and where they decide
// about it: that there is one and how it stands, not who complains.
func (a *App) ComplaintsOfClient(ctx context.Context, who access.Actor, c id.Client) (list []ComplaintLine, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(c); err != nil {
			return err
		}
		records, err := tx.ComplaintsOfClient(c)
		list = each(records, func(r complaint.Record) ComplaintLine { return complaintLine(r, who.Identity) })
		return err
	})
	return list, err
}

// ReferredComplaints are the complaints that the client was asked about, as it reads them (SM-117).
func (a *App) ReferredComplaints(ctx context.Context, who access.Actor, c id.Client) (list []complaint.ForClient, err error) {
	list = []complaint.ForClient{}
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		if _, err := tx.Client(c); err != nil {
			return err
		}
		records, err := tx.ComplaintsOfClient(c)
		for _, r := range records {
			if seen, told := r.ForClient(); told {
				list = append(list, seen)
			}
		}
		return err
	})
	return list, err
}

// ComplaintView is a complaint for those who handle it.
type ComplaintView struct {
	complaint.Record
	StateName text.Text              `json:"state_name"`
	Due       complaint.Due          `json:"due"`
	Turn      flow.Turn              `json:"turn"`
	Actions   []flow.Action          `json:"actions" nullable:"false"`
	Withheld  bool                   `json:"withheld,omitempty" doc:"the complaint concerns the caller, who does not read who complains"`
	Handlers  []ComplaintHandler     `json:"handlers" nullable:"false"`
	Suggested *complaint.ClientNamed `json:"suggested,omitempty" doc:"the holder of the certificate whose number was given"`
	Public    bool                   `json:"public" doc:"both sides agreed that it is made public"`
	Steps     []ComplaintStep        `json:"steps" nullable:"false"`
	Audits    []OccasionedAudit      `json:"audits" nullable:"false" doc:"special audits that it occasioned"`
}

// ComplaintStep is a step in words.
type ComplaintStep struct {
	complaint.Step
	Name text.Text `json:"name"`
}

// ComplaintHandler is somebody who could handle the complaint, or why not (CO1).
type ComplaintHandler struct {
	ID   id.Identity `json:"id"`
	Name string      `json:"name"`
	Why  *text.Text  `json:"why,omitempty"`
}

// GetComplaint is one complaint.
func (a *App) GetComplaint(ctx context.Context, who access.Actor, cid id.Complaint) (out ComplaintView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Complaint(cid)
		if err != nil {
			return err
		}
		if out, err = a.viewComplaint(tx, r); err != nil || !out.ClientID.IsZero() || out.Company == "" {
			return err
		}
		out.Suggested, err = holderOf(tx, out.Company)
		return err
	})
	return out, err
}

// holderOf is who holds the certificate of this body with the number or code, nil where there is none.
func holderOf(tx *postgres.Tx, typed string) (*complaint.ClientNamed, error) {
	code, _ := certificate.ParseCode(typed)
	r, err := tx.CertificateNamed(strings.TrimSpace(typed), code)
	if err != nil || r == nil {
		return nil, err
	}
	return &complaint.ClientNamed{ID: r.ClientID, Name: r.Holder.Name}, nil
}

func (a *App) viewComplaint(tx *postgres.Tx, r complaint.Record) (out ComplaintView, err error) {
	involved, err := a.involvedIn(tx, r.ClientID)
	if err != nil {
		return out, err
	}
	holders, err := tx.Holders(access.HandleComplaints)
	if err != nil {
		return out, err
	}
	me := personOf(tx.Actor)
	out = ComplaintView{Record: r, StateName: complaint.StateNames[r.State].Capital(), Due: r.Due(), Turn: r.Turn(), Actions: r.Actions(me, involved),
		Handlers: []ComplaintHandler{}, Public: r.Public(), Withheld: r.CanHandle(me, involved, "") != nil,
		Steps: each(r.Steps, func(s complaint.Step) ComplaintStep { return ComplaintStep{s, complaint.Done[s.Action]} })}
	if out.Withheld {
		out.Record = r.Withheld()
	}
	audits, err := auditsBy(tx, r.ID.String())
	if err != nil {
		return out, err
	}
	out.Audits = audits[r.ID.String()]
	for _, m := range holders {
		h := ComplaintHandler{ID: m.Identity, Name: m.Name}
		if err := r.CanHandle(complaint.Person{ID: m.Identity, Name: m.Name}, involved, "handler"); err != nil {
			says := fault.Says(err)
			h.Why = &says
		}
		out.Handlers = append(out.Handlers, h)
	}
	return out, nil
}

// each is the list as something else, never null.
func each[R, V any](list []R, of func(R) V) []V {
	out := make([]V, len(list))
	for i, r := range list {
		out[i] = of(r)
	}
	return out
}
