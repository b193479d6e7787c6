package app

import (
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

// Notify is notify for one recipient, for tests.
func Notify(a *App, tx *postgres.Tx, template string, data mail.Data, email, name string, lang text.Lang) error {
	return a.notify(tx, template, data, recipient{Email: email, Name: name, Lang: lang})
}
