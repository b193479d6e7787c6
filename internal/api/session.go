package api

import (
	"context"
	"net"
	"net/http"
	"strings"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// refreshCookie holds the refresh token; browsers send it to refreshPath only.
const (
	refreshCookie = "triennia_refresh"
	refreshPath   = base + "/session"
)

type visitKey struct{}

// visit is what a request says besides its body: where it comes from, its tokens, what it asks for.
type visit struct {
	app.Origin
	access, refresh, path string
}

func withVisit(ctx context.Context, r *http.Request) context.Context {
	v := visit{access: cookie(r), path: r.Method + " " + r.URL.Path, Origin: app.Origin{Agent: r.UserAgent()}}
	v.Address, _, _ = net.SplitHostPort(r.RemoteAddr) // the edge has put the outermost trusted address there
	if c, err := r.Cookie(refreshCookie); err == nil {
		v.refresh = c.Value
	}
	return context.WithValue(ctx, visitKey{}, v)
}

func visitOf(ctx context.Context) visit {
	v, _ := ctx.Value(visitKey{}).(visit)
	return v
}

// Done is an answer without a body, by which cookies may be set.
type Done struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
}

// signedIn sets the cookies of a session; where the browser has a newer refresh token it keeps it.
func (s *Server) signedIn(in app.SignedIn) *Done {
	out := &Done{}
	if in.Access != "" {
		out.SetCookie = append(out.SetCookie, s.cookie(AccessCookie, in.Access, "/", int(account.AccessLife.Seconds())))
	}
	if in.Refresh != "" {
		out.SetCookie = append(out.SetCookie, s.cookie(refreshCookie, in.Refresh, refreshPath, int(account.IdleLife.Seconds())))
	}
	return out
}

// signedOut forgets the cookies.
func (s *Server) signedOut() *Done {
	return &Done{[]http.Cookie{s.cookie(AccessCookie, "", "/", -1), s.cookie(refreshCookie, "", refreshPath, -1)}}
}

func (s *Server) cookie(name, value, path string, age int) http.Cookie {
	return http.Cookie{Name: name, Value: value, Path: path, MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: strings.HasPrefix(s.App.PublicURL, "https://")}
}

type signInIn struct {
	Body struct {
		Email    string `json:"email" maxLength:"254"`
		Password string `json:"password" maxLength:"800"`
	}
}

func (s *Server) signIn(ctx context.Context, _ access.Actor, in *signInIn) (*Done, error) {
	session, err := s.App.SignIn(ctx, in.Body.Email, in.Body.Password, visitOf(ctx).Origin)
	if err != nil {
		return nil, err
	}
	return s.signedIn(session), nil
}

func (s *Server) refreshSession(ctx context.Context, _ access.Actor, _ *struct{}) (*Done, error) {
	session, err := s.App.RefreshSession(ctx, visitOf(ctx).refresh)
	if err != nil {
		return nil, err
	}
	return s.signedIn(session), nil
}

func (s *Server) signOut(ctx context.Context, who access.Actor, _ *struct{}) (*Done, error) {
	return s.signedOut(), s.App.EndSession(ctx, who, who.Session)
}

func (s *Server) getSession(ctx context.Context, who access.Actor, _ *struct{}) (*One[app.Me], error) {
	me, err := s.App.GetSession(ctx, who)
	return one(me.Identity.Version, me), err
}

// MySession is a session of the person as the list of sessions shows it.
type MySession struct {
	account.Session
	Current bool `json:"current"`
}

func (s *Server) listMySessions(ctx context.Context, who access.Actor, _ *struct{}) (*Many[MySession], error) {
	list, err := s.App.ListSessions(ctx, who)
	out := make([]MySession, len(list))
	for i, x := range list {
		out[i] = MySession{x, x.ID == who.Session}
	}
	return many(out, ""), err
}

type mySessionIn struct {
	Session id.Session `path:"session"`
}

func (s *Server) endMySession(ctx context.Context, who access.Actor, in *mySessionIn) (*Done, error) {
	return &Done{}, s.App.EndSession(ctx, who, in.Session)
}

func (s *Server) endAllMySessions(ctx context.Context, who access.Actor, _ *struct{}) (*Done, error) {
	return s.signedOut(), s.App.EndAllSessions(ctx, who)
}

type profileIn struct{ Body app.Profile }

func (s *Server) changeMyProfile(ctx context.Context, who access.Actor, in *profileIn) (*Done, error) {
	return &Done{}, s.App.ChangeProfile(ctx, who, in.Body)
}

type changePasswordIn struct {
	Body struct {
		Old      string `json:"old" maxLength:"800"`
		Password string `json:"password" maxLength:"800"`
	}
}

func (s *Server) changeMyPassword(ctx context.Context, who access.Actor, in *changePasswordIn) (*Done, error) {
	return &Done{}, s.App.ChangePassword(ctx, who, in.Body.Old, in.Body.Password)
}

type forgetPasswordIn struct {
	Body struct {
		Email string `json:"email" maxLength:"254"`
	}
}

func (s *Server) forgetPassword(ctx context.Context, _ access.Actor, in *forgetPasswordIn) (*Done, error) {
	return &Done{}, s.App.ForgetPassword(ctx, in.Body.Email, visitOf(ctx).Origin)
}

type resetPasswordIn struct {
	Body struct {
		Token    string `json:"token" maxLength:"100"`
		Password string `json:"password" maxLength:"800"`
	}
}

func (s *Server) resetPassword(ctx context.Context, _ access.Actor, in *resetPasswordIn) (*Done, error) {
	return &Done{}, s.App.ResetPassword(ctx, in.Body.Token, in.Body.Password, visitOf(ctx).Origin)
}

// visitor is the actor of a public route where somebody is signed in, nobody otherwise.
func (s *Server) visitor(ctx context.Context) access.Actor {
	who, err := s.App.Authenticate(ctx, visitOf(ctx).access, "")
	if err != nil {
		return access.Actor{}
	}
	return who
}

var sampleProfile = app.Profile{Name: "Niamh Byrne", Locale: text.En}
