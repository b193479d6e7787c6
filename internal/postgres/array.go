package postgres

import (
	"database/sql/driver"
	"fmt"

	"github.com/jackc/pgx/v5/pgtype"
)

var types = pgtype.NewMap()

// textArray is a text[] column.
type textArray []string

func (a textArray) Value() (driver.Value, error) {
	if a == nil {
		a = textArray{}
	}
	b, err := types.Encode(pgtype.TextArrayOID, pgtype.TextFormatCode, []string(a), nil)
	return string(b), err
}

func (a *textArray) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*a = nil
		return nil
	case string:
		return types.Scan(pgtype.TextArrayOID, pgtype.TextFormatCode, []byte(v), (*[]string)(a))
	case []byte:
		return types.Scan(pgtype.TextArrayOID, pgtype.TextFormatCode, v, (*[]string)(a))
	}
	return fmt.Errorf("cannot read text[] from %T", v)
}
