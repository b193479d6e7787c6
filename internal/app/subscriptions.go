package app

// Jobs are the jobs by the name that a task gives.
var Jobs = map[string]Job{
	sendMessageJob: {Outside: (*App).sendMessage},
}

// subscriptions say which jobs an event causes.
var subscriptions = map[string][]string{}

// JobsOf lists the jobs that an event causes; the outbox asks when it stores the event.
func JobsOf(event string) []string { return subscriptions[event] }
