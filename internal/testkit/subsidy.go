package testkit

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/subsidy"
	"triennia/internal/domain/text"
)

func init() {
	makers = append(makers, func(w *World, t *Things) { t.IDs["subsidy"] = w.Subsidy(Subsidised()).ID.String() })
}

// Subsidised are the terms of a programme that pays half of what the clients of the tests pay.
func Subsidised() subsidy.Terms {
	return subsidy.Terms{Title: text.T("Reward for certified services", "认证奖励"), Authority: text.T("Enterprise office", "企业局"), URL: "https://gov.example/1",
		Country: "IE", Standards: []string{"ISO/IEC 20000-1"}, Currency: "CNY", Payment: subsidy.Percent, Share: subsidy.Share{Percent: 50, Cap: fee.MustMoney("400")}}
}

// Subsidy is a programme of the registry that nobody has verified yet.
func (w *World) Subsidy(t subsidy.Terms) app.SubsidyView {
	w.T.Helper()
	s, err := w.App.BeginSubsidy(context.Background(), w.Finance(), t)
	w.Must(err)
	return s
}
