package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// target is one address under load; path gives the n-th request, so that not always the same rows are
// asked for.
type target struct {
	name   string
	base   string
	path   func(n int) string
	cookie string
}

// result is what one round of load has measured.
type result struct {
	perSecond float64
	p50, p99  time.Duration
	failed    int
}

// fire keeps conns requests in flight for the duration.
func fire(ctx context.Context, t target, conns int, d time.Duration) (result, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: conns, MaxConnsPerHost: conns, DisableCompression: true}}
	defer client.CloseIdleConnections()
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	all := make([][]time.Duration, conns)
	failed := make([]int, conns)
	var group sync.WaitGroup
	began := time.Now()
	for w := range conns {
		group.Go(func() {
			for n := w; ctx.Err() == nil; n += conns {
				start := time.Now()
				err := get(ctx, client, t, n, io.Discard)
				if ctx.Err() != nil {
					return
				}
				if err != nil {
					failed[w]++
					continue
				}
				all[w] = append(all[w], time.Since(start))
			}
		})
	}
	group.Wait()
	took := time.Since(began)
	times := slices.Concat(all...)
	slices.Sort(times)
	r := result{}
	for _, f := range failed {
		r.failed += f
	}
	if len(times) == 0 {
		return r, fmt.Errorf("%s: no request succeeded", t.name)
	}
	r.perSecond = float64(len(times)) / took.Seconds()
	r.p50, r.p99 = times[len(times)/2], times[len(times)*99/100]
	return r, nil
}

func get(ctx context.Context, client *http.Client, t target, n int, into io.Writer) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, t.base+t.path(n), nil)
	if err != nil {
		return err
	}
	if t.cookie != "" {
		req.Header.Set("Cookie", t.cookie)
	}
	answer, err := client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(answer.Body, 500))
		return fmt.Errorf("%s answers %d: %s", req.URL, answer.StatusCode, text)
	}
	_, err = io.Copy(into, answer.Body)
	return err
}

// median is the round in the middle by throughput.
func median(rounds []result) result {
	slices.SortFunc(rounds, func(a, b result) int {
		if a.perSecond < b.perSecond {
			return -1
		}
		return 1
	})
	return rounds[len(rounds)/2]
}
