package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	netmail "net/mail"

	"triennia/internal/app"
	"triennia/internal/config"
	"triennia/internal/domain/body"
	"triennia/internal/domain/text"
)

// by is how the audit trail names this command.
const by = "operator at the command line"

func runOperator(ctx context.Context, args []string, out io.Writer) error {
	usage := usageError{errors.New("triennia operator create-body | create-operator [OPTIONS]; --help after either tells its options")}
	if len(args) == 0 {
		return usage
	}
	switch args[0] {
	case "create-body":
		return createBody(ctx, args[1:], out)
	case "create-operator":
		return createOperator(ctx, args[1:], out)
	}
	return usage
}

func createBody(ctx context.Context, args []string, out io.Writer) error {
	f := flags("operator create-body")
	data := f.String("data", "", "the data directory instead of DATA_DIR")
	slug := f.String("slug", "", "short name, in the address of every page: cedar")
	name := f.String("name", "", "name")
	nameZh := f.String("name-zh", "", "Chinese name; the same where there is none")
	code := f.String("code", "001", "stands in the numbers of its certificates")
	country := f.String("country", "IE", "two letters")
	zone := f.String("time-zone", "UTC", "its days begin and end there: Europe/Dublin")
	language := f.String("language", "en", "en or zh-CN, of letters to people who have not chosen one")
	rules := f.String("jurisdiction", "IAF", "IAF or CN")
	admin := f.String("admin", "", `first administrator: "Ada Byron <ada@cedar.example>"`)
	if err := parse(f, args); err != nil {
		return err
	}
	who, err := person(*admin)
	if err != nil {
		return err
	}
	if *nameZh == "" {
		nameZh = name
	}
	return withApp(ctx, *data, func(a *app.App, cfg config.Config) error {
		made, err := a.CreateBody(ctx, by, app.NewBody{Slug: *slug, Name: text.T(*name, *nameZh), Code: *code, Country: *country,
			TimeZone: *zone, Language: text.Lang(*language), Jurisdiction: body.Jurisdiction(*rules), Admin: app.NewAdmin{Name: who.Name, Email: who.Address}})
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s is at %s/b/%s\n", made.Body.Name.En, cfg.PublicURL, made.Body.Slug)
		return tellPassword(out, who.Address, made.Password)
	})
}

func createOperator(ctx context.Context, args []string, out io.Writer) error {
	f := flags("operator create-operator")
	data := f.String("data", "", "the data directory instead of DATA_DIR")
	admin := f.String("person", "", `"Ada Byron <ada@example.org>"`)
	if err := parse(f, args); err != nil {
		return err
	}
	who, err := person(*admin)
	if err != nil {
		return err
	}
	return withApp(ctx, *data, func(a *app.App, _ config.Config) error {
		password, err := a.CreateOperator(ctx, who.Name, who.Address)
		if err != nil {
			return err
		}
		return tellPassword(out, who.Address, password)
	})
}

func person(s string) (*netmail.Address, error) {
	who, err := netmail.ParseAddress(s)
	if err != nil || who.Name == "" {
		return nil, usageError{fmt.Errorf(`%q is not of the form "Ada Byron <ada@example.org>"`, s)}
	}
	return who, nil
}

func tellPassword(out io.Writer, email, password string) (err error) {
	if password == "" {
		_, err = fmt.Fprintf(out, "%s has an account already and signs in with its own password.\n", email)
		return err
	}
	_, err = fmt.Fprintf(out, "%s signs in with the password %s and chooses another one then. It is told only now.\n", email, password)
	return err
}

// withApp opens the servers for one use case, and closes them again.
func withApp(ctx context.Context, data string, do func(*app.App, config.Config) error) (err error) {
	vars := environment()
	if data != "" {
		vars["DATA_DIR"] = data
	}
	if vars["LOG_LEVEL"] == "" {
		vars["LOG_LEVEL"] = "warn"
	}
	cfg, err := config.Parse(vars)
	if err != nil {
		return usageError{err}
	}
	s, err := open(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	return do(s.app, cfg)
}
