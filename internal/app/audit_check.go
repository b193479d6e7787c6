package app

import (
	"context"
	"errors"
	"slices"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Fitness is a person beside an audit: for each role whether the person fits and why not.
type Fitness struct {
	PersonID id.Identity `json:"person_id"`
	Name     string      `json:"name"`
	Roles    []RoleFit   `json:"roles" nullable:"false"`
}

// RoleFit is whether a person may take a role, and every reason why not.
type RoleFit struct {
	Role audit.Role    `json:"role" enum:"lead,auditor,technical_expert,trainee,observer"`
	Fit  bool          `json:"fit"`
	Why  []rule.Breach `json:"why" nullable:"false"`
}

// ProposalCheck says what stands against dates and team, and who would be free.
type ProposalCheck struct {
	Broken   []rule.Breach `json:"broken" nullable:"false"`
	Warnings []rule.Breach `json:"warnings" nullable:"false"` // allowed, and worth a second look
	People   []Fitness     `json:"people" nullable:"false"`
	Areas    []AreaCover   `json:"areas" nullable:"false"` // that the team has to cover together
}

// AreaCover is a technical area and who of the body can cover it in the audit, as auditor or technical expert.
type AreaCover struct {
	Area   text.Text `json:"area"`
	People []string  `json:"people" nullable:"false"`
}

// CheckProposal tries dates and team without proposing them: every reason against them, and beside each
// person of the body whether it fits on these days.
func (a *App) CheckProposal(ctx context.Context, who access.Actor, aid id.Audit, p audit.Proposal) (out ProposalCheck, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		r, err := tx.Audit(aid)
		if err != nil {
			return err
		}
		au, err := audit.From(r)
		if err != nil {
			return err
		}
		tried, err := a.try(tx, r, p)
		if err != nil {
			return err
		}
		p, people := tried.Proposal, tried.people
		out.People = fitness(r, p.Span, people, tried.asked)
		if out.Areas, err = covered(tx, r, p.Span, people, tried.asked.Areas); err != nil {
			return err
		}
		var broken rule.Broken
		if err := au.CanPropose(p, tried.unfit); err != nil && !errors.As(err, &broken) {
			return err
		}
		out.Broken = breaches(broken)
		siblings, err := tx.AuditsOfProgramme(r.ProgrammeID)
		if err != nil {
			return err
		}
		limits, err := a.limits(tx)
		if err != nil {
			return err
		}
		cycle, err := tx.Programme(r.ProgrammeID)
		if err != nil {
			return err
		}
		grown, err := a.warnHeadcount(tx, r.ClientID, r.ProgrammeID)
		if err != nil {
			return err
		}
		agreed, known, err := timeOfAgreement(tx, cycle)
		if err != nil {
			return err
		}
		workday, err := workdayOf(tx, cycle, limits)
		if err != nil {
			return err
		}
		applied, err := tx.Application(cycle.ApplicationID)
		if err != nil {
			return err
		}
		edition, err := a.warnEdition(tx, r.Standard, p.Span)
		if err != nil {
			return err
		}
		prompts, err := promptsOf(tx, r.ClientID)
		if err != nil {
			return err
		}
		out.Warnings = breaches(slices.Concat(r.WarnRotation(p, siblings, limits), r.WarnIntegration(p, people, agreed.Input), r.WarnSplit(p),
			r.WarnHaste(p, siblings, limits), r.WarnShortDays(p, workday, limits), audit.WarnReview(cycle, siblings, prompts), late(applied, r.Type, p.Span), edition, grown))
		if !known {
			return nil
		}
		now, err := timeOfToday(tx, cycle, agreed)
		if err != nil {
			return err
		}
		sheet, err := audittime.Compute(now)
		out.Warnings = append(out.Warnings, breaches(r.WarnTime(sheet))...)
		return err
	})
	return out, err
}

// warnEdition is the warning about an audit to an edition on days from which audits are held to the later one.
func (a *App) warnEdition(tx *postgres.Tx, code string, s audit.Span) (rule.Broken, error) {
	book, err := tx.WholeBook()
	if err != nil || s.IsZero() {
		return nil, err
	}
	e, _ := book.Find(code)
	if breach := e.Audits(s.To.Day()); breach != nil {
		return rule.Broken{*breach}, nil
	}
	return nil, nil
}

// workdayOf is the client's working day in minutes, by its application; it is asked for under the rules of China only.
func workdayOf(tx *postgres.Tx, p programme.Record, limits pack.Set) (int, error) {
	if !limits.Under(pack.China) {
		return 0, nil
	}
	applied, err := tx.Application(p.ApplicationID)
	return applied.Workday(), err
}

// covered says of each technical area that the audit needs people for who can cover it when the audit begins.
func covered(tx *postgres.Tx, r audit.Record, s audit.Span, people []audit.Candidate, needed []string) ([]AreaCover, error) {
	out := []AreaCover{}
	if len(needed) == 0 || r.Type == programme.FollowUp {
		return out, nil
	}
	areas, err := tx.Areas()
	for _, code := range needed {
		x := AreaCover{Area: areas.Name(code), People: []string{}}
		for _, c := range people {
			if c.QualifiedIn(code, staff.Audit, r.Standard, s.From.Day()) || c.QualifiedIn(code, staff.Expert, r.Standard, s.From.Day()) {
				x.People = append(x.People, c.Name)
			}
		}
		out = append(out, x)
	}
	return out, err
}

func fitness(r audit.Record, s audit.Span, people []audit.Candidate, asked audit.Asked) []Fitness {
	out := make([]Fitness, len(people))
	for i, c := range people {
		out[i] = Fitness{PersonID: c.ID, Name: c.Name}
		for _, role := range audit.Roles {
			broken := r.Unfit(c, role, s, asked)
			out[i].Roles = append(out[i].Roles, RoleFit{role, len(broken) == 0, breaches(broken)})
		}
	}
	return out
}
