package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// certification is one of the IAF that was decided on the day, asked for on another; the words change fields of it.
func certification(decided, today string, change ...func(object)) object {
	c := object{"jurisdiction": "IAF", "today": today, "expiry_convention": "day_before", "cycle": 1, "decided_on": decided, "issued_on": decided}
	for _, f := range change {
		f(c)
	}
	return c
}

func inChina(c object) { c["jurisdiction"] = "CN" }

func surveyed(ends ...string) func(object) {
	var held []any
	for _, end := range ends {
		held = append(held, object{"type": "surveillance", "ended_on": end})
	}
	return with("audits", held)
}

func recertified(onSite, decided any) func(object) {
	return with("recertification", object{"onsite_ended_on": onSite, "decided_on": decided})
}

func askClock(t *testing.T, c object) object {
	t.Helper()
	in, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := tellTime(bytes.NewReader(in), &out); err != nil {
		t.Fatalf("%s: %v", in, err)
	}
	var a object
	if err := json.Unmarshal(out.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// clockLine is what is asserted of an answer, on one line.
func clockLine(a object) string {
	line := []string{fmt.Sprint(a["status"])}
	for _, field := range []string{"expires_on", "restore_until", "suspension_ends_on", "retain_until", "latest_safe_recertification_end"} {
		line = append(line, fmt.Sprint(a[field]))
	}
	for _, o := range a["obligations"].([]any) {
		o := o.(object)
		number := ""
		if n, there := o["number"]; there {
			number = fmt.Sprint(n)
		}
		line = append(line, fmt.Sprintf("%s%s %s %s %v", o["kind"].(string)[:1], number, o["due_on"], o["status"], o["rules"]))
	}
	for _, p := range a["proposals"].([]any) {
		p := p.(object)
		line = append(line, fmt.Sprintf("%s/%s/%s", p["action"], p["because"], p["on"]))
	}
	for _, b := range a["broken"].([]any) {
		b := b.(object)
		if b["says"] == "" || b["source"] == "" || b["clause"] == "" {
			line = append(line, "empty breach")
		}
		line = append(line, "broken "+b["rule"].(string))
	}
	return strings.Join(line, "; ")
}

// Each sentence of the contract of the command, with the worked examples that it speaks of.
func TestTheClockTells(t *testing.T) {
	const renewedAhead = "s1 2025-03-15 done [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]"
	for name, c := range map[string]struct {
		in   object
		want string
	}{
		"the example": {certification("2024-03-15", "2026-11-23", surveyed("2025-02-10")),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; " + renewedAhead},
		"D19, anniversary": {certification("2024-03-15", "2026-11-23", surveyed("2025-02-10"), with("expiry_convention", "anniversary")),
			"active; 2027-03-15; 2027-09-15; <nil>; 2030-03-15; 2026-12-20; s1 2025-03-15 done [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-15 open [RC1 RC7]"},
		"T34, no day less where the month clamps": {certification("2024-02-29", "2024-03-01", inChina),
			"active; 2027-02-28; <nil>; <nil>; 2030-02-28; 2026-12-05; s1 2025-02-28 open [Q10]; r 2027-02-28 open [RC1 Q12]"},
		"T30, China counts from the issue": {certification("2025-07-01", "2025-08-01", inChina, with("issued_on", "2025-07-23")),
			"active; 2028-07-22; <nil>; <nil>; 2031-07-22; 2028-04-28; s1 2026-07-23 open [Q10]; r 2028-07-22 open [RC1 Q12]"},
		"the second cycle counts from the expiry before": {certification("2027-01-10", "2027-02-01", with("cycle", 2), with("previous_expiry", "2027-03-14")),
			"active; 2030-03-14; 2030-09-14; <nil>; 2033-03-14; 2029-12-19; s1 2028-12-31 open [P3]; s2 2029-12-31 open [P3]; r 2030-03-14 open [RC1 RC7]"},
		"valid through the day of expiry": {certification("2024-03-15", "2027-03-14", surveyed("2025-02-10", "2026-05-05")),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 done [P4 P3]; s2 2026-12-31 done [P3]; r 2027-03-14 open [RC1 RC7]"},
		"D23, renewed before the expiry": {certification("2024-03-15", "2027-02-01", surveyed("2025-02-10", "2026-05-05"), recertified("2026-12-10", "2027-01-10")),
			"active; 2030-03-14; 2030-09-14; <nil>; 2033-03-14; 2029-12-19; s1 2028-12-31 open [P3]; s2 2029-12-31 open [P3]; r 2030-03-14 open [RC1 RC7]"},
		"P29, restored within six months": {certification("2024-03-15", "2027-08-20", surveyed("2025-02-10", "2026-05-05"), recertified("2027-07-20", "2027-09-14"), with("today", "2027-09-14")),
			"active; 2030-03-14; 2030-09-14; <nil>; 2033-03-14; 2029-12-19; s1 2028-12-31 open [P3]; s2 2029-12-31 open [P3]; r 2030-03-14 open [RC1 RC7]"},
		"restored a day too late": {certification("2024-03-15", "2027-09-15", surveyed("2025-02-10", "2026-05-05"), recertified("2027-07-20", "2027-09-15")),
			"expired; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 done [P4 P3]; s2 2026-12-31 done [P3]; r 2027-03-14 overdue [RC1 RC7]; new_application/RC8/2027-09-15; broken RC8"},
		"restorable": {certification("2024-03-15", "2027-03-15", surveyed("2025-02-10", "2026-05-05")),
			"restorable; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 done [P4 P3]; s2 2026-12-31 done [P3]; r 2027-03-14 overdue [RC1 RC7]"},
		"P27 and T38, China restores nothing": {certification("2023-10-01", "2026-10-10", inChina, surveyed("2024-09-10", "2025-09-10"), recertified("2026-10-02", "2026-10-09")),
			"expired; 2026-09-30; <nil>; <nil>; 2029-09-30; 2026-07-07; s1 2024-10-01 done [Q10]; s2 2025-09-10 done [Q10]; s3 2026-09-10 overdue [Q10]; r 2026-09-30 overdue [RC1 Q12]; treat_as_initial/Q12/2026-10-01; broken Q12"},
		"P23, on the last day": {certification("2024-03-15", "2025-03-15"),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 open [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]"},
		"P23, a day late": {certification("2024-03-15", "2025-03-16"),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 overdue [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]; suspend/P4/2025-03-16"},
		"done late": {certification("2024-03-15", "2025-05-01", surveyed("2025-03-16")),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 late [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]; broken P4"},
		"two audits in one year cover one": {certification("2024-03-15", "2026-11-23", surveyed("2025-02-10", "2025-11-10")),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; " + renewedAhead},
		"D21, the year of the recertification audit needs none": {certification("2024-01-10", "2026-12-01", surveyed("2024-12-18", "2025-11-20"), recertified("2026-11-25", nil)),
			"active; 2027-01-09; 2027-07-09; <nil>; 2030-01-09; 2026-10-16; s1 2025-01-10 done [P4]; s2 2025-12-31 done [P3]; r 2027-01-09 open [RC1 RC7]"},
		"another audit does not move the clock": {certification("2024-03-15", "2026-11-23", surveyed("2025-02-10"),
			func(c object) {
				c["audits"] = append(c["audits"].([]any), object{"type": "follow_up", "ended_on": "2026-05-01"}, object{"type": "surveillance", "ended_on": nil})
			}),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; " + renewedAhead},
		"what happens after today is not known": {certification("2024-03-15", "2026-11-23", surveyed("2025-02-10", "2026-11-24"), recertified("2026-11-24", "2026-11-25"), with("suspended_on", "2026-11-24"), with("withdrawn_on", "2026-11-24")),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; " + renewedAhead},
		"T36, China, twelve months after the last": {certification("2025-07-23", "2027-05-21", inChina, surveyed("2026-05-20")),
			"active; 2028-07-22; <nil>; <nil>; 2031-07-22; 2028-04-28; s1 2026-07-23 done [Q10]; s2 2027-05-20 overdue [Q10]; r 2028-07-22 open [RC1 Q12]; suspend/Q10/2027-05-21"},
		"suspended, its time has not passed": {certification("2024-03-15", "2025-09-20", with("suspended_on", "2025-03-20")),
			"suspended; 2027-03-14; 2027-09-14; 2025-09-20; 2030-03-14; 2026-12-19; s1 2025-03-15 overdue [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]"},
		"X5, suspended for more than six months": {certification("2024-03-15", "2025-09-21", with("suspended_on", "2025-03-20")),
			"suspended; 2027-03-14; 2027-09-14; 2025-09-20; 2030-03-14; 2026-12-19; s1 2025-03-15 overdue [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]; withdraw/X5/2025-09-21"},
		"records outlive a withdrawal": {certification("2024-03-15", "2026-06-01", surveyed("2025-02-10"), with("withdrawn_on", "2026-05-02")),
			"withdrawn; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; " + renewedAhead},
		"cancelled": {certification("2024-03-15", "2026-06-01", surveyed("2025-02-10"), with("cancelled_on", "2026-05-02")),
			"cancelled; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; " + renewedAhead},
		"D25, on the last day": {certification("", "2026-02-28", with("decided_on", nil), with("issued_on", nil), with("stage2_ended_on", "2025-08-31"), with("open_major", true)),
			"not_certified; <nil>; <nil>; <nil>; <nil>; <nil>"},
		"D25, a day late": {certification("", "2026-03-01", with("decided_on", nil), with("issued_on", nil), with("stage2_ended_on", "2025-08-31"), with("open_major", true)),
			"repeat_stage2; <nil>; <nil>; <nil>; <nil>; <nil>; repeat_stage2/D6/2026-03-01"},
		"the body's own time for the last steps": {certification("2024-03-15", "2026-11-23", surveyed("2025-02-10"), with("buffer", object{"report": 5, "correction": 30, "review": 5, "decision": 2})),
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2027-01-31; " + renewedAhead},
		"what is absent is usual": {object{"today": "2026-11-23", "decided_on": "2024-03-15"},
			"active; 2027-03-14; 2027-09-14; <nil>; 2030-03-14; 2026-12-19; s1 2025-03-15 overdue [P4 P3]; s2 2026-12-31 open [P3]; r 2027-03-14 open [RC1 RC7]; suspend/P4/2025-03-16"},
	} {
		if got := clockLine(askClock(t, c.in)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}

// Each malformed certification is refused with the field named.
func TestMalformedCertifications(t *testing.T) {
	ask := func(in string) error { return tellTime(strings.NewReader(in), new(bytes.Buffer)) }
	for _, c := range []struct {
		field string
		in    object
	}{
		{"today", certification("2024-03-15", "2026-02-30")},
		{"today", certification("2024-03-15", "")},
		{"today", certification("2024-03-15", "", with("today", nil))},
		{"today", certification("2024-03-15", "", with("today", 20261123))},
		{"decided_on", certification("15.03.2024", "2026-11-23")},
		{"jurisdiction", certification("2024-03-15", "2026-11-23", with("jurisdiction", "EU"))},
		{"expiry_convention", certification("2024-03-15", "2026-11-23", with("expiry_convention", "eve"))},
		{"cycle", certification("2024-03-15", "2026-11-23", with("cycle", -1))},
		{"cycle", certification("2024-03-15", "2026-11-23", with("cycle", 1.5))},
		{"audits", certification("2024-03-15", "2026-11-23", with("audits", "none"))},
		{"audits[0].ended_on", certification("2024-03-15", "2026-11-23", surveyed("yesterday"))},
		{"audits[0]", certification("2024-03-15", "2026-11-23", with("audits", []any{nil}))},
		{"open_major", certification("2024-03-15", "2026-11-23", with("open_major", "no"))},
		{"buffer.review", certification("2024-03-15", "2026-11-23", with("buffer", object{"review": -1}))},
		{"expires", certification("2024-03-15", "2026-11-23", with("expires", "2027-01-01"))},
		{"-", certification("2024-03-15", "2026-11-23", with("-", "2027-01-01"))},
	} {
		in, _ := json.Marshal(c.in)
		refused(t, ask, string(in), c.field)
	}
	refused(t, ask, `{"today":`, "")
	refused(t, ask, `[]`, "(document)")
}
