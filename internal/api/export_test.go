package api

// Fitting is fitting, for the test of where a line is cut.
var Fitting = fitting
