package postgres

import (
	"encoding/hex"
	"encoding/json"
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type complaintRow struct {
	TenantID   id.Body      `gorm:"primaryKey"`
	ID         id.Complaint `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	State      complaint.State
	About      complaint.Subject
	ClientID   id.Client
	HandlerID  id.Identity
	ReceivedOn date.Date
	DueOn      date.Date
	RemindedOn date.Date
	Tracking   string           // the hash of the code, in hexadecimal digits
	Sealed     []byte           // the code
	Record     complaint.Record `gorm:"serializer:json;type:jsonb"`
}

func (complaintRow) TableName() string             { return "complaints" }
func (r complaintRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

// MarshalJSON is what the trail keeps of a complaint: what was done by whom, never who complains or what they wrote.
func (r complaintRow) MarshalJSON() ([]byte, error) {
	steps := each(r.Record.Steps, func(s complaint.Step) map[string]any {
		return map[string]any{"action": s.Action, "on": s.On, "by": s.By.Name}
	})
	kept := map[string]any{"id": r.ID, "version": r.Version, "reference": r.Record.Reference, "state": r.State, "about": r.About,
		"received_on": r.ReceivedOn, "messages": len(r.Record.Messages), "steps": steps}
	if h := r.Record.Handler; h != nil {
		kept["handler"] = h.Name
	}
	if !r.ClientID.IsZero() {
		kept["client_name"] = r.Record.ClientName
	}
	return json.Marshal(kept)
}

func (t *Tx) complaintRow(r complaint.Record) complaintRow {
	row := complaintRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, About: r.About, ClientID: r.ClientID,
		ReceivedOn: r.ReceivedOn, DueOn: r.Due().Next(), RemindedOn: r.RemindedOn, Record: r}
	if row.DueOn.IsZero() {
		row.DueOn = never
	}
	if row.RemindedOn.IsZero() {
		row.RemindedOn = r.ReceivedOn.AddDays(-366)
	}
	if r.Handler != nil {
		row.HandlerID = r.Handler.ID
	}
	return row
}

// complaintWords leave out who complains: the list is searched by people whom the complaint concerns, too.
func complaintWords(r complaint.Record) []string {
	return []string{r.Reference, r.Company, r.ClientName.En, r.ClientName.Zh}
}

// InsertComplaint stores a new complaint, found by the hash of its tracking code; added is false where there is one with
// that code.
func (t *Tx) InsertComplaint(c *complaint.Complaint, tracking, sealed []byte) (added bool, err error) {
	row := t.complaintRow(c.Record())
	row.Tracking, row.Sealed = hex.EncodeToString(tracking), sealed
	res := t.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
	if res.Error != nil || res.RowsAffected == 0 {
		return false, res.Error
	}
	return true, t.saved(c, "complaints", row.ID.String(), complaintWords(row.Record)...)
}

// SaveComplaint stores a changed complaint and answers it with its new version.
func (t *Tx) SaveComplaint(c *complaint.Complaint) (complaint.Record, error) {
	r := c.Record()
	var was complaintRow
	if err := find(t, &was, r.ID); err != nil {
		return r, err
	}
	r.Version++
	row := t.complaintRow(r)
	row.Tracking, row.Sealed = was.Tracking, was.Sealed
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(c, "complaints", row.ID.String(), complaintWords(r)...)
}

// Complaint is the complaint of the identifier, for people of the body only.
func (t *Tx) Complaint(cid id.Complaint) (complaint.Record, error) {
	var row complaintRow
	if !t.Actor.Client.IsZero() {
		return complaint.Record{}, missing
	}
	err := find(t, &row, cid)
	return row.Record, err
}

// SealedCode is the complaint with its sealed tracking code.
func (t *Tx) SealedCode(cid id.Complaint) (complaint.Record, []byte, error) {
	var row complaintRow
	err := find(t, &row, cid)
	return row.Record, row.Sealed, err
}

// LockComplaint is the complaint, to be changed in this transaction from the version seen; 0 where the change does not
// begin with what a person saw. People of a client change only what is about it.
func (t *Tx) LockComplaint(cid id.Complaint, seen int) (*complaint.Complaint, error) {
	var row complaintRow
	if err := lock(t, &row, cid); err != nil {
		return nil, err
	}
	if c := t.Actor.Client; !c.IsZero() && c != row.ClientID {
		return nil, missing
	}
	if seen > 0 {
		if err := CheckVersion(seen, row.Version); err != nil {
			return nil, err
		}
	}
	return complaint.From(row.Record)
}

// TrackedComplaint is the complaint of the hash of a tracking code.
func (t *Tx) TrackedComplaint(tracking []byte) (complaint.Record, error) {
	var rows []complaintRow
	err := t.db.Where("tenant_id = ? and tracking = ?", t.Actor.Tenant, hex.EncodeToString(tracking)).Limit(1).Find(&rows).Error
	if err == nil && len(rows) == 0 {
		return complaint.Record{}, missing
	}
	if err != nil {
		return complaint.Record{}, err
	}
	return rows[0].Record, nil
}

// ComplaintFilter narrows the list of complaints.
type ComplaintFilter struct {
	State   string // of the state machine, or "open"
	About   string
	Client  id.Client
	Handler id.Identity
}

const complaintOpen = "state not in ('notified', 'closed')"

var complaintSorting = sorting{"received": "received_on", "due": "due_on"}

// Complaints is one page of the complaints and the cursor of the next; people of a client read none.
func (t *Tx) Complaints(p Page, f ComplaintFilter) ([]complaint.Record, string, error) {
	if !t.Actor.Client.IsZero() {
		return nil, "", missing
	}
	if err := oneOf("state", f.State, append(complaint.States.States(), "open")); err != nil {
		return nil, "", err
	}
	if err := oneOf("about", f.About, []complaint.Subject{complaint.AboutClient, complaint.AboutBody}); err != nil {
		return nil, "", err
	}
	q := where(t.db.Model(&complaintRow{}).Where("tenant_id = ?", t.Actor.Tenant), "about", f.About)
	if f.State == "open" {
		q = q.Where(complaintOpen)
	} else {
		q = where(q, "state", f.State)
	}
	if !f.Client.IsZero() {
		q = q.Where("client_id = ?", f.Client)
	}
	if !f.Handler.IsZero() {
		q = q.Where("handler_id = ?", f.Handler)
	}
	q, err := p.keyset(t.search(q, "complaints", p.Search), complaintSorting, "-received")
	if err != nil {
		return nil, "", err
	}
	var rows []complaintRow
	if err := q.Select("id", "received_on", "due_on", "record - 'messages' - 'text' - 'complainant' as record").Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "-received", func(r complaintRow, key string) string {
		if key == "due" {
			return r.DueOn.String()
		}
		return r.ReceivedOn.String()
	}, func(r complaintRow) string { return r.ID.String() })
	return each(rows, func(r complaintRow) complaint.Record { return r.Record }), next, nil
}

// ComplaintsOfClient are the complaints about the client, the newest first: for people of the body, and for the client
// itself. Both read their own view of them.
func (t *Tx) ComplaintsOfClient(c id.Client) ([]complaint.Record, error) {
	if !t.Actor.Sees(c) {
		return nil, missing
	}
	var rows []complaintRow
	err := t.db.Where("tenant_id = ? and client_id = ?", t.Actor.Tenant, c).Order("received_on desc, id desc").Limit(200).Find(&rows).Error
	return each(rows, func(r complaintRow) complaint.Record { return r.Record }), err
}

// LockComplaintsDue are at most so many complaints of which something is due by the day and nobody was reminded today,
// whoever waited longest first; those that another worker has in hand are left to it.
func (t *Tx) LockComplaintsDue(today, soon date.Date, most int) ([]*complaint.Complaint, error) {
	var rows []complaintRow
	err := t.db.Clauses(clause.Locking{Strength: "NO KEY UPDATE", Options: "SKIP LOCKED"}).
		Where("tenant_id = ? and due_on <= ? and reminded_on < ?", t.Actor.Tenant, soon, today).
		Order("reminded_on, id").Limit(most).Find(&rows).Error
	var out []*complaint.Complaint
	for _, r := range rows {
		c, bad := complaint.From(r.Record)
		if bad != nil {
			return nil, bad
		}
		out = append(out, c)
	}
	return out, err
}

// Involved are the people who took part in the client's file: on a team, in the review of an application or of a file
// before its decision, in a decision.
func (t *Tx) Involved(c id.Client) (out []complaint.Involvement, err error) {
	var audits []auditRow
	var applications []applicationRow
	var reviews []reviewRow
	var decisions []decisionRow
	for _, rows := range []any{&audits, &applications, &reviews, &decisions} {
		if err := t.db.Where("tenant_id = ? and client_id = ?", t.Actor.Tenant, c).Order("id").Find(rows).Error; err != nil {
			return nil, err
		}
	}
	add := func(who id.Identity, name string, as text.Text) {
		if !who.IsZero() {
			out = append(out, complaint.Involvement{Person: complaint.Person{ID: who, Name: name}, As: as})
		}
	}
	for _, r := range audits {
		for _, m := range r.Record.Team {
			add(m.PersonID, m.Name, text.Tf("%s of %s", "%[2]s的%[1]s", audit.RoleNames[m.Role], r.Record.Reference))
		}
	}
	for _, r := range applications {
		review := r.Record.Review
		add(review.Reviewer, review.Name, text.Tf("reviewer of the application %s", "申请%s的评审人员", r.Record.Reference))
	}
	for _, r := range reviews {
		add(r.ReviewerID, r.Record.ReviewerName, text.T("technical reviewer", "认证评定人员"))
		for _, e := range r.Record.Earlier {
			add(e.ID, e.Name, text.Tf("technical reviewer until %s", "认证评定人员（至%s）", e.Until))
		}
	}
	for _, r := range decisions {
		if r.Record.State == decision.Taken {
			add(r.Record.By, r.Record.ByName, text.Tf("decision on %s", "作出认证决定（%s）", r.Record.On))
		}
		for _, s := range r.Record.Spoke() {
			add(s.ID, s.Name, s.As)
		}
	}
	return out, nil
}
