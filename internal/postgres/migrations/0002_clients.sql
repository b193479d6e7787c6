-- +goose Up
create table clients (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('prospect', 'applicant', 'certified', 'former')),
  name text not null,
  country text not null,
  record jsonb not null,
  primary key (tenant_id, id)
);
create index on clients (tenant_id, name, id);
create index on clients (tenant_id, created_at, id);
select tenant_table('clients');

alter table memberships add foreign key (tenant_id, client_id) references clients (tenant_id, id);
