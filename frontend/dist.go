// Package frontend carries the built browser application inside the binary. A fresh clone has only
// an empty placeholder in dist, so that work on the Go side needs no Node.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS is the build output: index.html, assets/ with hashed names, and .br and .gz variants beside them.
var FS, _ = fs.Sub(dist, "dist")
