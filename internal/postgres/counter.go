package postgres

// NextNumber counts up by one per name within the tenant, without gaps: the row stays locked until the
// transaction ends, and a rollback takes the number back.
func (t *Tx) NextNumber(name string) (int64, error) {
	var n int64
	err := t.db.Raw(`insert into counters (tenant_id, name, value) values (?, ?, 1)
		on conflict (tenant_id, name) do update set value = counters.value + 1 returning value`, t.Actor.Tenant, name).Scan(&n).Error
	return n, err
}
