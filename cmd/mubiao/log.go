package main

import (
	"fmt"
	"log/slog"
	"os"
)

// runLog (日志) is what an ingest did, as JSON lines.
type runLog struct {
	*slog.Logger
	file *os.File // nil where none is kept
}

func openLog(path string) (*runLog, error) {
	if path == "" {
		return &runLog{slog.New(slog.DiscardHandler), nil}, nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open log: %w", err)
	}
	return &runLog{slog.New(slog.NewJSONHandler(file, nil)), file}, nil
}

func (l *runLog) close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}
