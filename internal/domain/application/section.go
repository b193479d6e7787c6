package application

import (
	"time"

	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Edit is what a person saves: exactly one section is set.
type Edit struct {
	Organisation *client.Legal `json:"organisation,omitempty"`
	Contacts     *Contacts     `json:"contacts,omitempty"`
	Sites        *Sites        `json:"sites,omitempty"`
	Provider     *Provider     `json:"provider,omitempty"`
	Scope        *Scope        `json:"scope,omitempty"`
	Headcount    *Headcount    `json:"headcount,omitempty"`
	System       *System       `json:"system,omitempty"`
	Consultancy  *Consultancy  `json:"consultancy,omitempty"`
	History      *History      `json:"history,omitempty"`
	Declarations *Declarations `json:"declarations,omitempty"`
	Transferred  *Transferred  `json:"transferred,omitempty"`
}

// stamp is which version a person started from, who saves and when.
type stamp struct {
	version int
	by      string
	at      time.Time
}

// Save stores one section as it was typed; nothing has to be complete. version is the section's version
// that the person started from. It answers the section's new version.
func (a *Application) Save(d Edit, version int, by string, at time.Time) (int, error) {
	section, err := d.section()
	if err != nil {
		return 0, err
	}
	if err := a.CanEdit(section); err != nil {
		return 0, err
	}
	saved, err := a.put(d, stamp{version, by, at})
	if err == nil {
		a.Add("application.section_saved", a.r.ID.String(), "section", section)
	}
	return saved, err
}

// CanEdit tells why a section may not be changed now. The dates of the internal audit and the management
// review may follow until the contract, because stage 2 waits for them.
func (a *Application) CanEdit(section string) error {
	switch a.r.State {
	case Draft, InfoRequested:
		return nil
	case Submitted, UnderReview, Accepted, Quoted, Contracted:
		if section == "system" {
			return nil
		}
	}
	return fault.New(fault.IllegalMove, text.T(
		"The application has been submitted and can no longer be changed here. Ask the certification body to return it with a question.",
		"申请已提交，此处不能再修改。如需更改，请联系认证机构退回补充信息。"))
}

func (a *Application) put(d Edit, s stamp) (int, error) {
	r := &a.r
	switch {
	case d.Organisation != nil:
		return save(&r.Organisation, d.Organisation.Normal(), s)
	case d.Contacts != nil:
		d.Contacts.People = filled(d.Contacts.People)
		return save(&r.Contacts, *d.Contacts, s)
	case d.Sites != nil:
		d.Sites.List = filled(d.Sites.List)
		return save(&r.Sites, *d.Sites, s)
	case d.Provider != nil:
		return save(&r.Provider, *d.Provider, s)
	case d.Scope != nil:
		d.Scope.Services, d.Scope.Locations = filled(d.Scope.Services), filled(d.Scope.Locations)
		return save(&r.Scope, *d.Scope, s)
	case d.Headcount != nil:
		d.Headcount.Groups = filled(d.Headcount.Groups)
		return save(&r.Headcount, *d.Headcount, s)
	case d.System != nil:
		return save(&r.System, *d.System, s)
	case d.Consultancy != nil:
		return save(&r.Consultancy, *d.Consultancy, s)
	case d.History != nil:
		d.History.Certificates = filled(d.History.Certificates)
		return save(&r.History, *d.History, s)
	case d.Transferred != nil:
		d.Transferred.Certificates = heldOf(r.Standards, d.Transferred.Certificates)
		return save(&r.Transferred, *d.Transferred, s)
	default:
		return save(&r.Declarations, *d.Declarations, s)
	}
}

func save[T any](s *Section[T], data T, by stamp) (int, error) {
	if s.Version != by.version {
		return 0, fault.New(fault.Stale, text.Tf(
			"%s saved this section in between. Compare it with what you typed and save again.",
			"%s在此期间保存了本部分。请与您填写的内容核对后再次保存。", s.SavedBy))
	}
	*s = Section[T]{Version: s.Version + 1, SavedAt: by.at, SavedBy: by.by, Data: data}
	return s.Version, nil
}

// section is the name of the one section that is set.
func (d Edit) section() (string, error) {
	var names []string
	for name, set := range map[string]bool{
		"organisation": d.Organisation != nil, "contacts": d.Contacts != nil, "sites": d.Sites != nil,
		"provider": d.Provider != nil, "scope": d.Scope != nil, "headcount": d.Headcount != nil,
		"system": d.System != nil, "consultancy": d.Consultancy != nil, "history": d.History != nil,
		"declarations": d.Declarations != nil, "transferred": d.Transferred != nil,
	} {
		if set {
			names = append(names, name)
		}
	}
	if len(names) != 1 {
		return "", fault.Invalid{Fields: []fault.Field{{Path: "", Says: text.T(
			"Save exactly one section at a time.", "每次只能保存一个部分。")}}}
	}
	return names[0], nil
}
