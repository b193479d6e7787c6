-- +goose Up
-- A letter that comes back names only its Message-ID: whose letter it is, and nothing else of it, is read across bodies.
create index messages_id on messages (id);
select allow_system('messages', 'select (tenant_id, id)', 'a letter that comes back tells its identifier and not its body');
