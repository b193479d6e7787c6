package app

import (
	"context"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// AuditView is an audit with its programme, what the actor can do with it, and what plan and report lack.
type AuditView struct {
	audit.Record
	Title         text.Text         `json:"title"`
	Programme     programme.Record  `json:"programme"`
	Actions       []flow.Action     `json:"actions" nullable:"false"`
	Turn          flow.Turn         `json:"turn"`
	OnTeam        bool              `json:"on_team"` // the actor may write its records
	PlanLacks     []rule.Breach     `json:"plan_lacks" nullable:"false"`
	ReportLacks   []rule.Breach     `json:"report_lacks" nullable:"false"`
	Warnings      []rule.Breach     `json:"warnings" nullable:"false"`
	NeedsSoA      bool              `json:"needs_soa,omitempty"` // the audit records a statement of applicability
	Headings      []audit.Heading   `json:"headings" nullable:"false"`
	Objectives    []audit.Objective `json:"objectives" nullable:"false"` // of stage 1, empty for other audits
	RemotePercent int               `json:"remote_percent,omitempty"`    // of the time of the plan
	PlannedHours  float64           `json:"planned_hours"`               // auditor hours of the plan, at most eight a day each
	OpenFindings  int               `json:"open_findings"`
	DraftFindings int               `json:"draft_findings"`
	Verified      []Verified        `json:"verified" nullable:"false"`  // by a follow-up, empty for other audits
	Shifts        int               `json:"shifts"`                     // while the plan is written
	Standards     []string          `json:"standards" nullable:"false"` // of the agreement; a finding may concern each
	WantedBy      date.Date         `json:"wanted_by,omitzero"`         // the certificate, as the client hopes; of stage 1 and stage 2, for staff
}

// Verified is a finding that a follow-up verifies.
type Verified struct {
	ID        id.Finding    `json:"id"`
	Reference string        `json:"reference"`
	Clause    string        `json:"clause"`
	State     finding.State `json:"state"`
}

// GetAudit is one audit; people of a client see their own, without working papers.
func (a *App) GetAudit(ctx context.Context, who access.Actor, aid id.Audit) (out AuditView, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		out, err = a.viewAudit(tx, aid)
		return err
	})
	return out, err
}

func (a *App) viewAudit(tx *postgres.Tx, aid id.Audit) (AuditView, error) {
	r, err := tx.Audit(aid)
	if err != nil {
		return AuditView{}, err
	}
	au, err := audit.From(r)
	if err != nil {
		return AuditView{}, err
	}
	p, err := tx.Programme(r.ProgrammeID)
	if err != nil {
		return AuditView{}, err
	}
	around, findings, err := a.around(tx, r)
	if err != nil {
		return AuditView{}, err
	}
	out := AuditView{
		Record: r, Title: r.Title(), Programme: p, Actions: au.Actions(tx.Actor, around), Turn: r.Turn(around),
		OnTeam: au.OnTeam(tx.Actor.Identity) == nil, Headings: r.Headings(), Objectives: audit.ObjectivesOf(r.Type), PlannedHours: float64(r.PlannedMinutes()) / 60, RemotePercent: r.RemotePercent(),
		PlanLacks: breaches(r.PlanBroken(around.Coverage)), ReportLacks: breaches(r.ReportBroken()), Warnings: breaches(warnings(r, findings, around)),
		OpenFindings: open(findings), DraftFindings: around.Drafts,
	}
	subject, err := verified(tx, r)
	if err != nil {
		return AuditView{}, err
	}
	agreed, err := agreedFor(tx, r.ProgrammeID)
	if err != nil {
		return AuditView{}, err
	}
	out.Standards, out.NeedsSoA = agreed.Standards, audit.NeedsSoA(r.Standard) && r.Opening != nil
	if r.State == audit.Confirmed || r.State == audit.Planned {
		applied, err := tx.Application(p.ApplicationID)
		if err != nil {
			return AuditView{}, err
		}
		out.Shifts = applied.Shifts()
		limits, err := a.limits(tx)
		if err != nil {
			return AuditView{}, err
		}
		out.Warnings = append(append(out.Warnings, r.WarnPlan(applied.Outsources())...), r.WarnRemote(limits)...)
		if tx.Actor.Staff() {
			out.Warnings = append(out.Warnings, applied.TellTeam()...)
		}
	}
	if err := hoped(tx, &out); err != nil {
		return AuditView{}, err
	}
	if r.Ahead() && tx.Actor.Client.IsZero() {
		grown, err := a.warnHeadcount(tx, r.ClientID, r.ProgrammeID)
		if err != nil {
			return AuditView{}, err
		}
		out.Warnings = append(out.Warnings, grown...)
	}
	out.Verified = []Verified{}
	for _, f := range subject {
		out.Verified = append(out.Verified, Verified{f.ID, f.Reference, f.Clause, f.State})
	}
	if out.Actions == nil {
		out.Actions = []flow.Action{}
	}
	if !tx.Actor.Client.IsZero() {
		out.Record, out.PlanLacks, out.ReportLacks, out.DraftFindings = r.ForClient(), breaches(nil), breaches(nil), 0
		out.Programme = p.ForClient()
	}
	out.Checklist = slices.Clone(out.Checklist)
	for i, c := range out.Checklist {
		out.Checklist[i].Amended = standard.AmendedBy(r.Standard, c.Key)
	}
	return out, nil
}

// hoped tells staff by when the client hopes to be certified, while the audits before the first decision are to be held.
func hoped(tx *postgres.Tx, out *AuditView) error {
	if !tx.Actor.Staff() || out.Done() || out.Type != programme.Stage1 && out.Type != programme.Stage2 {
		return nil
	}
	applied, err := tx.Application(out.Programme.ApplicationID)
	if err != nil {
		return err
	}
	out.WantedBy = applied.System.Data.WantedBy
	out.Warnings = append(out.Warnings, late(applied, out.Type, out.Span)...)
	return nil
}

// late is the warning about a stage 2 on the days of the span; other audits come before or after the certificate.
func late(applied application.Record, kind programme.Kind, s audit.Span) rule.Broken {
	if kind != programme.Stage2 || s.IsZero() {
		return nil
	}
	return applied.WarnLate(s.To.Day())
}

// around gathers what the actions of an audit depend on beyond the audit itself.
func (a *App) around(tx *postgres.Tx, r audit.Record) (audit.Around, []finding.Record, error) {
	today, err := a.today(tx)
	if err != nil {
		return audit.Around{}, nil, err
	}
	findings, err := tx.FindingsOf(r.ID)
	if err != nil {
		return audit.Around{}, nil, err
	}
	start, err := startRules(tx, r, today)
	if err != nil {
		return audit.Around{}, nil, err
	}
	subject, err := verified(tx, r)
	if err != nil {
		return audit.Around{}, nil, err
	}
	coverage, err := coverageAround(tx, r)
	if err != nil {
		return audit.Around{}, nil, err
	}
	out := audit.Around{Today: today, Coverage: coverage, Start: start, Drafts: finding.Drafts(findings), AnswerBy: finding.AnswerBy(findings),
		Open: append(finding.ReadyForDecision(findings), finding.Unverified(subject)...)}
	if r.State == audit.Reported {
		waiting, err := waitingForVisit(tx, r)
		if err != nil {
			return audit.Around{}, nil, err
		}
		out.Settled = finding.NeedFollowUp(waiting)
	}
	if r.State == audit.Concluded && decision.Surveys(r) {
		certificates, err := tx.CertificatesOfProgramme(r.ProgrammeID)
		if err != nil {
			return audit.Around{}, nil, err
		}
		course, err := courseOf(tx, r, certificates)
		if err != nil {
			return audit.Around{}, nil, err
		}
		out.Maintained = len(decision.Escalation(r, findings, course)) == 0
	}
	return out, findings, nil
}

// warnings are what does not stop the audit but calls for a decision: a shift that nobody has seen, a stage 2 too
// long after stage 1, or a major nonconformity not verified in time.
func warnings(r audit.Record, findings []finding.Record, w audit.Around) rule.Broken {
	out := r.WarnShifts(w.Coverage)
	if r.Type != programme.Stage2 {
		return out
	}
	if w.Start.Stage1 != nil {
		out = append(out, audit.WarnInterval(w.Start.Stage1.To(), r.From(), w.Start.Limits)...)
	}
	if finding.MustRepeatStage2(findings, r.To(), w.Today, w.Start.Limits) {
		out = append(out, decision.D6.Breaks(decision.D6.Says))
	}
	return out
}

func open(findings []finding.Record) int {
	n := 0
	for _, f := range findings {
		if f.State != finding.Draft && f.State != finding.Closed && f.State != finding.Dropped {
			n++
		}
	}
	return n
}

func breaches(b rule.Broken) []rule.Breach {
	if b == nil {
		return []rule.Breach{}
	}
	return b
}
