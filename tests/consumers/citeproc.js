// Renders CSL-JSON from standard input in a style, and prints the text of each entry.
//
//     node citeproc.js apa|FILE.csl < items.json
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const CSL = require('citeproc')
const styles = require('@citation-js/plugin-csl/lib/styles.json')
const locales = require('@citation-js/plugin-csl/lib/locales.json')

const wanted = process.argv[2]
const style = styles[wanted] ?? readFileSync(wanted, 'utf8')
const items = new Map(JSON.parse(readFileSync(0, 'utf8')).map(item => [item.id, item]))
const system = {
  retrieveLocale: language => locales[language] ?? locales['en-US'],
  retrieveItem: id => items.get(id)
}
const engine = new CSL.Engine(system, style, 'en-US')
engine.updateItems([...items.keys()])
engine.setOutputFormat('text')
const [facts, entries] = engine.makeBibliography()
console.log(JSON.stringify({ entries, errors: facts.bibliography_errors }))
