-- +goose Up
-- Certificates to an edition whose transition ends before their cycle: the obligation to move, and the index by which all
-- certificates to an edition are found in the order of their identifiers.
alter table obligations drop constraint obligations_kind_check;
alter table obligations add constraint obligations_kind_check check (kind in ('surveillance', 'recertification', 'restoration',
  'suspension_end', 'major_verified', 'finding_answer', 'finding_closure', 'review_decision', 'examination', 'spot_check', 'transition'));
create index on certificates (tenant_id, standard, id);
