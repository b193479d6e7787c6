// Command bench measures two hot reads of the product against a bare net/http + pgx handler that runs
// the same SQL and returns the same JSON: the list of engagements, and the public verification. Both run
// in one process on one database, in turns, so that the ratios mean something on any machine.
// scripts/bench runs it; docs/benchmarks.md holds what it printed last.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"reflect"
	"time"

	"triennia/internal/config"
	"triennia/internal/embedded"
	"triennia/internal/postgres"
)

type options struct {
	engagements, certificates int
	conns, pool, rounds       int
	sweep, due                int
	round                     time.Duration
}

func main() {
	var o options
	flag.IntVar(&o.engagements, "engagements", 100_000, "rows of the list in the tenant (and as many in another)")
	flag.IntVar(&o.certificates, "certificates", 1_000_000, "certificates that can be verified")
	flag.IntVar(&o.conns, "conns", 50, "connections at once")
	flag.IntVar(&o.pool, "pool", postgres.Conns(), "connections to the database, for each side (the product has half as many again for its second role)")
	flag.IntVar(&o.rounds, "rounds", 5, "rounds of each side, in turns")
	flag.DurationVar(&o.round, "round", 4*time.Second, "length of a round")
	flag.IntVar(&o.sweep, "sweep", 0, "instead, sweep a body with so many certificates, and one with a tenth of them")
	flag.IntVar(&o.due, "due", 20_000, "of them that owe a reminder on the day of the sweep")
	flag.Parse()
	do := run
	if o.sweep > 0 {
		do = measureSweeps
	}
	if err := do(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	config.SpendMemory() // as the product does; the bare side profits alike
	dir, err := embedded.TempDir()
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	db, err := embedded.Postgres(ctx, embedded.Options{Dir: dir, Fast: true, Database: "bench"})
	if err != nil {
		return err
	}
	defer func() { _ = db.Stop() }()
	p, err := openProduct(ctx, db.URL, o.pool)
	if err != nil {
		return err
	}
	defer p.close()
	began := time.Now()
	w, err := seed(ctx, db.URL, o.engagements, o.certificates)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "seeded in %s\n", time.Since(began).Round(time.Second))
	b, err := openBare(ctx, db.URL, w, o.pool)
	if err != nil {
		return err
	}
	defer b.pool.Close()
	pairs, err := pairs(p, b, w, o)
	if err != nil {
		return err
	}
	return measure(ctx, pairs, p, o)
}

// pair is one read, on both sides.
type pair struct {
	name          string
	product, bare target
}

func pairs(p *product, b bare, w world, o options) ([]pair, error) {
	ours, err := serve(p.handler)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /list", b.list)
	mux.HandleFunc("GET /verify/{code}", b.verify)
	theirs, err := serve(mux)
	if err != nil {
		return nil, err
	}
	states := []string{"programmed", "planned", "confirmed", "reported", "decided"}
	state := func(n int) string { return states[n%len(states)] }
	code := func(n int) string { return certificateCode(1 + n*7919%o.certificates) }
	cookie, err := p.cookie(w)
	if err != nil {
		return nil, err
	}
	return []pair{
		{"Engagement list", target{"product", ours, func(n int) string {
			return "/api/v1/b/" + w.slug + "/audits?sort=-on_site&state=" + state(n)
		}, cookie}, target{"bare", theirs, func(n int) string { return "/list?state=" + state(n) }, ""}},
		{"Verification JSON", target{"product", ours, func(n int) string { return "/api/v1/verify/" + code(n) }, ""},
			target{"bare", theirs, func(n int) string { return "/verify/" + code(n) }, ""}},
	}, nil
}

// serve listens on a free port of this machine until the program ends.
func serve(h http.Handler) (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() { _ = http.Serve(l, h) }() //nolint:gosec // loopback, for minutes
	return "http://" + l.Addr().String(), nil
}

func measure(ctx context.Context, pairs []pair, p *product, o options) error {
	fmt.Printf("| read | product req/s | bare req/s | ratio | product p50 | product p99 | bare p99 | queries |\n|---|---|---|---|---|---|---|---|\n")
	for _, x := range pairs {
		if err := sameAnswer(ctx, x); err != nil {
			return err
		}
		queries, err := p.queriesOf(ctx, x.product)
		if err != nil {
			return err
		}
		var ours, theirs []result
		for range o.rounds {
			for _, side := range []struct {
				t    target
				into *[]result
			}{{x.bare, &theirs}, {x.product, &ours}} {
				r, err := fire(ctx, side.t, o.conns, o.round)
				if err != nil {
					return err
				}
				if r.failed > 0 {
					return fmt.Errorf("%s, %s: %d requests failed", x.name, side.t.name, r.failed)
				}
				*side.into = append(*side.into, r)
			}
		}
		a, b := median(ours), median(theirs)
		fmt.Printf("| %s | %.0f | %.0f | %.2f | %s | %s | %s | %d |\n", x.name, a.perSecond, b.perSecond, a.perSecond/b.perSecond,
			short(a.p50), short(a.p99), short(b.p99), queries)
	}
	return nil
}

func short(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

// sameAnswer fails unless both sides return the same JSON: otherwise the ratio would compare nothing.
func sameAnswer(ctx context.Context, x pair) error {
	for n := range 10 {
		var answers [2]any
		for i, t := range []target{x.product, x.bare} {
			var body bytes.Buffer
			if err := get(ctx, http.DefaultClient, t, n, &body); err != nil {
				return err
			}
			if err := json.Unmarshal(body.Bytes(), &answers[i]); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
		}
		if !reflect.DeepEqual(answers[0], answers[1]) {
			return fmt.Errorf("%s: the sides answer differently to %s and %s", x.name, x.product.path(n), x.bare.path(n))
		}
	}
	return nil
}
