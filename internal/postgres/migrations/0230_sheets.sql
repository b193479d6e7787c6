-- +goose Up
-- Days that a person set wait for a second person; the occasions at which a calculation was frozen stand with it.
alter table calculations add column waits boolean not null default false;
create index on calculations (tenant_id, created_at, id) where waits;
create index on calculations (tenant_id, client_id, created_at, id);

-- The owner sees no row while row security is forced, so it is not meanwhile.
alter table calculations no force row level security;
alter table quotations no force row level security;
alter table contracts no force row level security;
update calculations c set record = c.record || jsonb_build_object('frozen', f.list)
from (
  select o.tenant_id, o.calculation_id, jsonb_agg(jsonb_build_object('occasion', o.occasion, 'reference', o.reference, 'at', o.at) order by o.at) as list
  from (
    select tenant_id, calculation_id, 'quotation' as occasion, reference, created_at as at from quotations
    union all
    select k.tenant_id, q.calculation_id, 'agreement', k.reference || '/' || k.number, k.created_at
    from contracts k join quotations q on q.tenant_id = k.tenant_id and q.id = k.quotation_id
  ) o group by o.tenant_id, o.calculation_id
) f
where c.state = 'frozen' and c.tenant_id = f.tenant_id and c.id = f.calculation_id;
alter table calculations force row level security;
alter table quotations force row level security;
alter table contracts force row level security;
