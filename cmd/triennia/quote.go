package main

import (
	"context"
	"io"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
)

func runQuote(_ context.Context, args []string, out io.Writer) error {
	return answering("quote", "REQUEST.json", args, out, quote)
}

// quote answers one request: audit time, sampling and fees with every step.
func quote(in io.Reader, out io.Writer) error {
	var req fee.Request
	if err := readChecked(in, &req, func(bad *fault.Invalid) { req.Check(bad) }); err != nil {
		return err
	}
	quoted, err := fee.Quote(req.Time(), req.PriceList.List())
	if err != nil {
		return badInput(err)
	}
	return writeAnswer(out, answerOf(quoted))
}
