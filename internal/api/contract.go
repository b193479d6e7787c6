package api

import (
	"context"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
)

type contractsIn struct {
	InBody
	Paging
	Application id.Application `query:"application"`
}

func (s *Server) listContracts(ctx context.Context, who access.Actor, in *contractsIn) (*Many[contract.Record], error) {
	list, next, err := s.App.ListContracts(ctx, who, in.page(), in.Application)
	return many(list, next), err
}

type contractIn struct {
	InBody
	Contract id.Contract `path:"contract"`
}

func (s *Server) getContract(ctx context.Context, who access.Actor, in *contractIn) (*One[app.ContractView], error) {
	c, err := s.App.GetContract(ctx, who, in.Contract)
	return one(c.Version, c), err
}

type changeConsentsIn struct {
	InBody
	Change
	Contract id.Contract `path:"contract"`
	Body     app.ConsentChoice
}

func (s *Server) changeConsents(ctx context.Context, who access.Actor, in *changeConsentsIn) (*One[app.ContractView], error) {
	c, err := s.App.ChangeConsents(ctx, who, in.Contract, in.seen(), in.Body)
	return one(c.Version, c), err
}

func (s *Server) printContract(c *gin.Context, who access.Actor) error {
	var cid id.Contract
	if err := cid.UnmarshalText([]byte(c.Param("contract"))); err != nil {
		return fault.Missing(contract.Noun)
	}
	document, name, err := s.App.PrintContract(c.Request.Context(), who, cid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", document)
	return nil
}
