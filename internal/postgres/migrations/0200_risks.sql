-- +goose Up
create table risks (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('open', 'closed')),
  next_review date not null,
  record jsonb not null,
  primary key (tenant_id, id)
);
create index on risks (tenant_id, next_review, id);
select tenant_table('risks');
