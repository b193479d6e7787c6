-- +goose Up
-- Once what has expired can be restored no more, its holder is invited to apply anew.
alter table obligations drop constraint obligations_kind_check;
alter table obligations add constraint obligations_kind_check check (kind in ('surveillance', 'recertification', 'restoration',
  'suspension_end', 'major_verified', 'finding_answer', 'finding_closure', 'review_decision', 'examination', 'spot_check', 'transition',
  'stop_use', 'misuse_answer', 'new_application'));
