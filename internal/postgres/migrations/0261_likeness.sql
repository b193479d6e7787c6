-- +goose Up
-- What a client's names and numbers come down to, so that another one like it is found without reading all clients.
-- Only equality finds its index under row security. The program writes them with each client; here they are set for
-- those that are stored already.
alter table clients
  add column alike_en text not null default '',
  add column alike_zh text not null default '',
  add column credit_key text not null default '',
  add column number_key text not null default '';

-- +goose StatementBegin
create function pg_temp.plain(s text) returns text language sql as $$
  select regexp_replace(replace(lower(coalesce(s, '')), '.', ''), '[[:space:][:punct:]（）【】《》，。、：；·－]+', ' ', 'g')
$$;
create function pg_temp.joined(s text) returns text language sql as $$ select replace(s, ' ', '') $$;
create function pg_temp.alike(s text) returns text language sql as $$
  select regexp_replace(coalesce(nullif(pg_temp.joined(regexp_replace(pg_temp.plain(s),
      '\m(ltd|limited|llc|llp|plc|inc|incorporated|corp|corporation|co|company|gmbh|ag|kg|bv|nv|sa|sas|sarl|srl|spa|oy|ab|as|aps|pty|pte|the)\M', '', 'g')), ''),
    pg_temp.joined(pg_temp.plain(s))), '(.)((集团)?(股份有限公司|有限责任公司|有限公司|公司)|集团)$', '\1')
$$;
-- +goose StatementEnd
alter table clients no force row level security; -- the owner is under it itself
update clients set
  alike_en = pg_temp.alike(record->'name'->>'en'), alike_zh = pg_temp.alike(record->'name'->>'zh'),
  credit_key = pg_temp.joined(pg_temp.plain(record->>'credit_code')), number_key = pg_temp.joined(pg_temp.plain(record->>'registration_number'));
alter table clients force row level security;

create index on clients (tenant_id, alike_en) where alike_en <> '';
create index on clients (tenant_id, alike_zh) where alike_zh <> '';
create index on clients (tenant_id, credit_key) where credit_key <> '';
create index on clients (tenant_id, number_key) where number_key <> '';
