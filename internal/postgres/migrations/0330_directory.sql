-- +goose Up
-- Whether the client allows the register of the body to list what the agreement covers (contract.CanPublish).
alter table contracts add listed boolean not null default false;
alter table contracts no force row level security; -- the owner is under it itself
update contracts set listed = true
where state = 'active' and coalesce(
  (select (c->>'given')::boolean from jsonb_array_elements(coalesce(record->'consent_changes', '[]')) with ordinality as t(c, n)
   where c->>'channel' = 'register' order by n desc limit 1),
  (record->'consents'->>'register')::boolean, false);
alter table contracts force row level security;

-- The directory can be narrowed to a country.
alter table certificates add country text not null default '';
alter table certificates no force row level security;
update certificates set country = record->'holder'->>'country';
alter table certificates force row level security;
create index on certificates (tenant_id, country, holder, id);
