package api

import (
	"context"
	"strconv"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

type messagesIn struct {
	InBody
	Paging
	State string `query:"state"`
}

func (s *Server) listMessages(ctx context.Context, who access.Actor, in *messagesIn) (*Many[message.Record], error) {
	list, next, err := s.App.ListMessages(ctx, who, in.page(), postgres.MessageFilter{State: in.State})
	return many(list, next), err
}

// MessageIn names a message.
type MessageIn struct {
	InBody
	Message id.Message `path:"message"`
}

func (s *Server) getMessage(ctx context.Context, who access.Actor, in *MessageIn) (*One[app.Letter], error) {
	m, err := s.App.GetMessage(ctx, who, in.Message)
	return one(m.Version, m), err
}

func (s *Server) openEnclosure(c *gin.Context, who access.Actor) error {
	var mid id.Message
	number, err := strconv.Atoi(c.Param("number"))
	if mid.UnmarshalText([]byte(c.Param("message"))) != nil || err != nil {
		return fault.Missing(text.T("enclosed file", "附件"))
	}
	e, err := s.App.OpenEnclosure(c.Request.Context(), who, mid, number)
	if err != nil {
		return err
	}
	sendFile(c, e.Name, e.Type, []byte(e.Content))
	return nil
}

type changeMessageIn struct {
	MessageIn
	Change
}

func (s *Server) sendMessageAgain(ctx context.Context, who access.Actor, in *changeMessageIn) (*One[app.Letter], error) {
	m, err := s.App.SendMessageAgain(ctx, who, in.Message, in.seen())
	return one(m.Version, m), err
}

type returnMessageIn struct {
	MessageIn
	Change
	Body Reason
}

func (s *Server) returnMessage(ctx context.Context, who access.Actor, in *returnMessageIn) (*One[app.Letter], error) {
	m, err := s.App.ReturnMessage(ctx, who, in.Message, in.seen(), in.Body.Reason)
	return one(m.Version, m), err
}

func (s *Server) confirmMessage(ctx context.Context, who access.Actor, in *changeMessageIn) (*One[app.Letter], error) {
	m, err := s.App.ConfirmMessage(ctx, who, in.Message, in.seen())
	return one(m.Version, m), err
}
