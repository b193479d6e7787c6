-- +goose Up
-- The numbers of a body become its own layer of limits: what it had chosen differently stays in force from the
-- day on which the body was made. Each programme keeps the packs and numbers that hold for it now. Row
-- security is forced on the owner too, so it steps aside for these two statements.
alter table programmes no force row level security;
alter table bodies no force row level security;

create temporary table usual on commit drop as select
  '{"operation_months": 3, "cooling_off_months": 24, "information_days": 30, "quote_days": 90, "objection_workdays": 10,
    "lead_months": 72, "stage_warn_days": 90, "stage_gap_months": 6, "major_months": 6, "report_workdays": 10, "review_days": 10,
    "decision_days": 5, "response_days": 30, "closure_days": 90, "corrective_days": 60, "surveillance_first_months": 12,
    "surveillance_per_year": 1, "suspension_months": 6, "restoration_months": 6, "retention_months": 36,
    "invitation_days": 14}'::jsonb as numbers,
  '{"bar_months": 12, "lost_body_months": 3, "field_auditors": 2, "auditor_days": 180,
    "surveillance_interval_months": 12, "restoration_months": 0}'::jsonb as china,
  '{"id": "iaf", "layer": "base", "name": {"en": "IAF base", "zh": "IAF 基础规则"}, "edition": "2015"}'::jsonb as base_pack,
  '{"id": "cn", "layer": "country", "name": {"en": "China", "zh": "中国"}, "edition": "2026"}'::jsonb as china_pack,
  '{"id": "own", "layer": "body", "name": {"en": "Own limits", "zh": "本机构限值"}, "edition": "1"}'::jsonb as own_pack;

create temporary table chosen on commit drop as select b.id as body, jsonb_object_agg(p.key, p.value) as numbers,
    jsonb_agg(jsonb_build_object('key', p.key, 'value', p.value) order by p.key) as says
  from bodies b, usual u, jsonb_each(b.record->'policy') p
  where u.numbers ? p.key and p.value <> u.numbers->p.key
  group by b.id;

update programmes p set record = p.record || jsonb_build_object('limits', jsonb_build_object(
    'on', (p.created_at at time zone b.time_zone)::date,
    'packs', jsonb_build_array(u.base_pack)
      || case when b.record->>'jurisdiction' = 'CN' then jsonb_build_array(u.china_pack) else '[]' end
      || case when c.body is not null then jsonb_build_array(u.own_pack) else '[]' end,
    'numbers', case when b.record->>'jurisdiction' = 'CN'
      then (u.numbers - 'surveillance_first_months' - 'surveillance_per_year') || u.china
      else u.numbers end || coalesce(c.numbers, '{}')))
  from usual u, bodies b left join chosen c on c.body = b.id
  where b.id = p.tenant_id;

update bodies b set record = (b.record - 'policy') || case when c.body is null then '{}' else
    jsonb_build_object('own_limits', jsonb_build_array(u.own_pack || jsonb_build_object(
      'from', (b.created_at at time zone b.time_zone)::date, 'says', c.says))) end
  from usual u, bodies same left join chosen c on c.body = same.id
  where same.id = b.id;

alter table programmes force row level security;
alter table bodies force row level security;
