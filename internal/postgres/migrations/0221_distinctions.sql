-- +goose Up
-- Two clients that look like one organisation and are not, as a person of the body found.
create table distinctions (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  one_id uuid not null,
  other_id uuid not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, one_id, other_id),
  foreign key (tenant_id, one_id) references clients (tenant_id, id),
  foreign key (tenant_id, other_id) references clients (tenant_id, id)
);
create index on distinctions (tenant_id, other_id);
select tenant_table('distinctions');
