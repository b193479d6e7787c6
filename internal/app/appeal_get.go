package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// AppealView is an appeal for those who handle it.
type AppealView struct {
	complaint.AppealRecord
	StateName  text.Text          `json:"state_name"`
	Due        complaint.Due      `json:"due"`
	Turn       flow.Turn          `json:"turn"`
	Actions    []flow.Action      `json:"actions" nullable:"false"`
	Handlers   []ComplaintHandler `json:"handlers" nullable:"false"`
	Steps      []ComplaintStep    `json:"steps" nullable:"false"`
	MayDecide  []AnewDecision     `json:"may_decide" nullable:"false" doc:"which decision may be taken anew where it is upheld"`
	NoDecision text.Text          `json:"no_decision,omitzero" doc:"what the way is where none can be"`
	New        *DecisionLine      `json:"new,omitempty" doc:"the decision that is taken anew"`
}

// AnewDecision is a decision that may be taken anew after an upheld appeal.
type AnewDecision struct {
	Type decision.Type `json:"type"`
	Name text.Text     `json:"name"`
}

// AppealLine is an appeal as a list shows it.
type AppealLine struct {
	ID         id.Appeal             `json:"id"`
	Reference  string                `json:"reference"`
	ClientName text.Text             `json:"client_name"`
	Against    complaint.Against     `json:"against"`
	State      complaint.AppealState `json:"state"`
	StateName  text.Text             `json:"state_name"`
	LodgedOn   date.Date             `json:"lodged_on"`
	Turn       flow.Turn             `json:"turn"`
	Open       bool                  `json:"open"`
}

func appealLine(r complaint.AppealRecord) AppealLine {
	return AppealLine{ID: r.ID, Reference: r.Reference, ClientName: r.ClientName, Against: r.Against, State: r.State,
		StateName: complaint.AppealStateNames[r.State].Capital(), LodgedOn: r.LodgedOn, Turn: r.Turn(), Open: r.Open()}
}

// ListAppeals is one page of the appeals, and the cursor of the next.
func (a *App) ListAppeals(ctx context.Context, who access.Actor, p postgres.Page, state string) (list []AppealLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		records, cursor, err := tx.Appeals(p, state)
		list, next = each(records, appealLine), cursor
		return err
	})
	return list, next, err
}

// GetAppeal is one appeal.
func (a *App) GetAppeal(ctx context.Context, who access.Actor, aid id.Appeal) (out AppealView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Appeal(aid)
		if err != nil {
			return err
		}
		out, err = a.viewAppeal(tx, r)
		return err
	})
	return out, err
}

func (a *App) viewAppeal(tx *postgres.Tx, r complaint.AppealRecord) (out AppealView, err error) {
	involved, err := a.involvedIn(tx, r.ClientID)
	if err != nil {
		return out, err
	}
	holders, err := tx.Holders(access.HandleComplaints)
	if err != nil {
		return out, err
	}
	anew, err := decidedAnew(tx, r)
	if err != nil {
		return out, err
	}
	waits := anew != nil && anew.State == decision.Prepared
	out = AppealView{AppealRecord: r, MayDecide: []AnewDecision{}, StateName: complaint.AppealStateNames[r.State].Capital(), Due: r.Due(), Turn: r.Turn(),
		Actions: r.Actions(personOf(tx.Actor), involved, waits), Handlers: []ComplaintHandler{},
		Steps: each(r.Steps, func(s complaint.Step) ComplaintStep { return ComplaintStep{s, complaint.Done[s.Action]} })}
	for _, m := range holders {
		h := ComplaintHandler{ID: m.Identity, Name: m.Name}
		if err := r.CanHandle(complaint.Person{ID: m.Identity, Name: m.Name}, involved, ""); err != nil {
			says := fault.Says(err)
			h.Why = &says
		}
		out.Handlers = append(out.Handlers, h)
	}
	if anew != nil {
		line := lineOf(*anew)
		out.New = &line
	}
	if waits && r.State == complaint.AppealNotified {
		out.Turn = anew.Turn()
	}
	if !complaint.AppealStates.Can(r.State, complaint.Uphold) {
		return out, nil
	}
	against, err := a.appealed(tx, r)
	if err != nil {
		return out, err
	}
	var may []decision.Type
	may, out.NoDecision = against.anew()
	for _, of := range may {
		out.MayDecide = append(out.MayDecide, AnewDecision{of, decision.TypeNames[of].Capital()})
	}
	return out, nil
}

// ClientAppeals is what a client may appeal against, and its appeals.
type ClientAppeals struct {
	Decisions []Appealable `json:"decisions" nullable:"false"`
	Appeals   []OwnAppeal  `json:"appeals" nullable:"false"`
}

// Appealable is a decision that the client may still appeal against.
type Appealable struct {
	complaint.Against
	Until date.Date `json:"until"`
}

// OwnAppeal is an appeal as its client reads it.
type OwnAppeal struct {
	ID        id.Appeal             `json:"id"`
	Reference string                `json:"reference"`
	Against   complaint.Against     `json:"against"`
	State     complaint.AppealState `json:"state"`
	StateName text.Text             `json:"state_name"`
	LodgedOn  date.Date             `json:"lodged_on"`
	Grounds   string                `json:"grounds"`
	Due       complaint.Due         `json:"due"`
	Panel     []string              `json:"panel" nullable:"false"`
	Messages  []complaint.Message   `json:"messages" nullable:"false"`
	Told      string                `json:"told,omitempty"`
}

// ownAppeal leaves out the outcome until it is told.
func ownAppeal(r complaint.AppealRecord) OwnAppeal {
	out := OwnAppeal{ID: r.ID, Reference: r.Reference, Against: r.Against, State: r.State, LodgedOn: r.LodgedOn, Grounds: r.Grounds, Due: r.Due(),
		Panel: each(r.Panel, func(p complaint.Person) string { return p.Name }), Messages: r.Messages, Told: r.Told}
	if r.Outcome != "" && r.Told == "" {
		out.State = complaint.AppealExamined
	}
	out.StateName = complaint.AppealStateNames[out.State].Capital()
	return out
}

// GetClientAppeals is what the client may appeal against, and its appeals.
func (a *App) GetClientAppeals(ctx context.Context, who access.Actor, c id.Client) (out ClientAppeals, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		limits, today, err := a.limitsToday(tx)
		if err != nil {
			return err
		}
		appeals, err := tx.AppealsOfClient(c)
		if err != nil {
			return err
		}
		decisions, err := tx.DecidedSince(c, today.AddDays(-limits.Of(pack.AppealWindowDays)))
		if err != nil {
			return err
		}
		out = ClientAppeals{Decisions: []Appealable{}, Appeals: each(appeals, ownAppeal)}
		appealed := map[id.Decision]bool{}
		for _, r := range appeals {
			appealed[r.Against.DecisionID] = true
		}
		for _, d := range decisions {
			if !appealed[d.ID] && d.Type != decision.Monitor {
				out.Decisions = append(out.Decisions, Appealable{againstOf(d), complaint.AppealUntil(d.On, limits)})
			}
		}
		return nil
	})
	return out, err
}

// againstOf is the decision as the client was told of it.
func againstOf(d decision.Record) complaint.Against {
	return complaint.Against{DecisionID: d.ID, Name: d.Told(), Standard: d.Standard, On: d.On}
}

func (a *App) limitsToday(tx *postgres.Tx) (pack.Set, date.Date, error) {
	b, err := tx.Body()
	today := b.Today(a.Now())
	return b.Limits(today), today, err
}
