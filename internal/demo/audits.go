package demo

import (
	"errors"
	"fmt"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// visit is one audit of a story: known once it has been proposed.
type visit struct {
	*story
	kind   programme.Kind
	number int
	view   app.AuditView
	lead   access.Actor
}

// visit finds the audit of the kind when its first step is done.
func (s *story) visit(kind programme.Kind, number int) *visit {
	return &visit{story: s, kind: kind, number: number}
}

func (v *visit) find() error {
	list, _, err := v.app.ListEngagements(v.ctx, v.guest, postgres.Page{Limit: 100}, postgres.EngagementFilter{Type: string(v.kind)})
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.Number == v.number || v.number == 0 {
			v.view, err = v.app.GetAudit(v.ctx, v.t.with(access.Planner), e.ID)
			return err
		}
	}
	return fmt.Errorf("no %s %d of %s", v.kind, v.number, v.f.name.En)
}

// step plans something to be done with the audit as it is then.
func (v *visit) step(day int, what string, do func() error) {
	v.on(day, fmt.Sprintf("%s %s of %s", what, v.kind, v.f.name.En), do)
}

// proposed offers dates from the day first on, led by whoever is free.
func (v *visit) proposed(day, first int) *visit {
	v.step(day, "propose", func() error {
		if err := v.find(); err != nil {
			return err
		}
		var err error
		for week := range 3 {
			for _, lead := range v.t.auditors() {
				if err = v.propose(lead, v.weekday(first+7*week)); err == nil {
					return nil
				}
				var broken rule.Broken
				if !errors.As(err, &broken) {
					return err
				}
			}
		}
		return err
	})
	return v
}

func (v *visit) propose(lead access.Actor, first int) error {
	span := audit.Whole(v.day(first), v.day(first))
	for 5*span.Working(false) < 4*int(v.view.Days) {
		span = audit.Whole(v.day(first), span.To.Day().AddDays(1))
	}
	view, err := v.app.ProposeAudit(v.ctx, v.t.with(access.Planner), v.view.ID, v.view.Version, audit.Proposal{Span: span,
		Team: []audit.Member{{PersonID: lead.Identity, Name: lead.Name, Role: audit.Lead}}})
	if err == nil {
		v.view, v.lead = view, lead
	}
	return err
}

func (v *visit) confirmed(day int) *visit {
	v.step(day, "confirm", func() (err error) {
		_, err = v.app.ConfirmAudit(v.ctx, v.guest, v.view.ID, v.view.Version)
		return v.again(err)
	})
	return v
}

// again reads the audit anew, as its team sees it.
func (v *visit) again(err error) error {
	if err != nil {
		return err
	}
	v.view, err = v.app.GetAudit(v.ctx, v.lead, v.view.ID)
	return err
}

// planned writes the plan and sends it to the client.
func (v *visit) planned(day int) *visit {
	v.step(day, "plan", func() error {
		p := audit.Plan{Objectives: "Conformity and effectiveness of the management system.", Criteria: v.view.Standard + "; the documents of the client",
			Scope: "As applied for.", Places: "Head office and all sites of the application"}
		topics := [][2]string{{"Opening; context, leadership, planning", "Service portfolio, relationships, supply and demand"},
			{"Design, transition, resolution and fulfilment", "Service assurance, monitoring, improvement"}}
		n := 0
		for d := v.view.From(); !d.After(v.view.To()); d = d.AddDays(1) {
			if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
				continue
			}
			half := topics[n%2]
			n++
			who := []id.Identity{v.lead.Identity}
			p.Items = append(p.Items, audit.PlanItem{Day: d, From: "08:30", To: "12:30", Topic: half[0], Who: who}, audit.PlanItem{Day: d, From: "13:30", To: "17:30", Topic: half[1], Who: who})
		}
		view, err := v.app.WriteAuditPlan(v.ctx, v.lead, v.view.ID, v.view.Version, p)
		if err != nil {
			return err
		}
		v.view, err = v.app.IssueAuditPlan(v.ctx, v.lead, view.ID, view.Version)
		return err
	})
	return v
}

// held is the time on site: opening, checklist, findings of the clauses, closing. It happens on the agreed
// days, which begin on the day first or, where everybody was booked, a week later.
func (v *visit) held(first int, findings ...finding.Writing) *visit {
	end := first + 24
	v.step(end, "hold", func() error {
		people := []audit.Attendee{{Name: v.lead.Name, Role: "team leader", Body: true}, {Name: v.f.person, Role: "managing director"}}
		view, err := v.app.StartAudit(v.ctx, v.lead, v.view.ID, v.view.Version, audit.Meeting{Day: v.view.From(), Time: "08:30", Place: v.f.city.En, Attendees: people})
		if err != nil {
			return err
		}
		if view, err = v.tick(view, findings); err != nil {
			return err
		}
		if v.f.standard() == standard.ISMS {
			if view, err = v.app.RecordSoA(v.ctx, v.lead, view.ID, view.Version, audit.SoA{Version: "4.1", On: v.day(first - 40)}); err != nil {
				return err
			}
		}
		for _, w := range findings {
			if _, err := v.app.WriteFinding(v.ctx, v.lead, view.ID, w); err != nil {
				return err
			}
		}
		if err := v.again(nil); err != nil {
			return err
		}
		v.view, err = v.app.CloseAudit(v.ctx, v.lead, view.ID, v.view.Version, audit.Meeting{Day: v.view.To(), Time: "16:30", Place: v.f.city.En, Attendees: people})
		return err
	})
	return v
}

func (v *visit) tick(view app.AuditView, findings []finding.Writing) (app.AuditView, error) {
	var checks []audit.Check
	for _, c := range view.Checklist {
		c.Conformity, c.Note = audit.Conforms, "Records of the last quarter seen."
		for _, f := range findings {
			if f.Clause == c.Key {
				c.Conformity, c.Note = audit.Deviates, f.Statement
			}
		}
		checks = append(checks, c)
	}
	return v.app.TickChecklist(v.ctx, v.lead, view.ID, view.Version, checks)
}

// reported writes and issues the report; a stage 1 finds the client ready.
func (v *visit) reported(day int) *visit {
	v.step(day, "report", func() error {
		var sections []audit.Section
		for _, h := range v.view.Headings {
			sections = append(sections, audit.Section{Key: h.Key, Body: text.T(reportText(h.Key), "详见审核记录。")})
		}
		rec := audit.Positive
		if v.view.OpenFindings > 0 {
			rec = audit.Conditional
		}
		view, err := v.app.WriteReport(v.ctx, v.lead, v.view.ID, v.view.Version, sections, rec)
		if err == nil && v.kind == programme.Stage1 {
			view, err = v.app.RecordStage1(v.ctx, v.lead, view.ID, view.Version, stage1())
		}
		if err != nil {
			return err
		}
		v.view, err = v.app.IssueReport(v.ctx, v.lead, view.ID, view.Version)
		return err
	})
	return v
}

func stage1() audit.Stage1 {
	out := audit.Stage1{Readiness: audit.Ready, Conclusion: "The client is ready for stage 2. Attention: evidence of supplier reviews."}
	for _, key := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		out.Objectives = append(out.Objectives, audit.Objective{Key: key, Met: "yes"})
	}
	return out
}

func (v *visit) concluded(day int) *visit {
	v.step(day, "conclude", func() error {
		if err := v.again(nil); err != nil {
			return err
		}
		view, err := v.app.ConcludeAudit(v.ctx, v.lead, v.view.ID, v.view.Version)
		v.view = view
		return err
	})
	return v
}

// answered hands in the client's answer to each finding; accepted says that the team has accepted it.
func (v *visit) answered(day int, accepted bool) *visit {
	v.step(day, "answer the findings of", func() error {
		list, err := v.app.FindingsOfAudit(v.ctx, v.guest, v.view.ID)
		if err != nil {
			return err
		}
		for _, f := range list {
			if err := v.answer(f.ID, f.Version, accepted); err != nil {
				return err
			}
		}
		return nil
	})
	return v
}

func (v *visit) answer(fid id.Finding, version int, accepted bool) error {
	out, err := v.app.RespondFinding(v.ctx, v.guest, fid, version, map[finding.PartKey]finding.Input{
		finding.Correction:       {Text: "The missing reviews were held and recorded.", DoneBy: v.today()},
		finding.OtherSites:       {Text: "We looked for the same at our other site: its records are complete."},
		finding.Cause:            {Text: "The task had no owner after a change of staff; the calendar did not remind anybody."},
		finding.CorrectiveAction: {Text: "The service owner is named in the register and the review is a recurring ticket.", DoneBy: v.today().AddDays(20)},
		finding.Evidence:         {Text: "Minutes of the reviews and the ticket are on file."},
	})
	if err != nil || !accepted {
		return err
	}
	ok := finding.Verdict{Accept: true}
	_, err = v.app.ReviewFinding(v.ctx, v.lead, fid, out.Version, map[finding.PartKey]finding.Verdict{
		finding.Correction: ok, finding.Cause: ok, finding.CorrectiveAction: ok, finding.OtherSites: ok, finding.Evidence: ok})
	return err
}

func (p *play) today() date.Date { return date.Of(p.now, time.UTC) }

var minorSupplier = finding.Writing{Grade: finding.Minor, Clause: "8.3.4",
	Requirement: "The performance of external suppliers is monitored at planned intervals.",
	Statement:   "For two of five external suppliers no performance review of this year could be shown.",
	Evidence:    "Supplier register of the client, entries 3 and 5; interview with the supplier manager."}

var minorChange = finding.Writing{Grade: finding.Minor, Clause: "8.5.1",
	Requirement: "Changes are reviewed for their effectiveness.",
	Statement:   "Four emergency changes were closed without the review that the procedure asks for.",
	Evidence:    "Change records CH-2041, CH-2077, CH-2103, CH-2118."}

var reports = map[string]string{
	"representative": "The managing director.",
	"criteria":       "The standard with its amendments and the documents of the client.",
	"objectives":     "Conformity and effectiveness of the management system, and its ability to meet requirements.",
	"scope":          "The services and sites of the application.",
	"evidence":       "Interviews, records and observation at all sites; see the checklist and the findings.",
	"disclaimer":     "The audit is based on samples; what was not sampled may deviate.",
	"conformity":     "The system meets the requirements of the standard; the findings are isolated.",
	"internal_audit": "Internal audit and management review are planned, held and followed up.",
}

func reportText(key string) string {
	if said, ok := reports[key]; ok {
		return said
	}
	return "Considered; nothing to report."
}
