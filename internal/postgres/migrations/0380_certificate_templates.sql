-- +goose Up
-- Pictures that certificates show; their bytes are kept with the received files.
create table certificate_pictures (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  record jsonb not null,
  primary key (tenant_id, id)
);
select tenant_table('certificate_pictures');

-- Editions of the design of certificates; they never change.
create table certificate_templates (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  edition integer not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, edition)
);
select tenant_table('certificate_templates');
