package postgres

import "triennia/internal/domain/date"

// TodayCounts is how much waits where in the body.
type TodayCounts struct {
	Applications int `json:"applications"`  // submitted or under review
	WithClient   int `json:"with_client"`   // applications on whose answer the body waits
	ToSchedule   int `json:"to_schedule"`   // audits without dates that are due within 120 days or have no due day
	WithoutReply int `json:"without_reply"` // dates proposed, no answer yet
	Reports      int `json:"reports"`       // audits on site or with the report being written
	Answers      int `json:"answers"`       // findings answered, to be looked at by the auditor
	Decisions    int `json:"decisions"`
	Overdue      int `json:"overdue"`
	Silent       int `json:"silent"`        // reminders that nobody of the client has answered for too long
	Misuses      int `json:"misuses"`       // of certificates and marks, not closed
	LateInvoices int `json:"late_invoices"` // due and not paid
	Certificates int `json:"certificates"`  // valid today
}

// TodayCounts counts in one round trip.
func (t *Tx) TodayCounts(today date.Date) (n TodayCounts, err error) {
	err = t.db.Raw(`select
		(select count(*) from applications where tenant_id = @t and state in ('submitted', 'under_review')) as applications,
		(select count(*) from applications where tenant_id = @t and state in ('info_requested', 'quoted')) as with_client,
		(select count(*) from audits where tenant_id = @t and state in ('programmed', 'objected') and (due_on is null or due_on <= @soon)) as to_schedule,
		(select count(*) from audits where tenant_id = @t and state = 'proposed') as without_reply,
		(select count(*) from audits where tenant_id = @t and state in ('in_progress', 'field_closed')) as reports,
		(select count(*) from findings where tenant_id = @t and state = 'responded') as answers,
		(select count(*) from decisions where tenant_id = @t and state = 'prepared') as decisions,
		(select count(*) from obligations where tenant_id = @t and state = 'open' and due_on < @today) as overdue,
		(select count(*) from obligations where tenant_id = @t and silent_on <= @today) as silent,
		(select count(*) from misuses where tenant_id = @t and `+misuseOpen+`) as misuses,
		(select count(*) from invoices where tenant_id = @t and state = 'open' and due_on < @today) as late_invoices,
		(select count(*) from certificates where tenant_id = @t and state = 'active' and expires_on >= @today) as certificates`,
		map[string]any{"t": t.Actor.Tenant, "today": today, "soon": today.AddDays(120)}).Scan(&n).Error
	return n, err
}
