package embedded

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

// Redis starts a redis-server where one of at least version 6.2 is installed, else a Redis inside the
// process. Both listen on loopback only and want the password of the URL.
func Redis(ctx context.Context, o Options) (*Server, error) {
	held, err := lock(o.Dir, "redis")
	if err != nil {
		return nil, err
	}
	password := rand.Text()
	var s *Server
	if bin := redisServer(); bin != "" {
		s, err = childRedis(ctx, o, bin, password)
	} else {
		s, err = innerRedis(password)
	}
	if err != nil {
		_ = held.Close()
		return nil, err
	}
	return s.holding(held), nil
}

var redisVersion = regexp.MustCompile(`v=(\d+)\.(\d+)`)

// redisServer is the path of a usable redis-server, or empty: asynq needs 6.2.
func redisServer() string {
	bin, err := exec.LookPath("redis-server")
	if err != nil {
		return ""
	}
	out, err := exec.Command(bin, "--version").Output()
	m := redisVersion.FindSubmatch(out)
	if err != nil || m == nil {
		return ""
	}
	major, _ := strconv.Atoi(string(m[1]))
	minor, _ := strconv.Atoi(string(m[2]))
	if major < 6 || major == 6 && minor < 2 {
		return ""
	}
	return bin
}

func childRedis(ctx context.Context, o Options, bin, password string) (*Server, error) {
	as, err := childUser()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(o.Dir, "redis")
	if err := errors.Join(ensureDir(dir, as), as.canReach(dir)); err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	sync := "everysec"
	if o.Fast {
		sync = "no"
	}
	cmd := exec.Command(bin, "-")
	// Through standard input: the arguments of a process, and with them the password, are public.
	cmd.Stdin = strings.NewReader(fmt.Sprintf("bind 127.0.0.1\nport %d\nrequirepass %s\ndir %q\n"+
		"appendonly yes\nappendfsync %s\nsave \"\"\nmaxmemory-policy noeviction\n", port, password, dir, sync))
	c, err := start(cmd, as, dir+".log", syscall.SIGTERM)
	if err != nil {
		return nil, err
	}
	s := &Server{URL: redisURL(password, port), What: "Redis from " + bin, died: c.exited}
	s.stop = func() error { return c.stop(syscall.SIGTERM) }
	if err := c.await(func() error { return pingRedis(ctx, port, s.URL) }); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	return s, nil
}

func innerRedis(password string) (*Server, error) {
	m := miniredis.NewMiniRedis()
	m.RequireAuth(password)
	if err := m.StartAddr("127.0.0.1:0"); err != nil {
		return nil, err
	}
	port, err := strconv.Atoi(m.Port())
	if err != nil {
		return nil, err
	}
	died := make(chan struct{})
	go age(m, died)
	stop := sync.OnceFunc(func() { close(died); m.Close() })
	return &Server{
		URL: redisURL(password, port), What: "Redis inside the process", died: died,
		stop: func() error { stop(); return nil },
	}, nil
}

// age lets the keys of the Redis inside the process expire, which it does not do by itself.
func age(m *miniredis.Miniredis, done <-chan struct{}) {
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	last := time.Now()
	for {
		select {
		case <-done:
			return
		case now := <-tick.C:
			m.FastForward(now.Sub(last))
			last = now
		}
	}
}

func redisURL(password string, port int) string {
	return fmt.Sprintf("redis://:%s@127.0.0.1:%d/0", password, port)
}

// pingRedis dials first, because go-redis would write every refused connection to the log.
func pingRedis(ctx context.Context, port int, url string) error {
	conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return err
	}
	_ = conn.Close()
	o, err := redis.ParseURL(url)
	if err != nil {
		return err
	}
	o.MaxRetries = -1
	client := redis.NewClient(o)
	return errors.Join(client.Ping(ctx).Err(), client.Close())
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
