-- +goose Up
-- Who complains is not found by a search: whom the complaint concerns could try names in it.
alter table complaints no force row level security; -- the owner is under it itself
alter table search_entries no force row level security;
with found as (
  select tenant_id, id, lower(concat_ws(E'\n', record->>'reference', record->>'company', record->'client_name'->>'en', record->'client_name'->>'zh')) as words
  from complaints
)
update search_entries e set words = f.words, grams = array(
  select distinct substr(line, i, n)
  from unnest(regexp_split_to_array(f.words, '\s+')) as line, generate_series(1, length(line)) as i, generate_series(1, 3) as n
  where i + n <= length(line) + 1)
from found f
where e.tenant_id = f.tenant_id and e.noun = 'complaints' and e.record_id = f.id;
alter table search_entries force row level security;
alter table complaints force row level security;
