package certificate

import (
	"testing"
	"time"

	"triennia/internal/domain/date"
)

// Rule "SM-110": whatever the public is told of a certificate makes another entry, and nothing else does.
func TestAnEntryChangesWithWhatTheCertificateSays(t *testing.T) {
	at := time.Date(2026, 11, 27, 10, 0, 0, 7, time.UTC)
	entry := func(change func(*Record)) Entry {
		r := Record{Code: "C0DE", Number: "N-1", Standard: "S:2018", State: Active, IssuedOn: date.New(2026, 1, 2), ExpiresOn: date.New(2029, 1, 1),
			History: []Change{{On: date.New(2026, 1, 2), State: Active}}, Sites: []Site{{Central: true}}}
		change(&r)
		e, err := r.Entry(4, at)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	first := entry(func(*Record) {})
	if first.N != 4 || first.At.Nanosecond() != 0 || first.Certificate != LogName("C0DE") || first.Since != date.New(2026, 1, 2) {
		t.Errorf("%+v", first)
	}
	// Another form of the same contents would be another entry for each certificate, and nothing would have changed.
	if got := first.Statement; got != "c1badef30867b0da2c21789ee15dc2252be7bd10939268da47a3b1ec90530e36" {
		t.Errorf("what the certificate says has another hash: %s", got)
	}
	for name, change := range map[string]func(*Record){
		"status":  func(r *Record) { r.State = Suspended },
		"since":   func(r *Record) { r.History = append(r.History, Change{On: date.New(2026, 5, 5), State: Active}) },
		"expiry":  func(r *Record) { r.ExpiresOn = date.New(2028, 1, 1) },
		"scope":   func(r *Record) { r.Scope.En = "hosting" },
		"holder":  func(r *Record) { r.Holder.Name.Zh = "云" },
		"sites":   func(r *Record) { r.Sites = append(r.Sites, Site{}) },
		"edition": func(r *Record) { r.Standard = "S:2027" },
		"number":  func(r *Record) { r.Number = "N-2" },
	} {
		if first.Same(entry(change)) {
			t.Errorf("%s changes nothing", name)
		}
	}
	for name, change := range map[string]func(*Record){
		"version": func(r *Record) { r.Version = 9 },
		"persons": func(r *Record) { r.Persons = 50 },
		"examination": func(r *Record) {
			r.Examinations = append(r.Examinations, Examination{})
		},
	} {
		if !first.Same(entry(change)) {
			t.Errorf("%s is nobody's business", name)
		}
	}
}
