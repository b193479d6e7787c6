package app

// jobs are the tasks by name.
var jobs = map[string]job{}

// subscriptions say which jobs an event causes.
var subscriptions = map[string][]string{}

// JobsOf lists the jobs that an event causes; the outbox asks when it stores the event.
func JobsOf(event string) []string { return subscriptions[event] }
