"""Prints the rows of a Stata dataset that pandas reads, a JSON array a line, words for value labels: python3 stata.py FILE"""
import json
import sys

import pandas

with pandas.read_stata(sys.argv[1], iterator=True) as reader:
    labels = reader.variable_labels()
    rows = reader.read()
print(json.dumps(list(rows.columns)))
print(json.dumps([labels[name] for name in rows.columns]))
for row in rows.astype(object).where(rows.notna(), None).itertuples(index=False):
    print(json.dumps(list(row)))
