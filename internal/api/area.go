package api

import (
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func (s *Server) getAreas(ctx context.Context, who access.Actor, _ *InBody) (*One[standard.AreaRecord], error) {
	r, err := s.App.GetAreas(ctx, who)
	return one(r.Version, r), err
}

type changeAreasIn struct {
	InBody
	Change
	Body struct {
		Areas []standard.Area `json:"areas" nullable:"false"`
	}
}

func (s *Server) changeAreas(ctx context.Context, who access.Actor, in *changeAreasIn) (*One[standard.AreaRecord], error) {
	r, err := s.App.ChangeAreas(ctx, who, in.seen(), in.Body.Areas)
	return one(r.Version, r), err
}

type readAreasIn struct {
	InBody
	Body struct {
		File []byte `json:"file" maxLength:"1500000" doc:"an Excel workbook or a CSV file, in base64"`
	}
}

func (s *Server) readAreas(ctx context.Context, who access.Actor, in *readAreasIn) (*Many[standard.Area], error) {
	list, err := s.App.ReadAreas(ctx, who, in.Body.File)
	return many(list, ""), err
}

var (
	sampleAreas    = map[string][]standard.Area{"areas": {{Code: "33.02", Title: text.T("Operation of data centres", "数据中心运维")}}}
	sampleAreaFile = map[string][]byte{"file": []byte("33.02,Operation of data centres,数据中心运维\n")}
)
