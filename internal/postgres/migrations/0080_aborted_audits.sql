-- +goose Up
alter table audits drop constraint audits_state_check;
alter table audits add constraint audits_state_check check (state in ('aborted', 'cancelled', 'concluded', 'confirmed', 'decided',
  'field_closed', 'in_progress', 'objected', 'planned', 'programmed', 'proposed', 'repeated', 'reported'));
drop index audits_open;
create index audits_open on audits (tenant_id, sort_on, id)
  where state not in ('decided', 'repeated', 'aborted', 'cancelled');
