package account

import (
	"crypto/subtle"
	"time"
)

// How long things of a session are good.
const (
	AccessLife  = 10 * time.Minute
	IdleLife    = 14 * 24 * time.Hour // without a refresh
	SessionLife = 90 * 24 * time.Hour // at the longest
	Grace       = 10 * time.Second    // two tabs may refresh with the same token
	ResetLife   = time.Hour
)

// NewSession is a session that begins now with the refresh token of the hash.
func NewSession(s Session, refresh []byte, now time.Time) Session {
	s.Refresh, s.CreatedAt, s.SeenAt, s.RotatedAt, s.ExpiresAt = refresh, now, now, now, now.Add(IdleLife)
	return s
}

// Alive tells whether the session may still be used.
func (s Session) Alive(now time.Time) bool { return s.EndedAt.IsZero() && now.Before(s.ExpiresAt) }

// Refreshed is what came of presenting a refresh token.
type Refreshed int

const (
	Unknown Refreshed = iota // no token of this session, or a session that is over
	Rotated                  // the token was good and has been replaced
	Again                    // the token before, within the grace: another tab was faster
	Reused                   // an old token: it was stolen or copied, the session is over
)

// Rotate presents a refresh token by its hash and replaces it by the next.
func (s *Session) Rotate(presented, next []byte, now time.Time) Refreshed {
	switch {
	case !s.Alive(now):
		return Unknown
	case same(presented, s.Refresh):
		s.Previous, s.Refresh, s.RotatedAt, s.SeenAt = s.Refresh, next, now, now
		s.ExpiresAt = earlier(now.Add(IdleLife), s.CreatedAt.Add(SessionLife))
		return Rotated
	case same(presented, s.Previous) && !now.After(s.RotatedAt.Add(Grace)):
		return Again
	}
	s.End("refresh token used twice", now)
	return Reused
}

// End ends the session; the first reason stays.
func (s *Session) End(because string, now time.Time) {
	if s.EndedAt.IsZero() {
		s.EndedAt, s.EndedBecause = now, because
	}
}

func same(a, b []byte) bool { return len(a) > 0 && subtle.ConstantTimeCompare(a, b) == 1 }

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
