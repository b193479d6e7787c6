package api

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

//go:embed badge.svg
var badgeSVG string

var badge = template.Must(template.New("").Parse(strings.TrimSpace(badgeSVG)))

// badgeData are three lines and how they look: active, warn or no.
type badgeData struct {
	Lang                        text.Lang
	Tone                        string
	First, Second, Third, Label string
}

// badgePicture is a certificate's status as a picture for the pages of others. A copy lives as long as one of the page.
func (s *Server) badgePicture(c *gin.Context) {
	l := verifyLang(c)
	v, err := s.verify(c.Request, c.Param("code"), date.Date{})
	status, cache, d := http.StatusOK, verifyCache, badgeData{Lang: l, Tone: "warn"}
	switch {
	case err == nil:
		d = badgeOf(v, l)
	case isKind(err, fault.TooMany): // which says nothing about the certificate
		status, cache, d.First = http.StatusTooManyRequests, "no-store", text.T("Status not looked up", "未查询状态").In(l)
		d.Second = text.T("Too many tries, try again later", "尝试次数过多，请稍后再试").In(l)
		c.Header("Retry-After", strconv.Itoa(secondsOf(s.misses.wait(c.Request))))
	case isKind(err, fault.NotFound):
		status, d.First = http.StatusNotFound, text.T("Not found", "未找到").In(l)
		d.Second = text.T("No certificate has this code", "没有该查询码的证书").In(l)
	default:
		s.writeProblem(c, err)
		return
	}
	d.Third = fitting(d.Third)
	d.Label = strings.Join([]string{d.First, d.Second, d.Third}, ". ")
	var picture bytes.Buffer
	if err := badge.Execute(&picture, d); err != nil {
		s.writeProblem(c, err)
		return
	}
	c.Header("Cache-Control", cache)
	c.Header("Vary", "Accept-Language")
	c.Header("Cross-Origin-Resource-Policy", "cross-origin")
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	c.Data(status, "image/svg+xml", picture.Bytes())
}

// badgeRoom is how wide a line of the badge may be, in halves of a Chinese character.
const badgeRoom = 52

// fitting is what of the line the badge has room for.
func fitting(line string) string {
	width := 0
	for i, r := range line {
		if width++; r > 0x2e80 { // scripts of East Asia are twice as wide
			width++
		}
		if width > badgeRoom {
			return line[:i] + "…"
		}
	}
	return line
}

func badgeOf(v app.Verification, l text.Lang) badgeData {
	d := badgeData{Lang: l, First: v.Standard, Third: v.Body.Name.In(l)}
	switch {
	case v.Valid:
		d.Tone, d.Second = "active", text.Tf("Valid until %s", "有效期至%s", v.ExpiresOn).In(l)
	case v.Status == "suspended", v.Status == "superseded":
		d.Tone, d.Second = "warn", text.Tf("%s since %s", "自%[2]s起%[1]s", v.StatusName, v.Since).In(l)
	default:
		d.Tone, d.Second = "no", text.Tf("%s since %s", "自%[2]s起%[1]s", v.StatusName, v.Since).In(l)
	}
	return d
}
