-- +goose Up
alter table price_lists add column valid_to date check (valid_to >= valid_from);

-- A quotation has several discounts. The owner sees no row while row security is forced, so it is not meanwhile.
alter table quotations no force row level security;
update quotations
  set record = (record - 'discount') || jsonb_build_object('discounts', jsonb_build_array(record -> 'discount'))
  where record ? 'discount';
alter table quotations force row level security;
