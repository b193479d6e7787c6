-- +goose Up
alter table identities add column must_change boolean not null default false;

alter table sessions
  add column refresh_hash bytea not null default '',
  add column previous_hash bytea not null default '',
  add column rotated_at timestamptz not null default now(),
  add column ended_because text not null default '';

-- Global: a reset belongs to an identity, not to a body.
create table password_resets (
  token_hash bytea primary key,
  identity_id uuid not null references identities (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on password_resets (identity_id);
select allow_system('password_resets', 'select, insert, update', 'a password is reset without a session and without a body');

-- Name, address and language as the body knows them: the application role does not read identities.
alter table memberships
  add column name text not null default '',
  add column email text not null default '',
  add column locale text not null default 'en';

create table people (
  tenant_id uuid references bodies (id),
  id uuid not null references identities (id),
  version integer not null,
  name text not null,
  record jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create index on people (tenant_id, name, id);
select tenant_table('people');

create table invitations (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  state text not null check (state in ('accepted', 'pending', 'revoked')),
  email text not null,
  client_id uuid,
  token_hash bytea not null,
  record jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create unique index invitations_open on invitations (tenant_id, email, client_id) nulls not distinct where state = 'pending';
create index on invitations (tenant_id, created_at, id);
select tenant_table('invitations');

create table grants (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  operator_id uuid not null references identities (id),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  ended_at timestamptz,
  record jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create index on grants (operator_id, valid_until);
select tenant_table('grants');
select allow_system('grants', 'select', 'each request of an operator looks for an open grant');

create table messages (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  state text not null check (state in ('failed', 'kept', 'queued', 'sending', 'sent', 'unknown')),
  email text not null,
  template text not null,
  record jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create index on messages (tenant_id, created_at desc, id desc);
select tenant_table('messages');
