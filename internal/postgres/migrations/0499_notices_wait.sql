-- +goose Up
-- A reminder that would come in the night of its reader waits for the morning, and is not told if it is met meanwhile.
alter table notices add waits_until timestamptz;
