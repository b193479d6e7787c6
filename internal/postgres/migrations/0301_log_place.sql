-- +goose Up
select allow_system('log_entries', 'select', 'the public page of a certificate tells its place in the log of its body');
