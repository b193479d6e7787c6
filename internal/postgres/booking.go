package postgres

import (
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgconn"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

type bookingRow struct {
	TenantID  id.Body    `gorm:"primaryKey"`
	ID        id.Booking `gorm:"primaryKey"`
	PersonID  id.Identity
	AuditID   id.Audit
	FirstSlot int
	LastSlot  int
}

func (bookingRow) TableName() string { return "audit_bookings" }
func (bookingRow) untrailed() string {
	return "the audit that books is in the trail with its team and dates"
}

// book replaces the bookings of the audit's team.
func (t *Tx) book(r audit.Record) error {
	if err := t.db.Where("audit_id = ?", r.ID).Delete(&bookingRow{}).Error; err != nil {
		return err
	}
	var rows []bookingRow
	for _, b := range r.Bookings() {
		rows = append(rows, bookingRow{t.Actor.Tenant, id.Booking(uuid.Must(uuid.NewV7())), b.PersonID, r.ID, int(b.Span.From), int(b.Span.To)})
	}
	if len(rows) == 0 {
		return nil
	}
	err := t.db.Create(&rows).Error
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.ConstraintName == "one_place_at_a_time" {
		return rule.Broken{audit.AU2.Breaks(text.T("Somebody of the team has just been booked elsewhere on these days.", "审核组中有人员刚刚在这些日期被安排了其他工作。"))}
	}
	return err
}

// Booked is a booking with what the planner shows of its audit.
type Booked struct {
	audit.Booking
	Reference string      `json:"reference"`
	Version   int         `json:"version"`
	Type      string      `json:"type"`
	State     audit.State `json:"state"`
}

// Bookings lists the bookings that touch the span, of one person or, with the zero identifier, of all.
func (t *Tx) Bookings(s audit.Span, person id.Identity) ([]Booked, error) {
	var rows []struct {
		PersonID  id.Identity
		FirstSlot int
		LastSlot  int
		Audit     engagementRow `gorm:"embedded"`
	}
	q := t.db.Table("audit_bookings b").Joins("join audits a on a.tenant_id = b.tenant_id and a.id = b.audit_id").
		Select("b.person_id, b.first_slot, b.last_slot, a.id, a.version, a.reference, a.client_name, a.client_name_zh, a.type, a.number, a.state").
		Where("b.first_slot <= ? and b.last_slot >= ?", int(s.To), int(s.From))
	if !person.IsZero() {
		q = q.Where("b.person_id = ?", person)
	}
	if err := q.Order("b.first_slot").Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := make([]Booked, len(rows))
	for i, r := range rows {
		label := audit.Record{ClientName: text.T(r.Audit.ClientName, r.Audit.ClientNameZh), Type: r.Audit.Type, Number: r.Audit.Number}.Label()
		out[i] = Booked{audit.Booking{PersonID: r.PersonID, AuditID: r.Audit.ID, Title: label, Span: audit.Span{From: audit.Slot(r.FirstSlot), To: audit.Slot(r.LastSlot)}},
			r.Audit.Reference, r.Audit.Version, string(r.Audit.Type), r.Audit.State}
	}
	return out, nil
}
