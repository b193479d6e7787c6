-- +goose Up
-- The ledger of declared persons: rows are added, never changed; another row corrects one, once.
create table headcounts (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  application_id uuid,
  audit_id uuid,
  programme_id uuid,
  corrects uuid,
  source text not null check (source in ('application', 'contract', 'notice', 'audit', 'recertification')),
  figures_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, corrects),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, corrects) references headcounts (tenant_id, id)
);
create index on headcounts (tenant_id, client_id, figures_on);
select tenant_table('headcounts');

-- +goose StatementBegin
create function kept_as_written() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are kept as they were written', tg_table_name;
end $$;
-- +goose StatementEnd
create trigger kept_as_written before update or delete on headcounts for each row execute function kept_as_written();
