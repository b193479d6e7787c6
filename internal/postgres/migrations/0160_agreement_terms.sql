-- +goose Up
create table agreement_terms (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  edition integer not null,
  valid_from date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, edition)
);
select tenant_table('agreement_terms');
