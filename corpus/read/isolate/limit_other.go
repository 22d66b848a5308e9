//go:build !linux

package isolate

import "os/exec"

// limit does nothing: watch alone bounds the memory.
func limit(int64) {}

func apart(*exec.Cmd) {}

// kill ends a command; what it has started ends when its pipes close.
func kill(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
