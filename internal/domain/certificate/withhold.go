package certificate

import "triennia/internal/domain/text"

// unnamed stands in public for a holder whose name is withheld.
var unnamed = text.T("Withheld at the holder's request", "应获证组织要求不予公开")

// Withhold lets the public know what the certificate says, or its number, standard, dates and status only (client.PU2).
func (c *Certificate) Withhold(yes bool) { c.r.Withheld = yes }

// Public is what anybody may know of the certificate.
func (r Record) Public() Record {
	if r.Withheld {
		r.Holder, r.Scope, r.Sites, r.SoA = Holder{Name: unnamed}, text.Text{}, nil, nil
	}
	return r
}
