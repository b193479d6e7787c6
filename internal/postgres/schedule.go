package postgres

import (
	"fmt"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/schedule"
	"triennia/internal/domain/text"
)

// Behind is one piece of work that is behind schedule.
type Behind struct {
	ID         string         `json:"id"` // of the line: its kind and what is late
	Kind       schedule.Kind  `json:"kind"`
	Party      schedule.Party `json:"party"`
	Noun       string         `json:"noun" doc:"what the case is called in addresses: audits, certificates ..."`
	SubjectID  string         `json:"subject_id,omitempty"`
	ClientID   id.Client      `json:"client_id,omitzero"`
	ClientName text.Text      `json:"client_name" gorm:"serializer:json"`
	Reference  string         `json:"reference"`
	Rule       string         `json:"rule"`
	DueOn      date.Date      `json:"due_on" doc:"its last day"`
}

// BehindFilter says what is looked for, and by which day and numbers something is late.
type BehindFilter struct {
	Kind, Party string
	Client      id.Client
	Today       date.Date
	Zone        string
	Limits      pack.Set        // in force today; audits go by those of their cycle
	Works       []schedule.Work // that the actor sees
	Reports     []clock.Record  // to registers, owed by the body: subject, reference and last day
}

// BehindCount is how much of one kind lies with one party.
type BehindCount struct {
	Kind  schedule.Kind  `json:"kind"`
	Party schedule.Party `json:"party"`
	N     int            `json:"n"`
}

var behindSorting = sorting{"due": "due_on"}

// Behind is one page of what is behind schedule, the longest first, and the cursor of the next.
func (t *Tx) Behind(p Page, f BehindFilter) ([]Behind, string, error) {
	q, err := t.behind(p.Search, f)
	if err != nil {
		return nil, "", err
	}
	if q, err = p.keyset(q, behindSorting, "due"); err != nil {
		return nil, "", err
	}
	order := "due_on, late.id"
	if strings.HasPrefix(p.Sort, "-") {
		order = "due_on desc, late.id desc"
	}
	var rows []Behind
	err = t.db.Table("(?) as late left join clients c on c.tenant_id = ? and c.id = late.client_id", q, t.Actor.Tenant).
		Select("late.id, kind, party, noun, subject_id, late.client_id, coalesce(late.name, c.record->'name') as client_name, reference, rule, due_on").
		Order(order).Find(&rows).Error
	if err != nil {
		return nil, "", err
	}
	rows, next := cut(p, rows, "due", func(r Behind, _ string) string { return r.DueOn.String() }, func(r Behind) string { return r.ID })
	return rows, next, nil
}

// BehindCounts counts what is behind schedule by its kind and by whom it lies with, whatever of the two the filter asks for.
func (t *Tx) BehindCounts(typed string, f BehindFilter) (out []BehindCount, err error) {
	f.Kind, f.Party = "", ""
	q, err := t.behind(typed, f)
	if err != nil {
		return nil, err
	}
	return out, q.Select("kind, party, count(*) as n").Group("kind, party").Order("n desc, kind, party").Find(&out).Error
}

// behind is all that is behind schedule, narrowed by the filter and the words typed.
func (t *Tx) behind(typed string, f BehindFilter) (*gorm.DB, error) {
	if err := oneOf("kind", f.Kind, schedule.Kinds()); err != nil {
		return nil, err
	}
	if err := oneOf("with", f.Party, schedule.Parties); err != nil {
		return nil, err
	}
	q := t.db.Table("(?) as late", clause.NamedExpr{SQL: behindSQL(f), Vars: []any{t.behindValues(f)}})
	q = where(where(q, "kind", f.Kind), "party", f.Party)
	if !f.Client.IsZero() {
		q = q.Where("client_id = ?", f.Client)
	}
	if strings.TrimSpace(typed) != "" {
		q = q.Where("(client_id in (?) or position(? in lower(reference)) > 0)",
			t.search(t.db.Model(&clientRow{}).Select("id"), "clients", typed), folded(typed))
	}
	return q, nil
}

func (t *Tx) behindValues(f BehindFilter) map[string]any {
	return map[string]any{"t": t.Actor.Tenant, "today": f.Today, "zone": f.Zone, "soon": f.Today.AddDays(f.Limits.Of(pack.AgreeDays)), "before": t.At,
		"jobs": []string{SignJob, SignSubJob}, "agree": f.Limits.Of(pack.AgreeDays), "objected": f.Limits.Of(pack.ObjectedDays),
		"look": f.Limits.Of(pack.LookDays), "sign": f.Limits.Of(pack.SignWorkdays),
		"report": f.Limits.Of(pack.ReportWorkdays), "gap": f.Limits.Of(pack.StageGapMonths)}
}

// behindSQL is the queue: each arm finds the work of one noun by an index, with the last day of each; what is not late yet
// falls out of the whole. The domain says whom a kind lies with, unless the arm knows better.
func behindSQL(f BehindFilter) string {
	works, reports := make([]string, 0, len(f.Works)), []string{}
	for _, w := range f.Works {
		works = append(works, fmt.Sprintf("('%s', '%s', '%s')", w.Kind, w.With, w.Rule))
	}
	for _, r := range f.Reports {
		reports = append(reports, fmt.Sprintf("union all select '%s', null, 'registers', null, '%s', null, null, '%s', null, date '%s'",
			schedule.RegisterReport, r.SubjectID, r.Reference, r.DueOn))
	}
	return `with gaps as (` + behindGaps + `), aims as (` + behindAims + `), late (kind, party, noun, subject_id, line, client_id, name, reference, rule, due_on) as (` +
		strings.Join([]string{behindObligations, behindApplications, behindQuotations, behindGap, behindAudits, behindAnswers, behindReviews,
			behindCertificates, behindClients}, "\nunion all ") + "\n" + strings.Join(reports, "\n") + `)
		select late.kind || ':' || line as id, late.kind, coalesce(late.party, w.party) as party, noun, subject_id, client_id, name, reference,
			coalesce(late.rule, w.rule) as rule, due_on
		from late join (values ` + strings.Join(works, ", ") + `) w (kind, party, rule) on w.kind = late.kind where due_on < @today`
}

// Of a finding the answer comes before the closure, and once it is there the team looks at it. A decision that waits for its
// review waits there, and one that the clock prepared stands with the deadline that passed. A recertification whose decision
// waits stands with the decision, and a surveillance for which the certificate was suspended waits for its audit.
const behindObligations = `select o.kind, case when o.kind = 'surveillance' and exists (select from obligations a where a.tenant_id = @t and a.subject_id = o.subject_id
			and a.kind = 'suspension_end' and a.state = 'open') then 'planner' end, case o.subject when 'misuse' then 'misuses' else o.subject || 's' end, o.subject_id::text, o.id::text, o.client_id,
		o.record->'client_name', o.record->>'reference', o.record->'rules'->>0, o.due_on
	from obligations o where o.tenant_id = @t and o.state = 'open' and o.due_on < @today
	and not (o.kind = 'finding_closure' and exists (select from obligations a where a.tenant_id = @t and a.subject_id = o.subject_id
		and a.kind = 'finding_answer' and a.state = 'open'))
	and not (o.kind = 'finding_closure' and exists (select from findings f where f.tenant_id = @t and f.id = o.subject_id and f.state = 'responded'))
	and not (o.kind = 'review_decision' and exists (select from reviews v where v.tenant_id = @t and v.decision_id = o.subject_id
		and v.state <> 'closed' and v.due_on < @today))
	and not (o.kind = 'review_decision' and exists (select from decisions d join obligations a on a.tenant_id = @t and a.subject_id = d.certificate_id
		where d.tenant_id = @t and d.id = o.subject_id and d.record->>'because' <> '' and a.state = 'open' and a.due_on < @today
		and a.kind in ('surveillance', 'suspension_end')))
	and not (o.kind in ('recertification', 'transition') and exists (select from decisions d join obligations a on a.tenant_id = @t and a.subject_id = d.id
		where d.tenant_id = @t and d.certificate_id = o.subject_id and d.state = 'prepared' and d.type = 'renew'
		and a.kind = 'review_decision' and a.state = 'open' and a.due_on < @today))`

const behindApplications = `select case turn when 'client' then 'application_answer' else 'application_review' end, null, 'applications', id::text, id::text, client_id,
		null, reference, null, due
	from applications where tenant_id = @t and due < @today and state in ('submitted', 'info_requested', 'under_review')`

const behindQuotations = `select 'quotation_answer', null, 'quotations', q.id::text, q.id::text, q.client_id, null, q.reference, null, q.valid_until
	from quotations q join applications a on a.tenant_id = @t and a.id = q.application_id and a.state = 'quoted'
	where q.tenant_id = @t and q.state in ('sent', 'questioned') and q.valid_until < @today`

const behindGaps = `select a.id, a.client_id, a.reference, (s.ended + make_interval(months => coalesce((select
			(p.record->'limits'->'numbers'->>'stage_gap_months')::integer from programmes p where p.tenant_id = @t and p.id = a.programme_id), @gap)))::date as due_on
	from audits a cross join lateral (select max(s.ends_on) as ended from audits s where s.tenant_id = @t and s.programme_id = a.programme_id and s.type = 'stage1'
		and s.state in ('field_closed', 'reported', 'concluded', 'decided')) s
	where a.tenant_id = @t and a.type = 'stage2' and a.number < 2 and a.state in ('programmed', 'proposed', 'objected', 'confirmed', 'planned')`

const behindGap = `select 'stage_gap', null, 'audits', id::text, id::text, client_id, null, reference, null, due_on from gaps`

// A surveillance whose best time has begun is looked at however far its last day is. It has the day of its obligation, or the
// earlier one that was agreed for the season.
const behindAims = `select a.id, o.aim_from - 1 as due_on
	from obligations o join certificates c on c.tenant_id = @t and c.id = o.subject_id join audits a on a.tenant_id = @t and a.programme_id = c.programme_id
	where o.tenant_id = @t and o.kind = 'surveillance' and o.state = 'open' and o.aim_from <= @today
		and a.type = 'surveillance' and a.state = 'programmed' and a.due_on = coalesce((o.record->>'agreed_on')::date, o.due_on)`

// An audit whose obligation has passed stands there, and nobody surveys what has expired. Dates and closing days lie in the record, so the open audits up to the
// day by which dates are proposed are looked at.
const behindAudits = `select kind, null, 'audits', id::text, id::text, client_id, null, reference, null, due_on from (
	select a.id, a.client_id, a.reference, case a.state when 'programmed' then 'audit_dates' when 'proposed' then 'dates_answer' when 'objected' then 'objection'
			when 'field_closed' then 'report' else 'audit_held' end as kind,
		case a.state when 'programmed' then least(a.due_on - cast(@agree as integer), (select due_on from aims where aims.id = a.id))
			when 'proposed' then (a.record->>'object_by')::date
			when 'objected' then ((a.record->'objection'->>'at')::timestamptz at time zone @zone)::date + cast(@objected as integer)
			when 'field_closed' then add_workdays((a.record->'closing'->>'day')::date,
				coalesce((select (p.record->'limits'->'numbers'->>'report_workdays')::integer from programmes p where p.tenant_id = @t and p.id = a.programme_id), @report))
			when 'in_progress' then a.ends_on
			else a.starts_on end as due_on
	from (select * from audits where tenant_id = @t and sort_on < @soon
				and state not in ('decided', 'repeated', 'aborted', 'cancelled') and state in ('programmed', 'confirmed', 'planned', 'in_progress', 'field_closed')
			union all select * from audits where tenant_id = @t and state in ('proposed', 'objected')
			union all select * from audits where tenant_id = @t and sort_on >= @soon and id in (select id from aims)) a
	where not exists (select from gaps g where g.id = a.id and g.due_on < @today)
	and not (a.type = 'surveillance' and a.state in ('programmed', 'proposed', 'objected', 'confirmed', 'planned') and exists (select from programmes p
		where p.tenant_id = @t and p.id = a.programme_id and p.expires_on < @today))
	and not (a.state in ('programmed', 'proposed', 'objected', 'confirmed', 'planned') and a.type in ('surveillance', 'recertification') and exists (select from certificates c join obligations o on o.tenant_id = @t
		and o.subject_id = c.id and o.kind = a.type and o.state = 'open' and o.due_on < @today where c.tenant_id = @t and c.programme_id = a.programme_id))) late`

const behindAnswers = `select 'answer_look', null, 'findings', id::text, id::text, client_id, record->'client_name', reference, null,
		least((select max((part.value->>'at')::timestamptz at time zone @zone)::date + cast(@look as integer) from jsonb_each(record->'parts') part), (record->>'close_due')::date)
	from findings where tenant_id = @t and state = 'responded'`

const behindReviews = `select 'technical_review', case state when 'returned' then 'leader' end, 'reviews', id::text, id::text, client_id, record->'client_name',
		coalesce(record->>'standard', ''), null, due_on
	from reviews where tenant_id = @t and state <> 'closed' and due_on < @today`

// The few that wait for their signature are looked up by their keys.
const behindCertificates = `select 'signature', null, 'certificates', id::text, id::text, client_id, record->'holder'->'name', number, null, add_workdays(issued_on, @sign)
	from certificates where tenant_id = @t and id = any (array(select (payload->>'subject')::uuid from outbox
		where tenant_id = @t and job in @jobs and state <> 'done')) and ` + unsigned

const behindClients = `select 'complaint', null, 'complaints', id::text, id::text, client_id, null, record->>'reference', null, due_on
		from complaints where tenant_id = @t and due_on < @today
	union all select 'appeal', null, 'appeals', id::text, id::text, client_id, null, record->>'reference', null, due_on
		from appeals where tenant_id = @t and due_on < @today
	union all select 'change_notice', null, 'notices', id::text, id::text, client_id, null, record->>'reference', null, due_on
		from change_notices where tenant_id = @t and state in ('reported', 'triaged') and due_on < @today`
