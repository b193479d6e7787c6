-- +goose Up
-- What an operator reads under a grant is in the trail too.
alter table trail drop constraint trail_op_check;
alter table trail add constraint trail_op_check check (op in ('insert', 'update', 'delete', 'read'));
