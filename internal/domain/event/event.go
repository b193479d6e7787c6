// Package event holds what happened: a verb of the domain adds an event to its value, saving the value
// hands it to the outbox in the same transaction.
package event

// Event is something that happened, named in the past: "certificate.granted".
type Event struct {
	Name    string
	Subject string // the identifier of the thing it happened to
	Payload map[string]string
}

// Log collects the events of one value; embed it unexported.
type Log struct{ events []Event }

// Add notes an event; details are pairs of name and value.
func (l *Log) Add(name, subject string, details ...string) {
	e := Event{Name: name, Subject: subject, Payload: map[string]string{}}
	for i := 0; i+1 < len(details); i += 2 {
		e.Payload[details[i]] = details[i+1]
	}
	l.events = append(l.events, e)
}

// Take hands over the events noted so far, once.
func (l *Log) Take() []Event {
	out := l.events
	l.events = nil
	return out
}
