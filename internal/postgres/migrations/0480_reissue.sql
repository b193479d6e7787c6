-- +goose Up
alter table decisions drop constraint decisions_type_check,
  add check (type in ('grant', 'transfer', 'refuse', 'renew', 'extend', 'refuse_extension', 'maintain', 'monitor', 'reduce', 'reissue', 'suspend', 'restore',
    'withdraw', 'cancel'));
