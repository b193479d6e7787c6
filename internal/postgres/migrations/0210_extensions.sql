-- +goose Up
-- A certification that runs is extended, or the extension is refused.
alter table decisions drop constraint decisions_type_check,
  add check (type in ('grant', 'transfer', 'refuse', 'renew', 'extend', 'refuse_extension', 'suspend', 'restore', 'withdraw', 'cancel'));
