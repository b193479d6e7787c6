package app

import (
	"strings"

	"triennia/internal/calendar"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// auditLetter is what the letters about an audit say; area is "b" for staff and "c" for clients.
func (a *App) auditLetter(tx *postgres.Tx, r audit.Record, area string) (mail.Data, error) {
	b, err := tx.Body()
	if err != nil {
		return nil, err
	}
	var team []string
	for _, m := range r.Team {
		team = append(team, m.Name)
	}
	reason := r.Reason
	if r.Objection != nil {
		reason = r.Objection.Reason
	}
	return mail.Data{
		"client": r.ClientName, "audit": r.Title(), "reference": r.Reference, "from": r.From(), "to": r.To(), "by": r.ObjectBy,
		"team": strings.Join(team, ", "), "reason": reason, "link": "/" + area + "/" + b.Slug + "/audits/" + r.ID.String(),
	}, nil
}

// tellAudited writes to the client, who hears of an audit that it was not asked about in its time.
func (a *App) tellAudited(tx *postgres.Tx, r audit.Record, letter string) error {
	if r.Hidden() {
		return nil
	}
	data, err := a.auditLetter(tx, r, "c")
	if err != nil {
		return err
	}
	return a.notifyClient(tx, r.ClientID, letter, data)
}

// tellDates writes to the client, as far as it knows of the audit, and the team about its dates, with a calendar file.
func (a *App) tellDates(tx *postgres.Tx, r audit.Record, toClient, toTeam string) error {
	if r.Hidden() {
		return a.tellTeam(tx, r, toTeam)
	}
	people, err := tx.PeopleOf(r.ClientID)
	if err != nil {
		return err
	}
	if err := a.sendDates(tx, r, toClient, "c", people); err != nil {
		return err
	}
	return a.tellTeam(tx, r, toTeam)
}

func (a *App) tellTeam(tx *postgres.Tx, r audit.Record, letter string) error {
	var team []id.Identity
	for _, m := range r.Team {
		team = append(team, m.PersonID)
	}
	people, err := staffOf(tx, team)
	if err != nil {
		return err
	}
	return a.sendDates(tx, r, letter, "b", people)
}

// tellReleased takes an audit out of the calendars of those who were on its team before and are not now.
func (a *App) tellReleased(tx *postgres.Tx, before, now audit.Record) error {
	gone := now
	gone.Team, gone.State = nil, audit.Cancelled
	for _, m := range before.Team {
		if !now.Has(m.PersonID) {
			gone.Team = append(gone.Team, m)
		}
	}
	return a.tellTeam(tx, gone, "audit_released")
}

// sendDates sends the letter with the calendar file of the audit as it is once this change is saved.
func (a *App) sendDates(tx *postgres.Tx, r audit.Record, letter, area string, to []account.Membership) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	data, err := a.auditLetter(tx, r, area)
	if err != nil {
		return err
	}
	r.Version++
	return a.notifyEnclosing(tx, letter, data, func(p recipient) message.Enclosure {
		return message.Enclosure{Name: r.Reference + ".ics", Type: "text/calendar; charset=utf-8; method=" + calendar.Method(r),
			Content: calendar.Audit(r, b, calendar.Reader{Lang: p.Lang, Person: p.Identity}, a.Now(), a.host())}
	}, recipients(to)...)
}

// askToClear asks those who may confirm that the team has no conflict, and tells the team of the dates (X2).
func (a *App) askToClear(tx *postgres.Tx, r audit.Record) error {
	data, err := a.auditLetter(tx, r, "b")
	if err != nil {
		return err
	}
	holders, err := tx.Holders(access.Clear)
	if err != nil {
		return err
	}
	var able []id.Identity
	for _, m := range holders {
		if m.Identity != r.ProposedByID && !r.Has(m.Identity) {
			able = append(able, m.Identity)
		}
	}
	if err := a.notifyPeople(tx, "audit_second_check", data, able...); err != nil {
		return err
	}
	return a.tellTeam(tx, r, "audit_foreseen")
}

func (a *App) tellPlanners(tx *postgres.Tx, r audit.Record, letter string) error {
	data, err := a.auditLetter(tx, r, "b")
	if err != nil {
		return err
	}
	return a.notifyHolders(tx, access.Plan, letter, data)
}

// tellFindings tells the client how many findings an audit has left and by when to answer.
func (a *App) tellFindings(tx *postgres.Tx, r audit.Record) error {
	findings, err := tx.FindingsOf(r.ID)
	if err != nil {
		return err
	}
	by := finding.AnswerBy(findings)
	if by.IsZero() {
		return nil
	}
	data, err := a.auditLetter(tx, r, "c")
	if err != nil {
		return err
	}
	data["by"], data["count"] = by, open(findings)
	return a.notifyClient(tx, r.ClientID, "audit_findings", data)
}

// tellFollowUp tells client and planners that a visit is needed, for which findings and by when.
func (a *App) tellFollowUp(tx *postgres.Tx, r audit.Record, findings string, by date.Date) error {
	client, err := a.auditLetter(tx, r, "c")
	if err != nil {
		return err
	}
	client["findings"], client["by"] = findings, by
	if err := a.notifyClient(tx, r.ClientID, "audit_follow_up", client); err != nil {
		return err
	}
	staff, err := a.auditLetter(tx, r, "b")
	if err != nil {
		return err
	}
	staff["findings"], staff["by"] = findings, by
	return a.notifyHolders(tx, access.Plan, "audit_follow_up", staff)
}

// tellFinding tells of an answer: the auditors of a new one, the client of one that came back.
func (a *App) tellFinding(tx *postgres.Tx, r finding.Record, au audit.Record) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	data := mail.Data{"client": r.ClientName, "reference": r.Reference, "by": r.Due()}
	page := "/" + b.Slug + "/findings/" + r.ID.String()
	switch r.State {
	case finding.Responded:
		data["link"] = "/b" + page
		return a.notifyPeople(tx, "finding_responded", data, au.Leader().PersonID)
	case finding.Returned:
		data["link"] = "/c" + page
		return a.notifyClient(tx, r.ClientID, "finding_returned", data)
	}
	return nil
}
