package programme

import (
	"slices"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// Review is one look at the programme after audits, complaints and changes: does it still suit the size, the scope and the results.
type Review struct {
	On     date.Date  `json:"on"`
	ByName string     `json:"by_name"`
	Note   string     `json:"note"`
	After  []id.Audit `json:"after" nullable:"false"`            // the audits whose results it took into account
	Beside []string   `json:"beside,omitempty" nullable:"false"` // the complaints and changes, by their identifiers
}

// Reviewed tells whether a review took the results of the audit into account.
func (r Record) Reviewed(audit id.Audit) bool {
	for _, v := range r.Reviews {
		for _, a := range v.After {
			if a == audit {
				return true
			}
		}
	}
	return false
}

// ReviewedBeside tells whether a review took the complaint or the change into account.
func (r Record) ReviewedBeside(subject string) bool {
	return slices.ContainsFunc(r.Reviews, func(v Review) bool { return slices.Contains(v.Beside, subject) })
}

// Review records that the programme was looked at after the audits, complaints and changes, and what follows from it.
func (p *Programme) Review(note, by string, after []id.Audit, beside []string, today date.Date) error {
	var bad fault.Invalid
	bad.Require("note", note)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if len(after)+len(beside) == 0 {
		return fault.New(fault.IllegalMove, text.T("The programme was reviewed after each of its audits already.", "审核方案在每次审核后均已评审。"))
	}
	p.r.Reviews = append(p.Record().Reviews, Review{On: today, ByName: by, Note: note, After: after, Beside: beside})
	p.add("programme.reviewed")
	return nil
}
