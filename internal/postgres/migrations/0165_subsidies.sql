-- +goose Up
create table subsidies (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('draft', 'unverified', 'open', 'closed')),
  delivered text,
  title text not null,
  country text not null,
  fresh_until date,
  valid_to date,
  record jsonb not null,
  primary key (tenant_id, id)
);
-- A delivered programme is taken over once, however often the button is pressed.
create unique index on subsidies (tenant_id, delivered);
create index on subsidies (tenant_id, title, id);
create index on subsidies (tenant_id, created_at, id);
create index on subsidies (tenant_id, country) where state = 'open';
select tenant_table('subsidies');
