-- +goose Up
-- Files that the applicant marked as confidential: the access rule and who confirmed it. id is that of the document.
create table confidential_files (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references documents (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on confidential_files (tenant_id, client_id);
select tenant_table('confidential_files');
