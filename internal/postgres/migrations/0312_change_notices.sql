-- +goose Up
-- Changes that clients report.
create table change_notices (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('reported', 'triaged', 'closed')),
  kind text not null check (kind in ('ownership', 'management', 'sites', 'scope', 'system')),
  client_id uuid not null,
  reported_on date not null,
  due_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on change_notices (tenant_id, reported_on, id);
create index on change_notices (tenant_id, client_id, reported_on);
create index on change_notices (tenant_id, state, due_on);
select tenant_table('change_notices');
