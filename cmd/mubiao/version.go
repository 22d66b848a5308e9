package main

import "runtime/debug"

// release is the version that the build gives: -ldflags "-X main.release=…".
var release string

// version is the release, or else what the build recorded of the source's state, or else devel.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
