package app

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// MisuseSeen is what is recorded of a misuse: by the holder of a certificate, or by a company that never had one.
type MisuseSeen struct {
	Certificate id.Certificate `json:"certificate,omitzero" doc:"of who misuses it, ended or not; without one, company and country"`
	Company     string         `json:"company,omitempty" maxLength:"300"`
	Country     string         `json:"country,omitempty" maxLength:"2" doc:"ISO 3166 alpha-2"`
	Complaint   id.Complaint   `json:"complaint,omitzero" doc:"from which it is known; its number is kept and nothing else"`
	Audit       id.Audit       `json:"audit,omitzero" doc:"during which it was seen"`
	misuse.Sighting
}

// RecordMisuse records a misuse that somebody of the body saw or heard of.
func (a *App) RecordMisuse(ctx context.Context, who access.Actor, s MisuseSeen) (out MisuseView, err error) {
	err = a.write(ctx, who, "misuse.record", func(tx *postgres.Tx) error {
		today, err := a.today(tx)
		if err != nil {
			return err
		}
		f := misuse.Finding{ID: id.Misuse(newID()), Sighting: s.Sighting}
		if f.Against, err = misusedBy(tx, s, today); err != nil {
			return err
		}
		if f.Source, f.Hidden, err = a.misuseKnownFrom(tx, s, f.Against.ClientID); err != nil {
			return err
		}
		if err := filesOf(tx, s.Files, f.Against.ClientID, "files"); err != nil {
			return err
		}
		if f.Reference, err = numbered(tx, "misuse", "M", today); err != nil {
			return err
		}
		m, err := misuse.Detect(f, misuse.Act{By: who.Name, On: today})
		if err != nil {
			return err
		}
		if err := tx.InsertMisuse(m); err != nil {
			return err
		}
		if out, err = a.viewMisuse(tx, m.Record()); err != nil || who.May(access.HandleMisuse) {
			return err
		}
		return a.tellOfMisuse(tx, m.Record(), text.T("it was recorded", "已记录"))
	})
	return out, err
}

// misusedBy is who misuses.
func misusedBy(tx *postgres.Tx, s MisuseSeen, today date.Date) (misuse.Against, error) {
	if s.Certificate.IsZero() {
		return misuse.OfOutsider(s.Company, s.Country)
	}
	c, err := tx.Certificate(s.Certificate)
	if err != nil {
		return misuse.Against{}, err
	}
	return misuse.OfHolder(c, today)
}

// misuseKnownFrom is the complaint or the audit that brought it to light, and the words by which the complainant is known.
func (a *App) misuseKnownFrom(tx *postgres.Tx, s MisuseSeen, c id.Client) (from misuse.Source, hidden []string, err error) {
	var bad fault.Invalid
	if !s.Complaint.IsZero() {
		if !tx.Actor.May(access.HandleComplaints) {
			return from, nil, fault.Missing(complaint.Noun)
		}
		r, err := tx.Complaint(s.Complaint)
		if err != nil {
			return from, nil, err
		}
		involved, err := a.involvedIn(tx, r.ClientID)
		if err != nil {
			return from, nil, err
		}
		if err := r.CanHandle(personOf(tx.Actor), involved, "complaint"); err != nil {
			return from, nil, err // who may not know the complainant must not find out by what is refused
		}
		if !r.ClientID.IsZero() && r.ClientID != c {
			bad.Add("complaint", text.T("This complaint is about another client.", "该投诉针对其他客户。"))
		}
		from.ComplaintID, from.Complaint, hidden = r.ID, r.Reference, []string{r.Complainant.Name, r.Complainant.Email}
	}
	if !s.Audit.IsZero() {
		r, err := tx.Audit(s.Audit)
		if err != nil {
			return from, nil, err
		}
		if r.ClientID != c {
			bad.Add("audit", text.T("This is an audit of another client.", "该审核属于其他客户。"))
		}
		from.AuditID, from.Audit = r.ID, r.Reference
	}
	return from, hidden, bad.OrNil()
}

// filesOf tells whether the files are there and of the client, or of none.
func filesOf(tx *postgres.Tx, files []id.Document, c id.Client, field string) error {
	found, err := tx.DocumentsBy(files...)
	if err != nil {
		return err
	}
	mine := map[id.Document]bool{}
	for _, d := range found {
		mine[d.ID] = d.ClientID == c
	}
	for _, f := range files {
		if !mine[f] {
			var bad fault.Invalid
			bad.Add(field, text.T("A file is missing or belongs to somebody else. Send it again.", "文件缺失或不属于该组织，请重新上传。"))
			return bad
		}
	}
	return nil
}

// tellOfMisuse writes to those who handle misuses.
func (a *App) tellOfMisuse(tx *postgres.Tx, r misuse.Record, what text.Text) error {
	b, err := tx.Body()
	if err != nil {
		return err
	}
	return a.notifyHolders(tx, access.HandleMisuse, "misuse_turn", mail.Data{"reference": r.Reference, "client": r.Name, "kind": misuse.KindNames[r.Kind],
		"what": what, "next": r.Turn(b.Today(a.Now())).What, "link": "/b/" + b.Slug + "/misuses/" + r.ID.String()})
}
