-- +goose Up
create table certificates (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('active', 'suspended', 'withdrawn', 'cancelled', 'superseded')),
  number text not null,
  code text not null,
  client_id uuid not null,
  programme_id uuid not null,
  holder text not null,
  standard text not null,
  issued_on date not null,
  expires_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, code),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on certificates (code);
create index on certificates (number);
create index on certificates (tenant_id, expires_on, id);
create index on certificates (tenant_id, holder, id);
create index on certificates (tenant_id, issued_on, id);
create index on certificates (tenant_id, client_id);
create index on certificates (tenant_id, programme_id);
select tenant_table('certificates');
select allow_system('certificates', 'select', 'anybody may verify a certificate of any body by its code or number');

create table decisions (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('prepared', 'taken', 'dismissed', 'overtaken')),
  type text not null check (type in ('grant', 'refuse', 'renew', 'suspend', 'restore', 'withdraw', 'cancel')),
  client_id uuid not null,
  client_name text not null,
  programme_id uuid not null,
  certificate_id uuid,
  proposed_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  -- A grant names the certificate that it issues a moment later in the same transaction.
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id) deferrable initially deferred
);
-- The same thing lies before the decision makers once only, whoever proposes it.
create unique index decisions_prepared on decisions (tenant_id, programme_id, type) where state = 'prepared';
create index on decisions (tenant_id, proposed_on, id);
create index on decisions (tenant_id, client_name, id);
create index on decisions (tenant_id, programme_id);
create index on decisions (tenant_id, client_id);
create index on decisions (tenant_id, certificate_id);
select tenant_table('decisions');

create table obligations (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('open', 'done', 'late', 'superseded')),
  kind text not null check (kind in ('surveillance', 'recertification', 'restoration', 'suspension_end', 'major_verified',
    'finding_answer', 'finding_closure', 'review_decision')),
  number integer not null,
  subject text not null check (subject in ('certificate', 'finding', 'audit')),
  subject_id uuid not null,
  client_id uuid not null,
  client_name text not null,
  due_on date not null,
  next_notice_on date,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, subject_id, kind, number),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on obligations (tenant_id, state, due_on, id);
create index on obligations (tenant_id, client_id);
-- What the sweep looks at: its cost grows with what is due, not with what exists.
create index obligations_waiting on obligations (tenant_id, next_notice_on) where next_notice_on is not null;
select tenant_table('obligations');
