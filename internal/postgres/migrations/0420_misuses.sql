-- +goose Up
-- Misuse of certificates and marks: by clients, and by companies that are none.
create table misuses (
  tenant_id uuid references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('detected', 'warned', 'answered', 'corrected', 'suspension', 'legal', 'dismissed')),
  kind text not null check (kind in ('product', 'statement', 'report', 'untraceable', 'scope', 'ended', 'misleading', 'reputation', 'other')),
  client_id uuid,
  programme_id uuid,
  recorded_on date not null,
  due_on date not null, -- when the answer is owed; far away where none is
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, programme_id) references programmes (tenant_id, id)
);
create index on misuses (tenant_id, recorded_on, id);
create index on misuses (tenant_id, due_on, id);
create index on misuses (tenant_id, client_id, recorded_on);
create index on misuses (tenant_id, programme_id);
create index misuses_waiting on misuses (tenant_id, state) where state not in ('corrected', 'dismissed');
select tenant_table('misuses');

-- Somebody who is no client owes an answer too, and files that show what was seen are of no client.
alter table obligations alter column client_id drop not null;
alter table documents alter column client_id drop not null;
alter table uploads alter column client_id drop not null;
alter table obligations drop constraint obligations_kind_check;
alter table obligations add constraint obligations_kind_check check (kind in ('surveillance', 'recertification', 'restoration',
  'suspension_end', 'major_verified', 'finding_answer', 'finding_closure', 'review_decision', 'examination', 'spot_check', 'transition',
  'stop_use', 'misuse_answer'));
alter table obligations drop constraint obligations_subject_check;
alter table obligations add constraint obligations_subject_check check (subject in ('certificate', 'finding', 'audit', 'misuse'));
