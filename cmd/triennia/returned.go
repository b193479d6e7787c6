package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"triennia/internal/app"
	"triennia/internal/config"
)

// later is an error after which a mail system hands the same mail over again: exit 75, EX_TEMPFAIL of sysexits.
type later struct{ error }

// runReturned reads one mail that came back to the sender of the product.
func runReturned(ctx context.Context, args []string, out io.Writer) error {
	f := flags("returned")
	data := f.String("data", "", "the data directory instead of DATA_DIR")
	if err := parse(f, args); err != nil {
		return err
	}
	err := withApp(ctx, *data, func(a *app.App, _ config.Config) error {
		says, err := a.TakeReturned(ctx, os.Stdin)
		if err == nil {
			fmt.Fprintln(out, says)
		}
		return err
	})
	if err != nil {
		return later{err}
	}
	return nil
}
