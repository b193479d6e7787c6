-- +goose Up
-- By what the register finds a sub-certificate; what it says and its status are those of its certificate.
create table sub_certificates (
  tenant_id uuid not null,
  certificate_id uuid not null,
  suffix integer not null check (suffix between 1 and 99),
  created_at timestamptz not null default now(),
  number text not null,
  code text not null,
  primary key (tenant_id, certificate_id, suffix),
  unique (tenant_id, number),
  unique (tenant_id, code),
  foreign key (tenant_id, certificate_id) references certificates (tenant_id, id)
);
create index on sub_certificates (code);
create index on sub_certificates (number);
select tenant_table('sub_certificates');
select allow_system('sub_certificates', 'select', 'anybody may verify a sub-certificate of any body by its code or number');

-- A certificate has a signed document of its own, suffix 0, and one for each sub-certificate.
alter table signed_documents add column suffix integer not null default 0 check (suffix between 0 and 99);
alter table signed_documents drop constraint signed_documents_pkey, add primary key (tenant_id, id, suffix);
