package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type reviewRow struct {
	TenantID   id.Body   `gorm:"primaryKey"`
	ID         id.Review `gorm:"primaryKey"`
	Version    int
	CreatedAt  time.Time
	UpdatedAt  time.Time
	State      decision.ReviewState
	DecisionID id.Decision
	ClientID   id.Client
	ClientName string
	ReviewerID id.Identity
	DueOn      date.Date
	Record     decision.ReviewRecord `gorm:"serializer:json;type:jsonb"`
}

func (reviewRow) TableName() string             { return "reviews" }
func (r reviewRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) reviewRow(r decision.ReviewRecord) reviewRow {
	return reviewRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, DecisionID: r.DecisionID, ClientID: r.ClientID,
		ClientName: r.ClientName.In(text.En), ReviewerID: r.ReviewerID, DueOn: r.DueOn, Record: r}
}

// InsertReview stores a technical review that has begun.
func (t *Tx) InsertReview(v *decision.Review) error {
	row := t.reviewRow(v.Record())
	if err := insert(t, &row); err != nil {
		return err
	}
	return t.saved(v, "reviews", row.ID.String(), reviewWords(row.Record)...)
}

// SaveReview stores a changed technical review and answers it with its new version.
func (t *Tx) SaveReview(v *decision.Review) (decision.ReviewRecord, error) {
	r := v.Record()
	r.Version++
	row := t.reviewRow(r)
	if err := update(t, &row); err != nil {
		return r, err
	}
	return r, t.saved(v, "reviews", row.ID.String(), reviewWords(r)...)
}

func reviewWords(r decision.ReviewRecord) []string {
	return []string{r.ClientName.En, r.ClientName.Zh, r.ReviewerName, r.Standard}
}

// Review is the technical review of the identifier.
func (t *Tx) Review(rid id.Review) (decision.ReviewRecord, error) {
	var row reviewRow
	err := find(t, &row, rid)
	return row.Record, err
}

// ReviewOf is the technical review of the decision, nil while there is none.
func (t *Tx) ReviewOf(d id.Decision) (*decision.ReviewRecord, error) {
	var row reviewRow
	err := t.db.Where("tenant_id = ? and decision_id = ?", t.Actor.Tenant, d).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &row.Record, err
}

// ReviewsOf are the technical reviews of the decisions, the oldest first.
func (t *Tx) ReviewsOf(ids ...id.Decision) ([]decision.ReviewRecord, error) {
	var rows []reviewRow
	err := t.db.Where("tenant_id = ? and decision_id in ?", t.Actor.Tenant, ids).Order("id").Find(&rows).Error
	return each(rows, func(r reviewRow) decision.ReviewRecord { return r.Record }), err
}

// LockReview is the technical review, to be changed in this transaction from the version seen.
func (t *Tx) LockReview(rid id.Review, seen int) (*decision.Review, error) {
	var row reviewRow
	if err := lock(t, &row, rid); err != nil {
		return nil, err
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return decision.ReviewFrom(row.Record)
}

// ReviewFilter narrows the list of technical reviews.
type ReviewFilter struct {
	State    string
	Reviewer id.Identity // only of this person
}

var reviewSorting = sorting{"due": "due_on", "client": "client_name"}

// Reviews is one page of the technical reviews and the cursor of the next.
func (t *Tx) Reviews(p Page, f ReviewFilter) ([]decision.ReviewRecord, string, error) {
	if err := oneOf("state", f.State, decision.ReviewStates()); err != nil {
		return nil, "", err
	}
	q := where(t.db.Model(&reviewRow{}).Where("tenant_id = ?", t.Actor.Tenant), "state", f.State)
	if !f.Reviewer.IsZero() {
		q = q.Where("reviewer_id = ?", f.Reviewer)
	}
	q, err := p.keyset(t.search(q, "reviews", p.Search), reviewSorting, "due")
	if err != nil {
		return nil, "", err
	}
	var rows []reviewRow
	if err := q.Select("id", "due_on", "client_name", reviewHead).Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "due", func(r reviewRow, key string) string {
		if key == "client" {
			return r.ClientName
		}
		return r.DueOn.String()
	}, func(r reviewRow) string { return r.ID.String() })
	return each(rows, func(r reviewRow) decision.ReviewRecord { return r.Record }), next, nil
}

// reviewHead is the record without the states of the file that its rounds keep, which no list shows.
const reviewHead = "record - 'rounds' - 'closed' - 'tested' as record"
