-- +goose Up
-- By which the medians of a body find its latest audits, whatever the number of all.
create index audits_pace on audits (tenant_id, sort_on) where state = 'decided' and type in ('stage2', 'recertification');
