package app

import (
	"sync"

	"github.com/alexedwards/argon2id"
)

// hashing is the cost of a password: 19 MiB, two passes, one lane, about 26 ms.
var hashing = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// hashSlots bounds what a flood of sign-ins may take of memory and processor.
var hashSlots = make(chan struct{}, 4)

func hashPassword(password string) (string, error) {
	hashSlots <- struct{}{}
	defer func() { <-hashSlots }()
	return argon2id.CreateHash(password, hashing)
}

// nobody is the hash that the password of an unknown address is compared with, so that the answer takes
// as long.
var nobody = sync.OnceValue(func() string {
	h, err := argon2id.CreateHash("nobody has this password", hashing)
	if err != nil {
		panic(err)
	}
	return h
})

// passwordIs compares in the time of a hash, also when there is none to compare with.
func passwordIs(password, hash string) bool {
	known := hash != ""
	if !known {
		hash = nobody()
	}
	hashSlots <- struct{}{}
	defer func() { <-hashSlots }()
	ok, err := argon2id.ComparePasswordAndHash(password, hash)
	return known && ok && err == nil
}
