-- +goose Up
create table programmes (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  application_id uuid not null,
  contract_id uuid not null,
  standard text not null,
  state text not null check (state in ('certified', 'initial', 'terminated')),
  expires_on date,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, contract_id, standard),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on programmes (tenant_id, client_id, created_at);
create index on programmes (tenant_id, application_id);
select tenant_table('programmes');

-- The list of engagements reads this one table and never its record: all that it shows, filters and
-- sorts by are columns. sort_on is the first day on site, else the due date, else far away.
create table audits (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  reference text not null,
  programme_id uuid not null,
  application_id uuid not null,
  client_id uuid not null,
  client_name text not null,
  client_name_zh text not null,
  city text not null,
  city_zh text not null,
  standard text not null,
  type text not null,
  number integer not null,
  state text not null check (state in ('cancelled', 'concluded', 'confirmed', 'decided', 'field_closed',
    'in_progress', 'objected', 'planned', 'programmed', 'proposed', 'repeated', 'reported')),
  lead_id uuid,
  lead_name text not null,
  half_days integer not null,
  starts_on date,
  ends_on date,
  due_on date,
  sort_on date not null,
  open_findings integer not null default 0,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, reference),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, programme_id) references programmes (tenant_id, id)
);
create index on audits (tenant_id, sort_on, id);
create index on audits (tenant_id, state, sort_on, id);
create index on audits (tenant_id, standard, sort_on, id);
create index on audits (tenant_id, type, sort_on, id);
create index on audits (tenant_id, lead_id, sort_on, id);
create index on audits (tenant_id, client_id, sort_on, id);
create index on audits (tenant_id, client_name, id);
create index on audits (tenant_id, lead_name, id);
create index on audits (tenant_id, half_days, id);
create index on audits (tenant_id, programme_id);
create index on audits (tenant_id, application_id);
select tenant_table('audits');

-- Nobody is in two places at once: the database holds it whatever the screens do. Half-days are counted
-- from 1 January 1970, both ends included.
create table audit_bookings (
  tenant_id uuid references bodies (id),
  id uuid not null,
  person_id uuid not null,
  audit_id uuid not null,
  first_slot integer not null,
  last_slot integer not null check (last_slot >= first_slot),
  slots int4range not null generated always as (int4range(first_slot, last_slot, '[]')) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, audit_id) references audits (tenant_id, id),
  constraint one_place_at_a_time exclude using gist (tenant_id with =, person_id with =, slots with &&)
);
create index on audit_bookings (tenant_id, first_slot);
create index on audit_bookings (tenant_id, person_id, first_slot);
create index on audit_bookings (tenant_id, audit_id);
select tenant_table('audit_bookings');

create table findings (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  audit_id uuid not null,
  client_id uuid not null,
  application_id uuid not null,
  programme_id uuid not null,
  reference text not null,
  number integer not null,
  grade text not null,
  state text not null check (state in ('closed', 'draft', 'dropped', 'issued', 'plan_accepted', 'responded', 'returned')),
  clause text not null,
  client_name text not null,
  due_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, audit_id, number),
  foreign key (tenant_id, audit_id) references audits (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on findings (tenant_id, due_on, id);
create index on findings (tenant_id, state, due_on, id);
create index on findings (tenant_id, client_id, due_on, id);
create index on findings (tenant_id, client_name, id);
create index on findings (tenant_id, reference, id);
create index on findings (tenant_id, programme_id);
select tenant_table('findings');
