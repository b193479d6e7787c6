package fee

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// What is handed out gives the same sheet, whatever the minutes of a day.
func TestARequestGivesTheTimeItWasMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := audittime.Input{AuditType: audittime.Initial, CompanyHeadcount: 5000,
			Standards: []audittime.Standard{{Code: standard.ITSM, Category: "all", Factors: []audittime.Factor{{Code: "f", Percent: rapid.Float64Range(-30, 20).Draw(t, "factor"), Reason: "r"}}}}}
		for range rapid.IntRange(1, 4).Draw(t, "groups") {
			g := audittime.Group{Activity: text.T("operations", ""), Headcount: rapid.IntRange(1, 900).Draw(t, "persons"), Reason: "r",
				MinutesADay: float64(rapid.IntRange(0, 1440).Draw(t, "minutes")), Repetitive: rapid.Bool().Draw(t, "repetitive"),
				Reduction: rapid.SampledFrom([]audittime.Reduction{audittime.None, audittime.Percent, audittime.Sqrt}).Draw(t, "reduction")}
			if g.Reduction == audittime.Percent {
				g.Percent = float64(rapid.IntRange(-60, 0).Draw(t, "percent"))
			}
			in.Personnel = append(in.Personnel, g)
		}
		want, errWant := audittime.Compute(in)
		got, err := audittime.Compute(RequestOf("IAF", in).Time())
		if (err == nil) != (errWant == nil) || !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v, %v; want %+v, %v", got, err, want, errWant)
		}
	})
}
