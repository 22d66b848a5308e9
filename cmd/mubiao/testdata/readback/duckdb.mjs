// Prints the rows of files that DuckDB reads, a JSON array a line, each cell as DuckDB has it: node duckdb.mjs PACKAGES FILE…
import { createRequire } from "node:module";
import { join } from "node:path";

const [dir, ...files] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(join(dir, "/"))("@duckdb/node-api");
const db = await (await DuckDBInstance.create()).connect();
for (const file of files) {
  const from = file.endsWith(".parquet") ? "read_parquet($1)" : "read_csv($1, all_varchar = true, header = true, strict_mode = true)";
  const found = await db.runAndReadAll(`FROM ${from}`, [file]);
  const print = (row) => console.log(JSON.stringify(row, (_, v) => (typeof v === "bigint" ? Number(v) : v)));
  print(found.columnNames());
  print(found.columnTypes().map(String));
  found.getRows().forEach(print);
}
