-- +goose Up
-- People outside who hear by mail what becomes of a certificate. The address is sealed and stands nowhere else.
create table followers (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  certificate_id uuid not null,
  state text not null check (state in ('asked', 'confirmed', 'leaving')),
  address text not null,
  word text not null,
  noticed text not null check (noticed in ('', 'soon', 'expired')),
  asked_at timestamptz not null,
  sealed bytea not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, certificate_id, address),
  unique (tenant_id, word),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id)
);
select tenant_table('followers');
