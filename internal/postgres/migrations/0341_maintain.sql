-- +goose Up
-- Certification is maintained by a decision where a surveillance audit is escalated, and a sample of the others is
-- monitored (9.6.1).
alter table decisions drop constraint decisions_type_check,
  add check (type in ('grant', 'transfer', 'refuse', 'renew', 'extend', 'refuse_extension', 'maintain', 'monitor', 'suspend', 'restore', 'withdraw', 'cancel'));
