-- +goose Up
-- Certifications of other bodies are taken over: a decision of its own, and a section of the application, which is
-- empty in those that were made before. The owner of the tables is itself under their row security: it is lifted
-- while the rows of all bodies are rewritten, inside the transaction of the migration.
alter table decisions drop constraint decisions_type_check,
  add check (type in ('grant', 'transfer', 'refuse', 'renew', 'suspend', 'restore', 'withdraw', 'cancel'));

alter table applications no force row level security;
update applications set record = record
  || '{"transferred": {"version": 1, "data": {"body": "", "accreditor": "", "recognised": "", "certificates": [], "reason": "", "ceased": "", "complained": "", "regulated": ""}}}'
  where not record ? 'transferred';
alter table applications force row level security;
