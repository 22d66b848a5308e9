package export

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/mubiao/mubiao/sqlite"
)

// groupBytes bounds what a row group holds of words and numbers, in bytes before they are compressed: the group at work is in memory.
const groupBytes = 16 << 20

// parquetRows writes Apache Parquet, by a version of the library from before it was linked with protobuf, which every start would pay
// for: text, int64 and double columns, null where a value is not known.
type parquetRows struct {
	w     *parquet.Writer
	kinds []sqlite.Type
	row   [1]parquet.Row
	bytes int // in the row group at work
}

func newParquet(w io.Writer, columns []Column) (*parquetRows, error) {
	p := &parquetRows{row: [1]parquet.Row{make(parquet.Row, len(columns))}}
	group := parquet.Group{}
	for _, c := range columns {
		p.kinds = append(p.kinds, c.Type)
		group[c.Name] = parquet.Compressed(parquetNode(c), &parquet.Snappy)
	}
	if len(group) != len(columns) {
		return nil, fmt.Errorf("two columns have one name")
	}
	p.w = parquet.NewWriter(w, parquet.NewSchema("rows", inOrder(group, columns)), parquet.CreatedBy("mubiao", "", ""))
	return p, nil
}

// parquetNode is a column's type.
func parquetNode(c Column) parquet.Node {
	switch c.Type {
	case sqlite.Integer:
		return parquet.Optional(parquet.Int(64))
	case sqlite.Real:
		return parquet.Optional(parquet.Leaf(parquet.DoubleType))
	}
	return parquet.Optional(parquet.String())
}

// orderedGroup is a group whose fields stand in the order of the columns; the library's own sorts them by name.
type orderedGroup struct {
	parquet.Group
	fields []parquet.Field
}

func (g orderedGroup) Fields() []parquet.Field { return g.fields }

func inOrder(group parquet.Group, columns []Column) orderedGroup {
	byName := map[string]parquet.Field{}
	for _, f := range group.Fields() {
		byName[f.Name()] = f
	}
	g := orderedGroup{Group: group}
	for _, c := range columns {
		g.fields = append(g.fields, byName[c.Name])
	}
	return g
}

func (p *parquetRows) Write(row []any) error {
	for i, v := range row {
		value, err := p.value(p.kinds[i], v)
		if err != nil {
			return err
		}
		if value.IsNull() {
			p.row[0][i] = value.Level(0, 0, i)
		} else {
			p.row[0][i] = value.Level(0, 1, i)
		}
	}
	if _, err := p.w.WriteRows(p.row[:]); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	if p.bytes < groupBytes {
		return nil
	}
	p.bytes = 0
	if err := p.w.Flush(); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	return nil
}

// value is v as a column of a type holds it.
func (p *parquetRows) value(kind sqlite.Type, v any) (parquet.Value, error) {
	p.bytes += 8
	switch v := v.(type) {
	case nil:
		return parquet.NullValue(), nil
	case string:
		p.bytes += len(v)
		if kind == sqlite.Text {
			return parquet.ByteArrayValue([]byte(v)), nil
		}
	case int:
		return p.value(kind, int64(v))
	case int64:
		if kind == sqlite.Integer {
			return parquet.Int64Value(v), nil
		}
		return p.value(kind, float64(v))
	case float64:
		if kind == sqlite.Real {
			return parquet.DoubleValue(v), nil
		}
	}
	return parquet.Value{}, fmt.Errorf("a column of type %s has the value %v", kind, v)
}

// Close writes the last row group and the file's index.
func (p *parquetRows) Close() error {
	if err := p.w.Close(); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	return nil
}
