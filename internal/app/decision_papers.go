package app

import (
	"slices"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// papers are the records that a decision of the type relies on, with the calculations and files that they name.
func (f caseFile) papers(tx *postgres.Tx, of decision.Type) (p decision.Papers, err error) {
	p = decision.Papers{Applications: []application.Record{f.application}, Contracts: []contract.Record{f.contract},
		Programmes: []programme.Record{f.programme}, Audits: f.audits, Findings: f.findings}
	if f.dossier.Review != nil {
		p.Reviews = append(p.Reviews, *f.dossier.Review)
	}
	if of.LooksBack() {
		if err := f.addCycle(tx, &p); err != nil {
			return p, err
		}
	}
	return p, complete(tx, &p)
}

// addCycle adds what happened in the cycle: what its audits found, and the complaints and misuses that whoever decides is
// told of.
func (f caseFile) addCycle(tx *postgres.Tx, p *decision.Papers) error {
	earlier, err := tx.FindingsOf(audit.IDs(decision.InCycle(f.programme, f.audits))...)
	if err != nil {
		return err
	}
	p.Findings = append(earlier, p.Findings...)
	complaints, err := complaintsSince(tx, f.programme)
	if err != nil {
		return err
	}
	misuses, err := misusesSince(tx, f.programme)
	p.Others = append(each(complaints, complaintPaper), each(misuses, misusePaper)...)
	return err
}

// complaintPaper is a complaint as it was made.
func complaintPaper(c complaint.Record) decision.Other {
	return decision.Other{Key: "complaint:" + c.ID.String(), Link: "/complaints/" + c.ID.String(), Says: []any{c.Reference, c.ReceivedOn, c.Statement},
		Name: text.Tf("Complaint %s, received on %s", "投诉%s，%s收到", c.Reference, c.ReceivedOn)}
}

// misusePaper is a misuse as it was seen, with its pictures and what was shown of its correction.
func misusePaper(m misuse.Record) decision.Other {
	out := decision.Other{Key: "misuse:" + m.ID.String(), Link: "/misuses/" + m.ID.String(), Says: []any{m.Reference, m.RecordedOn, m.Against, m.Sighting, m.Source},
		Name: text.Tf("Misuse %s, recorded on %s", "误用%s，%s记录", m.Reference, m.RecordedOn), Files: m.Files}
	for _, w := range m.Warnings {
		out.Files = append(slices.Clone(out.Files), w.Proof...)
	}
	return out
}

// complaintsSince are the complaints about the client that came in its cycle and were not found to be without ground.
func complaintsSince(tx *postgres.Tx, p programme.Record) (out []complaint.Record, err error) {
	list, err := tx.ComplaintsOfClient(p.ClientID)
	for _, c := range list {
		if c.State != complaint.Unfounded && c.State != complaint.Outside && !c.ReceivedOn.Before(p.DecidedOn) {
			out = append(out, c)
		}
	}
	return out, err
}

// misusesSince are the misuses of the certificates of the programme that were recorded in its cycle.
func misusesSince(tx *postgres.Tx, p programme.Record) (out []misuse.Record, err error) {
	list, err := tx.MisusesOfClient(p.ClientID)
	for _, m := range list {
		if m.State != misuse.Dismissed && m.ProgrammeID == p.ID && !m.RecordedOn.Before(p.DecidedOn) {
			out = append(out, m)
		}
	}
	return out, err
}

// complete adds the calculations by which the audits and the agreements were made, and the files that the records name.
func complete(tx *postgres.Tx, p *decision.Papers) (err error) {
	var sheets []id.Calculation
	for _, c := range p.Contracts {
		if c.QuotationID.IsZero() {
			continue
		}
		q, err := tx.Quotation(c.QuotationID)
		if err != nil {
			return err
		}
		sheets = append(sheets, q.CalculationID)
	}
	for _, x := range p.Audits {
		sheets = append(sheets, x.CalculationID)
	}
	if p.Sheets, err = tx.CalculationsBy(sheets...); err != nil {
		return err
	}
	p.Documents, err = tx.DocumentsBy(p.Files()...)
	return err
}
