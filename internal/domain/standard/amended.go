package standard

import (
	"slices"

	"triennia/internal/domain/text"
)

// Amendment is a clause that an amendment of the edition changed; its requirement is not here.
type Amendment struct {
	Edition string
	Clauses []string
	Name    text.Text
}

var climate = text.T("changed by Amd 1:2024 (climate change)", "经 Amd 1:2024 修订（气候变化）")

// amendments of the editions whose Display names one.
var amendments = []Amendment{
	{ITSM, []string{"4.1", "4.2"}, climate},
	{ISMS, []string{"4.1", "4.2"}, climate},
	{QMS, []string{"4.1", "4.2"}, climate},
	{EMS, []string{"4.1", "4.2"}, climate},
	{OHS, []string{"4.1", "4.2"}, climate},
}

// AmendedBy says by which amendment the clause of the edition was changed, nothing where it was not.
func AmendedBy(edition, clause string) text.Text {
	for _, a := range amendments {
		if a.Edition == edition && slices.Contains(a.Clauses, clause) {
			return a.Name
		}
	}
	return text.Text{}
}
