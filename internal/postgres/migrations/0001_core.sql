-- +goose Up
create extension if not exists btree_gist;
create extension if not exists btree_gin;

-- Which tables the system role may reach across tenants, and why. Applied after each migration.
create table system_access (
  table_name text primary key,
  rights text not null,
  why text not null
);

-- +goose StatementBegin
create function allow_system(wanted text, rights text, why text) returns void language sql as $$
  insert into system_access values (wanted, rights, why)
$$;
-- +goose StatementEnd

-- The one policy of every tenant table. The setting is '' and not NULL on a pooled connection that has
-- carried it before, hence nullif.
-- +goose StatementBegin
create function tenant_table(wanted regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s alter column tenant_id set default nullif(current_setting(''app.tenant_id'', true), '''')::uuid', wanted);
  execute format('alter table %s alter column tenant_id set not null', wanted);
  execute format('alter table %s enable row level security', wanted);
  execute format('alter table %s force row level security', wanted);
  execute format($f$create policy tenant on %s
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)$f$, wanted);
end $$;
-- +goose StatementEnd

-- Global: the list of tenants itself. Records of a body's own stand in tenant tables.
create table bodies (
  id uuid primary key,
  slug text not null unique,
  version integer not null default 1,
  time_zone text not null default 'UTC',
  day_offset integer not null default 0,
  record jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Everybody may know which bodies there are; a body changes only itself; the system role creates one.
alter table bodies enable row level security;
alter table bodies force row level security;
create policy known on bodies for select using (true);
create policy own on bodies for update
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
select allow_system('bodies', 'select, insert, update', 'the operator creates bodies; requests find a body by its slug');

-- Global: one identity per e-mail across the deployment.
create table identities (
  id uuid primary key,
  email text not null unique,
  name text not null,
  locale text not null default 'en',
  password_hash text not null default '',
  operator boolean not null default false,
  version integer not null default 1,
  record jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Global: sessions belong to identities.
create table sessions (
  id uuid primary key,
  identity_id uuid not null references identities (id),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default '',
  address text not null default ''
);
create index on sessions (identity_id);

-- Global: secrets of the deployment (token keys, role passwords), sealed under the key file.
create table secrets (
  name text primary key,
  sealed bytea not null,
  created_at timestamptz not null default now()
);

create table memberships (
  tenant_id uuid references bodies (id),
  id uuid not null,
  identity_id uuid not null references identities (id),
  client_id uuid,
  roles text[] not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, identity_id, client_id)
);
create index on memberships (identity_id);
select tenant_table('memberships');
select allow_system('memberships', 'select', 'sign-in and each request find the bodies of a person');

create table outbox (
  tenant_id uuid references bodies (id),
  id uuid not null,
  job text not null,
  payload jsonb not null default '{}',
  dedupe_key text not null,
  state text not null default 'new' check (state in ('new', 'queued', 'done', 'failed')),
  available_at timestamptz not null default now(),
  queued_at timestamptz,
  done_at timestamptz,
  error text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, dedupe_key)
);
create index outbox_waiting on outbox (available_at) where state = 'new';
create index outbox_queued on outbox (queued_at) where state = 'queued';
select tenant_table('outbox');
select allow_system('outbox', 'select, insert, update, delete', 'the relay and the sweeper move tasks of all bodies to the queue');
select allow_system('trail', 'select', 'a check of all chains by the operator');

create table trail (
  tenant_id uuid references bodies (id),
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  verb text not null,
  noun text not null,
  record_id text not null,
  op text not null check (op in ('insert', 'update', 'delete')),
  payload_hash bytea not null,
  previous bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
create index on trail (tenant_id, noun, record_id, seq desc);
select tenant_table('trail');

create table trail_payloads (
  tenant_id uuid references bodies (id),
  seq bigint not null,
  actor_name text not null,
  payload jsonb not null,
  primary key (tenant_id, seq),
  foreign key (tenant_id, seq) references trail (tenant_id, seq)
);
select tenant_table('trail_payloads');

create table trail_heads (
  tenant_id uuid primary key references bodies (id),
  seq bigint not null default 0,
  hash bytea not null default ''
);
select tenant_table('trail_heads');

create table idempotency_keys (
  tenant_id uuid references bodies (id),
  actor text not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, actor, route, key)
);
select tenant_table('idempotency_keys');

create table search_entries (
  tenant_id uuid references bodies (id),
  noun text not null,
  record_id uuid not null,
  words text not null,
  grams text[] not null,
  primary key (tenant_id, noun, record_id)
);
create index search_grams on search_entries using gin (tenant_id, noun, grams);
select tenant_table('search_entries');
select allow_system('search_entries', 'select', 'array operators cannot use an index under row security; search_records filters on the tenant itself');

-- +goose StatementBegin
create function search_records(wanted_noun text, wanted text, wanted_grams text[], most integer) returns setof uuid
language sql stable security definer set search_path = public as $$
  select record_id from search_entries
  where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and noun = wanted_noun and grams @> wanted_grams and position(wanted in words) > 0
  limit most
$$;
-- +goose StatementEnd

-- Numbers without gaps per body: references of applications, audits, certificates, invoices.
create table counters (
  tenant_id uuid references bodies (id),
  name text not null,
  value bigint not null,
  primary key (tenant_id, name)
);
select tenant_table('counters');
