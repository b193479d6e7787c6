package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
)

// version is set by the build.
var version = "unversioned"

func runVersion(_ context.Context, _ []string, out io.Writer) error {
	_, err := fmt.Fprintf(out, "triennia %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
