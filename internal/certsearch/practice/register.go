// Package practice is a register to practise on: it takes certificates as IAF CertSearch documents its API, and keeps them
// in memory. The demonstration and the tests use it.
package practice

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"triennia/internal/certsearch"
	"triennia/internal/domain/register"
)

// Register is the register. Its fields are set before it serves.
type Register struct {
	Key       string           // that it takes
	Standards []string         // that its accreditation body knows, all where there are none
	Gap       time.Duration    // requests that come faster are too many
	Now       func() time.Time // nil: the clock

	mu   sync.Mutex
	last time.Time
	kept map[string]Entry
}

// Entry is what the register has under an identity number.
type Entry struct {
	Given string
	Told  register.Message
	Times int // how often it was told
}

// Kept is what the register has under the identity number.
func (r *Register) Kept(number string) (Entry, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, found := r.kept[number]
	return e, found
}

// ServeHTTP takes the upload of one certificate.
func (r *Register) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var m register.Message
	switch {
	case req.URL.Path != certsearch.UploadPath:
		refuse(w, http.StatusNotFound, "not_found", "There is nothing at this address.")
	case req.Method != http.MethodPost:
		refuse(w, http.StatusMethodNotAllowed, "method_not_allowed", "Use POST.")
	case r.Key == "" || req.Header.Get(certsearch.KeyHeader) != r.Key:
		refuse(w, http.StatusUnauthorized, "invalid_session_token", "The key is not known.")
	case r.tooFast(w):
		refuse(w, http.StatusTooManyRequests, "too_many_requests", "Wait between requests.")
	case json.NewDecoder(http.MaxBytesReader(w, req.Body, 1<<20)).Decode(&m) != nil:
		refuse(w, http.StatusBadRequest, "bad_request", "The body is not JSON.")
	default:
		r.take(w, m)
	}
}

func (r *Register) tooFast(w http.ResponseWriter) bool {
	now := time.Now()
	if r.Now != nil {
		now = r.Now()
	}
	if wait := r.Gap - now.Sub(r.last); !r.last.IsZero() && wait > 0 {
		w.Header().Set("Retry-After", fmt.Sprint(int(wait/time.Second)+1))
		return true
	}
	r.last = now
	return false
}

func (r *Register) take(w http.ResponseWriter, m register.Message) {
	if bad := r.check(m); len(bad) > 0 {
		refuse(w, http.StatusBadRequest, "validation_error", bad)
		return
	}
	number := said(m, "certificate_identity_number")
	e, known := r.kept[number]
	if !known {
		e.Given = fmt.Sprintf("cc_%06d", len(r.kept)+1)
	}
	e.Told, e.Times = m, e.Times+1
	if r.kept == nil {
		r.kept = map[string]Entry{}
	}
	r.kept[number] = e
	answer(w, http.StatusOK, map[string]any{"data": map[string]string{"company_certifications_id": e.Given}})
}

// limits are the mandatory fields of a certification and the longest value of those that have one.
var limits = map[string]int{"certificate_identity_number": 60, "certificate_number": 60, "certification_status": 45, "certification_type": 0,
	"certification_scope": 0, "certification_issue_date": 8, "certification_expiry_date": 8, "accreditation_body_name": 0}

var entityLimits = map[string]int{"certified_entity_unique_id": 45, "certified_entity_name": 300, "business_registered_street": 0,
	"business_registered_city": 0, "business_registered_country": 0}

var statuses = []string{"Active", "Inactive", "Suspended", "Cancelled", "Withdrawn", "Expired", register.Hidden}

var day = regexp.MustCompile(`^\d{8}$`)

func (r *Register) check(m register.Message) map[string]string {
	bad := map[string]string{}
	for name, most := range entityLimits {
		limit(bad, name, m.Entity[name], most)
	}
	for name, most := range limits {
		limit(bad, name, said(m, name), most)
	}
	if s := said(m, "certification_status"); s != "" && !slices.Contains(statuses, s) {
		bad["certification_status"] = "The status is not one of the accepted values."
	}
	for _, name := range []string{"certification_issue_date", "certification_expiry_date"} {
		if v := said(m, name); v != "" && !day.MatchString(v) {
			bad[name] = "Use the form YYYYMMDD."
		}
	}
	r.checkStandard(bad, m)
	return bad
}

func (r *Register) checkStandard(bad map[string]string, m register.Message) {
	var said struct {
		Schemes []struct {
			Name      string `json:"scheme_name"`
			Standards []struct {
				Name string `json:"standards_name"`
			} `json:"standard_list"`
		} `json:"schemes"`
	}
	again, _ := json.Marshal(m.Certification) // it was read from JSON
	_ = json.Unmarshal(again, &said)
	if len(said.Schemes) == 0 || said.Schemes[0].Name == "" || len(said.Schemes[0].Standards) == 0 {
		bad["schemes"] = "A scheme and a standard are missing."
		return
	}
	if name := said.Schemes[0].Standards[0].Name; len(r.Standards) > 0 && !slices.Contains(r.Standards, name) {
		bad["standards_name"] = "The accreditation body has no standard of this name."
	}
}

func limit(bad map[string]string, name, value string, most int) {
	switch {
	case value == "":
		bad[name] = "The field is missing."
	case most > 0 && utf8.RuneCountInString(value) > most:
		bad[name] = fmt.Sprintf("The field has more than %d characters.", most)
	}
}

func said(m register.Message, name string) string {
	s, _ := m.Certification[name].(string)
	return s
}

func refuse(w http.ResponseWriter, status int, code string, message any) {
	answer(w, status, map[string]any{"error": true, "errors": map[string]any{"code": code, "message": message}})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a caller that has left needs no answer
}
