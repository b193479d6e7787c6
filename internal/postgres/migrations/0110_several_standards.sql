-- +goose Up
-- Calculations and the sheets frozen in quotations name their standards in a list; before, there was one.
-- The owner of the tables is itself under their row security: it is lifted while the rows of all bodies are
-- rewritten, inside the transaction of the migration.
-- +goose StatementBegin
create function listed_standards(sheet jsonb) returns jsonb language sql immutable as $$
  select (sheet - '{standard,method,method_id,table_days,adjusted_days_raw}'::text[]) || jsonb_build_object(
    'initial_days', sheet->'days',
    'integration_percent', 0,
    'standards', jsonb_build_array(jsonb_build_object(
      'code', sheet->'standard', 'method', sheet->'method', 'method_id', sheet->'method_id',
      'source', source.name, 'clause', source.clause, 'provisional', sheet->'provisional',
      'table_days', sheet->'table_days', 'adjusted_days_raw', sheet->'adjusted_days_raw', 'share', sheet->>'days')))
  from (values ('md5-qms-provisional', 'IAF MD 5:2023', 'table QMS 1'), ('md5-qms', 'IAF MD 5:2023', 'table QMS 1'),
    ('md5-ems', 'IAF MD 5:2023', 'table EMS 1'), ('md5-ohsms', 'IAF MD 5:2023', 'table OH&SMS 1'),
    ('27006-isms', 'ISO/IEC 27006-1:2024', 'table C.1')) source (method, name, clause)
  where source.method = sheet->>'method_id'
$$;
-- +goose StatementEnd

alter table calculations no force row level security;
update calculations set record = record
  || jsonb_build_object('input', (record->'input') - 'standard' || jsonb_build_object('standards', jsonb_build_array(record->'input'->'standard')),
    'sheet', listed_standards(record->'sheet'))
  where record->'input' ? 'standard' and record->'sheet' ? 'standard';
alter table calculations force row level security;

alter table quotations no force row level security;
update quotations set record = record || jsonb_build_object('sheet', listed_standards(record->'sheet')) where record->'sheet' ? 'standard';
alter table quotations force row level security;

drop function listed_standards(jsonb);
