//go:build !linux

package embedded

import "syscall"

// dieWithParent has no equivalent here: a child outlives a program that is killed without warning.
func dieWithParent(*syscall.SysProcAttr, syscall.Signal) {}
