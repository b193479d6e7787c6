package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/throttle"
)

// newSecret is a random word of 128 bits for a link or a token, and the hash that is kept of it.
func newSecret() (word string, hash []byte) {
	word = rand.Text()
	return word, secretHash(word)
}

func secretHash(word string) []byte {
	sum := sha256.Sum256([]byte(word))
	return sum[:]
}

// Origin is where a request comes from: the address as the outermost trusted proxy saw it, never as the
// sender says, and the name of the browser.
type Origin struct{ Address, Agent string }

// take counts a try and answers TooMany when there were too many.
func (a *App) take(ctx context.Context, key string, l throttle.Limit) error {
	ok, wait := a.limiter().Take(ctx, key, l)
	if ok {
		return nil
	}
	minutes := int(wait/time.Minute) + 1
	return fault.New(fault.TooMany, text.Tf("Too many tries. Please wait %d min and try again.", "尝试次数过多，请等待 %d 分钟后再试。", minutes))
}

func (a *App) limiter() throttle.Limiter {
	if a.Throttle == nil {
		return throttle.InProcess
	}
	return a.Throttle
}
