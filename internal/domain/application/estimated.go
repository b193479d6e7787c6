package application

import (
	"fmt"

	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Estimated is what the applicant told when it asked for an estimate; the draft begins with it, to be confirmed.
type Estimated struct {
	Persons     int `json:"persons" minimum:"1" maximum:"1000000"`                // in scope at the main place
	Sites       int `json:"sites,omitempty" minimum:"0" maximum:"10000"`          // besides the main place
	PersonsEach int `json:"persons_each,omitempty" minimum:"0" maximum:"1000000"` // in scope at each of them
}

// mostSketched further sites are sketched in the draft: nobody confirms hundreds of empty ones.
const mostSketched = 20

// BeginWith fills the draft with sites and persons as they were estimated. The sections stay unsaved, so that each
// still asks to be looked at; what the client told before, or has typed, is left as it is.
func (a *Application) BeginWith(e Estimated, key func() string) error {
	if a.r.State != Draft || a.r.Estimated != nil {
		return fault.New(fault.IllegalMove, text.T("The estimate is taken over once, into a new draft.", "估算数据仅可带入新的申请草稿一次。"))
	}
	a.r.Estimated = &e
	if len(a.r.Sites.Data.List) == 0 && a.r.Sites.SavedAt.IsZero() && a.r.Headcount.SavedAt.IsZero() && len(a.r.Headcount.Data.Groups) == 0 {
		a.sketch(e, key)
	}
	a.Add("application.begun_with_estimate", a.r.ID.String(), "client", a.r.ClientID.String())
	return nil
}

func (a *Application) sketch(e Estimated, key func() string) {
	l := a.r.Organisation.Data
	add := func(s client.Site, persons int) {
		s.Key, s.Country, s.Kind = key(), l.Country, client.Permanent
		a.r.Sites.Data.List = append(a.r.Sites.Data.List, s)
		a.r.Headcount.Data.Groups = append(a.r.Headcount.Data.Groups,
			Group{Key: key(), Site: s.Key, Total: persons, InScope: persons, MinutesADay: 8 * 60, ShiftsPerDay: 1})
	}
	add(client.Site{Name: text.T("Main place", "主要场所"), Address: l.Address, City: l.City, Central: true}, e.Persons)
	for n := 1; n <= min(e.Sites, mostSketched); n++ {
		add(client.Site{Name: text.T(fmt.Sprintf("Further site %d", n), fmt.Sprintf("其他场所%d", n))}, e.PersonsEach)
	}
}
