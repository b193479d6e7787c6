package api

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

//go:embed follow.html
var followHTML string

var followPages = inBoth(followHTML)

// followData is a page about following one certificate: what has happened, and what its reader may do.
type followData struct {
	Lang              text.Lang
	Style             template.CSS
	Other, Page, Path string
	Title, Says, Tone string
	F                 *app.Followed // of a link that is good
	Ask               bool          // the address is asked for, again
	Email             string
}

// mostForm is the size in bytes of a form with one address.
const mostForm = 4 << 10

// askToFollow takes the address of somebody who wants to hear of changes.
func (s *Server) askToFollow(c *gin.Context) {
	if !s.misses.allow(c.Request) {
		s.showFollow(c, http.StatusTooManyRequests, tooManyFollows(c))
		return
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, mostForm)
	email, l := c.PostForm("email"), verifyLang(c)
	err := s.App.FollowCertificate(c.Request.Context(), c.Param("code"), email, l, app.Origin{Address: addressOf(c.Request)})
	var bad fault.Invalid
	switch {
	case err == nil:
		s.showFollow(c, http.StatusOK, followData{Tone: "active", Title: text.T("Look into your mail", "请查收邮件").In(l), Says: text.T(
			"We have sent a letter to the address, unless it follows already or had several today. Open its link within a week and confirm.",
			"确认邮件已发送（已关注或当日多次申请的地址除外）。请在一周内打开邮件中的链接并确认。").In(l)})
	case errors.As(err, &bad):
		s.showFollow(c, http.StatusUnprocessableEntity, followData{Tone: "no", Title: text.T("The address is not right", "邮箱地址有误").In(l),
			Says: bad.Fields[0].Says.In(l), Ask: true, Email: email})
	case isKind(err, fault.NotFound):
		s.misses.note(c.Request)
		s.showFollow(c, http.StatusNotFound, followGone(c))
	default:
		s.refuseFollow(c, err)
	}
}

// showFollowed is the page of a link in a letter. Programs that look into mail open links, so it changes nothing.
func (s *Server) showFollowed(c *gin.Context) {
	l := verifyLang(c)
	f, ok := s.followed(c, s.App.GetFollowed)
	if !ok {
		return
	}
	title := text.T("Follow this certificate?", "关注该证书？")
	if f.Confirmed {
		title = text.T("You follow this certificate", "您已关注该证书")
	}
	s.showFollow(c, http.StatusOK, followData{Tone: "no", Title: title.In(l), F: &f})
}

func (s *Server) confirmFollower(c *gin.Context) {
	l := verifyLang(c)
	if f, ok := s.followed(c, s.App.ConfirmFollower); ok {
		s.showFollow(c, http.StatusOK, followData{Tone: "active", Title: text.T("You follow this certificate", "您已关注该证书").In(l), Says: text.T(
			"You get a letter when its status changes, when it is renewed or issued anew, and before it expires. Each has a link to stop.",
			"证书状态变更、换证、重新颁发及到期前，您将收到邮件。每封邮件均含停止关注的链接。").In(l), F: &f})
	}
}

// stopFollowing is also what mail programs call by themselves (RFC 8058).
func (s *Server) stopFollowing(c *gin.Context) {
	l := verifyLang(c)
	if !s.misses.allow(c.Request) {
		s.showFollow(c, http.StatusTooManyRequests, tooManyFollows(c))
		return
	}
	if err := s.App.StopFollowing(c.Request.Context(), c.Param("code"), c.Param("word")); err != nil {
		s.refuseFollow(c, err)
		return
	}
	s.showFollow(c, http.StatusOK, followData{Tone: "active", Title: text.T("You follow it no more", "您已停止关注").In(l),
		Says: text.T("Your address has been erased.", "您的邮箱地址已删除。").In(l)})
}

// followed does something with the link, or shows why not.
func (s *Server) followed(c *gin.Context, do func(context.Context, string, string) (app.Followed, error)) (app.Followed, bool) {
	if !s.misses.allow(c.Request) {
		s.showFollow(c, http.StatusTooManyRequests, tooManyFollows(c))
		return app.Followed{}, false
	}
	f, err := do(c.Request.Context(), c.Param("code"), c.Param("word"))
	switch {
	case err == nil:
		return f, true
	case isKind(err, fault.NotFound):
		s.misses.note(c.Request)
		s.showFollow(c, http.StatusNotFound, followGone(c))
	default:
		s.refuseFollow(c, err)
	}
	return f, false
}

// refuseFollow shows a refusal that the reader can understand; anything else is a defect.
func (s *Server) refuseFollow(c *gin.Context, err error) {
	var told fault.Error
	if !errors.As(err, &told) {
		s.writeProblem(c, err)
		return
	}
	status := map[fault.Kind]int{fault.TooMany: http.StatusTooManyRequests, fault.Unavailable: http.StatusServiceUnavailable}[told.Kind]
	if status == 0 {
		status = http.StatusConflict
	}
	s.showFollow(c, status, followData{Tone: "no", Title: text.T("This is not possible", "无法操作").In(verifyLang(c)), Says: told.Says.In(verifyLang(c))})
}

func tooManyFollows(c *gin.Context) followData {
	l := verifyLang(c)
	return followData{Tone: "no", Title: text.T("Too many tries", "尝试次数过多").In(l), Says: text.T("Please try again in a few minutes.", "请几分钟后再试。").In(l)}
}

func followGone(c *gin.Context) followData {
	l := verifyLang(c)
	return followData{Tone: "no", Title: text.T("This link leads nowhere any more", "链接已失效").In(l), Says: text.T(
		"Nobody is written to by it. To follow the certificate, begin on its page.", "系统不会再据此发送邮件。如需关注，请在证书页面重新申请。").In(l)}
}

func (s *Server) showFollow(c *gin.Context, status int, d followData) {
	d.Lang, d.Style = verifyLang(c), template.CSS(strings.TrimSpace(verifyCSS))
	d.Page = "/verify/" + url.PathEscape(c.Param("code"))
	d.Path = d.Page + "/follow/" + url.PathEscape(c.Param("word"))
	d.Other = d.Page + "?" + url.Values{"lang": {map[text.Lang]string{text.En: "zh-CN", text.Zh: "en"}[d.Lang]}}.Encode()
	if c.Request.Method == http.MethodGet {
		d.Other = inOther(c, d.Lang, url.Values{})
	}
	s.showPage(c, status, d.Lang, followPages[d.Lang], d)
}
