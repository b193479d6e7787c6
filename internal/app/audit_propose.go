package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/postgres"
)

// ProposeAudit puts dates and team to the client, or to a second person where it is not asked. It is refused with every reason: who is double booked,
// not competent, in conflict, on leave or foreseen to decide.
func (a *App) ProposeAudit(ctx context.Context, who access.Actor, aid id.Audit, seen int, p audit.Proposal) (AuditView, error) {
	return a.changeAudit(ctx, who, "audit.propose", aid, seen, func(tx *postgres.Tx, au *audit.Audit) error {
		tried, err := a.try(tx, au.Record(), p)
		if err != nil {
			return err
		}
		cycle, err := tx.Programme(au.Record().ProgrammeID)
		if err != nil {
			return err
		}
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		before := au.Record()
		tried.Proposal.By = who.Identity
		if err := au.Propose(tried.Proposal, tried.unfit, cycle.Limits, today); err != nil {
			return err
		}
		if err := a.timeAudit(tx, au, cycle); err != nil {
			return err
		}
		if err := a.tellReleased(tx, before, au.Record()); err != nil {
			return err
		}
		if au.Record().Unasked() {
			return a.askToClear(tx, au.Record())
		}
		return a.tellDates(tx, au.Record(), "audit_proposed", "audit_booked")
	})
}

// attempt is a proposal with its members as the body knows them, who else there is, what is asked, and every reason
// against it.
type attempt struct {
	audit.Proposal
	people []audit.Candidate
	asked  audit.Asked
	unfit  rule.Broken
}

// try looks at a proposal for the audit.
func (a *App) try(tx *postgres.Tx, r audit.Record, p audit.Proposal) (out attempt, err error) {
	if out.people, err = a.candidates(tx, p.Span); err != nil {
		return out, err
	}
	for i, m := range p.Team {
		for _, c := range out.people {
			if c.ID == m.PersonID {
				p.Team[i].Name = c.Name
			}
		}
	}
	out.asked, err = askedOfTeam(tx, r.ProgrammeID)
	out.Proposal, out.unfit = p, r.UnfitTeam(p, out.people, out.asked)
	return out, err
}

// askedOfTeam is what the programme and its agreement ask of a team.
func askedOfTeam(tx *postgres.Tx, pid id.Programme) (audit.Asked, error) {
	p, err := tx.Programme(pid)
	if err != nil {
		return audit.Asked{}, err
	}
	c, err := tx.Contract(p.ContractID)
	if err != nil {
		return audit.Asked{}, err
	}
	applied, err := tx.Application(p.ApplicationID)
	if err != nil {
		return audit.Asked{}, err
	}
	areas, err := areasNeeded(tx, applied, p.Standard)
	if err != nil {
		return audit.Asked{}, err
	}
	of, err := tx.Client(p.ClientID)
	return audit.Asked{Decider: p.DeciderID, Standards: c.Standards, Areas: areas, Country: of.Country}, err
}

// candidates are the people of the body with what they are booked for in the years of the span, and the packs
// in force when it begins.
func (a *App) candidates(tx *postgres.Tx, s audit.Span) ([]audit.Candidate, error) {
	people, err := tx.AllPeople()
	if err != nil {
		return nil, err
	}
	booked, err := tx.Bookings(audit.YearsOf(s), id.Identity{})
	if err != nil {
		return nil, err
	}
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	limits := b.Limits(s.From.Day())
	var carried map[id.Identity][]id.Programme
	if limits.Of(pack.AuditorCertificates) > 0 {
		if carried, err = tx.Carried(b.Today(a.Now())); err != nil {
			return nil, err
		}
	}
	out := make([]audit.Candidate, len(people))
	for i, p := range people {
		out[i].Record, out[i].Limits, out[i].Carries = p, limits, carried[p.ID]
		for _, b := range booked {
			if b.PersonID == p.ID {
				out[i].Bookings = append(out[i].Bookings, b.Booking)
			}
		}
	}
	return out, nil
}
