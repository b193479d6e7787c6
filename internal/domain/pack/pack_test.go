package pack

import (
	"errors"
	"strings"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var day = date.New(2026, 11, 23)

func own(says ...Statement) Pack { return Next(nil, says, day)[0] }

func of(t *testing.T, packs []Pack, k Key) Line {
	t.Helper()
	for _, l := range Resolve(packs) {
		if l.Key == k {
			return l
		}
	}
	t.Fatalf("no line of %s", k)
	return Line{}
}

// layered is a pack of the layer that says one thing.
func layered(l Layer, s Statement) Pack {
	return Pack{Ref: Ref{ID: string(l), Layer: l, Name: text.T(string(l), string(l)), Edition: "1"}, From: day, Says: []Statement{s}}
}

func TestTheStrictestWinsAndSaysWhoSetIt(t *testing.T) {
	for _, c := range []struct {
		name  string
		key   Key
		packs []Pack
		value int
		by    Layer
	}{
		{"smaller is stricter", SuspensionMonths, []Pack{layered(Base, fixed(SuspensionMonths, 6, "X5", "")), layered(Country, fixed(SuspensionMonths, 5, "c", ""))}, 5, Country},
		{"whatever the layer", SuspensionMonths, []Pack{layered(Scheme, fixed(SuspensionMonths, 4, "X5", "")), layered(Accreditation, fixed(SuspensionMonths, 5, "c", ""))}, 4, Scheme},
		{"larger is stricter", RetentionMonths, []Pack{layered(Base, fixed(RetentionMonths, 36, "RE2", "")), layered(Country, fixed(RetentionMonths, 24, "c", ""))}, 36, Base},
		{"a body tightens", RetentionMonths, []Pack{layered(Base, fixed(RetentionMonths, 36, "RE2", "")), own(usual(RetentionMonths, 48))}, 48, Body},
		{"a body cannot loosen", RetentionMonths, []Pack{layered(Base, fixed(RetentionMonths, 36, "RE2", "")), own(usual(RetentionMonths, 12))}, 36, Base},
		{"equal numbers are of the lower layer", SuspensionMonths, []Pack{layered(Base, fixed(SuspensionMonths, 6, "X5", "")), own(usual(SuspensionMonths, 6))}, 6, Base},
		{"of equal numbers the one known best", OperationMonths, []Pack{layered(Base, practice(OperationMonths, 3, "SM-6", "")), layered(Country, fixed(OperationMonths, 3, "Q6", ""))}, 3, Country},
		{"an uncertain default yields to the body", StageGapMonths, []Pack{layered(Base, practice(StageGapMonths, 6, "S1-4", "")), own(usual(StageGapMonths, 9))}, 9, Body},
		{"but what is sure beside it does not", OperationMonths, []Pack{layered(Base, practice(OperationMonths, 3, "SM-6", "")), layered(Country, fixed(OperationMonths, 3, "Q6", "")), own(usual(OperationMonths, 2))}, 3, Country},
		{"the order of the packs does not count", SuspensionMonths, []Pack{own(usual(SuspensionMonths, 3)), layered(Base, fixed(SuspensionMonths, 6, "X5", ""))}, 3, Body},
	} {
		l := of(t, c.packs, c.key)
		if l.Value != c.value || l.SetBy.Pack.Layer != c.by || !l.InForce || len(l.Says) != len(c.packs) {
			t.Errorf("%s: %d by %s of %d", c.name, l.Value, l.SetBy.Pack.Layer, len(l.Says))
		}
	}
}

func TestChinaReplacesTheClockOfTheBase(t *testing.T) {
	packs := InForce("CN", day)
	for _, k := range []Key{FirstMonths, SurveillanceYearly} {
		if l := of(t, packs, k); l.InForce || l.Says[0].Standing != Replaced {
			t.Errorf("%s: %+v", k, l)
		}
	}
	tightened := append(packs, own(usual(FirstMonths, 9)))
	if l := of(t, tightened, FirstMonths); l.InForce || SetOf(tightened, day).Of(FirstMonths) != 0 {
		t.Errorf("a body brings back what the country has replaced: %+v", l)
	}
	china := SetOf(packs, day)
	if china.Of(IntervalMonths) != 12 || china.Of(FirstMonths) != 0 || china.Of(RestorationMonths) != 0 || !china.Under(China) {
		t.Errorf("%+v", china)
	}
	iaf := For("IAF", day)
	if iaf.Of(IntervalMonths) != 0 || iaf.Of(FirstMonths) != 12 || iaf.Of(RestorationMonths) != 6 || iaf.Under(China) || iaf.Of(BarMonths) != 0 {
		t.Errorf("%+v", iaf)
	}
}

func TestABodyMovesALimit(t *testing.T) {
	for _, c := range []struct {
		country string
		key     Key
		value   int
		source  string
		field   string // of the complaint, empty where it is taken
	}{
		{"IAF", MajorMonths, 6, "", ""}, {"IAF", MajorMonths, 7, "", "value"}, {"IAF", MajorMonths, 1, "", ""}, {"IAF", MajorMonths, 0, "", "value"},
		{"IAF", RetentionMonths, 36, "", ""}, {"IAF", RetentionMonths, 35, "", "value"}, {"IAF", RetentionMonths, 240, "", ""}, {"IAF", RetentionMonths, 241, "", "value"},
		{"IAF", StageGapMonths, 7, "P-12, 4.3", ""}, {"IAF", StageGapMonths, 7, " ", "source"}, {"IAF", StageGapMonths, 5, "", "source"}, {"IAF", StageGapMonths, 13, "P-12", "value"},
		{"IAF", QuoteDays, 7, "", ""}, {"IAF", QuoteDays, 6, "", "value"}, {"IAF", QuoteDays, 365, "", ""}, {"IAF", QuoteDays, 366, "", "value"},
		{"IAF", OperationMonths, 1, "P-03", ""}, {"CN", OperationMonths, 1, "P-03", "value"}, {"CN", OperationMonths, 3, "", ""}, {"CN", OperationMonths, 6, "", ""},
		{"IAF", SurveillanceYearly, 1, "", "value"}, {"IAF", BarMonths, 12, "", "value"}, {"CN", BarMonths, 11, "", "value"}, {"CN", BarMonths, 13, "", ""},
		{"CN", FirstMonths, 9, "", "value"}, {"CN", IntervalMonths, 11, "5.4.1.4 as bought", ""}, {"CN", IntervalMonths, 11, "", "source"},
		{"CN", AuditorDays, 181, "", "value"}, {"CN", AuditorDays, 180, "", ""},
	} {
		says, err := CheckOwn(map[Key]Entry{c.key: {Value: &c.value, Source: c.source}}, InForce(c.country, day))
		var bad fault.Invalid
		errors.As(err, &bad)
		if (err != nil) != (c.field != "") || err != nil && bad.Fields[0].Path != "limits."+string(c.key)+"."+c.field {
			t.Errorf("%s %s = %d: %v", c.country, c.key, c.value, err)
		}
		if c.field == "" && (len(says) != 1 || says[0].Value != c.value) {
			t.Errorf("%s: %+v", c.key, says)
		}
	}
	seven := 7
	_, err := CheckOwn(map[Key]Entry{MajorMonths: {Value: &seven}}, InForce("IAF", day))
	if err == nil || !strings.Contains(err.Error(), "D6") || !strings.Contains(err.Error(), "9.5.3.2") {
		t.Errorf("the complaint names neither rule nor clause: %v", err)
	}
}

func TestALimitNamesTheDocumentOfItsClause(t *testing.T) {
	seven := 7
	_, err := CheckOwn(map[Key]Entry{TransferMonths: {Value: &seven}}, InForce("IAF", day))
	if err == nil || !strings.Contains(err.Error(), "TR-3 (IAF MD 2:2023, 2.1)") {
		t.Error(err)
	}
}

func TestEditionsFollowEachOther(t *testing.T) {
	first := Next(nil, []Statement{usual(QuoteDays, 60)}, day)
	second := Next(first, []Statement{usual(QuoteDays, 30)}, day.AddDays(10))
	third := Next(second, nil, day.AddDays(10)) // twice on one day
	if first[0].To != (date.Date{}) || second[0].To != day.AddDays(9) || second[1].Edition != "2" || third[1].To != day.AddDays(10) {
		t.Errorf("%+v", third)
	}
	for days, want := range map[int]string{-1: "", 0: "1", 9: "1", 10: "3", 400: "3"} {
		got := ""
		for _, p := range Latest(third, day.AddDays(days)) {
			got = p.Edition
		}
		if got != want {
			t.Errorf("after %d days: edition %q, want %q", days, got, want)
		}
	}
}

func TestThePackOfTheDay(t *testing.T) {
	before := delivered
	t.Cleanup(func() { delivered = before })
	next := delivered[1]
	next.Edition, next.From = "2030", date.New(2030, 1, 1)
	next.Says = []Statement{fixed(OperationMonths, 6, "Q6", "5.1.2")}
	delivered = append([]Pack{next}, delivered...)
	for on, want := range map[string]string{"2024-05-01": "2026", "2025-12-31": "2026", "2026-01-01": "2026", "2029-12-31": "2026", "2030-01-01": "2030"} {
		packs := InForce("CN", date.MustParse(on))
		if len(packs) != 2 || packs[0].ID != IAF || packs[1].Edition != want {
			t.Errorf("%s: %+v", on, packs)
		}
	}
	if For("CN", date.New(2030, 1, 1)).Of(OperationMonths) != 6 {
		t.Error("the new edition does not count")
	}
}

func TestCompare(t *testing.T) {
	before := layered(Country, fixed(OperationMonths, 3, "Q6", "5.1.2"))
	before.Says = append(before.Says, fixed(AuditorDays, 180, "Q2", "3.9"), fixed(BarMonths, 12, "CN-1", ""), fixed(MajorMonths, 6, "D6", ""), fixed(QuoteDays, 9, "", ""))
	after := layered(Country, fixed(OperationMonths, 6, "Q6", "5.1.2"))
	after.Says = append(after.Says, fixed(AuditorDays, 200, "Q2", "3.9"), fixed(FieldAuditors, 2, "Q1", ""), fixed(MajorMonths, 6, "D6", "9.5"), fixed(QuoteDays, 9, "", ""))
	want := map[Key]Outcome{OperationMonths: Stricter, AuditorDays: Looser, BarMonths: Dropped, FieldAuditors: New, MajorMonths: Reworded, QuoteDays: Same}
	got := Compare(before, after)
	if len(got) != len(want) {
		t.Errorf("%d differences", len(got))
	}
	for _, d := range got {
		if d.Outcome != want[d.Key] {
			t.Errorf("%s: %s, want %s", d.Key, d.Outcome, want[d.Key])
		}
	}
}

func TestWhatIsDelivered(t *testing.T) {
	for _, p := range delivered {
		for _, s := range p.Says {
			if s.Custom != (s.Rule == "") || s.Rule != "" && s.Clause == "" {
				t.Errorf("%s %s: %s says neither rule and clause nor that it is a custom", p.ID, p.Edition, s.Key)
			}
			if s.Rule == "" && s.Confidence != rule.Sure {
				t.Errorf("%s %s: a custom is a choice, not uncertain", p.ID, s.Key)
			}
		}
	}
	for _, l := range Limits {
		if l.Name.En == "" || l.Name.Zh == "" || l.Least > l.Most {
			t.Errorf("%+v", l)
		}
	}
}
