// Package migrations holds the schema as plain SQL, forward only, embedded in the binary.
package migrations

import "embed"

//go:embed *.sql
var Files embed.FS
