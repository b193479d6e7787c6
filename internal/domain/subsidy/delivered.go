package subsidy

import (
	_ "embed"
	"encoding/json"

	"triennia/internal/domain/id"
)

//go:embed delivered.json
var delivered []byte

// Example is a programme that is delivered with the product: dated, never verified as current.
type Example struct {
	Code   string `json:"code"`
	Source Source `json:"source"`
	Terms
}

// Delivered lists the delivered programmes.
func Delivered() (out []Example) {
	if err := json.Unmarshal(delivered, &out); err != nil {
		panic("subsidy: delivered.json: " + err.Error())
	}
	return out
}

// TakeOver is a delivered programme in the registry of the body, to be completed and verified there. What the
// source did not tell is missing, so it is checked when it is changed and verified.
func TakeOver(sid id.Subsidy, e Example) *Programme {
	p := &Programme{r: Record{ID: sid, Version: 1, State: Unverified, Delivered: e.Code, Source: e.Source, Terms: e.normal()}}
	p.event("subsidy.taken_over")
	return p
}
