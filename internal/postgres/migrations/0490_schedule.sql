-- +goose Up
-- What runs late is asked for on every start page: reviews that are closed and audits that are decided do not count.
create index reviews_waiting on reviews (tenant_id, due_on) where state <> 'closed';
create index audits_stage2_ahead on audits (tenant_id, programme_id)
  where type = 'stage2' and state in ('programmed', 'proposed', 'objected', 'confirmed', 'planned');
create index quotations_waiting on quotations (tenant_id, valid_until) where state in ('sent', 'questioned');

-- The days that the domain counts in working days, for lists that are sorted by the last one.
-- +goose StatementBegin
create function add_workdays(day date, n integer) returns date
language sql immutable parallel safe as $$
  select case when n <= 0 then add_workdays.day else w.day + n + 2 * ((w.weekday + n) / 5) end
  from (select day - greatest(extract(isodow from day)::integer - 5, 0) as day, least(extract(isodow from day)::integer, 5) - 1 as weekday) w
$$;
-- +goose StatementEnd
