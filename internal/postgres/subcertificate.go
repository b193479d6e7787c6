package postgres

import (
	"time"

	"gorm.io/gorm/clause"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/id"
)

type subCertificateRow struct {
	TenantID      id.Body        `gorm:"primaryKey"`
	CertificateID id.Certificate `gorm:"primaryKey"`
	Suffix        int            `gorm:"primaryKey"`
	CreatedAt     time.Time
	Number        string
	Code          string
}

func (subCertificateRow) TableName() string { return "sub_certificates" }
func (subCertificateRow) untrailed() string {
	return "the change of the certificate that it follows from is in the trail"
}

// nameSubs lets the register find the sub-certificates of the certificate by number and code. All else of them is kept
// with the certificate.
func (t *Tx) nameSubs(r certificate.Record) error {
	var rows []subCertificateRow
	for _, s := range r.Documents()[1:] {
		rows = append(rows, subCertificateRow{TenantID: t.Actor.Tenant, CertificateID: r.ID, Suffix: s.Suffix, Number: s.Number, Code: s.Code})
	}
	if len(rows) == 0 {
		return nil
	}
	named := clause.OnConflict{Columns: []clause.Column{{Name: "tenant_id"}, {Name: "certificate_id"}, {Name: "suffix"}}, DoNothing: true}
	return t.db.Clauses(named).Create(&rows).Error
}
