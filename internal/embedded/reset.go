package embedded

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// Reset forgets everything that was kept in the directory, but not the programs that npm installed
// there. It is refused while an instance runs on it.
func Reset(dir string) error {
	for _, name := range []string{"postgres", "redis"} {
		held, err := lock(dir, name)
		if err != nil {
			return err
		}
		defer func() { _ = held.Close() }()
	}
	ours := []string{"postgres", "postgres.log", "postgres.init.log", "run", "redis", "redis.log", "files", "mail", "key", "demo"}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		// Only what the program has made: the directory may be one that somebody keeps other things in.
		if slices.Contains(ours, e.Name()) {
			errs = append(errs, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return errors.Join(errs...)
}
