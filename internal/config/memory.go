package config

import (
	"os"
	"runtime/debug"
)

// garbage is how much may be left behind before it is collected, in per cent of what lives. Little lives in
// this server, so Go's 100 collects often; docs/benchmarks.md says what the difference is.
const garbage = 400

// SpendMemory trades memory for time, unless the variable GOGC decides; GOMEMLIMIT stays the limit of both.
func SpendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
}
