-- +goose Up
create table price_lists (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  edition integer not null,
  valid_from date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, edition)
);
select tenant_table('price_lists');

create table calculations (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  application_id uuid not null,
  client_id uuid not null,
  state text not null check (state in ('computed', 'frozen', 'superseded')),
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on calculations (tenant_id, application_id, created_at);
select tenant_table('calculations');

create table quotations (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  application_id uuid not null,
  client_id uuid not null,
  calculation_id uuid not null,
  price_list_id uuid not null,
  reference text not null,
  revision integer not null,
  state text not null check (state in ('draft', 'sent', 'questioned', 'accepted', 'declined', 'superseded')),
  sent_on date,
  valid_until date,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, reference),
  unique (tenant_id, application_id, revision),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, calculation_id) references calculations (tenant_id, id),
  foreign key (tenant_id, price_list_id) references price_lists (tenant_id, id)
);
create index on quotations (tenant_id, created_at, id);
create index on quotations (tenant_id, reference, id);
create index on quotations (tenant_id, client_id);
-- One offer at a time is open to the client of an application.
create unique index on quotations (tenant_id, application_id) where state in ('draft', 'sent', 'questioned', 'accepted');
select tenant_table('quotations');

create table contracts (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  application_id uuid not null,
  client_id uuid not null,
  quotation_id uuid not null,
  reference text not null,
  number integer not null,
  state text not null check (state in ('active', 'superseded', 'ended')),
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, quotation_id),
  unique (tenant_id, reference, number),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, quotation_id) references quotations (tenant_id, id)
);
create index on contracts (tenant_id, created_at, id);
create index on contracts (tenant_id, client_id);
create index on contracts (tenant_id, application_id);
select tenant_table('contracts');
