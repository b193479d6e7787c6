-- +goose Up
-- The technical review of a file before its decision (9.5.2), one for each decision.
create table reviews (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('open', 'returned', 'closed')),
  decision_id uuid not null,
  client_id uuid not null,
  client_name text not null,
  reviewer_id uuid not null,
  due_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create unique index reviews_decision on reviews (tenant_id, decision_id);
create index on reviews (tenant_id, due_on, id);
create index on reviews (tenant_id, client_name, id);
create index on reviews (tenant_id, client_id);
select tenant_table('reviews');
