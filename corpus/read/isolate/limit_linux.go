package isolate

import (
	"os/exec"
	"syscall"
)

// slack is what the system may lend to a process above its limit: the runtime takes memory in pieces of 64 MB, and watch
// counts what is in use.
const slack = 256 << 20

// limit has the system refuse this process, and each that it starts, more memory than most bytes and slack.
func limit(most int64) {
	size := uint64(most + slack)
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: size, Max: size}) // watch stands behind it
}

// apart has a command run in a process group of its own, which ends with this process.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// kill ends a command and all that it has started.
func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
