-- +goose Up
-- What a changed headcount does to an agreement; one proposal is open for an agreement at a time.
create table retimings (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  client_id uuid not null,
  contract_id uuid not null,
  headcount_id uuid not null,
  quotation_id uuid,
  state text not null check (state in ('proposed', 'kept', 'offered', 'agreed', 'superseded')),
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, headcount_id) references headcounts (tenant_id, id),
  foreign key (tenant_id, quotation_id) references quotations (tenant_id, id)
);
create unique index on retimings (tenant_id, contract_id) where state in ('proposed', 'offered');
create index on retimings (tenant_id, created_at, id);
create index on retimings (tenant_id, client_id);
create index on retimings (tenant_id, quotation_id);
select tenant_table('retimings');

-- An amendment is with the client while the quotation accepted before still stands: one of each.
drop index quotations_tenant_id_application_id_idx;
create unique index quotations_open on quotations (tenant_id, application_id) where state in ('draft', 'sent', 'questioned');
create unique index quotations_accepted on quotations (tenant_id, application_id) where state = 'accepted';
