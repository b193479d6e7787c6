package testkit

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
)

func init() {
	makers = append(makers, func(w *World, t *Things) {
		var c client.Record
		w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { c, err = tx.Client(t.Client); return err })
		p := w.Programme(c, id.Application(NewID()))
		a := w.Audit(p, programme.Stage2)
		f, err := finding.New(id.Finding(NewID()), 1, a, finding.Writing{Grade: finding.Minor, Clause: "8.6.1", Requirement: "r", Statement: "s", Evidence: "e"}, finding.Agreed{})
		w.Must(err)
		w.Must(f.Issue(date.Of(w.Clock, w.Body.Zone())))
		w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertFinding(f) })
		t.IDs["programme"], t.IDs["audit"], t.IDs["finding"] = p.ID.String(), a.ID.String(), f.Record().ID.String()
	})
}

// Programme is a programme of the client for service management at one site, with no audits yet.
func (w *World) Programme(c client.Record, a id.Application) programme.Record {
	w.T.Helper()
	return w.ProgrammeTo(standard.ITSM, c, a)
}

// ProgrammeTo is a programme to the standard.
func (w *World) ProgrammeTo(standard string, c client.Record, a id.Application) programme.Record {
	w.T.Helper()
	p, err := programme.Open(programme.Record{ID: id.Programme(NewID()), ClientID: c.ID, ClientName: c.Name, City: c.City,
		ApplicationID: a, ContractID: w.agreement(c, a, standard, c.Sites[:1]).ID, Standard: standard, Limits: w.Limits(),
		Days: programme.Days{Stage1: audittime.DaysOf(1), Stage2: audittime.DaysOf(2), Surveillance: audittime.DaysOf(1), Recertification: audittime.DaysOf(2)}})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertProgramme(p) })
	return p.Record()
}

// Audit is an audit of the programme, not yet arranged.
func (w *World) Audit(p programme.Record, k programme.Kind) audit.Record {
	w.T.Helper()
	aid := id.Audit(NewID())
	a, err := audit.New(aid, "T-"+aid.String()[24:], p, programme.Slot{Kind: k, Number: 1})
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertAudit(a) })
	return a.Record()
}

// Competent is a person of the body with the role, competent for the function for service management, and for the other
// editions named when the person is made.
func (w *World) Competent(name string, role access.Role, f staff.Function, others ...string) access.Actor {
	w.T.Helper()
	_, known := w.people[name]
	who := w.Staff(name, role)
	if known {
		return who
	}
	file := staff.File{Name: name}
	for _, code := range append([]string{standard.ITSM}, others...) {
		file.Competences = append(file.Competences, staff.Competence{Standard: code, Function: f, From: date.MustParse("2020-01-01"), Evidence: "witnessed"})
	}
	w.File(who, file)
	return who
}
