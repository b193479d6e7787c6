package main

import (
	"context"
	"io"
	"log/slog"
	"time"

	"triennia/internal/api"
	"triennia/internal/app"
)

// runOpenAPI writes the description of the API; it needs no database.
func runOpenAPI(_ context.Context, _ []string, out io.Writer) error {
	server := api.New(&app.App{Now: time.Now, Log: slog.Default()})
	doc, err := server.OpenAPI().MarshalJSON()
	if err != nil {
		return err
	}
	_, err = out.Write(append(doc, '\n'))
	return err
}
