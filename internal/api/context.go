package api

import (
	"context"
	"net/http"
	"runtime"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"triennia/internal/domain/access"
	"triennia/internal/domain/text"
)

type (
	actorKey       struct{}
	langKey        struct{}
	idempotencyTag struct{}
)

func withActor(ctx context.Context, who access.Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, who)
}

func actor(ctx context.Context) access.Actor {
	who, _ := ctx.Value(actorKey{}).(access.Actor)
	return who
}

func withLang(ctx context.Context, l text.Lang) context.Context {
	return context.WithValue(ctx, langKey{}, l)
}

// lang is the language of the request.
func lang(ctx context.Context) text.Lang {
	if l, ok := ctx.Value(langKey{}).(text.Lang); ok {
		return l
	}
	return text.En
}

func withIdempotencyKey(ctx context.Context, key string) context.Context {
	if key == "" {
		return ctx
	}
	return context.WithValue(ctx, idempotencyTag{}, key)
}

func idempotencyKey(ctx context.Context) string {
	k, _ := ctx.Value(idempotencyTag{}).(string)
	return k
}

func ginOf(c huma.Context) *gin.Context { return humagin.Unwrap(c) }

// AccessCookie is the name of the cookie that holds the access token.
const AccessCookie = "triennia_access"

func cookie(r *http.Request) string {
	c, err := r.Cookie(AccessCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

func funcName(pc uintptr) string { return runtime.FuncForPC(pc).Name() }
