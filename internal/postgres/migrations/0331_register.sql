-- +goose Up
-- Whether the client allows IAF CertSearch to show what the agreement covers (contract.CanPublish).
alter table contracts add searchable boolean not null default false;
alter table contracts no force row level security; -- the owner is under it itself
update contracts set searchable = true
where state = 'active' and coalesce(
  (select (c->>'given')::boolean from jsonb_array_elements(coalesce(record->'consent_changes', '[]')) with ordinality as t(c, n)
   where c->>'channel' = 'iaf_certsearch' order by n desc limit 1),
  (record->'consents'->>'iaf_certsearch')::boolean, false);
alter table contracts force row level security;

-- What a body told the register, by whom and when.
create table submissions (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('prepared', 'sent', 'dropped')),
  prepared_on date not null,
  ended_on date,
  record jsonb not null,
  primary key (tenant_id, id)
);
create unique index submissions_prepared on submissions (tenant_id) where state = 'prepared';
create index submissions_day on submissions (tenant_id, prepared_on, id);
create index submissions_sent on submissions (tenant_id, ended_on) where state = 'sent';
select tenant_table('submissions');

-- What the register has of each certificate: a hash of what was uploaded last, empty where it has nothing yet, and the
-- hash in the files that wait for their upload ('removed' for what is to go).
create table register_entries (
  tenant_id uuid references bodies (id),
  certificate_id uuid not null,
  hash text not null default '',
  prepared text not null default '',
  primary key (tenant_id, certificate_id),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id)
);
create index register_entries_prepared on register_entries (tenant_id) where prepared <> '';
select tenant_table('register_entries');


-- The reports of which the staff were reminded, each once.
create table register_reminders (
  tenant_id uuid references bodies (id),
  due_on date not null,
  primary key (tenant_id, due_on)
);
select tenant_table('register_reminders');
