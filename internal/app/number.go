package app

import (
	"fmt"

	"triennia/internal/domain/date"
	"triennia/internal/postgres"
)

// numbered is the next number of the year in the series, without gaps: "I-2026-0001".
func numbered(tx *postgres.Tx, series, prefix string, today date.Date) (string, error) {
	n, err := tx.NextNumber(fmt.Sprintf("%s-%d", series, today.Year()))
	return fmt.Sprintf("%s-%d-%04d", prefix, today.Year(), n), err
}
