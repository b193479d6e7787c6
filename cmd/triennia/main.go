// Command triennia is the whole product in one binary.
package main

import (
	"fmt"
	"log/slog"
	"os"
	"time"

	"triennia/internal/api"
	"triennia/internal/app"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "openapi" {
		if err := printOpenAPI(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	fmt.Fprintln(os.Stderr, "usage: triennia openapi")
	os.Exit(2)
}

// printOpenAPI writes the description of the API to standard output; it needs no database.
func printOpenAPI() error {
	server := api.New(&app.App{Now: time.Now, Log: slog.Default()})
	doc, err := server.OpenAPI().MarshalJSON()
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(append(doc, '\n'))
	return err
}
