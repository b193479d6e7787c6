-- +goose Up
-- Of a quotation for several standards an occasion is invoiced for each of them when it comes to it, once.
alter table invoices add column standard text not null default '';
drop index invoices_tenant_id_quotation_id_occasion_idx;
create unique index on invoices (tenant_id, quotation_id, occasion, standard) where occasion <> 'expenses';
