package app

import (
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
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
		"calendar": a.PublicURL + "/api/v1/b/" + b.Slug + "/audits/" + r.ID.String() + "/calendar.ics",
	}, nil
}

func (a *App) tellAudited(tx *postgres.Tx, r audit.Record, letter string) error {
	data, err := a.auditLetter(tx, r, "c")
	if err != nil {
		return err
	}
	return a.notifyClient(tx, r.ClientID, letter, data)
}

func (a *App) tellTeam(tx *postgres.Tx, r audit.Record, letter string) error {
	data, err := a.auditLetter(tx, r, "b")
	if err != nil {
		return err
	}
	var team []id.Identity
	for _, m := range r.Team {
		team = append(team, m.PersonID)
	}
	return a.notifyPeople(tx, letter, data, team...)
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
