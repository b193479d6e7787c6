package api

// For the tests of where a line is cut, and of who is counted together.
var (
	Fitting   = fitting
	NetworkOf = networkOf
)
