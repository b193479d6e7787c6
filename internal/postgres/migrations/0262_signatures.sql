-- +goose Up
-- Keys by which a body signs its certificates: the private part is sealed, the record is public.
create table signing_keys (
  tenant_id uuid not null references bodies (id),
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  state text not null check (state in ('signing', 'retired')),
  sealed bytea not null,
  record jsonb not null,
  primary key (tenant_id, id)
);
create unique index signing_keys_one on signing_keys (tenant_id) where state = 'signing';
select tenant_table('signing_keys');

-- The signed document of a certificate; its file is kept with the received files.
create table signed_documents (
  tenant_id uuid not null,
  id uuid not null,
  version integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  key_id uuid not null,
  record jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references certificates (tenant_id, id),
  foreign key (tenant_id, key_id) references signing_keys (tenant_id, id)
);
create index signed_documents_key on signed_documents (tenant_id, key_id);
select tenant_table('signed_documents');

-- What was issued before certificates were signed is signed now. A certificate that another system issued has no decision.
create index outbox_failed on outbox (job) where state = 'failed';
alter table certificates no force row level security; -- the owner is under it itself
alter table outbox no force row level security;
insert into outbox (tenant_id, id, job, payload, dedupe_key)
select tenant_id, gen_random_uuid(), 'certificate.sign', jsonb_build_object('subject', id::text, 'quiet', 'yes'), 'certificate.sign:' || id
from certificates where record->>'decision_id' <> '';
alter table outbox force row level security;
alter table certificates force row level security;
