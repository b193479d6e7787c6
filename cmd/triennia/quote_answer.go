package main

import (
	"encoding/json"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/rule"
)

// quoteAnswer is what `triennia quote` writes. Numbers that a table does not reach are null.
type quoteAnswer struct {
	EffectivePersonnel  int                 `json:"effective_personnel"`
	PersonsInScope      int                 `json:"persons_in_scope"`
	Standards           []answerStandard    `json:"standards"`
	IntegrationPercent  int                 `json:"integration_percent"`
	TotalDaysRaw        *json.Number        `json:"total_days_raw"`
	Days                *audittime.HalfDays `json:"days"`
	Stage1Days          *audittime.HalfDays `json:"stage1_days"`
	Stage2Days          *audittime.HalfDays `json:"stage2_days"`
	OnsiteMinimumDays   *json.Number        `json:"onsite_minimum_days"`
	SurveillanceDays    *audittime.HalfDays `json:"surveillance_days"`
	RecertificationDays *audittime.HalfDays `json:"recertification_days"`
	Sampling            []audittime.Sample  `json:"sampling"`
	Fees                *answerFees         `json:"fees"`
	Steps               []answerStep        `json:"steps"`
	Broken              []answerBreach      `json:"broken"`
	Warnings            []answerBreach      `json:"warnings"`
}

type answerStandard struct {
	Code            string              `json:"code"`
	TableDays       *audittime.HalfDays `json:"table_days"`
	AdjustedDaysRaw *json.Number        `json:"adjusted_days_raw"`
	ShareDays       *json.Number        `json:"share_days"`
	Method          string              `json:"method"`
	Provisional     bool                `json:"provisional"`
}

type answerFees struct {
	Currency string       `json:"currency"`
	Years    []answerYear `json:"years"`
	Total    fee.Sum      `json:"total"`
}

type answerYear struct {
	Label string             `json:"label"`
	Days  audittime.HalfDays `json:"days"`
	Lines []answerLine       `json:"lines"`
	fee.Sum
}

type answerLine struct {
	Code     string    `json:"code"`
	Quantity string    `json:"quantity"`
	Amount   fee.Money `json:"amount"`
}

type answerStep struct {
	Rule   string `json:"rule"`
	Source string `json:"source"`
	Clause string `json:"clause"`
	Says   string `json:"says"`
	SaysZh string `json:"says_zh"`
	Value  string `json:"value"`
}

type answerBreach struct {
	Rule   string `json:"rule"`
	Source string `json:"source"`
	Clause string `json:"clause"`
	Says   string `json:"says"`
	SaysZh string `json:"says_zh"`
}

func answerOf(q fee.Quoted) quoteAnswer {
	s := q.Sheet
	a := quoteAnswer{EffectivePersonnel: s.EffectivePersons, PersonsInScope: s.Headcount, IntegrationPercent: s.IntegrationPercent,
		TotalDaysRaw: number(s.TotalDaysRaw), Days: known(s.Days), Stage1Days: known(s.Stage1Days), Stage2Days: known(s.Stage2Days),
		OnsiteMinimumDays: number(s.OnsiteMinimum), SurveillanceDays: known(s.SurveillanceDays), RecertificationDays: known(s.RecertificationDays),
		Standards: []answerStandard{}, Sampling: append([]audittime.Sample{}, s.Sampling...), Steps: []answerStep{},
		Broken: breaches(append(s.Broken[:len(s.Broken):len(s.Broken)], q.Broken...)), Warnings: breaches(s.Warnings)}
	for _, x := range s.Standards {
		a.Standards = append(a.Standards, answerStandard{x.Code, known(x.TableDays), number(x.AdjustedDaysRaw), number(x.Share), x.Source + " " + x.Clause, x.Provisional})
	}
	for _, x := range s.Steps {
		a.Steps = append(a.Steps, answerStep{x.Rule, x.Source, x.Clause, x.Says.En, x.Says.Zh, x.Value})
	}
	if q.Offer != nil {
		a.Fees = fees(*q.Offer)
	}
	return a
}

// known is a number of days; nothing takes no time, so none is null.
func known(d audittime.HalfDays) *audittime.HalfDays {
	if d == 0 {
		return nil
	}
	return &d
}

func number(s string) *json.Number {
	if s == "" {
		return nil
	}
	n := json.Number(s)
	return &n
}

func breaches(list []rule.Breach) []answerBreach {
	out := []answerBreach{}
	for _, b := range list {
		says := b.Sentence()
		out = append(out, answerBreach{b.Rule.ID, b.Rule.Source, b.Rule.Clause, says.En, says.Zh})
	}
	return out
}

func fees(o fee.Offer) *answerFees {
	out := &answerFees{Currency: o.Currency, Total: o.Total}
	for _, y := range o.Years {
		lines := []answerLine{}
		for _, l := range y.Lines {
			lines = append(lines, answerLine{l.Code, l.Quantity, l.Amount})
		}
		out.Years = append(out.Years, answerYear{y.Label, y.Days, lines, y.Sum})
	}
	return out
}
