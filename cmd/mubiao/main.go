// Command mubiao reads the targets out of Chinese government plans and notices. Each file here is one subcommand or
// one thing that several share: input (paths to bytes), pipeline (bytes to plans), progress, exit (errors to codes).
package main

import "os"

func main() {
	os.Exit(report(os.Stderr, run(os.Args[1:])))
}
