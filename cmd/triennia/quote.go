package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
)

func runQuote(_ context.Context, args []string, out io.Writer) error {
	f := flags("quote <REQUEST.json")
	if err := parse(f, args); err != nil {
		return err
	}
	if f.NArg() > 0 {
		return usageError{fmt.Errorf("quote reads standard input, not %q", f.Arg(0))}
	}
	return quote(os.Stdin, out)
}

// quote answers one request: audit time, sampling and fees with every step.
func quote(in io.Reader, out io.Writer) error {
	var req fee.Request
	err := readInput(in, &req)
	var bad fault.Invalid
	if errors.As(err, &bad) || err == nil {
		req.Check(&bad)
		err = bad.OrNil()
	}
	if err != nil {
		return badInput(err)
	}
	quoted, err := fee.Quote(req.Time(), req.PriceList.List())
	if err != nil {
		return badInput(err)
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(answerOf(quoted))
}
