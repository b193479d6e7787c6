-- +goose Up
-- Complaints about clients and about the body. Of the tracking code its hash is kept, and the code itself sealed, for the
-- letters that lead to it.
create table complaints (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('received', 'acknowledged', 'outside', 'screened', 'valid', 'unfounded', 'referred', 'investigated', 'decided', 'notified', 'closed')),
  about text not null check (about in ('client', 'body')),
  client_id uuid,
  handler_id uuid,
  received_on date not null,
  due_on date not null, -- when the complainant hears next; far away once the outcome is told
  reminded_on date not null,
  tracking text not null,
  sealed bytea not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, tracking),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index on complaints (tenant_id, received_on, id);
create index on complaints (tenant_id, due_on, id);
create index on complaints (tenant_id, client_id, received_on);
select tenant_table('complaints');
