package app

import (
	"errors"

	"triennia/internal/domain/fault"
)

// under names the wrong fields of a part of the input as fields of the whole.
func under(part string, err error) error {
	var bad fault.Invalid
	if !errors.As(err, &bad) {
		return err
	}
	out := fault.Invalid{Fields: make([]fault.Field, len(bad.Fields))}
	for i, f := range bad.Fields {
		out.Fields[i] = fault.Field{Path: part + "." + f.Path, Says: f.Says}
	}
	return out
}
