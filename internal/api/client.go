package api

import (
	"context"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// ClientIn names a client. Inputs that others embed are exported: huma passes over embedded types that are not.
type ClientIn struct {
	InBody
	Client id.Client `path:"client"`
}

type clientsIn struct {
	InBody
	Paging
	State   string `query:"state"`
	Country string `query:"country"`
}

func (s *Server) listClients(ctx context.Context, who access.Actor, in *clientsIn) (*Many[client.Record], error) {
	list, next, err := s.App.ListClients(ctx, who, in.page(), postgres.ClientFilter{State: in.State, Country: in.Country})
	return many(list, next), err
}

func (s *Server) getClient(ctx context.Context, who access.Actor, in *ClientIn) (*One[client.Record], error) {
	c, err := s.App.GetClient(ctx, who, in.Client)
	return one(c.Version, c), err
}

type describeClientIn struct {
	ClientIn
	Change
	Body app.ClientDescription
}

func (s *Server) describeClient(ctx context.Context, who access.Actor, in *describeClientIn) (*One[client.Record], error) {
	c, err := s.App.DescribeClient(ctx, who, in.Client, in.seen(), in.Body)
	return one(c.Version, c), err
}

type setPublicityIn struct {
	ClientIn
	Change
	Body app.Publicity
}

func (s *Server) setPublicity(ctx context.Context, who access.Actor, in *setPublicityIn) (*One[client.Record], error) {
	c, err := s.App.SetPublicity(ctx, who, in.Client, in.seen(), in.Body)
	return one(c.Version, c), err
}

var samplePublicity = app.Publicity{Withheld: true, AskedOn: date.New(2020, 1, 2), Reason: "The site is a security risk."}

func (s *Server) listTwins(ctx context.Context, who access.Actor, in *ClientIn) (*Many[client.Twin], error) {
	list, err := s.App.ListTwins(ctx, who, in.Client)
	return many(list, ""), err
}

type distinguishIn struct {
	ClientIn
	Creation
	Body struct {
		Other id.Client `json:"other"`
	}
}

func (s *Server) distinguishClients(ctx context.Context, who access.Actor, in *distinguishIn) (*Many[client.Twin], error) {
	list, err := s.App.DistinguishClients(ctx, who, in.Client, in.Body.Other)
	return many(list, ""), err
}

var sampleDistinction = map[string]id.Client{"other": {1}}

var sampleClient = app.ClientDescription{
	Legal: client.Legal{Name: text.T("Bluewater Data Centres Ltd", ""), Country: "IE", RegistrationNumber: "551234",
		Address: text.T("1 Quay Street", ""), City: text.T("Dublin", "")},
	Contacts: []client.Contact{}, Sites: []client.Site{},
}
