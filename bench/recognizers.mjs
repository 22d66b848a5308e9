// Finds numbers, percentages and numbers with units with Recognizers-Text, and prints how long it took.
// node recognizers.mjs PACKAGES TEXTS: TEXTS has a JSON string a line. Its time grows with the square of what it is
// given at once, so it gets lines, as which it is fastest; of many texts it gets every so manyth line, about SAMPLE in all.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const SAMPLE = 1e6 // bytes: some ten seconds
const [packages, file] = process.argv.slice(2)
const require = createRequire(packages + '/')
const suite = require('@microsoft/recognizers-text-suite')

const texts = readFileSync(file, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line))
const size = lines => lines.reduce((n, line) => n + Buffer.byteLength(line), 0)
const every = Math.ceil(size(texts) / SAMPLE)
const lines = texts.flatMap(text => text.split('\n')).filter((line, i) => line.trim() && i % every === 0)

const models = [suite.recognizeNumber, suite.recognizePercentage, suite.recognizeCurrency, suite.recognizeDimension, suite.recognizeAge, suite.recognizeTemperature]
for (const model of models) model('增长8%', suite.Culture.Chinese) // makes its patterns

let found = 0
const start = process.hrtime.bigint()
for (const model of models) for (const line of lines) found += model(line, suite.Culture.Chinese).length
console.log(JSON.stringify({ bytes: size(lines), seconds: Number(process.hrtime.bigint() - start) / 1e9, found }))
