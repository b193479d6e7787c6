-- +goose Up
alter table calculations add foreign key (tenant_id, application_id) references applications (tenant_id, id);
alter table quotations add foreign key (tenant_id, application_id) references applications (tenant_id, id);
alter table contracts add foreign key (tenant_id, application_id) references applications (tenant_id, id);
