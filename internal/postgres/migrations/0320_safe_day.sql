-- +goose Up
-- The last day on which a recertification audit ends in good time. What is open gets the usual 85 days before the expiry,
-- until the certificate is settled the next time.
alter table obligations add column safe_on date;
create index obligations_safe on obligations (tenant_id, safe_on) where safe_on is not null and state = 'open';
alter table obligations no force row level security; -- the owner is under it itself
alter table certificates no force row level security;
alter table audits no force row level security;
update obligations o set safe_on = o.due_on - 85, record = o.record || jsonb_build_object('safe_on', (o.due_on - 85)::text)
from certificates c
where o.kind = 'recertification' and o.state = 'open' and o.subject = 'certificate' and c.tenant_id = o.tenant_id and c.id = o.subject_id
  and not exists (select from audits a where a.tenant_id = c.tenant_id and a.programme_id = c.programme_id and a.type = 'recertification'
    and a.state in ('field_closed', 'reported', 'concluded', 'decided'));
alter table audits force row level security;
alter table certificates force row level security;
alter table obligations force row level security;
