package embedded

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// child is a running process that ends with the program.
type child struct {
	cmd    *exec.Cmd
	log    string
	exited chan struct{}
}

// start runs the command as the given user with its output in the log file. When the program ends
// without a word the kernel sends the child the signal onDeath.
func start(cmd *exec.Cmd, as runAs, log string, onDeath syscall.Signal) (*child, error) {
	out, err := os.OpenFile(log, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { _ = out.Close() }()
	cmd.Stdout, cmd.Stderr = out, out
	// A group of its own: Ctrl-C in the terminal reaches the program only, which then stops its children.
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as.credential(), Setpgid: true}
	dieWithParent(cmd.SysProcAttr, onDeath)
	cmd.Dir = "/"
	c := &child{cmd: cmd, log: log, exited: make(chan struct{})}
	started := make(chan error)
	go func() {
		// The kernel watches the thread that started the child, so that thread must stay.
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait()
			close(c.exited)
		}
	}()
	return c, <-started
}

// await polls until ready answers nil, the child ends, or the time is over.
func (c *child) await(ready func() error) error {
	deadline := time.Now().Add(startTimeout)
	for {
		err := ready()
		if err == nil {
			return nil
		}
		select {
		case <-c.exited:
			return fmt.Errorf("%s ended at once: %s", c.cmd.Path, c.lastWords())
		case <-time.After(pollEvery):
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s does not answer after %s: %w (see %s)", c.cmd.Path, startTimeout, err, c.log)
		}
	}
}

// stop signals the child and waits; a child that does not listen is killed.
func (c *child) stop(signal syscall.Signal) error {
	_ = c.cmd.Process.Signal(signal)
	select {
	case <-c.exited:
		return nil
	case <-time.After(stopTimeout):
	}
	_ = c.cmd.Process.Kill()
	<-c.exited
	return fmt.Errorf("%s did not stop within %s and was killed", c.cmd.Path, stopTimeout)
}

// lastWords are the last lines of the child's log, on one line.
func (c *child) lastWords() string { return lastLines(c.log, 3) }

func lastLines(path string, n int) string {
	f, err := os.Open(path)
	if err != nil {
		return "no log"
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(f)
	if err != nil {
		return "no log"
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], " / ")
}
