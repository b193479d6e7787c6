-- +goose Up
-- The public log of a body: entries are only added. The hashes of the tree over them stand beside them, in the order of
-- golang.org/x/mod/sumdb/tlog.
create table log_entries (
  tenant_id uuid not null references bodies (id),
  n bigint not null,
  created_at timestamptz not null default now(),
  certificate_id uuid not null,
  content text not null,
  primary key (tenant_id, n),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id)
);
create index log_entries_certificate on log_entries (tenant_id, certificate_id, n);
select tenant_table('log_entries');

create table log_hashes (
  tenant_id uuid not null references bodies (id),
  n bigint not null,
  hash bytea not null,
  primary key (tenant_id, n)
);
select tenant_table('log_hashes');

-- The key by which a body signs the state of its log; the private part is sealed.
create table log_keys (
  tenant_id uuid not null references bodies (id),
  id uuid not null,
  created_at timestamptz not null default now(),
  verifier text not null,
  sealed bytea not null,
  primary key (tenant_id, id)
);
create unique index log_keys_one on log_keys (tenant_id);
select tenant_table('log_keys');

-- Nobody changes or removes an entry, whoever asks.
-- +goose StatementBegin
create function only_added() returns trigger language plpgsql as $$
begin
  raise exception 'entries of % are only added', tg_table_name;
end $$;
-- +goose StatementEnd
create trigger log_entries_only_added before update or delete on log_entries for each row execute function only_added();
create trigger log_hashes_only_added before update or delete on log_hashes for each row execute function only_added();

-- Certificates of before get their entry.
alter table certificates no force row level security; -- the owner is under it itself
alter table outbox no force row level security;
insert into outbox (tenant_id, id, job, payload, dedupe_key)
select distinct on (tenant_id) tenant_id, gen_random_uuid(), 'log.fill', jsonb_build_object('subject', tenant_id::text), 'log.fill:' || tenant_id
from certificates;
alter table outbox force row level security;
alter table certificates force row level security;
