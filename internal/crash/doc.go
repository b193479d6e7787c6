// Package crash kills the program in the middle of its work and shows that nothing is lost and nothing is
// done twice. It holds tests only.
package crash
