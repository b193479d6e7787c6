package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// spell is a time in which a status was surely the one: from the moment at which the decision was committed to the one
// at which the next began.
type spell struct {
	status   certificate.Status
	from, to time.Time
}

// seen is one answer: asked and answered at these instants.
type seen struct {
	status      certificate.Status
	asked, told time.Time
	cache       string
}

// While many ask and the status changes, the server never answers with one that a committed change has replaced; what
// lies in between may answer for the time that the answer states, a minute.
func TestVerificationUnderLoadIsNeverStale(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	at := web.API(w).URL + "/api/v1/verify/" + held.Code
	readers := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	heard := &answers{}
	heard.more = sync.NewCond(&heard.mu)
	stop, all := make(chan struct{}), sync.WaitGroup{}
	for range 8 {
		all.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				asked := time.Now()
				got, err := ask(readers, at)
				if err != nil {
					t.Error(err)
				}
				got.asked, got.told = asked, time.Now()
				heard.add(got)
			}
		})
	}
	spells := []spell{{status: "active", from: time.Now()}}
	for i := range 8 {
		heard.wait(80)
		of, to, code := decision.Suspend, certificate.Status("suspended"), decision.ReasonCode("client_request")
		if i%2 == 1 {
			of, to, code = decision.Restore, "active", ""
		}
		spells[i].to = time.Now()
		_, err := w.App.DecideOnCertificate(context.Background(), w.Decider(), held.ID, i+1, of,
			app.Verdict{Terms: decision.Terms{Reason: "asked for", Code: code, EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
		w.Must(err)
		spells = append(spells, spell{status: to, from: time.Now()})
	}
	spells[8].to = time.Now().Add(time.Hour)
	heard.wait(80)
	close(stop)
	all.Wait()
	within := 0
	for _, a := range heard.list {
		if a.cache != "public, max-age=60" {
			t.Fatalf("cached by %q", a.cache)
		}
		for _, s := range spells {
			if a.asked.Before(s.from) || a.told.After(s.to) {
				continue
			}
			if within++; a.status != s.status {
				t.Fatalf("asked %s after it was committed: %s, not %s", a.asked.Sub(s.from), a.status, s.status)
			}
		}
	}
	if within < 9*20 {
		t.Errorf("only %d of %d answers lie between two changes", within, len(heard.list))
	}
}

// answers are those heard so far, by many readers.
type answers struct {
	mu   sync.Mutex
	more *sync.Cond
	list []seen
}

func (a *answers) add(s seen) {
	a.mu.Lock()
	a.list = append(a.list, s)
	a.mu.Unlock()
	a.more.Broadcast()
}

// wait waits for so many more.
func (a *answers) wait(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for n += len(a.list); len(a.list) < n; {
		a.more.Wait()
	}
}

func ask(c *http.Client, at string) (out seen, err error) {
	res, err := c.Get(at)
	if err != nil {
		return out, err
	}
	defer func() { _ = res.Body.Close() }()
	var v app.Verification
	err = json.NewDecoder(res.Body).Decode(&v)
	return seen{status: v.Status, cache: res.Header.Get("Cache-Control")}, err
}
