-- +goose Up
-- Appeals of clients against decisions, one for each decision.
create table appeals (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('lodged', 'acknowledged', 'under_examination', 'upheld', 'partly', 'dismissed', 'notified', 'closed')),
  client_id uuid not null,
  decision_id uuid not null,
  lodged_on date not null,
  due_on date not null, -- when the client hears next; far away once the outcome is told
  reminded_on date not null,
  record jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, decision_id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, decision_id) references decisions (tenant_id, id)
);
create index on appeals (tenant_id, lodged_on, id);
create index on appeals (tenant_id, due_on, id);
create index on appeals (tenant_id, client_id, lodged_on);
select tenant_table('appeals');
