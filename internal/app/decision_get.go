package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// DecisionView is a decision with its file, the checks as they stand for the actor, and who may decide.
type DecisionView struct {
	decision.Record
	Name        text.Text         `json:"name"`
	StateName   text.Text         `json:"state_name"`
	Ground      text.Text         `json:"ground"`
	Effect      text.Text         `json:"effect"`
	Draft       text.Text         `json:"draft,omitzero"`          // of the reason, for a proposal of the clock
	Checks      []decision.Check  `json:"checks" nullable:"false"` // before the decision as they stand now, after it as they stood
	Deciders    []Decider         `json:"deciders" nullable:"false"`
	Reasons     []decision.Reason `json:"reasons" nullable:"false"`
	Audits      []FileAudit       `json:"audits" nullable:"false"`
	Findings    []FileFinding     `json:"findings" nullable:"false"`
	Scope       text.Text         `json:"scope"`
	Sites       int               `json:"sites"`
	Certificate *CertificateView  `json:"certificate,omitempty"`
	Review      *ReviewLine       `json:"review,omitempty"`
	Needs       int               `json:"needs,omitempty"`         // people who agree, as the body wants it or wanted it when it was put forward
	RefusalNeed int               `json:"refusal_needs,omitempty"` // where it is refused instead
	Able        int               `json:"able"`                    // how many may still agree
	Reviewable  bool              `json:"reviewable,omitempty"`    // a technical review may begin now
	LatestEnd   date.Date         `json:"latest_end,omitzero"`     // last day that a suspension may be given
	Actions     []flow.Action     `json:"actions" nullable:"false"`
	Turn        flow.Turn         `json:"turn"`
}

// FileAudit is an audit as the file of a decision shows it.
type FileAudit struct {
	ID          id.Audit  `json:"id"`
	Reference   string    `json:"reference"`
	Title       text.Text `json:"title"`
	EndedOn     date.Date `json:"ended_on,omitzero"`
	Reported    bool      `json:"reported"`
	Recommended bool      `json:"recommended"`
	Team        []string  `json:"team" nullable:"false"`
}

// FileFinding is a nonconformity as the file of a decision shows it.
type FileFinding struct {
	Number string `json:"number"`
	Major  bool   `json:"major"`
	Open   bool   `json:"open"`
}

// GetDecision is one decision with its file.
func (a *App) GetDecision(ctx context.Context, who access.Actor, did id.Decision) (out DecisionView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Decision(did)
		if err != nil {
			return err
		}
		out, err = a.viewDecision(tx, r)
		return err
	})
	return out, err
}

// PrepareOnCertificate shows what a decision of the type about the certificate would be: nothing is
// stored. A proposal that lies there already is shown instead.
func (a *App) PrepareOnCertificate(ctx context.Context, who access.Actor, cid id.Certificate, of decision.Type) (out DecisionView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := a.foreseen(tx, cid, of)
		if err != nil {
			return err
		}
		out, err = a.viewDecision(tx, r)
		return err
	})
	return out, err
}

// foreseen is the decision of the type about the certificate that lies prepared, or one as it would be prepared now.
func (a *App) foreseen(tx *postgres.Tx, cid id.Certificate, of decision.Type) (r decision.Record, err error) {
	c, err := tx.Certificate(cid)
	if err != nil {
		return r, err
	}
	before, err := tx.DecisionsOfProgramme(c.ProgrammeID)
	if err != nil {
		return r, err
	}
	for _, d := range before {
		if d.State == decision.Prepared && d.Type == of {
			return d, nil
		}
	}
	r = decision.Record{Type: of, State: decision.Prepared, ClientID: c.ClientID, ClientName: c.Holder.Name, Standard: c.Standard,
		ApplicationID: c.ApplicationID, ProgrammeID: c.ProgrammeID, CertificateID: c.ID}
	r.ProposedOn, err = a.today(tx)
	return r, err
}

func (a *App) viewDecision(tx *postgres.Tx, r decision.Record) (DecisionView, error) {
	f, err := a.fileOf(tx, r)
	if err != nil {
		return DecisionView{}, err
	}
	today, err := a.today(tx)
	if err != nil {
		return DecisionView{}, err
	}
	d, err := decision.From(r)
	if err != nil {
		return DecisionView{}, err
	}
	by, err := a.decider(tx, tx.Actor.Identity, tx.Actor.Name, f, today)
	if err != nil {
		return DecisionView{}, err
	}
	out := DecisionView{Record: r, Name: r.Name().Capital(), StateName: decision.StateNames[r.State].Capital(), Ground: r.Ground(),
		Effect: decision.Effect[r.Forward().Type], Draft: r.Draft(), Checks: r.Checks, Reasons: decision.ReasonsFor(r.Type), Scope: f.scope(), Sites: len(f.contract.Sites),
		Deciders: []Decider{}, Audits: []FileAudit{}, Findings: []FileFinding{}, Actions: []flow.Action{}, Turn: r.Turn()}
	if r.Type == decision.Suspend || r.Type == decision.Withdraw {
		if out.Effect, err = sideEffect(tx, r, today); err != nil {
			return out, err
		}
	}
	if v := f.dossier.Review; v != nil {
		line := reviewLine(*v, tx.Actor.Identity)
		out.Review = &line
	}
	if r.State == decision.Prepared {
		out.Look = f.dossier.Look
		out.Reviewable = out.Review == nil && r.Type.Reviewable() && tx.Actor.May(access.Decide)
		out.Checks, out.LatestEnd = r.ChecksFor(f.dossier, by), f.dossier.SuspensionEnd(today)
		if out.Deciders, err = a.deciders(tx, d, f, today); err != nil {
			return out, err
		}
		if err := out.count(tx); err != nil {
			return out, err
		}
		if tx.Actor.May(access.Decide) {
			out.Actions = d.Actions(f.dossier, by)
		}
	}
	for _, x := range f.dossier.Audits {
		line := FileAudit{ID: x.ID, Reference: x.Reference, Title: x.Title.Capital(), EndedOn: x.EndedOn, Reported: x.Reported, Recommended: x.Recommended, Team: []string{}}
		for _, m := range x.Team {
			line.Team = append(line.Team, m.Name)
		}
		out.Audits = append(out.Audits, line)
	}
	for _, x := range f.dossier.Findings {
		out.Findings = append(out.Findings, FileFinding{Number: x.Number, Major: x.Major, Open: x.Open != nil})
	}
	for _, c := range f.certificates {
		if c.ID == r.CertificateID {
			view := a.viewCertificate(c, today)
			out.Certificate = &view
		}
	}
	return out, nil
}

// count says how many people take the decision, and how many there are who may still agree.
func (v *DecisionView) count(tx *postgres.Tx) (err error) {
	for _, x := range v.Deciders {
		if x.able() {
			v.Able++
		}
	}
	if v.Motion != nil {
		v.Needs = v.Motion.Needs
		return nil
	}
	if v.Needs, err = quorum(tx, v.Type); err != nil {
		return err
	}
	if no, err := v.Type.Outcome(true); err == nil {
		v.RefusalNeed, err = quorum(tx, no)
		return err
	}
	return nil
}

// sideEffect says what follows from the decision, also for the other certificates of the client.
func sideEffect(tx *postgres.Tx, r decision.Record, today date.Date) (text.Text, error) {
	others, err := tx.StandingCertificates(r.ClientID, today)
	n := 0
	for _, c := range others {
		if c.ID != r.CertificateID {
			n++
		}
	}
	return r.Type.EffectBeside(n), err
}

// ListDecisions is one page of the decisions and the cursor of the next.
func (a *App) ListDecisions(ctx context.Context, who access.Actor, p postgres.Page, f postgres.DecisionFilter) (list []DecisionLine, next string, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		found, more, err := tx.Decisions(p, f)
		for _, r := range found {
			list = append(list, lineOf(r))
		}
		next = more
		return err
	})
	return list, next, err
}

// DecisionLine is a decision as a list shows it.
type DecisionLine struct {
	ID            id.Decision    `json:"id"`
	Type          decision.Type  `json:"type"`
	Name          text.Text      `json:"name"`
	State         decision.State `json:"state" enum:"prepared,taken,dismissed,overtaken"`
	StateName     text.Text      `json:"state_name"`
	ClientID      id.Client      `json:"client_id"`
	ClientName    text.Text      `json:"client_name"`
	Standard      string         `json:"standard"`
	CertificateID id.Certificate `json:"certificate_id,omitzero"`
	Ground        text.Text      `json:"ground"`
	Reason        text.Text      `json:"reason,omitzero"`
	ProposedOn    date.Date      `json:"proposed_on"`
	DueOn         date.Date      `json:"due_on,omitzero"`
	On            date.Date      `json:"on,omitzero"`
	ByName        string         `json:"by_name,omitempty"`
	Agreed        int            `json:"agreed,omitempty"` // voices for what is put forward
	Needs         int            `json:"needs,omitempty"`  // of as many
	Turn          flow.Turn      `json:"turn"`
}

func lineOf(r decision.Record) DecisionLine {
	line := DecisionLine{ID: r.ID, Type: r.Type, Name: r.Name().Capital(), State: r.State, StateName: decision.StateNames[r.State].Capital(),
		ClientID: r.ClientID, ClientName: r.ClientName, Standard: r.Standard, CertificateID: r.CertificateID, Ground: r.Ground(), Reason: r.Grounds(),
		ProposedOn: r.ProposedOn, DueOn: r.DueOn, On: r.On, ByName: r.ByName, Turn: r.Turn()}
	if r.Motion != nil && r.State == decision.Prepared {
		line.Agreed, line.Needs = len(r.Motion.Voices), r.Motion.Needs
	}
	return line
}
