-- +goose Up
-- A number is found however it is typed, and two that differ in small letters only are one. The column is text, which an
-- index serves under row security; upper(number) itself is not.
alter table certificates add folded text not null generated always as (upper(number)) stored;
alter table certificates add unique (tenant_id, folded);
create index on certificates (folded);
alter table sub_certificates add folded text not null generated always as (upper(number)) stored;
alter table sub_certificates add unique (tenant_id, folded);
create index on sub_certificates (folded);
drop index certificates_number_idx;
drop index sub_certificates_number_idx;
