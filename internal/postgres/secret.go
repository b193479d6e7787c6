package postgres

import "time"

// Secret is one sealed secret of the deployment.
type Secret struct {
	Name      string
	Sealed    []byte
	CreatedAt time.Time
}

// Secrets lists the secrets whose name begins with the prefix, newest first.
func (t *SystemTx) Secrets(prefix string) ([]Secret, error) {
	var out []Secret
	return out, t.db.Table("secrets").Where("starts_with(name, ?)", prefix).Order("created_at desc, name desc").Find(&out).Error
}

// AddSecret stores a secret unless one of that name is there, so that of several processes one wins.
func (t *SystemTx) AddSecret(name string, sealed []byte, at time.Time) error {
	return t.db.Exec("insert into secrets (name, sealed, created_at) values (?, ?, ?) on conflict do nothing", name, sealed, at).Error
}
