package postgres

import (
	"errors"
	"time"

	"gorm.io/gorm"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type obligationRow struct {
	TenantID     id.Body       `gorm:"primaryKey"`
	ID           id.Obligation `gorm:"primaryKey"`
	Version      int
	CreatedAt    time.Time
	UpdatedAt    time.Time
	State        clock.State
	Kind         clock.Kind
	Number       int
	Subject      clock.Subject
	SubjectID    string
	ClientID     id.Client
	ClientName   string
	DueOn        date.Date
	NextNoticeOn date.Date
	SafeOn       date.Date
	SilentOn     date.Date
	AimFrom      date.Date
	Record       clock.Record `gorm:"serializer:json;type:jsonb"`
}

func (obligationRow) TableName() string             { return "obligations" }
func (r obligationRow) key() (id.Body, string, int) { return r.TenantID, r.ID.String(), r.Version }

func (t *Tx) obligationRow(r clock.Record) obligationRow {
	var silent date.Date
	if r.Unanswered() {
		silent = r.SilentOn
	}
	return obligationRow{TenantID: t.Actor.Tenant, ID: r.ID, Version: r.Version, State: r.State, Kind: r.Kind, Number: r.Number,
		Subject: r.Subject, SubjectID: r.SubjectID, ClientID: r.ClientID, ClientName: r.ClientName.In(text.En),
		DueOn: r.DueOn, NextNoticeOn: r.NextNoticeOn, SafeOn: r.SafeOn, SilentOn: silent, AimFrom: r.AimFrom, Record: r}
}

// InsertObligations stores new obligations.
func (t *Tx) InsertObligations(list []*clock.Obligation) error {
	if len(list) == 0 {
		return nil
	}
	rows := each(list, func(o *clock.Obligation) obligationRow { return t.obligationRow(o.Record()) })
	if err := insert(t, &rows); err != nil {
		return err
	}
	return t.savedObligations(list)
}

// SaveObligations stores changed obligations.
func (t *Tx) SaveObligations(list []*clock.Obligation) error {
	rows := each(list, func(o *clock.Obligation) obligationRow {
		r := o.Record()
		r.Version++
		return t.obligationRow(r)
	})
	if err := updateAll(t, rows); err != nil {
		return err
	}
	return t.savedObligations(list)
}

func (t *Tx) savedObligations(list []*clock.Obligation) error {
	var errs []error
	for _, o := range list {
		r := o.Record()
		errs = append(errs, t.saved(o, "obligations", r.ID.String(), obligationWords(r)...))
	}
	return errors.Join(errs...)
}

// LockObligationsOf are all obligations of each of the subjects, to be changed in this transaction.
func (t *Tx) LockObligationsOf(subjects ...string) (map[string][]*clock.Obligation, error) {
	// Where there is none yet there is no row to lock: two tasks would both add the first. In one order for all.
	err := t.db.Exec("select pg_advisory_xact_lock(key) from (select distinct hashtextextended(s, 0) as key from unnest(?::text[]) s order by key) x",
		textArray(subjects)).Error
	if err != nil {
		return nil, err
	}
	list, err := t.obligations(t.db.Clauses(forUpdate).Where("subject_id in ?", subjects).Order("id").Find)
	return grouped(list, func(o *clock.Obligation) string { return o.Record().SubjectID }, func(o *clock.Obligation) *clock.Obligation { return o }), err
}

// LockObligation is the obligation of the identifier, to be changed in this transaction from the version seen.
func (t *Tx) LockObligation(oid id.Obligation, seen int) (*clock.Obligation, error) {
	var row obligationRow
	if err := lock(t, &row, oid); err != nil {
		return nil, err
	}
	if !t.Actor.Sees(row.ClientID) || !t.Actor.Client.IsZero() && row.Kind.Internal() {
		return nil, missing
	}
	if err := CheckVersion(seen, row.Version); err != nil {
		return nil, err
	}
	return clock.From(row.Record)
}

// DueObligations are at most n obligations whose next notice is owed by the day, of the subjects of one of so many
// ways: sweeps of different ways never wait for each other. Whoever settles them locks their subjects first and looks again.
func (t *Tx) DueObligations(today date.Date, n, way, ways int) ([]*clock.Obligation, error) {
	return t.obligations(t.db.Where("next_notice_on <= ? and get_byte(uuid_send(subject_id), 15) % ? = ?", today, ways, way).
		Order("next_notice_on, id").Limit(n).Find)
}

// OpenObligations are at most n open obligations of the kind in the order of their identifiers, after the one that is given.
func (t *Tx) OpenObligations(k clock.Kind, after id.Obligation, n int) ([]clock.Record, error) {
	q := t.db.Where("state = ? and kind = ?", clock.Open, k)
	if !after.IsZero() {
		q = q.Where("id > ?", after)
	}
	var rows []obligationRow
	err := q.Order("id").Limit(n).Find(&rows).Error
	return each(rows, func(r obligationRow) clock.Record { return r.Record }), err
}

// AnyDueObligation tells whether the next notice of any obligation is owed by the day. It asks for the earliest: of a
// condition that many rows fulfilled when they were counted, the planner believes that it need not look far for one.
func (t *Tx) AnyDueObligation(today date.Date) (due bool, err error) {
	err = t.db.Raw("select coalesce(min(next_notice_on) <= ?, false) from obligations where tenant_id = ?", today, t.Actor.Tenant).Scan(&due).Error
	return due, err
}

func (t *Tx) obligations(find func(any, ...any) *gorm.DB) ([]*clock.Obligation, error) {
	var rows []obligationRow
	if err := find(&rows).Error; err != nil {
		return nil, err
	}
	out := make([]*clock.Obligation, len(rows))
	var errs []error
	for i, r := range rows {
		o, err := clock.From(r.Record)
		out[i], errs = o, append(errs, err)
	}
	return out, errors.Join(errs...)
}

// ObligationsOf are the obligations of a subject in the order of their days.
func (t *Tx) ObligationsOf(subject string) ([]clock.Record, error) {
	var rows []obligationRow
	err := t.db.Where("subject_id = ?", subject).Order("due_on, id").Find(&rows).Error
	return each(rows, func(r obligationRow) clock.Record { return r.Record }), err
}

// ObligationFilter narrows the list of obligations; From and To bound the due day, both inclusive.
type ObligationFilter struct {
	State, Kind string
	Client      id.Client
	From, To    date.Date
	Risk        bool // only what is at risk on the day Today
	Unanswered  bool // only what a client was asked and has not answered
	Silent      bool // of that, only where nobody reacts on the day Today
	Today       date.Date
}

// atRisk are the recertifications whose last safe day has passed, on a day that is given twice.
const atRisk = "state = 'open' and safe_on < ? and due_on >= ?"

var obligationSorting = sorting{"due": "due_on"}

// ObligationCounts is how many of the open obligations are overdue and how many at risk.
type ObligationCounts struct {
	Overdue int `json:"overdue"`
	AtRisk  int `json:"at_risk" doc:"recertifications whose last safe audit day has passed"`
	Silent  int `json:"silent" doc:"reminders that nobody of the client has answered for too long"`
}

// ObligationCounts counts, of the open obligations that the actor may see and that the filter and the words typed leave.
func (t *Tx) ObligationCounts(typed string, f ObligationFilter) (n ObligationCounts, err error) {
	f.State = string(clock.Open)
	q, err := t.narrowed(typed, f)
	if err != nil {
		return n, err
	}
	err = q.Select("count(*) filter (where due_on < ?) as overdue, count(*) filter (where "+atRisk+") as at_risk, count(*) filter (where silent_on <= ?) as silent",
		f.Today, f.Today, f.Today, f.Today).Scan(&n).Error
	return n, err
}

// Obligations is one page of the obligations that the actor may see, and the cursor of the next.
func (t *Tx) Obligations(p Page, f ObligationFilter) ([]clock.Record, string, error) {
	q, err := t.narrowed(p.Search, f)
	if err != nil {
		return nil, "", err
	}
	if q, err = p.keyset(q, obligationSorting, "due"); err != nil {
		return nil, "", err
	}
	var rows []obligationRow
	if err := q.Find(&rows).Error; err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "due", func(r obligationRow, _ string) string { return r.DueOn.String() },
		func(r obligationRow) string { return r.ID.String() })
	return each(rows, func(r obligationRow) clock.Record { return r.Record }), next, nil
}

// narrowed are the obligations that the actor may see, the filter leaves and the words typed find.
func (t *Tx) narrowed(typed string, f ObligationFilter) (*gorm.DB, error) {
	if err := errors.Join(oneOf("state", f.State, clock.States.States()), oneOf("kind", f.Kind, clock.Kinds)); err != nil {
		return nil, err
	}
	q := where(where(t.db.Model(&obligationRow{}), "state", f.State), "kind", f.Kind)
	if !t.Actor.Client.IsZero() {
		q = q.Where("client_id = ? and kind not in ?", t.Actor.Client, clock.InternalKinds)
	}
	if !f.Client.IsZero() {
		q = q.Where("client_id = ?", f.Client)
	}
	if !f.From.IsZero() {
		q = q.Where("due_on >= ?", f.From)
	}
	if !f.To.IsZero() {
		q = q.Where("due_on <= ?", f.To)
	}
	if f.Risk {
		q = q.Where(atRisk, f.Today, f.Today)
	}
	if f.Unanswered {
		q = q.Where("silent_on is not null")
	}
	if f.Silent {
		q = q.Where("silent_on <= ?", f.Today)
	}
	return t.search(q, "obligations", typed), nil
}

func obligationWords(r clock.Record) []string {
	return []string{r.ClientName.En, r.ClientName.Zh, r.Reference, clock.KindNames[r.Kind].En, clock.KindNames[r.Kind].Zh}
}

// Pace is how long the body took, by the audits that were decided of late. It is measured once in a transaction.
func (t *Tx) Pace(today date.Date) (clock.Pace, error) {
	if t.pace != nil {
		return *t.pace, nil
	}
	var row struct{ Report, Reports, Correction, Corrections, Decision, Decisions int }
	err := t.db.Raw(`with done as (
			select ends_on, (record->'report'->>'issued_on')::date reported, (record->>'concluded_on')::date concluded, (record->>'decided_on')::date decided,
				exists (select from findings f where f.tenant_id = a.tenant_id and f.audit_id = a.id and f.grade in ('major', 'minor')) nonconforming
			from audits a where tenant_id = @t and type in ('stage2', 'recertification') and state = 'decided' and ends_on is not null and sort_on >= @since
				order by sort_on desc limit @most)
		select coalesce(percentile_disc(0.5) within group (order by reported - ends_on), 0) report, count(reported) reports,
			coalesce(percentile_disc(0.5) within group (order by concluded - reported) filter (where nonconforming), 0) correction,
			count(concluded - reported) filter (where nonconforming) corrections,
			coalesce(percentile_disc(0.5) within group (order by decided - concluded), 0) decision, count(decided - concluded) decisions
		from done`, map[string]any{"t": t.Actor.Tenant, "since": today.AddMonths(-clock.PaceMonths), "most": clock.PaceAudits}).Scan(&row).Error
	t.pace = &clock.Pace{Report: clock.Measured{Days: row.Report, Audits: row.Reports},
		Correction: clock.Measured{Days: row.Correction, Audits: row.Corrections}, Decision: clock.Measured{Days: row.Decision, Audits: row.Decisions}}
	return *t.pace, err
}
