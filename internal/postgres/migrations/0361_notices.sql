-- +goose Up
-- Reminders that are owed and not written yet: they go when the letters that tell them are kept.
create table notices (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  obligation_id uuid not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, obligation_id) references obligations (tenant_id, id)
);
select tenant_table('notices');
create index on notices (tenant_id, obligation_id);
