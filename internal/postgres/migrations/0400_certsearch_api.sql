-- +goose Up
-- A submission may go to the register by its API, which takes its time: one is under way at a time.
alter table submissions drop constraint submissions_state_check;
alter table submissions add check (state in ('prepared', 'sending', 'stopped', 'sent', 'tried', 'refused', 'cancelled', 'dropped'));
drop index submissions_prepared;
create unique index submissions_open on submissions (tenant_id, register) where state in ('prepared', 'sending', 'stopped');

-- How a body reaches IAF CertSearch: one row for each, the key of the API sealed, empty where there is none.
create table register_setups (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sealed bytea not null,
  record jsonb not null,
  primary key (tenant_id, id)
);
select tenant_table('register_setups');

-- The line to the register: nothing is sent before the instant, whichever process sends.
create table register_lines (
  tenant_id uuid references bodies (id),
  next_at timestamptz not null default '1970-01-01Z',
  primary key (tenant_id)
);
select tenant_table('register_lines');

-- The certificates of a submission that goes by the API, and what the register answered to each.
create table register_tellings (
  tenant_id uuid references bodies (id),
  id uuid not null default gen_random_uuid(),
  submission_id uuid not null,
  certificate_id uuid not null,
  client_id uuid not null,
  number text not null,
  holder text not null,
  holder_zh text not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'left_out')),
  hide boolean not null default false,
  attempts integer not null default 0,
  failures integer not null default 0,
  next_at timestamptz not null,
  hash text not null default '',
  given text not null default '',
  code text not null default '',
  says text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, submission_id, certificate_id),
  foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on register_tellings (tenant_id, submission_id, number, id);
create index register_tellings_waiting on register_tellings (tenant_id, submission_id, next_at, certificate_id) where state = 'waiting';
create index on register_tellings (tenant_id, certificate_id);
select tenant_table('register_tellings');

-- The certificates that the register refused: each a task until it has them or a person sets it aside.
create table register_refusals (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('open', 'done', 'aside')),
  certificate_id uuid not null,
  client_id uuid not null,
  number text not null,
  last date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create unique index register_refusals_open on register_refusals (tenant_id, certificate_id) where state = 'open';
create index on register_refusals (tenant_id, certificate_id);
create index on register_refusals (tenant_id, client_id);
create index on register_refusals (tenant_id, last, id);
create index on register_refusals (tenant_id, number, id);
select tenant_table('register_refusals');
