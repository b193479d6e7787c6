package clock

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
)

var on = date.MustParse

func iaf(today, decided string) Input {
	return Input{Jurisdiction: body.IAF, Convention: body.DayBefore, Cycle: 1,
		Today: on(today), DecidedOn: on(decided), IssuedOn: on(decided)}
}

func china(today, issued string) Input {
	in := iaf(today, issued)
	in.Jurisdiction = body.China
	return in
}

// wantsBoth is under a body for which no recertification audit stands for a surveillance.
func wantsBoth(in Input) Input {
	in.Limits = pack.For(string(in.Jurisdiction), in.DecidedOn)
	in.Limits.Numbers[pack.WholeForPart] = 0
	return in
}

func surveyed(in Input, ends ...string) Input {
	for _, e := range ends {
		in.Audits = append(in.Audits, Held{"surveillance", on(e)})
	}
	return in
}

// brief writes an output on one line: status, expiry, obligations, proposals, broken rules.
func brief(o Output) string {
	s := []string{string(o.Status)}
	if o.ExpiresOn != nil {
		s = append(s, "to "+o.ExpiresOn.String())
	}
	for _, d := range o.Obligations {
		s = append(s, fmt.Sprintf("%c%d %s %s %s", d.Kind[0], d.Number, d.DueOn, d.Status, strings.Join(d.Rules, "+")))
	}
	for _, p := range o.Proposals {
		s = append(s, fmt.Sprintf("propose %s because %s on %s", p.Action, p.Because, p.On))
	}
	for _, b := range o.Broken {
		s = append(s, "broken "+b.Rule)
	}
	return strings.Join(s, "; ")
}

// Rule "TR-6" on the clock: a cycle that is taken over keeps its days and its expiry, and what was held in it counts.
func TestACycleThatIsTakenOver(t *testing.T) {
	c := certificate.Record{Rules: body.IAF, Convention: body.DayBefore, Cycle: 2, DecidedOn: on("2026-11-26"), IssuedOn: on("2026-11-26"), ExpiresOn: on("2028-05-20"),
		TakenOver: &certificate.TakenOver{Taken: programme.Taken{DecidedOn: on("2025-05-10"), ExpiresOn: on("2028-05-20"), Renewed: true, Held: []date.Date{on("2026-04-20")}}}}
	for rules, want := range map[body.Jurisdiction]string{
		body.IAF:   "active; to 2028-05-20; s1 2026-12-31 done P3; s2 2027-12-31 open P3; r0 2028-05-20 open RC1+RC7",
		body.China: "active; to 2028-05-20; s1 2026-05-10 done Q10; s2 2027-04-20 open Q10; r0 2028-05-20 open RC1+Q12",
	} {
		c.Rules = rules
		in := InputOf(c, programme.Record{Limits: pack.For(string(rules), on("2026-11-26"))}, nil, on("2026-11-26"))
		if got := brief(Compute(in)); got != want {
			t.Errorf("%s:\n%s, want\n%s", rules, got, want)
		}
	}
}

func TestTheExampleOfTheContract(t *testing.T) {
	in := surveyed(iaf("2026-11-23", "2024-03-15"), "2025-02-10")
	o := Compute(in)
	want := "active; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7"
	if got := brief(o); got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
	if o.RestoreUntil.String() != "2027-09-14" || o.RetainUntil.String() != "2030-03-14" || o.LatestSafe.String() != "2026-12-19" || o.SuspensionEndsOn != nil {
		t.Errorf("restore %v, retain %v, safe %v, suspension %v", o.RestoreUntil, o.RetainUntil, o.LatestSafe, o.SuspensionEndsOn)
	}
}

func TestAbsentAndNullFieldsAreTheSame(t *testing.T) {
	var a, b Input
	for text, in := range map[string]*Input{
		`{"jurisdiction":"IAF","today":"2026-11-23","expiry_convention":"day_before","cycle":1,"decided_on":"2024-03-15"}`:                                                                                                         &a,
		`{"jurisdiction":"IAF","today":"2026-11-23","expiry_convention":"day_before","cycle":1,"decided_on":"2024-03-15","previous_expiry":null,"recertification":{"onsite_ended_on":null,"decided_on":null},"suspended_on":null}`: &b,
	} {
		if err := json.Unmarshal([]byte(text), in); err != nil {
			t.Fatal(err)
		}
	}
	if brief(Compute(a)) != brief(Compute(b)) {
		t.Errorf("%s\n%s", brief(Compute(a)), brief(Compute(b)))
	}
}

// Beside P3 and P4 of the programme: "RC8", "Q10", "Q12" and "SM-187" at their boundaries.
func TestTheWorkedExamples(t *testing.T) {
	recertified := func(in Input, onSite, decided string) Input {
		in.Recertification = Renewal{on(onSite), on(decided)}
		return in
	}
	suspended := func(in Input, since string) Input { in.SuspendedOn = on(since); return in }
	anniversary := func(in Input) Input { in.Convention = body.Anniversary; return in }
	for name, x := range map[string]struct {
		in   Input
		want string
	}{
		"P23, the day before the first is due": {iaf("2025-03-14", "2024-03-15"),
			"active; to 2027-03-14; s1 2025-03-15 open P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7"},
		"P23, on the due day": {iaf("2025-03-15", "2024-03-15"),
			"active; to 2027-03-14; s1 2025-03-15 open P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7"},
		"P23, one day late": {iaf("2025-03-16", "2024-03-15"),
			"active; to 2027-03-14; s1 2025-03-15 overdue P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7; propose suspend because P4 on 2025-03-16"},
		"held on the due day": {surveyed(iaf("2025-06-01", "2024-03-15"), "2025-03-15"),
			"active; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7"},
		"held one day late": {surveyed(iaf("2025-06-01", "2024-03-15"), "2025-03-16"),
			"active; to 2027-03-14; s1 2025-03-15 late P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7; broken P4"},
		"D19 under the anniversary convention": {anniversary(iaf("2024-03-15", "2024-03-15")),
			"active; to 2027-03-15; s1 2025-03-15 open P4+P3; s2 2026-12-31 open P3; r0 2027-03-15 open RC1+RC7"},
		"29 February": {iaf("2024-02-29", "2024-02-29"),
			"active; to 2027-02-28; s1 2025-02-28 open P4+P3; s2 2026-12-31 open P3; r0 2027-02-28 open RC1+RC7"},
		"D21, the first in the year of the decision": {surveyed(iaf("2025-02-01", "2024-01-10"), "2024-12-18"),
			"active; to 2027-01-09; s1 2025-01-10 done P4; s2 2025-12-31 open P3; s3 2026-12-31 open P3; r0 2027-01-09 open RC1+RC7"},
		"D21, recertified on site in 2026": {recertified(surveyed(iaf("2026-12-01", "2024-01-10"), "2024-12-18", "2025-11-20"), "2026-11-25", ""),
			"active; to 2027-01-09; s1 2025-01-10 done P4; s2 2025-12-31 done P3; r0 2027-01-09 open RC1+RC7"},
		"P3 missed: 1 January": {surveyed(iaf("2027-01-01", "2024-03-15"), "2025-02-10"),
			"active; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 overdue P3; r0 2027-03-14 open RC1+RC7; propose suspend because P3 on 2027-01-01"},
		"two audits in one year cover one year": {surveyed(iaf("2026-02-01", "2024-03-15"), "2025-02-10", "2025-11-10"),
			"active; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7"},
		"an audit after today does not count": {surveyed(iaf("2025-03-16", "2024-03-15"), "2025-03-17"),
			"active; to 2027-03-14; s1 2025-03-15 overdue P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7; propose suspend because P4 on 2025-03-16"},
		"D23, renewed early": {recertified(surveyed(iaf("2027-02-01", "2024-03-15"), "2025-02-10", "2026-02-10"), "2026-12-10", "2027-01-10"),
			"active; to 2030-03-14; s1 2028-12-31 open P3; s2 2029-12-31 open P3; r0 2030-03-14 open RC1+RC7"},
		"RC8, the last day of restoration": {surveyed(iaf("2027-09-14", "2024-03-15"), "2025-02-10", "2026-02-10"),
			"restorable; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7"},
		"RC8, one day late": {surveyed(iaf("2027-09-15", "2024-03-15"), "2025-02-10", "2026-02-10"),
			"expired; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7; propose new_application because RC8 on 2027-09-15"},
		"P29, restored five months after expiry": {recertified(surveyed(iaf("2027-08-20", "2024-03-15"), "2025-02-10", "2026-02-10"), "2027-07-20", "2027-08-14"),
			"active; to 2030-03-14; s1 2028-12-31 open P3; s2 2029-12-31 open P3; r0 2030-03-14 open RC1+RC7"},
		"RC8, nine months after expiry": {surveyed(iaf("2027-12-14", "2024-03-15"), "2025-02-10", "2026-02-10"),
			"expired; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7; propose new_application because RC8 on 2027-09-15"},
		"P31, nine months after expiry in an extraordinary event": {extraordinary(surveyed(iaf("2027-12-14", "2024-03-15"), "2025-02-10", "2026-02-10"), 12),
			"restorable; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7"},
		"P31, the last day": {extraordinary(surveyed(iaf("2028-03-14", "2024-03-15"), "2025-02-10", "2026-02-10"), 12),
			"restorable; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7"},
		"P31, one day late": {extraordinary(surveyed(iaf("2028-03-15", "2024-03-15"), "2025-02-10", "2026-02-10"), 12),
			"expired; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7; propose new_application because RC8 on 2028-03-15"},
		"P31, restored in the twelfth month": {extraordinary(recertified(surveyed(iaf("2028-03-01", "2024-03-15"), "2025-02-10", "2026-02-10"), "2028-01-20", "2028-02-20"), 12),
			"active; to 2030-03-14; s1 2029-12-31 open P3; r0 2030-03-14 open RC1+RC7"},
		"RC10 gives nothing in China": {extraordinary(recertified(surveyed(china("2026-10-10", "2023-10-01"), "2024-09-10", "2025-09-10", "2026-09-10"), "2026-10-02", ""), 12),
			"expired; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 done Q10; s3 2026-09-10 done Q10; r0 2026-09-30 overdue RC1+Q12; propose treat_as_initial because Q12 on 2026-10-01"},
		"restored too late": {recertified(surveyed(iaf("2027-09-20", "2024-03-15"), "2025-02-10", "2026-02-10"), "2027-07-20", "2027-09-15"),
			"expired; to 2027-03-14; s1 2025-03-15 done P4+P3; s2 2026-12-31 done P3; r0 2027-03-14 overdue RC1+RC7; propose new_application because RC8 on 2027-09-15; broken RC8"},
		"X5, the last day of the suspension": {suspended(iaf("2025-09-20", "2024-03-15"), "2025-03-20"),
			"suspended; to 2027-03-14; s1 2025-03-15 overdue P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7"},
		"X5, one day late": {suspended(iaf("2025-09-21", "2024-03-15"), "2025-03-20"),
			"suspended; to 2027-03-14; s1 2025-03-15 overdue P4+P3; s2 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7; propose withdraw because X5 on 2025-09-21"},
		"T36, China on the last day": {surveyed(china("2027-05-20", "2025-07-23"), "2026-05-20"),
			"active; to 2028-07-22; s1 2026-07-23 done Q10; s2 2027-05-20 open Q10; r0 2028-07-22 open RC1+Q12"},
		"T36, China one day late": {surveyed(china("2027-05-21", "2025-07-23"), "2026-05-20"),
			"active; to 2028-07-22; s1 2026-07-23 done Q10; s2 2027-05-20 overdue Q10; r0 2028-07-22 open RC1+Q12; propose suspend because Q10 on 2027-05-21"},
		"SM-187, recertified on the last day of the interval": {recertified(surveyed(china("2026-09-20", "2023-10-01"), "2024-09-10", "2025-09-10"), "2026-09-10", ""),
			"active; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 done Q10; r0 2026-09-30 open RC1+Q12"},
		"SM-187, where the body wants both": {wantsBoth(recertified(surveyed(china("2026-09-20", "2023-10-01"), "2024-09-10", "2025-09-10"), "2026-09-10", "")),
			"active; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 done Q10; s3 2026-09-10 overdue Q10; r0 2026-09-30 open RC1+Q12; propose suspend because Q10 on 2026-09-11"},
		"SM-187, recertified a day after it": {recertified(surveyed(china("2026-09-20", "2023-10-01"), "2024-09-10", "2025-09-10"), "2026-09-11", ""),
			"active; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 done Q10; s3 2026-09-10 overdue Q10; r0 2026-09-30 open RC1+Q12; propose suspend because Q10 on 2026-09-11"},
		"T38, on site after the expiry": {recertified(surveyed(china("2026-10-10", "2023-10-01"), "2024-09-10", "2025-09-10"), "2026-10-02", "2026-10-09"),
			"expired; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 done Q10; s3 2026-09-10 overdue Q10; r0 2026-09-30 overdue RC1+Q12; propose treat_as_initial because Q12 on 2026-10-01; broken Q12"},
		"P27, China on the day of the second surveillance": {surveyed(china("2025-09-10", "2023-10-01"), "2024-09-10"),
			"active; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 open Q10; r0 2026-09-30 open RC1+Q12"},
		"P27, China, the second surveillance a day late": {surveyed(china("2025-09-11", "2023-10-01"), "2024-09-10"),
			"active; to 2026-09-30; s1 2024-10-01 done Q10; s2 2025-09-10 overdue Q10; r0 2026-09-30 open RC1+Q12; propose suspend because Q10 on 2025-09-11"},
		"P27, China, recertified on site on the last day": {recertified(surveyed(china("2026-10-10", "2023-10-01"), "2024-09-10", "2025-09-30"), "2026-09-30", "2026-10-09"),
			"active; to 2029-09-30; s1 2027-10-09 open Q10; r0 2029-09-30 open RC1+Q12"},
		"not decided": {Input{Jurisdiction: body.IAF, Today: on("2026-01-01")}, "not_certified"},
	} {
		if got := brief(Compute(x.in)); got != x.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, x.want)
		}
	}
}

// What the examples D19, P29 and D23 say of other days than those of the obligations.
func TestUntilWhenTheExamplesAreRestored(t *testing.T) {
	anniversary := iaf("2024-03-15", "2024-03-15")
	anniversary.Convention = body.Anniversary
	for name, x := range map[string]struct {
		in   Input
		want string
	}{
		"D19, the day before":      {iaf("2024-03-15", "2024-03-15"), "2027-09-14"},
		"D19, the anniversary":     {anniversary, "2027-09-15"},
		"D23, of the cycle after":  {Input{Jurisdiction: body.IAF, Convention: body.DayBefore, Cycle: 2, Today: on("2027-02-01"), DecidedOn: on("2027-01-10"), IssuedOn: on("2027-01-10"), PreviousExpiry: on("2027-03-14")}, "2030-09-14"},
		"P29, of the restored one": {Input{Jurisdiction: body.IAF, Convention: body.DayBefore, Cycle: 2, Today: on("2027-08-20"), DecidedOn: on("2027-08-14"), IssuedOn: on("2027-08-14"), PreviousExpiry: on("2027-03-14")}, "2030-09-14"},
	} {
		if got := Compute(x.in).RestoreUntil; got == nil || got.String() != x.want {
			t.Errorf("%s: until %v, want %s", name, got, x.want)
		}
	}
}

// The cycle keeps the numbers it was planned with: a body that has the first surveillance after nine months
// and suspends for three.
func TestTheClockUsesTheNumbersOfTheCycle(t *testing.T) {
	in := iaf("2024-12-16", "2024-03-15")
	in.Limits = pack.For("IAF", in.DecidedOn)
	in.Limits.Numbers[pack.FirstMonths], in.Limits.Numbers[pack.SuspensionMonths] = 9, 3
	in.Limits.Numbers[pack.RetentionMonths], in.Limits.Numbers[pack.RestorationMonths] = 60, 2
	o := Compute(in)
	want := "active; to 2027-03-14; s1 2024-12-15 overdue P4; s2 2025-12-31 open P3; s3 2026-12-31 open P3; r0 2027-03-14 open RC1+RC7; propose suspend because P4 on 2024-12-16"
	if got := brief(o); got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
	if o.RetainUntil.String() != "2032-03-14" || o.RestoreUntil.String() != "2027-05-14" {
		t.Errorf("retain %s, restore %s", o.RetainUntil, o.RestoreUntil)
	}
	in.SuspendedOn = on("2024-12-16")
	if o := Compute(in); o.SuspensionEndsOn.String() != "2025-03-16" {
		t.Errorf("suspended until %s", o.SuspensionEndsOn)
	}
}

// Example D25 of the rule D6.
func TestAMajorOfStage2(t *testing.T) {
	in := Input{Jurisdiction: body.IAF, Today: on("2026-02-28"), Stage2EndedOn: on("2025-08-31"), OpenMajor: true}
	if got := brief(Compute(in)); got != "not_certified" {
		t.Errorf("on the last day: %s", got)
	}
	in.Today = on("2026-03-01")
	if got := brief(Compute(in)); got != "repeat_stage2; propose repeat_stage2 because D6 on 2026-03-01" {
		t.Errorf("one day late: %s", got)
	}
}

// The texts of the rules "RC1", "RC7", "RE2" and "Q11": the last safe day counts back from expiry,
// nothing extends a certificate, records outlive the cycle by one, and China's suspension follows Q10.
func TestWithdrawnAndChina(t *testing.T) {
	in := surveyed(iaf("2026-06-01", "2024-03-15"), "2025-02-10")
	in.WithdrawnOn, in.SuspendedOn = on("2026-05-02"), on("2025-11-01")
	o := Compute(in)
	if o.Status != IsWithdrawn || o.RetainUntil.String() != "2030-03-14" || len(o.Proposals) != 0 {
		t.Errorf("RE2 after withdrawal: %s, retain %s", brief(o), o.RetainUntil)
	}
	if c := Compute(china("2026-01-01", "2025-07-23")); c.RestoreUntil != nil {
		t.Error("China restores nothing after expiry")
	}
	in = surveyed(china("2027-05-21", "2025-07-23"), "2026-05-20")
	in.SuspendedOn = on("2026-11-20")
	if got := Compute(in).Proposals; len(got) != 1 || got[0].Action != ProposeWithdraw {
		t.Errorf("Q11: %v", got)
	}
}

func extraordinary(in Input, months int) Input {
	in.RestoreMonths = months
	return in
}
