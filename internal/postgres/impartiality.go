package postgres

import (
	"encoding/json"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/invoice"
)

// RevenueShares are the clients to whom most was invoiced since the day, by currency, the largest share first.
// What a credit note cancelled does not count.
func (t *Tx) RevenueShares(since date.Date) ([]invoice.Share, error) {
	var rows []struct {
		ClientID id.Client
		Currency string
		Amount   int64
		Percent  int
		Invoiced int
		Name     string
	}
	err := t.db.Raw(`select s.client_id, s.currency, s.amount, s.percent, s.invoiced, c.record->'name' as name from (
			select client_id, currency, sum(gross) as amount,
				floor(100 * sum(gross) / nullif(sum(sum(gross)) over (partition by currency), 0))::int as percent,
				(count(*) over (partition by currency))::int as invoiced
			from invoices where tenant_id = @t and state <> 'credited' and raised_on >= @since group by client_id, currency) s
		join clients c on c.tenant_id = @t and c.id = s.client_id
		order by s.percent desc, s.client_id limit 10`,
		map[string]any{"t": t.Actor.Tenant, "since": since}).Scan(&rows).Error
	out := []invoice.Share{}
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		share := invoice.Share{ClientID: r.ClientID, Currency: r.Currency, Amount: r.Amount, Percent: r.Percent, Invoiced: r.Invoiced}
		if err := json.Unmarshal([]byte(r.Name), &share.ClientName); err != nil {
			return nil, err
		}
		out = append(out, share)
	}
	return out, nil
}

// Consultants are the consultancies that most clients named in their applications begun since the day.
func (t *Tx) Consultants(since date.Date) ([]application.Consultant, error) {
	out := []application.Consultant{}
	err := t.db.Raw(`select min(trim(record->'consultancy'->'data'->>'by')) as name, count(distinct client_id)::int as clients
		from applications where tenant_id = @t and created_at >= @since and trim(record->'consultancy'->'data'->>'by') <> ''
		group by lower(trim(record->'consultancy'->'data'->>'by')) order by clients desc, name limit 10`,
		map[string]any{"t": t.Actor.Tenant, "since": since}).Scan(&out).Error
	return out, err
}
