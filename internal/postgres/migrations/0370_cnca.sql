-- +goose Up
-- Several registers are told, each with its own reports and reminders.
alter table submissions add register text not null default 'certsearch' check (register in ('certsearch', 'cnca'));
alter table submissions alter register drop default;
alter table submissions no force row level security; -- the owner is under it itself
update submissions set record = record || '{"register": "certsearch"}';
alter table submissions force row level security;
drop index submissions_prepared, submissions_day, submissions_sent;
create unique index submissions_prepared on submissions (tenant_id, register) where state = 'prepared';
create index submissions_day on submissions (tenant_id, register, prepared_on, id);
create index submissions_sent on submissions (tenant_id, register, ended_on) where state = 'sent';

alter table register_reminders add register text not null default 'certsearch';
alter table register_reminders alter register drop default;
alter table register_reminders drop constraint register_reminders_pkey;
alter table register_reminders add primary key (tenant_id, register, due_on);

-- What a report of a window told of, or held back: what was told once is not told again.
create table report_items (
  tenant_id uuid references bodies (id),
  id uuid not null,
  submission_id uuid not null,
  certificate_id uuid not null,
  item text not null,
  stream text not null check (stream in ('new', 'surveillances', 'changes')),
  happened_on date not null,
  number text not null,
  holder text not null,
  holder_zh text not null,
  held boolean not null,
  primary key (tenant_id, id),
  unique (tenant_id, submission_id, certificate_id, item),
  foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id)
);
create index on report_items (tenant_id, certificate_id);
create index on report_items (tenant_id, submission_id, number, id);
select tenant_table('report_items');

-- The columns of the monthly report of China, where the body changed the delivered ones: one row for each body.
create table report_columns (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  record jsonb not null,
  primary key (tenant_id, id)
);
select tenant_table('report_columns');
