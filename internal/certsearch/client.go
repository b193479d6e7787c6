// Package certsearch talks to IAF CertSearch by version 2 of its API, as its guide documents it.
package certsearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"triennia/internal/domain/register"
)

// The servers of the register, and the pause between requests that it recommends.
const (
	LiveURL    = "https://api.iafcertsearch.org"
	SandboxURL = "https://api.sandbox.iafcertsearch.org"
	Pause      = time.Minute
)

// UploadPath is where one certificate is uploaded.
const UploadPath = "/api/client/v2/cb/upload-cert"

// KeyHeader is the header that carries the key.
const KeyHeader = "x-http-authorization"

const (
	patience = 30 * time.Second
	mostRead = 64 << 10 // bytes of an answer
	mostSaid = 2000     // characters of it that are kept
	mostWait = 24 * time.Hour
)

// Client sends certificates to the servers. The addresses are those of the deployment: no body may choose one.
type Client struct {
	Live, Sandbox string
	Pause         time.Duration // between two requests of one body
	Practice      string        // the key that the register of a demonstration takes, empty outside one
}

// Upload sends one certificate under the key and answers what the register says of it.
func (c *Client) Upload(ctx context.Context, to register.Server, key string, m register.Message) register.Answer {
	body, err := json.Marshal(m)
	if err != nil {
		return register.Answer{Says: err.Error()}
	}
	return c.post(ctx, to, key, body)
}

// Try sends an upload without contents: the register refuses it, and by how it does tells whether it knows the key.
func (c *Client) Try(ctx context.Context, to register.Server, key string) register.Answer {
	return c.post(ctx, to, key, []byte(`{"certified_entity": {}, "certification": {}}`))
}

// follow sends no key to where an answer leads.
var follow = http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

func (c *Client) post(ctx context.Context, to register.Server, key string, body []byte) register.Answer {
	base := c.Live
	if to == register.Sandbox {
		base = c.Sandbox
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+UploadPath, bytes.NewReader(body))
	if err != nil {
		return register.Answer{Says: err.Error()}
	}
	req.Header.Set(KeyHeader, key)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	res, err := follow.Do(req)
	if err != nil {
		return register.Answer{Says: unreached(err)}
	}
	defer func() { _ = res.Body.Close() }()
	said, err := io.ReadAll(io.LimitReader(res.Body, mostRead))
	if err != nil {
		return register.Answer{Says: unreached(err)}
	}
	a := read(said)
	a.Status, a.After = res.StatusCode, after(res.Header)
	if a.Says == "" && a.Given == "" {
		a.Says = fmt.Sprintf("%d %s", res.StatusCode, http.StatusText(res.StatusCode))
	}
	return a
}

func unreached(err error) string {
	var slow interface{ Timeout() bool }
	if errors.As(err, &slow) && slow.Timeout() {
		return "no answer within the time"
	}
	if u := (*url.Error)(nil); errors.As(err, &u) {
		err = u.Err // without the address, which says nothing to those who read it
	}
	return "not reached: " + short(err.Error())
}

// after is how long the answer asks to wait, in seconds; the form with a date is read too.
func after(h http.Header) time.Duration {
	said := h.Get("Retry-After")
	if n, err := strconv.Atoi(said); err == nil && n > 0 {
		return min(time.Duration(n)*time.Second, mostWait)
	}
	until, err := http.ParseTime(said)
	if err != nil {
		return 0
	}
	from, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		from = time.Now()
	}
	return min(max(until.Sub(from), 0), mostWait)
}

// reply are the documented forms of an answer: the identifier below data or beside it, one error or a list of them.
type reply struct {
	Data   json.RawMessage `json:"data"`
	Given  string          `json:"company_certifications_id"`
	Errors json.RawMessage `json:"errors"`
	Title  string          `json:"title"`
	Detail string          `json:"detail"`
	Code   string          `json:"code"`
}

type wrong struct {
	Code    string          `json:"code"`
	Message json.RawMessage `json:"message"`
}

func read(said []byte) (a register.Answer) {
	var r reply
	if json.Unmarshal(said, &r) != nil {
		return register.Answer{Says: short(string(said))}
	}
	var data struct {
		Given string `json:"company_certifications_id"`
	}
	_ = json.Unmarshal(r.Data, &data) // true in version 1
	if a.Given = data.Given; a.Given == "" {
		a.Given = r.Given
	}
	list := []wrong{}
	if one := (wrong{}); json.Unmarshal(r.Errors, &one) == nil {
		list = append(list, one)
	} else {
		_ = json.Unmarshal(r.Errors, &list) // neither: nothing is said
	}
	says := []string{}
	for _, w := range list {
		if a.Code == "" {
			a.Code = short(w.Code)
		}
		says = append(says, w.says()...)
	}
	if len(list) == 0 {
		a.Code = short(r.Code)
		says = slices.DeleteFunc([]string{r.Title, r.Detail}, func(s string) bool { return s == "" })
	}
	a.Says = short(strings.Join(says, "; "))
	return a
}

// says is the message: a sentence, or one for each field.
func (w wrong) says() []string {
	var one string
	if json.Unmarshal(w.Message, &one) == nil {
		return []string{one}
	}
	var fields map[string]any
	if json.Unmarshal(w.Message, &fields) != nil {
		return nil
	}
	out := []string{}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		out = append(out, fmt.Sprintf("%s: %v", name, fields[name]))
	}
	return out
}

func short(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(strings.TrimSpace(s), "?"), "\x00", "")
	if r := []rune(s); len(r) > mostSaid {
		return string(r[:mostSaid])
	}
	return s
}
