-- +goose Up
-- Amounts are in hundredths of the currency, as the domain counts them.
create table invoices (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  reference text not null,
  client_id uuid not null,
  contract_id uuid not null,
  quotation_id uuid not null,
  occasion text not null,
  state text not null check (state in ('open', 'paid', 'credited')),
  currency text not null,
  raised_on date not null,
  due_on date not null,
  remind_on date,
  gross bigint not null,
  balance bigint not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, reference),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, quotation_id) references quotations (tenant_id, id)
);
-- An occasion is invoiced once, however often it is told of; what finance types is no occasion.
create unique index on invoices (tenant_id, quotation_id, occasion) where occasion <> 'expenses';
create index on invoices (tenant_id, created_at, id);
create index on invoices (tenant_id, due_on, id);
create index on invoices (tenant_id, client_id);
create index on invoices (tenant_id, contract_id);
create index on invoices (tenant_id, remind_on) where state = 'open';
select tenant_table('invoices');
