package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"triennia/internal/domain/rulebook"
)

// ruleRow is one rule as the command line tells it.
type ruleRow struct {
	ID         string `json:"id"`
	Says       string `json:"says"`
	SaysZh     string `json:"says_zh"`
	Source     string `json:"source"`
	Clause     string `json:"clause"`
	Level      string `json:"level"`
	Confidence string `json:"confidence,omitempty"`
	File       string `json:"file"`
	Test       string `json:"test"`
}

func runRules(_ context.Context, args []string, out io.Writer) error {
	f := flags("rules [WORD | CLAUSE | ID]")
	asJSON := f.Bool("json", false, "as JSON")
	words, err := parseAround(f, args)
	if err != nil {
		return err
	}
	word := strings.Join(words, " ")
	rows := []ruleRow{}
	for _, e := range rulebook.Find(word) {
		rows = append(rows, ruleRow{
			e.ID, e.Says.En, e.Says.Zh, e.Source, e.Clause, string(e.Level), string(e.Confidence), e.File, e.Test,
		})
	}
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(rows)
	}
	return writeRules(out, rows, word)
}

func writeRules(out io.Writer, rows []ruleRow, word string) error {
	if len(rows) == 0 {
		_, err := fmt.Fprintf(out, "No rule speaks of %q.\n", word)
		return err
	}
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tLEVEL\tSOURCE\tCLAUSE\tSAYS\tFILE\tTEST")
	for _, r := range rows {
		fmt.Fprintln(w, strings.Join([]string{r.ID, r.Level, r.Source, r.Clause, r.Says, r.File, r.Test}, "\t"))
	}
	return w.Flush()
}
