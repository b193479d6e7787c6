-- +goose Up
create table technical_areas (
  tenant_id uuid references bodies (id),
  id uuid not null check (id = tenant_id), -- a body has one list
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  record jsonb not null,
  primary key (tenant_id, id)
);
select tenant_table('technical_areas');
