package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
)

// filing keeps the files of a submission in the making.
type filing struct {
	a      *App
	ctx    context.Context
	tenant id.Body
	sid    id.Submission
	files  []register.File
}

// keep keeps a file with its hash.
func (f *filing) keep(name string, rows int, content *bytes.Buffer) error {
	sum, size, n := sha256.Sum256(content.Bytes()), int64(content.Len()), len(f.files)
	f.files = append(f.files, register.File{Name: name, Rows: rows, Size: size, SHA256: hex.EncodeToString(sum[:])})
	return f.a.Files.Put(f.ctx, submissionFile(f.tenant, f.sid, n), content, size)
}

// forget takes back the files of a submission that came to nothing.
func (f *filing) forget() error {
	var err error
	for n := range f.files {
		err = errors.Join(err, f.a.Files.Delete(context.WithoutCancel(f.ctx), submissionFile(f.tenant, f.sid, n)))
	}
	return err
}

func submissionFile(tenant id.Body, sid id.Submission, n int) string {
	return fmt.Sprintf("b/%s/register/%s/%d", tenant, sid, n)
}
