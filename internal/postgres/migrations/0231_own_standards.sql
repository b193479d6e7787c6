-- +goose Up
create table own_standards (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('draft', 'published', 'retired')),
  code text not null,
  record jsonb not null,
  primary key (tenant_id, id)
);
create unique index on own_standards (tenant_id, lower(code));
select tenant_table('own_standards');
