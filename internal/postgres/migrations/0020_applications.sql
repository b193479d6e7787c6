-- +goose Up
create table applications (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  reference text not null,
  standard text not null,
  state text not null check (state in ('draft', 'submitted', 'info_requested', 'under_review', 'accepted',
    'declined', 'quoted', 'contracted', 'lapsed', 'rejected', 'withdrawn')),
  client_name text not null,
  turn text not null check (turn in ('client', 'body', 'nobody')),
  due date not null, -- the last of days where nothing is due
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, reference),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on applications (tenant_id, client_id);
create index on applications (tenant_id, updated_at, id);
create index on applications (tenant_id, client_name, id);
create index on applications (tenant_id, due, id);
select tenant_table('applications');

-- Received files. A row is never deleted and its content never replaced.
create table documents (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  sha256 text not null,
  scan text not null check (scan in ('not_scanned', 'clean', 'infected')),
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on documents (tenant_id, client_id, sha256);
select tenant_table('documents');

-- Uploads in parts: how far each is stands here and survives a crash.
create table uploads (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  state text not null check (state in ('open', 'done', 'refused', 'expired')),
  expires_at timestamptz not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on uploads (tenant_id, expires_at) where state = 'open';
select tenant_table('uploads');
