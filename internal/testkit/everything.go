package testkit

import "triennia/internal/domain/id"

// Things are one of each noun in a world, by the names that the samples of routes.go use.
type Things struct {
	Client id.Client
	IDs    map[string]string
}

// Everything makes one of each noun, all of one client; asked again it answers the same.
func Everything(w *World) Things {
	w.T.Helper()
	if w.things != nil {
		return *w.things
	}
	c := w.Client("Bluewater Data Centres Ltd")
	w.things = &Things{Client: c.ID, IDs: map[string]string{"client": c.ID.String()}}
	for _, make := range makers {
		make(w, w.things)
	}
	return *w.things
}

// makers add the other nouns, a function in testkit/<noun>.go each, in the order in which one needs the
// other.
var makers = []func(*World, *Things){makeAccounts, makeApplication}
