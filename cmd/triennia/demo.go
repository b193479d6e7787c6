package main

import (
	"context"
	"fmt"
	"io"
)

func runDemo(ctx context.Context, args []string, out io.Writer) error {
	cfg, err := settings("demo", args)
	if err != nil {
		return err
	}
	return serve(ctx, cfg, parts{api: true, worker: true}, func(context.Context, *servers) error {
		_, err := fmt.Fprintf(out, "\nTriennia is ready: %s\n", cfg.PublicURL)
		return err
	})
}
