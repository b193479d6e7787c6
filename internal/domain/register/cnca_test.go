package register

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

const huawei = "914403001922038216"

func held(n byte, kind programme.Kind, ends string, days int) audit.Record {
	return audit.Record{ID: id.Audit{n}, Type: kind, State: audit.Decided, Standard: "ISO/IEC 20000-1:2018", Cycle: 1, Days: audittime.DaysOf(days),
		Span: audit.Span{From: audit.Half(on(ends), false), To: audit.Half(on(ends), true)}, ConcludedOn: on(ends).AddDays(20)}
}

func chinese() certificate.Record {
	c := subject().Certificate
	c.Holder.Country, c.Holder.Registered, c.Persons = "CN", huawei, 40
	c.DecisionID = id.Decision{1}
	c.History = []certificate.Change{{On: on("2026-01-02"), State: certificate.Active, Decision: id.Decision{1}}}
	return c
}

func keys(items []Item) string {
	out := []string{}
	for _, i := range items {
		out = append(out, string(i.Stream)+" "+i.On.String()+" "+string(i.Status))
	}
	return strings.Join(out, ", ")
}

// Rule "SM-140": three streams, each by its own day; what was replaced is not reported, nor what is still open.
func TestWhatHappened(t *testing.T) {
	clean, escalated, open := held(1, programme.Surveillance, "2026-10-01", 2), held(2, programme.Surveillance, "2027-09-01", 2), held(3, programme.Surveillance, "2028-09-01", 2)
	decided := []decision.Record{{ID: id.Decision{7}, Type: decision.Maintain, AuditIDs: []id.Audit{{2}}, On: on("2027-11-05")},
		{ID: id.Decision{8}, Type: decision.Maintain, AuditIDs: []id.Audit{{3}}}}
	audits := []audit.Record{held(4, programme.Stage2, "2025-12-01", 6), clean, escalated, open}
	c := chinese()
	if got, want := keys(Happened(c, audits, decided, on("2028-12-31"))),
		"new 2026-01-02 active, surveillances 2026-10-21 active, surveillances 2027-11-05 active"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if n := Surveyed(c, audits, decided, on("2027-11-04")); n != 1 {
		t.Errorf("the day before the second was decided on: %d", n)
	}
	if n := Surveyed(c, audits, decided, on("2027-11-05")); n != 2 {
		t.Errorf("on that day: %d", n)
	}
	for name, x := range map[string]struct {
		spoil func(*certificate.Record)
		until string
		want  string
	}{
		"the day before": {func(*certificate.Record) {}, "2026-01-01", ""},
		"the last day":   {func(*certificate.Record) {}, "2029-01-01", "new 2026-01-02 active"},
		"a day later":    {func(*certificate.Record) {}, "2029-01-02", "new 2026-01-02 active, changes 2029-01-02 expired"},
		"withdrawn after a suspension": {func(c *certificate.Record) {
			c.State = certificate.Withdrawn
			c.History = append(c.History, certificate.Change{On: on("2026-11-03"), State: certificate.Suspended}, certificate.Change{On: on("2026-11-03"), State: certificate.Active},
				certificate.Change{On: on("2026-11-20"), State: certificate.Withdrawn})
		}, "2030-01-01", "new 2026-01-02 active, changes 2026-11-03 suspended, changes 2026-11-03 active, changes 2026-11-20 withdrawn"},
		"replaced": {func(c *certificate.Record) {
			c.State = certificate.Superseded
			c.History = append(c.History, certificate.Change{On: on("2026-11-03"), State: certificate.Superseded})
		}, "2030-01-01", "new 2026-01-02 active"},
		"issued anew": {func(c *certificate.Record) {
			c.Extends = &certificate.Extended{Number: "N-0", IssuedOn: on("2025-01-02")}
		}, "2026-12-31", "changes 2026-01-02 active"},
	} {
		c := chinese()
		x.spoil(&c)
		items := Happened(c, nil, nil, on(x.until))
		if got := keys(items); got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
		seen := map[string]bool{}
		for _, i := range items {
			if seen[i.Key] {
				t.Errorf("%s: %s stands twice", name, i.Key)
			}
			seen[i.Key] = true
		}
	}
}

func TestWhatARowTellsOf(t *testing.T) {
	c, grant := chinese(), Item{Stream: NewCertificates}
	for _, x := range []struct {
		item  Item
		audit audit.Record
		spoil func(*certificate.Record)
		want  bool
	}{
		{grant, held(1, programme.Stage1, "2025-11-01", 1), nil, true},
		{grant, held(1, programme.Stage2, "2026-01-02", 1), nil, true},
		{grant, held(1, programme.Stage2, "2026-01-03", 1), nil, false},
		{grant, held(1, programme.Surveillance, "2025-11-01", 1), nil, false},
		{grant, held(1, programme.Recertification, "2025-11-01", 1), func(c *certificate.Record) { c.Cycle = 2 }, true},
		{grant, held(1, programme.Recertification, "2025-01-02", 1), func(c *certificate.Record) { c.Cycle = 2 }, false},
		{Item{Stream: Surveillances, Audit: id.Audit{1}}, held(1, programme.Surveillance, "2026-11-01", 1), nil, true},
		{Item{Stream: Changes, Change: "suspended"}, held(1, programme.Stage2, "2025-11-01", 1), nil, false},
		{Item{Stream: Changes, Change: Reissued}, held(1, programme.Special, "2025-11-01", 1), func(c *certificate.Record) { c.Extends = &certificate.Extended{IssuedOn: on("2025-10-01")} }, true},
	} {
		c := c
		if x.spoil != nil {
			x.spoil(&c)
		}
		if got := x.item.Feeds(x.audit, c); got != x.want {
			t.Errorf("%+v %s: %v", x.item, x.audit.Type, got)
		}
	}
}

func line() Line {
	c := chinese()
	return Line{Certificate: c, Client: client.Record{Legal: client.Legal{Name: text.T("Harbour Ltd", "港湾公司")}, Sites: []client.Site{{Headcount: 30}, {Headcount: 25}}},
		Body: Reporter{Approval: "CNCA-R-2002-006", Record: body.Record{Accreditation: body.Accreditation{Body: "CNAS"}}}, Item: Item{Stream: NewCertificates, On: c.IssuedOn, Status: "active"},
		Audits: []audit.Record{held(1, programme.Stage1, "2025-11-01", 1), held(2, programme.Stage2, "2025-12-01", 6)},
		From:   on("2026-01-01"), To: on("2026-01-31"), Business: []string{"33.01.02.05"}}
}

func cell(m Mapping, l Line, field string) string {
	i := slices.IndexFunc(m.Columns, func(c Column) bool { return c.Field == field })
	return m.Cells(l)[i]
}

func TestTheColumns(t *testing.T) {
	m, l := Delivered(), line()
	for field, want := range map[string]string{"holder_name": "港湾公司", "status": "有效", "activity": "01", "type": "01", "country": "156", "audit_days": "7.0", "audit_from": "2025-11-01",
		"audit_to": "2025-12-01", "employees": "55", "persons": "40", "project": "信息技术服务管理体系认证", "basis": "ISO/IEC 20000-1:2018", "accreditation": "CNAS",
		"sub_certificate": "否", "business": "33.01.02", "changed_on": "", "recertifications": "0", "window_to": "2026-01-31"} {
		if got := cell(m, l, field); got != want {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
	}
	l.Certificate.Provisional = true
	l.Item = Item{Stream: Changes, On: on("2026-01-20"), Status: "suspended", Change: "suspended"}
	l.Decision = decision.Record{Terms: decision.Terms{Code: "client_request", EndsOn: on("2026-07-20")}}
	for field, want := range map[string]string{"status": "暂停", "change": "暂停", "suspension_reason": "客户主动请求", "suspended_from": "2026-01-20", "suspended_until": "2026-07-20",
		"ended_reason": "", "withdrawn_on": "", "activity": "05", "type": "04", "changed_on": "2026-01-20", "accreditation": ""} {
		if got := cell(m, l, field); got != want {
			t.Errorf("suspended, %s: %q, want %q", field, got, want)
		}
	}
	if heads := m.Headings(); len(heads) != len(LineFields) || heads[0] != "认证机构批准号" {
		t.Errorf("%v", heads)
	}
}

// Rule "SM-141": mandatory fields, and the credit code of a Chinese holder.
func TestWhatIsHeldBack(t *testing.T) {
	for want, spoil := range map[string]func(*Line, *Mapping){
		"":         func(*Line, *Mapping) {},
		"approval": func(l *Line, _ *Mapping) { l.Body.Approval = "" },
		"address": func(l *Line, _ *Mapping) {
			l.Certificate.Holder.Address, l.Certificate.Holder.City = text.Text{}, text.Text{}
		},
		"persons": func(l *Line, _ *Mapping) { l.Certificate.Persons = 0 },
		"project": func(l *Line, _ *Mapping) { l.Certificate.Standard = "ISO 22301:2019" },
		"status": func(_ *Line, m *Mapping) {
			m.Codes = nil
			m.Codes = []Code{{ProjectCodes, "ISO/IEC 20000-1", "x"}, {ActivityCodes, "initial", "01"}}
		},
		"credit_code":        func(l *Line, _ *Mapping) { l.Certificate.Holder.Registered = "914403001922038217" },
		"certificate_number": func(l *Line, _ *Mapping) { l.Certificate.Number = " " },
	} {
		l, m := line(), Delivered()
		spoil(&l, &m)
		got := ""
		if p := m.Problems(l); len(p) > 0 {
			got = p[0].Field
		}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	l := line()
	l.Certificate.Holder.Country, l.Certificate.Holder.Registered = "IE", ""
	if p := Delivered().Problems(l); len(p) != 0 {
		t.Errorf("a holder abroad: %+v", p)
	}
}

// Rule "SM-142": withdrawn and cancelled never share a word.
func TestEveryStatusKeepsItsWord(t *testing.T) {
	said := map[string]bool{}
	for s := range certificate.StatusNames {
		if word := Delivered().code(StatusCodes, string(s)); word == "" && s != certificate.Status(certificate.Superseded) || said[word] {
			t.Errorf("%s: %q", s, word)
		} else {
			said[word] = true
		}
	}
	r := FromMapping(Delivered())
	l := Delivered().Layout
	i := slices.IndexFunc(l.Codes, func(c Code) bool { return c.Value == "cancelled" })
	l.Codes[i].Code = "撤销"
	var broken rule.Broken
	if err := r.Replace(l); !errors.As(err, &broken) || broken[0].Rule.ID != "SM-142" {
		t.Errorf("%v", err)
	}
	l.Codes[i].Code = "04"
	l.Approval = " CNCA-R-2002-006 "
	if err := r.Replace(l); err != nil || r.Record().Approval != "CNCA-R-2002-006" || r.Record().code(StatusCodes, "cancelled") != "04" {
		t.Errorf("%v, %+v", err, r.Record())
	}
}

func TestColumnsThatMakeNoSense(t *testing.T) {
	for want, spoil := range map[string]func(*Layout){
		"columns":           func(l *Layout) { l.Columns = nil },
		"columns.1.heading": func(l *Layout) { l.Columns[1].Heading = l.Columns[0].Heading },
		"columns.2.heading": func(l *Layout) { l.Columns[2].Heading = "  " },
		"columns.0.field":   func(l *Layout) { l.Columns[0].Field = "weather" },
		"columns.0.fixed":   func(l *Layout) { l.Columns[0].Fixed = "x" },
		"codes.0.code":      func(l *Layout) { l.Codes[0].Code = "" },
		"codes.1.value":     func(l *Layout) { l.Codes[1].Value = l.Codes[0].Value },
	} {
		l := Delivered().Layout
		spoil(&l)
		var bad fault.Invalid
		if err := FromMapping(Delivered()).Replace(l); !errors.As(err, &bad) || bad.Fields[0].Path != want {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// Rule "SM-143": the month is reported from its report; the next window follows the last one.
func TestTheNextWindow(t *testing.T) {
	for _, x := range []struct{ today, reported, from, to string }{
		{"2026-11-27", "", "2026-10-01", "2026-10-31"},
		{"2026-11-27", "2026-09-30", "2026-09-30", "2026-10-31"},
		{"2026-11-27", "2026-08-15", "2026-08-15", "2026-10-31"},
		{"2026-11-27", "2026-10-31", "2026-10-31", "2026-11-27"},
		{"2026-11-27", "2026-11-27", "2026-11-27", "2026-11-27"},
		{"2026-01-01", "", "2025-12-01", "2025-12-31"},
	} {
		reported, _ := date.Parse(x.reported)
		from, to := NextWindow(on(x.today), reported)
		if from != on(x.from) || to != on(x.to) {
			t.Errorf("%+v: %s to %s", x, from, to)
		}
	}
	for want, days := range map[string][2]string{"": {"2026-11-01", "2026-11-27"}, "to": {"2026-11-01", "2026-11-28"}, "from": {"2024-11-26", "2026-11-27"}} {
		var bad fault.Invalid
		err := CheckWindow(on(days[0]), on(days[1]), on("2026-11-27"))
		if errors.As(err, &bad); (err == nil) != (want == "") || err != nil && bad.Fields[0].Path != want {
			t.Errorf("%q: %v", want, err)
		}
	}
	if err := CheckWindow(on("2026-11-02"), on("2026-11-01"), on("2026-11-27")); err == nil {
		t.Error("a window that ends before it begins")
	}
	var f fault.Error
	if _, err := New(Record{ID: id.Submission{1}, Register: CNCA, Kind: Window}, "Ada", on("2026-11-27")); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("a file of nothing: %v", err)
	}
}

// A sub-certificate is reported as one, each thing once, and refers to its certificate (MS-16).
func TestASubCertificateIsReported(t *testing.T) {
	c := chinese()
	c.IssuedOn = on("2026-01-02")
	c.Sites = append(c.Sites[:1:1], certificate.Site{Key: "b", Name: text.T("Cork", "科克"), City: text.T("Cork", "科克"), Country: "CN", Activities: text.T("Hosting", "托管")})
	c.Subs = []certificate.Sub{{Suffix: 1, Key: "b", Site: text.T("Cork", "科克"), Code: "C-1", On: on("2026-03-01"), Ended: certificate.Cancelled, EndedOn: on("2026-05-01")}}
	got := map[string]Item{}
	for _, i := range Happened(c, nil, nil, on("2026-12-31")) {
		got[i.Key] = i
	}
	if len(got) != 3 || got["01:new"].On != on("2026-03-01") || got["01:cancelled:2026-05-01"].Stream != Changes || got["new"].Suffix != 0 {
		t.Fatalf("%+v", got)
	}
	m := Delivered()
	cell := func(i Item, key string) string {
		f, _ := lineField(key)
		return f.value(Line{Certificate: i.Document(c), Item: i, On: on("2026-12-31")}, m)
	}
	for key, want := range map[string][2]string{"certificate_number": {c.Number, c.Number + "-01"}, "sub_certificate": {"否", "是"}, "main_certificate": {"", c.Number},
		"scope": {c.Scope.Zh, "托管"}, "division": {"440300", "440300"}, "reported_on": {"2026-12-31", "2026-12-31"}, "reissued": {"否", "否"}} {
		if a, b := cell(got["new"], key), cell(got["01:new"], key); a != want[0] || b != want[1] {
			t.Errorf("%s: %q, %q, want %q", key, a, b, want)
		}
	}
	c.Extends = &certificate.Extended{Number: "N-0", IssuedOn: on("2025-01-02")}
	c.Subs[0].On = c.IssuedOn
	for _, i := range Happened(c, nil, nil, on("2026-02-01")) {
		if i.Change != Reissued || i.Suffix == 1 && (cell(i, "former_number") != "N-0-01" || cell(i, "reissued_on") != "2026-01-02" || cell(i, "type") != "02") {
			t.Errorf("a version after another: %+v, %s", i, cell(i, "former_number"))
		}
	}
}

// The worked example T36: what the clock proposes on 21 May 2027 (see the tests of the clock), once decided, is in the report of
// the month with its ground and its days.
func TestASuspensionForAMissedSurveillanceIsReported(t *testing.T) {
	c := chinese()
	c.History = []certificate.Change{{On: on("2025-07-23"), State: certificate.Active, Decision: id.Decision{1}}, {On: on("2027-05-21"), State: certificate.Suspended, Decision: id.Decision{2}}}
	c.IssuedOn, c.State = on("2025-07-23"), certificate.Suspended
	for _, i := range Happened(c, nil, nil, on("2027-05-31")) {
		if i.Stream != Changes {
			continue
		}
		if i.On != on("2027-05-21") || !i.Due(on("2027-05-01"), Known{}) || i.Due(on("2027-06-01"), Known{Told: true}) {
			t.Errorf("T36: %+v", i)
		}
		l := Line{Certificate: c, Item: i, Decision: decision.Record{ID: id.Decision{2}, Terms: decision.Terms{Code: decision.Overdue, EndsOn: on("2027-11-21")}}}
		got := map[string]string{}
		for _, f := range LineFields {
			got[f.Key] = f.of(l)
		}
		for key, want := range map[string]string{"status": "suspended", "suspension_reason": "未按期接受监督审核", "suspended_from": "2027-05-21", "suspended_until": "2027-11-21", "changed_on": "2027-05-21"} {
			if got[key] != want {
				t.Errorf("T36: %s is %q, want %q", key, got[key], want)
			}
		}
		return
	}
	t.Error("T36: not reported")
}
