package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"triennia/internal/postgres"
)

func runMigrate(ctx context.Context, args []string, out io.Writer) (err error) {
	cfg, err := settings("migrate", args)
	if err != nil {
		return err
	}
	if cfg.DatabaseURL == "" {
		return errors.New("migrate needs DATABASE_URL, the address of the owner; an embedded database is migrated at each start")
	}
	box, err := keyBox(cfg)
	if err != nil {
		return err
	}
	if err := provision(ctx, &cfg, box); err != nil {
		return err
	}
	applied, _, err := postgres.Version(ctx, cfg.DatabaseURL)
	if err == nil {
		_, err = fmt.Fprintf(out, "The database is at migration %d.\n", applied)
	}
	return err
}
