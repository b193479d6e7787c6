// Package demo fills a fresh installation with two certification bodies, their people and their clients,
// by the use cases that people use, so that a newcomer finds every stage of the work. Never in production.
package demo
