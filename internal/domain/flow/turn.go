package flow

import (
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
)

// Party is who has to act.
type Party string

const (
	Client Party = "client"
	Body   Party = "body"
	Nobody Party = "nobody"
)

// Turn says who has to act on a case, what they have to do, and until when where there is a day. Within the
// body it is the turn of those who hold the permission.
type Turn struct {
	Who  Party     `json:"who" enum:"client,body,nobody"`
	What text.Text `json:"what"`
	By   date.Date `json:"by,omitzero"`

	Needs access.Permission `json:"needs,omitempty"`
}
